"""People named beside those a letter is about: predecessors, witnesses, heads of other bodies.

A letter that puts one person in the place of another names both, and so does one that somebody
witnessed; who belongs to another body stands in brackets behind that body's name.
"""

from __future__ import annotations

import re

from verifier.documents.flow import Flow
from verifier.documents.letter_grammar import HEAD, ID_LABEL, NO_PERSON, ORGANISATION
from verifier.standards import is_likely_name

__all__ = ["heads_of_others", "is_number_of", "people_aside"]

_LONGEST = 6
_NAME = r"(?P<v>[\u4e00-\u9fff·]{2,20}?)"
_END = (
    r"(?=[^\u4e00-\u9fff·]|$|同志|先生|女士|身份|证件|因|已|停止|不再|离|调|辞|退|失|的|至"
    r"|变更|更换|担任|负责|管理)"
)
_PAST = r"(?:原任?|前任|离任|上任|旧任?|此前|前次|先前|变更前)的?"
_POST = (
    r"(?:网站|主体|备案|授权)?(?:备案)?"
    r"(?:负责人|授权代表|被授权人|受权人|受托人|代理人|经办人|管理员|管理人|站长|持有人|持有者|所有者)"
)
_LEFT = (
    r"(?:离职|离任|调离|调走|调任|调往|调岗|辞职|退休|去世|病故|失联|失去联系|解聘|卸任|不再|停止|终止"
    r"|另有任用|转岗)"
)
_ASIDE = (
    rf"{_PAST}{_POST}(?:姓名)?[:\n为是系由,]{{0,2}}{_NAME}{_END}",
    rf"(?:原先?|此前|先前|曾)(?:是|为|系)?由{_NAME}{_END}",
    rf"(?:此前|前次|原先?|先前|曾经?|已)(?:所)?(?:授权|委托|委派|指派)的?(?:{_POST})?{_NAME}{_END}",
    rf"(?:免去|撤销|取消|终止|解除|收回)(?:对|了)?{_NAME}(?=同志|先生|女士|的|\()",
    rf"(?:^|\n|[。;,:])(?:因|由于)?(?:{_POST})?{_NAME}(?:同志|先生|女士)?(?:\([^)\n]*\))?"
    rf"(?:现|因[^,。;\n]{{0,8}})?(?:已|于)?[^,。;\n]{{0,14}}?(?<!拟){_LEFT}",
    # Who let a room or gave a domain away.
    rf"(?:产权人|所有权?人|出租[人方]|房主|房东|转让[人方]|出让[人方])(?:姓名|[为是:\n])?{_NAME}{_END}",
    rf"自{_NAME}(?:\([^)\n]*\))?处",
    rf"(?:见证|证明|在场|监督)人(?:签字|签名|姓名|\([^)\n]*\))?:?\n?{_NAME}{_END}",
)
_HEADED = re.compile(
    rf"(?P<o>{ORGANISATION})[(,](?:[^()。\n]|\([^()\n]*\))*?"
    rf"(?:{HEAD}|负责人)(?:姓名)?[:为是系]?(?P<v>[\u4e00-\u9fff·]{{2,20}}?)(?=[,;)])"
)
_SIGNING = re.compile(
    rf"(?:^|\n)(?P<o>{ORGANISATION})(?:\([^)\n]*\))?\n{HEAD}"
    r"(?:签[字名章]|\([^)\n]*\))?:(?P<v>[\u4e00-\u9fff·]{2,20})(?=\n|$)"
)
_LEADING_TO = (
    r"(?:{names})(?:先生|女士|同志|\([先女][^)]*\)|/)*(?:[,(:;、\n]{{1,2}}(?:[^,。()\n\d]{{1,10}}[,;、]){{0,3}})?"
    r"{label}?(?:号码|号)?[:为是(]*\n?$"
)


def people_aside(text: str) -> frozenset[str]:
    """Names of predecessors and witnesses in a letter's text."""
    found = {match["v"] for pattern in _ASIDE for match in re.finditer(pattern, text)}
    return frozenset(name for name in found if _may_be_a_name(name))


def heads_of_others(flow: Flow, body: str) -> frozenset[str]:
    """Who stands for bodies other than ``body`` (half width): behind their names, or signing."""
    return frozenset(
        match["v"]
        for pattern in (_HEADED, _SIGNING)
        for match in pattern.finditer(flow.text)
        if body and not match["o"].endswith(body) and not body.startswith(match["o"])
    )


def _may_be_a_name(name: str) -> bool:
    """Whether it is no word of the sentence."""
    short = len(name) <= _LONGEST or "·" in name
    return short and is_likely_name(name) and re.search(rf"{NO_PERSON}|^原[授委代负]", name) is None


def is_number_of(names: frozenset[str] | set[str], text: str, start: int) -> bool:
    """Whether the number that begins at ``start`` is said to be one of these people's."""
    if not names:
        return False
    said = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    before = text[max(0, start - 60) : start]
    return re.search(_LEADING_TO.format(names=said, label=ID_LABEL), before) is not None
