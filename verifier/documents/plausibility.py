"""Whether a value is written as such values are: what was taken from a wrong place seldom is.

Nothing here refuses a value; it only speaks for showing it to a person. Names of people may be of
any characters and bodies may be called anything, so a true value may be implausible, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verifier.documents.flow import half_width
from verifier.documents.letter_grammar import NO_PERSON, ORGANISATION
from verifier.reports import FieldReport
from verifier.standards import is_likely_name, normalise_text

__all__ = ["is_plausible"]

Fields = Mapping[str, FieldReport]

_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_WORD = re.compile(r"[\u3400-\u9fff·]{2,20}")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z ,.'·\-]{2,60}")
_LATIN_BODY = re.compile(
    r".*\b(?:ltd|limited|inc|llc|corp|corporation|company|co|gmbh|plc|s\.?a|bv|ag|group|foundation"
    r"|administration|bureau|ministry|embassy|police|university|association|centre|center|institute|registry|registrar)\b\.?",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"(?:{ORGANISATION}|[\u4e00-\u9fff()·]{{4,40}}(?:分所|支所|校友会|商会))(?:\(.*\))?"
)
# How a body's name does not begin, for it is a word that led to it.
_LEADING = re.compile(
    r"^(?:[的是为由对给在向与及将已我本该其]|下属|所属|证明|同意|授权|关于|申请|宣传|担任|公司|有限"
    r"|股份|名称|单位名称|曾用名|原名|[()、,.:;·\-])"
)
# The next label, run into the value.
_NEXT_LABEL = re.compile(
    r"[:;。]|日期|电话|时间|签署|签字|盖章|姓名|法定代表|负责人|身份证|有效期|注册年|联系|(?:19|20)\d\d[年.\-/]\d|地址$|住所$"
)
_PLACE = re.compile(r"[省市区县旗州盟镇乡村路街道巷弄号栋幢楼室园里组]|大厦|[A-Za-z]{3}")
_NO_SITE = re.compile(
    r"^(?:申请|开办|建设|关于|我|本|该|的|是|为|[,.:;])|管理办法|条例|规定|法律|说明$|如下|备案$|[。;:]"
)
_DOMAIN = re.compile(r"(?:[^\s.,;:()@]{1,63}\.)+(?:[A-Za-z]{2,14}|[\u4e00-\u9fff]{2,4})")
_PERSONS = ("name", "legal_representative", "agent_name")
_BODIES = ("company_name", "authorizer", "holder", "registrar", "issuing_authority", "addressee")
_PLACES = ("address", "household_address")


def is_plausible(name: str, value: str, fields: Fields) -> bool:
    """Whether the value is written as such values are, and agrees with the other days.

    Args:
        name: Of the field.
        value: As reported.
        fields: All of the document.
    """
    text = half_width(value)
    if name in _PERSONS:
        # Names of other peoples need no surname.
        people = fields.get("ethnicity")
        of_others = people is not None and people.value not in (None, "汉")
        return _is_person(normalise_text(text)) or (
            of_others and _HAN_WORD.fullmatch(text) is not None
        )
    if name in _BODIES:
        return _is_body(text) or (name == "holder" and _is_person(text))
    if name in _PLACES:
        return _PLACE.search(text) is not None and _NEXT_LABEL.search(text) is None
    if name == "domain":
        return _DOMAIN.fullmatch(text) is not None
    if name == "website":
        return _NO_SITE.search(text) is None
    return name != "issued_on" or _is_day_of_issue(value, fields)


def _is_person(text: str) -> bool:
    if _HAN.search(text) is None:
        return _LATIN_NAME.fullmatch(text) is not None
    # The firm that manages a partnership, and its delegate.
    if re.search(NO_PERSON, text.partition("(")[0]) and not _is_body(text.partition("(")[0]):
        return False
    return is_likely_name(text) or _is_body(text.partition("(")[0])


def _is_body(text: str) -> bool:
    if _HAN.search(text) is None:
        return _LATIN_BODY.fullmatch(text) is not None
    return (
        _BODY.fullmatch(text) is not None
        and _LEADING.search(text) is None
        and _NEXT_LABEL.search(text) is None
    )


def _is_day_of_issue(value: str, fields: Fields) -> bool:
    """Not the last day of its term, nor a day before what it tells of began."""
    last, begun = fields.get("valid_to"), fields.get("established_on")
    if last is not None and last.value and last.value[:1].isdigit() and value >= last.value:
        return False
    return begun is None or not begun.value or value >= begun.value
