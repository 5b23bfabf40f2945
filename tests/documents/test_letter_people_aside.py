"""Predecessors, witnesses and heads of other bodies are not whom a letter is about."""

import pytest

from tests.documents.pages import page_of
from verifier.documents import extract_fields
from verifier.documents.letter_others import is_number_of, people_aside
from verifier.reports import DocumentType

MARGIN = ("备" * 36, 80, 600)
OLD, NEW = "110105198703071230", "330106199003071236"


def read(kind: DocumentType, *lines: str) -> dict[str, str | None]:
    rows = tuple((line, 80, 40 + 36 * index) for index, line in enumerate(lines))
    return {name: f.value for name, f in extract_fields(kind, page_of(*rows, MARGIN)).items()}


@pytest.mark.parametrize(
    "sentence",
    [
        f"原网站负责人王建国（身份证号{OLD}）已离职，现授权张晓明（身份证号{NEW}）负责备案。",
        f"此前授权的王建国（身份证号{OLD}）停止办理，改授权张晓明（身份证号{NEW}）办理。",
        f"现授权张晓明（身份证号{NEW}）办理备案。见证人王建国（身份证号{OLD}）在场。",
        f"免去王建国同志（身份证号{OLD}）的工作，授权张晓明同志（身份证号{NEW}）担任负责人。",
    ],
)
def test_who_is_authorised_instead(sentence: str) -> None:
    read_ = read(
        DocumentType.AUTHORIZATION_LETTER,
        "网站备案授权书",
        sentence,
        "授权单位：杭州样例科技有限公司",
        "2026年3月1日",
    )
    assert (read_["agent_name"], read_["agent_id_number"]) == ("张晓明", NEW)


def test_the_head_of_the_parent_is_not_the_branches() -> None:
    read_ = read(
        DocumentType.SUPPORTING_LETTER,
        "隶属关系证明",
        "杭州样例科技有限公司宁波分公司系杭州样例科技有限公司（法定代表人王建国）设立的分支机构，负责人李四光。",
        "特此证明。",
        "杭州样例科技有限公司",
        "法定代表人：王建国",
    )
    assert read_["company_name"] == "杭州样例科技有限公司宁波分公司"
    assert read_["legal_representative"] == "李四光"


def test_words_are_nobody_and_only_the_nearest_number_is_theirs() -> None:
    text = f"因原授权代表离职，原负责人王建国，身份证号：{OLD}；现张晓明，身份证号：{NEW}。"
    text = text.replace("，", ",").replace("：", ":").replace("；", ";")
    assert people_aside(text) == {"王建国"}
    assert is_number_of({"王建国"}, text, text.index(OLD))
    assert not is_number_of({"王建国"}, text, text.index(NEW))


def test_who_signs_below_a_letter_about_another_is_the_head() -> None:
    read_ = read(
        DocumentType.SUPPORTING_LETTER,
        "聘书",
        f"兹聘请张晓明先生/女士（身份证号：{NEW}）为我公司网站主管。",
        "杭州样例科技有限公司",
        "负责人：王建国",
    )
    assert (read_["name"], read_["legal_representative"]) == ("张晓明", "王建国")
