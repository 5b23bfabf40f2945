"""Whose letter it is: what most places on it say."""

from tests.documents.pages import page_of
from verifier.documents.letter_flow import letter_flow
from verifier.documents.letter_organisations import organisation_of

MARGIN = ("备" * 36, 80, 560)


def named(*lines: str) -> tuple[str, bool]:
    rows = tuple((line, 80, 60 + 40 * index) for index, line in enumerate(lines))
    pieces, sure = organisation_of(letter_flow(page_of(*rows, MARGIN)))
    return "".join(piece.text for piece in pieces), sure


def test_who_is_addressed_has_fewer_votes() -> None:
    name, sure = named(
        "网站备案授权书",
        "致：某云计算有限公司",
        "兹有杭州示例科技有限公司授权李四办理网站备案。",
        "授权单位（盖章）：杭州示例科技有限公司",
    )
    assert (name, sure) == ("杭州示例科技有限公司", True)


def test_part_of_a_name_speaks_for_the_whole() -> None:
    name, _ = named(
        "授权书",
        "我公司杭州示例科技有限公司宁波分公司授权李四办理备案。",
        "委托单位：杭州示例科技有限公司宁波分公司",
        "杭州示例科技有限公司",
    )
    assert name == "杭州示例科技有限公司宁波分公司"


def test_a_name_said_once_is_not_sure() -> None:
    assert named("情况说明", "特此说明。", "单位（公章）：杭州示例科技有限公司") == (
        "杭州示例科技有限公司",
        False,
    )


def test_promises_are_no_names() -> None:
    assert named("承诺书", "本单位愿接受社会监督。", "我公司对上述内容的真实性负全部责任。") == (
        "",
        False,
    )
