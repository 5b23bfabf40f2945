"""The comparison: RapidOCR's default pipeline and the regular expressions anyone would write.

The document type is told to it; ours has to find out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verifier.standards import find_dates

__all__ = ["RapidOcrPeer"]

_LABELS = {
    "id_card_front": r"姓名|性别|民族|出生|住址|公民身份号码",
    "business_licence": (
        r"统一社会信用代码|名称|类型|法定代表人|经营者|注册资本|成立日期|注册日期|营业期限"
        r"|经营范围|住所|经营场所|组成形式|登记机关"
    ),
}
_ANY_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"


class RapidOcrPeer:
    """RapidOCR with its own defaults. Loads its models once."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine = RapidOCR()

    def read(self, data: bytes, document_type: str) -> dict[str, str]:
        """Fields of one encoded image by regular expressions over the lines in RapidOCR's order."""
        result = self._engine(data)
        lines = ["".join(text.split()) for text in (result.txts or ())]
        return _FIELDS[document_type]("\n".join(lines).replace("：", ":"))


def _between(text: str, document_type: str, label: str) -> str:
    """Everything from a label to the next label."""
    labels = _LABELS[document_type]
    match = re.search(rf"(?:{label}):?\n?(.+?)(?=\n?(?:{labels})|$)", text, re.DOTALL)
    return match.group(1).replace("\n", "") if match else ""


def _day(text: str) -> str:
    days = find_dates(text)
    return days[0].isoformat() if days else ""


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match.group(1) if match else ""


def _front(text: str) -> dict[str, str]:
    kind = "id_card_front"
    return {
        "name": _between(text, kind, "姓名"),
        "sex": _found(r"(男|女)", text),
        "ethnicity": _found(r"民族\n?([\u4e00-\u9fff]{1,4}?)\n", text),
        "birth_date": _day(_found(rf"({_ANY_DATE})", text.replace("\n", ""))),
        "address": _between(text, kind, "住址"),
        "id_number": _found(r"(\d{17}[\dXx])", text).upper(),
    }


def _back(text: str) -> dict[str, str]:
    period = re.search(r"(\d{4}\.\d{2}\.\d{2})\D{0,3}(\d{4}\.\d{2}\.\d{2}|长期)", text)
    start, end = period.groups() if period else ("", "")
    return {
        "issuing_authority": _found(r"签发机关\n?(.+)", text),
        "valid_from": start.replace(".", "-"),
        "valid_to": "long_term" if end == "长期" else end.replace(".", "-"),
    }


def _licence(text: str) -> dict[str, str]:
    kind = "business_licence"
    term = _between(text, kind, "营业期限")
    ends = [day.isoformat() for day in find_dates(term)]
    dates = re.findall(_ANY_DATE, text)
    return {
        "company_name": _between(text, kind, "名称"),
        "credit_code": _found(r"([0-9A-HJ-NPQRTUWXY]{18})", text),
        "legal_representative": _between(text, kind, "法定代表人|经营者"),
        "company_type": _between(text, kind, "类型"),
        "address": _between(text, kind, "住所|经营场所"),
        "registered_capital": _between(text, kind, "注册资本"),
        "established_on": _day(_between(text, kind, "成立日期|注册日期")),
        "valid_from": ends[0] if ends else "",
        "valid_to": "long_term" if "长期" in term else (ends[-1] if len(ends) > 1 else ""),
        "business_scope": _between(text, kind, "经营范围"),
        "issued_on": _day(dates[-1]) if dates else "",
    }


def _letter(text: str) -> dict[str, str]:
    flat = text.replace("\n", "")
    dates = re.findall(_ANY_DATE, flat)
    return {
        "authorizer": _found(r"(?:单位|公司)[^:\n]{0,8}:\n?(.+?公司)", text)
        or _found(r"([\u4e00-\u9fff()（）]{4,30}公司)", text),
        "legal_representative": _found(r"法定代表人[^:\n]{0,8}:\n?([\u4e00-\u9fff·]{2,6})", text),
        "agent_name": _found(r"(?:被授权人|受托人)[^:\n]{0,8}:\n?([\u4e00-\u9fff·]{2,12})", text)
        or _found(r"授权(?:委托)?([\u4e00-\u9fff·]{2,12}?)(?:[（(]|同志|身份证)", flat),
        "agent_id_number": _found(r"(\d{17}[\dXx])", flat).upper(),
        "website": _found(r"([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|top))", flat),
        "issued_on": _day(dates[-1]) if dates else "",
    }


_FIELDS: Mapping[str, object] = {
    "id_card_front": _front,
    "id_card_back": _back,
    "business_licence": _licence,
    "authorization_letter": _letter,
}
