"""Which organisation a letter is of: every place that names one is a vote for it.

A letterhead, a label with its value, the sentence that authorises and the line under which it was
signed name the same body, whole or in part; whoever is addressed is named once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.documents.flow import Flow
from verifier.documents.letter_grammar import NO_ORGANISATION, ORGANISATION
from verifier.ocr import PageLine
from verifier.standards import is_likely_name

__all__ = ["NO_BODY", "organisation_of"]

_SEALED = r"(?:\([^)\n]{0,10}[章字][^)\n]{0,8}\)|[公盖]章|签章)"
_ROLE = (
    r"(?:责任|开办|所属|工作|授权|委托|主办|承诺|出具|申请|所在|备案|使用|证明|声明|用人|派出"
    r"|企业|公司|单位|机构)"
)
_BODY = r"(?:单位|方|人|公司|企业|机构|社|店|法人)"
# Pattern with a group ``v``, and how much such a place says.
_PLACES = (
    (
        rf"(?:^|\n|[。;,])(?<!被){_ROLE}?{_BODY}(?:名称|全称)?{_SEALED}?[:\n]{{1,2}}"
        r"(?P<v>[\u4e00-\u9fffA-Za-z0-9()·&]{4,45}?)(?=\n|$|[,。;]|\([盖公签])",
        3.0,
    ),
    (
        rf"(?:我|本)(?:单位|公司|分公司|司|企业|店|所|社|院|校|厂|中心|会|个体户|个体工商户|商户|店铺)[,(:“\"]*(?:名称|全称)?:?"
        rf"(?P<v>{ORGANISATION})",
        2.0,
    ),
    (rf"(?P<v>{ORGANISATION})(?=\((?:以下|下称|统一|社会信用|注册))", 2.0),
    (
        rf"(?:^|\n)(?:{_SEALED}:?)?(?P<v>{ORGANISATION})"
        rf"(?={_SEALED}?(?:\n|$|经办|联系|法定|法人|网站|主体|负责|日期|\())",
        2.0,
    ),
    (
        rf"(?:为|与|系|在|由|对|给|职于)(?P<v>{ORGANISATION})"
        r"(?=职工|员工|职员|工作|存在|任职|用于|开办|使用|的|以|[,。\n])",
        1.0,
    ),
    (
        rf"(?:系|是|为|作为|代表|由)(?P<v>{ORGANISATION})(?=的?(?:法定|法人|负责|经营|投资|业主|授权))",
        1.5,
    ),
)
# A labelled value may be any body's name; elsewhere it has to end like one.
_LABELLED = 3.0
# Who speaks for it before its name, and the next label behind it.
_LEADING = re.compile(
    r"(?:.*(?:代表|[人主者]\)))?(?:宣传|展示|介绍|推广|证明|关于|下属|授权给|给|曾用名|原名)?(?:兹有|今有|现有|兹由|现由|兹|特)?(?:[我本](?:分?公司|单位|司|店|所|社|企业))?(?=.{4})"
)
_TRAILING = re.compile(
    r"(?:的分公司$|受托人|代理人|法人$|法人:|负责人|被授权|法定代表|授权人|委托人|经办人|地址|电话|日期|时间"
    r"|\((?:公章|盖章|签章)).*"
)
_ADDRESSED = re.compile(r"(?:致|尊敬的|呈)[:\n]?$")
NO_BODY = re.compile(
    NO_ORGANISATION
    + r"|^(?:将|已|在|的|为|你|贵)|愿|取得|主管|说明|阅读|接受|对上述|知悉|真实|之前"
    r"|以上|承担"
    r"|全部|本人|同志|先生|女士|通信管理局|管理系统$|工业和信息化部|[,。;:]|^\d|号码|证件"
    # The second line of a name in a narrow cell.
    r"|^(?:[\u4e00-\u9fff]{0,3}(?:有限|股份|责任)|公司|集团|事务所|合作社)"
)


@dataclass(frozen=True, slots=True)
class _Vote:
    text: str
    pieces: tuple[PageLine, ...]
    weight: float


def organisation_of(flow: Flow) -> tuple[tuple[PageLine, ...], bool]:
    """The organisation for which most speaks.

    Returns:
        The parts of lines that name it, none if nothing does; and whether it is named more than
        once, so that one misreading, or a seal over it, would show.
    """
    votes = list(_votes(flow))
    if not votes:
        return (), False
    joined = flow.text.replace("\n", "")

    def said(vote: _Vote) -> tuple[float, int]:
        # Part of the name speaks for the whole name.
        own = sum(other.weight for other in votes if other.text in vote.text)
        return own + 0.5 * joined.count(vote.text), len(vote.text)

    best = max(votes, key=said)
    return best.pieces, joined.count(best.text) > 1


def _votes(flow: Flow) -> Iterator[_Vote]:
    for pattern, weight in _PLACES:
        for match in re.finditer(pattern, flow.text):
            start, end = match.span("v")
            if before := _LEADING.match(match["v"]):
                start += before.end()
            if behind := _TRAILING.search(flow.text, start, end):
                end = behind.start()
            name = flow.text[start:end]
            if len(name) < 4 or name.startswith("(") or NO_BODY.search(name):
                continue
            if _ADDRESSED.search(flow.text[: match.start("v")]) or is_likely_name(name):
                continue
            whole = re.fullmatch(ORGANISATION, name) is not None
            if whole or weight >= _LABELLED:
                yield _Vote(name, flow.span(start, end), weight if whole else 0.5 * weight)
