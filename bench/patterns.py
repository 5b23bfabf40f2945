"""The regular expressions anyone would write over the lines that an OCR gives.

The document type is told to them; ours has to find out. Labels are those of the layouts that were
developed on; what is a standard's or the calendar's (codes, domains, days) is any of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from verifier.standards import find_dates

__all__ = ["read_plainly"]

_LABELS = {
    "id_card_front": r"姓名|性别|民族|出生|住址|公民身份号码",
    "business_licence": (
        r"统一社会信用代码|名称|类型|法定代表人|经营者|负责人|投资人|执行事务合伙人|注册资本"
        r"|(?:成员)?出资(?:总)?额|成立日期|注册日期|营业期限|合伙期限|经营范围|业务范围|住所"
        r"|(?:主要)?经营场所|营业场所|组成形式|实收资本|登记机关"
    ),
}
_ANY_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_CODE = r"(?<![\dA-Z])([0-9A-HJ-NPQRTUWXY]{18})(?![\dA-Z])"
_DOMAIN = r"([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})"
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def read_plainly(lines: Sequence[str], document_type: str) -> dict[str, str]:
    """Fields of one document by regular expressions over lines in the reader's own order.

    Args:
        lines: As read.
        document_type: Told, not found out.
    """
    text = "\n".join("".join(line.split()) for line in lines).replace("：", ":")
    text = re.sub("[•・‧∙]", "·", text)
    if document_type in _FIELDS:
        return _FIELDS[document_type](text)
    return _labelled(text, document_type)


def _between(text: str, document_type: str, label: str) -> str:
    """Everything from a label to the next label."""
    labels = _LABELS[document_type]
    match = re.search(rf"(?:{label}):?\n?(.+?)(?=\n?(?:{labels})|$)", text, re.DOTALL)
    return match.group(1).replace("\n", "") if match else ""


def _day(text: str) -> str:
    days = find_dates(text)
    return days[0].isoformat() if days else ""


def _last_day(text: str) -> str:
    days = find_dates(text)
    return days[-1].isoformat() if days else ""


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
    term = _between(text, kind, "营业期限|合伙期限")
    ends = [day.isoformat() for day in find_dates(term)]
    return {
        "company_name": _between(text, kind, "名称"),
        "credit_code": _found(_CODE, text),
        "legal_representative": _between(
            text, kind, "法定代表人|经营者|负责人|投资人|执行事务合伙人"
        ),
        "company_type": _between(text, kind, "类型"),
        "address": _between(text, kind, "住所|(?:主要)?经营场所|营业场所"),
        "registered_capital": _between(text, kind, "注册资本|(?:成员)?出资(?:总)?额"),
        "established_on": _day(_between(text, kind, "成立日期|注册日期")),
        "valid_from": ends[0] if ends else "",
        "valid_to": "long_term" if "长期" in term else (ends[-1] if len(ends) > 1 else ""),
        "business_scope": _between(text, kind, "经营范围|业务范围"),
        "issued_on": _last_day(text.replace("\n", ";")),
    }


def _letter(text: str) -> dict[str, str]:
    flat = text.replace("\n", "")
    return {
        "authorizer": _found(r"(?:单位|公司)[^:\n]{0,8}:\n?(.+?公司)", text)
        or _found(r"([\u4e00-\u9fff()（）]{4,30}公司)", text),
        "legal_representative": _found(r"法定代表人[^:\n]{0,8}:\n?([\u4e00-\u9fff·]{2,6})", text),
        "agent_name": _found(r"(?:被授权人|受托人)[^:\n]{0,8}:\n?([\u4e00-\u9fff·]{2,12})", text)
        or _found(r"授权(?:委托)?([\u4e00-\u9fff·]{2,12}?)(?:[（(]|同志|身份证)", flat),
        "agent_id_number": _found(r"(\d{17}[\dXx])", flat).upper(),
        "website": _found(_DOMAIN, flat),
        "issued_on": _last_day(flat),
    }


def _passport(text: str) -> dict[str, str]:
    """Dates from the machine-readable zone, the day of issue from the print."""
    zone = re.search(r"[A-Z]{3}(\d{6})\d[MF<](\d{6})", text.replace("\n", ""))
    birth, end = zone.groups() if zone else ("", "")
    printed = re.findall(rf"(\d\d)(?:\d{{1,2}}月/?)?({'|'.join(_MONTHS)})(\d{{4}})", text)
    days = sorted(f"{year}-{_MONTHS.index(month) + 1:02}-{day}" for day, month, year in printed)
    return {
        "name": _found(r"姓名[^\n]*\n([\u4e00-\u9fff·]{2,20})", text)
        or _found(r"\n([\u4e00-\u9fff]{2,4})\n", text),
        "sex": _found(r"(男|女)", text),
        "nationality": _found(r"(中国)", text),
        "document_number": _found(r"([EGDSP][A-Z]?\d{7,8})", text),
        "birth_date": _century(birth, born=True),
        "valid_from": days[1] if len(days) == 3 else "",
        "valid_to": _century(end, born=False),
    }


def _century(digits: str, *, born: bool) -> str:
    if not digits:
        return ""
    century = "19" if born and digits[:2] > "26" else "20"
    return f"{century}{digits[:2]}-{digits[2:4]}-{digits[4:]}"


_FIELDS: Mapping[str, Callable[[str], dict[str, str]]] = {
    "id_card_front": _front,
    "id_card_back": _back,
    "business_licence": _licence,
    "authorization_letter": _letter,
    "passport": _passport,
}

_PERIOD = "period"
"""A term: gives ``valid_from`` and ``valid_to``."""
# Per type: field to its labels; the value runs to the next label. A pattern with a group is
# searched on the whole text instead.
_PERMIT = {
    "name": "姓名",
    "sex": "性别",
    "birth_date": "出生日期",
    "valid_from": "签发日期",
    "valid_to": "有效期至",
    _PERIOD: "有效期限",
    "nationality": "国籍",
    "document_number": r"([HML]\d{8,10}|(?<!\d)\d{8}(?!\d))",
}
_RESIDENT = {
    "name": "姓名",
    "sex": r"(男|女)",
    "birth_date": "出生",
    "address": "住址",
    "id_number": r"(\d{17}[\dXx])",
    "document_number": r"(\d{17}[\dXx])",
    "issuing_authority": "签发机关",
    _PERIOD: "有效期限",
    "travel_permit_number": "通行证号码",
}
_LETTER = {
    "company_name": r"([\u4e00-\u9fff()（）]{4,30}公司)",
    "legal_representative": r"法定代表人[^:\n]{0,8}:\n?([\u4e00-\u9fff·]{2,6})",
    "name": r"(?:承诺人|负责人|经办人|姓名)[^:\n]{0,8}:\n?([\u4e00-\u9fff·]{2,12})",
    "id_number": r"(\d{17}[\dXx])",
    "credit_code": _CODE,
    "domain": _DOMAIN,
    "website": r"网站(?:名称)?[:“\"]\n?([^,，。;；\n”\"]{2,30})",
    "addressee": r"([\u4e00-\u9fff]{2,9}通信管理局)",
    "address": r"(?:地址|住所|住址):\n?([^,，。;；\n]{6,60})",
    "issued_on": "last_date",
}
_TABLES: Mapping[str, Mapping[str, str]] = {
    "hk_macau_permit": _PERMIT,
    "taiwan_permit": _PERMIT,
    "hk_macau_residence_permit": _RESIDENT,
    "taiwan_residence_permit": _RESIDENT,
    "residence_permit": {
        **_RESIDENT,
        "ethnicity": r"民族\n?([\u4e00-\u9fff]{1,4}?)\n",
        "household_address": "户籍地址|户籍所在地|户口所在地",
        "issuing_authority": "签发机关|发证机关",
    },
    "organization_code_certificate": {
        "company_name": "机构名称",
        "document_number": r"([0-9A-Z]{8}-[0-9X])",
        "legal_representative": "法定代表人|负责人",
        "company_type": "机构类型",
        "address": "地址",
        _PERIOD: "有效期",
        "issuing_authority": "颁发单位",
    },
    "institution_certificate": {
        "company_name": "名称",
        "credit_code": _CODE,
        "legal_representative": "法定代表人|负责人",
        "address": "住所|地址",
        "registered_capital": "开办资金|注册资金",
        "business_scope": "宗旨和业务范围|业务范围",
        _PERIOD: "有效期",
        "company_type": "类型|机构性质",
        "issued_on": "last_date",
    },
    "law_firm_licence": {
        "company_name": r"([\u4e00-\u9fff()（）]{4,30}(?:律师事务所|分所))",
        "credit_code": _CODE,
        "document_number": r"(?:许可证号|证号):\n?(\w+)",
        "legal_representative": "负责人|主任",
        "address": "住所|地址",
        "issued_on": "last_date",
    },
    "domain_certificate": {
        "domain": _DOMAIN,
        "holder": "注册人|持有者|所有者|域名持有人",
        "registrar": "注册商|注册机构|注册服务机构",
        "valid_from": "注册日期|注册时间",
        "valid_to": "到期日期|到期时间",
    },
    "commitment_letter": _LETTER,
    "supporting_letter": _LETTER,
}


def _labelled(text: str, document_type: str) -> dict[str, str]:
    table = _TABLES[document_type]
    labels = "|".join(p for p in table.values() if "(" not in p and not p.endswith("_date"))
    flat = text.replace("\n", "")
    days = [day.isoformat() for day in find_dates(flat)]
    read: dict[str, str] = {}
    for name, pattern in table.items():
        if pattern in ("first_date", "last_date"):
            read[name] = (days[0] if pattern == "first_date" else days[-1]) if days else ""
        elif "(" in pattern:
            read[name] = (
                _found(pattern, text).upper() if "number" in name else _found(pattern, text)
            )
        else:
            value = re.search(rf"(?:{pattern}):?\n?(.+?)(?=\n?(?:{labels})|$)", text, re.DOTALL)
            words = value.group(1).replace("\n", "") if value else ""
            if name == _PERIOD:
                read |= {key: day for key, day in _period(words).items() if day or key not in read}
            elif name.endswith("_date") or name in ("valid_from", "valid_to", "issued_on"):
                read[name] = _day(words)
            else:
                read[name] = words
    return read


def _period(words: str) -> dict[str, str]:
    days = [day.isoformat() for day in find_dates(words)]
    end = "long_term" if "长期" in words else (days[1] if len(days) > 1 else "")
    return {"valid_from": days[0] if days else "", "valid_to": end}
