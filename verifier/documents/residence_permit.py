"""Residence permit of a province or city (居住证), and the older 暂住证.

Every place has a form of its own; what they share are labels beside their values, some with two
entries on a row. ``address`` is where the holder lives now, ``household_address`` what the register
says; a permit without a number of its own goes by the identity number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_dates, check_identity
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import (
    code,
    day,
    ethnic,
    id_number,
    latin_or_han_name,
    place,
    sex_of,
    term,
    text,
    until,
)
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.likeness import word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["RESIDENCE_PERMIT"]

_TITLE = re.compile(r"(?:居住|暂住)证(?!号|明)")
_WORDS = {
    "姓名": 0.1,
    "性别": 0.05,
    "民族": 0.1,
    "出生": 0.05,
    "身份证号码": 0.1,
    "公民身份号码": 0.1,
    "签发机关": 0.1,
    "发证机关": 0.1,
    "有效期": 0.05,
    "住址": 0.05,
}
# Labels that no other card prints; of a page whose headline was cut off they tell as much.
_OWN_LABELS = (
    "本市居住",
    "暂住",
    "居住证编号",
    "居住地",
    "签注",
    "居住证号",
    "居住地址",
    "现居住",
    "居住地住址",
    "户籍地址",
    "常住户口所在地",
)
_OTHERS = ("港澳居民", "台湾居民", "授权书", "承诺书", "特此证明", "统一社会信用代码", "兹证明")
_HERE = ("", "现", "本市", "在本市", "目前", "当前")
_ENTRIES = (
    Entry(("姓名", "持证人", "持证人姓名", "本人姓名", "流动人口姓名"), latin_or_han_name()),
    Entry(("性别",), sex_of()),
    Entry(("民族",), ethnic(), after=r"性?别?[:.]?[男女]?"),
    Entry(("出生日期", "出生", "出生年月", "出生年月日", "生日", "出生时间"), day("birth_date")),
    Entry(
        (
            *(f"{first}{label}" for first in _HERE for label in ("居住地址", "居住地", "住址")),
            *(
                f"{first}{label}"
                for first in _HERE
                for label in ("居住地住址", "暂住地址", "居住住址")
            ),
            *(
                "现住地址",
                "暂住处所",
                "居住处所",
                "住所",
                "现住地",
                "暂住地",
                "暂住住址",
                "居住地详址",
                "居住详址",
                "现居住详址",
                "居所地址",
                "暂住处地址",
                "暂住处",
                "租住地址",
            ),
        ),
        place("address"),
    ),
    Entry(
        (
            *(
                "公民身份号码",
                "身份证号码",
                "公民身份证号码",
                "居民身份证号码",
                "居民身份证号",
                "身份证号",
            ),
            *("公民身份证号", "身份号码", "公民身份号"),
        ),
        id_number("id_number"),
        anywhere=r"(?<!\d)\d{17}[\dXx](?![\dXx])",
    ),
    Entry(
        (
            *(
                "居住证号",
                "居住证编号",
                "居住证号码",
                "证件编号",
                "暂住证号",
                "暂住证编号",
                "证件号码",
            ),
            *("证号", "编号", "证书编号", "居住证件号", "卡号", "证件号", "暂住证号码"),
        ),
        code("document_number", form=r"[0-9A-Z]{8,20}", alike=r"[0-9A-Za-z]{8,22}"),
    ),
    Entry(
        (
            *(
                "签发机关",
                "发证机关",
                "发证单位",
                "签发单位",
                "制发机关",
                "制证机关",
                "颁发机关",
                "核发机关",
            ),
            *("发证部门", "签发部门", "制发单位", "承办单位", "办证机关", "登记机关"),
        ),
        text("issuing_authority"),
    ),
    Entry(
        (
            "证件有效期",
            "证件有效期限",
            "居住期限",
            "居住证有效期",
            "有效期限",
            "有效期",
            "有效期间",
            "使用期限",
            "有效日期",
        ),
        term,
    ),
    Entry(
        (
            *(
                "签发日期",
                "发证日期",
                "签发时间",
                "发证时间",
                "制证日期",
                "核发日期",
                "办证日期",
                "登记日期",
            ),
            *("颁发日期", "签注日期", "办理日期", "制发日期"),
        ),
        day("valid_from"),
    ),
    Entry(
        (
            *(
                "有效期至",
                "有效日期至",
                "到期日期",
                "到期时间",
                "使用期至",
                "有效期截止",
                "有效期止",
                "签注有效期至",
                "有效期截至",
                "有效至",
                "截止日期",
            ),
            *("有效截止日期", "有效期到"),
        ),
        until(),
        after=r".*\d日?",
    ),
    Entry(
        (
            *(
                "户籍地址",
                "常住户口所在地住址",
                "户籍所在地",
                "户籍住址",
                "户籍所在地址",
                "户口所在地",
            ),
            *(
                "常住户口所在地",
                "常住户口所在地地址",
                "户口地址",
                "原籍地址",
                "户籍地",
                "户籍详址",
                "原户籍地址",
            ),
            *("户籍所在地住址", "常住户口地址", "户口所在地址", "原住址", "原籍"),
        ),
        place("household_address"),
    ),
    Entry(
        (
            *(
                "文化程度",
                "联系电话",
                "电话",
                "房屋业主",
                "居住事由",
                "来本地事由",
                "留宿人",
                "暂住事由",
            ),
            *(
                "服务处所",
                "工作单位",
                "职业",
                "政治面貌",
                "婚姻状况",
                "签注记录",
                "备注",
                "办证原因",
            ),
        )
    ),
)
_ORDER = (
    "name",
    "sex",
    "ethnicity",
    "birth_date",
    "address",
    "id_number",
    "document_number",
    "issuing_authority",
    "valid_from",
    "valid_to",
    "household_address",
)


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    titled = any(_TITLE.search(line.text) and len(line.text) <= 14 for line in flow.lines)
    own = sum(label in flow.text for label in _OWN_LABELS)
    return min(1.0, score + 0.5) if score and (titled or own >= 2) else 0.0


def _extract(page: Page, _: Flow) -> Fields:
    fields = dict(read_entries(page, _ENTRIES, {"名": "姓名", "别": "性别", "址": "住址"}))
    if "document_number" not in fields and "id_number" in fields:
        fields["document_number"] = fields["id_number"]
    return {name: fields[name] for name in _ORDER if name in fields}


def _check(fields: Fields) -> Sequence[Finding]:
    return (
        *check_identity(fields),
        *check_dates(fields, (("birth_date", "valid_from"), ("valid_from", "valid_to"))),
    )


RESIDENCE_PERMIT = DocumentKind(
    type=DocumentType.RESIDENCE_PERMIT,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("name", "address", "id_number"),
    printed=("sex", "ethnicity", "birth_date", "issuing_authority", "valid_from"),
    # Some places print authority and term on the back.
    other_side=("issuing_authority", "valid_to"),
)
