"""How supporting letters say whom they are about: patterns that are tried before those of all.

An authority proves, a parent agrees, an owner lends a domain, a register renames: the body that the
letter is about is then not the one that wrote it. Patterns over squashed, half-width text, a group
``v`` each, the surest first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from verifier.documents import letter_grammar as grammar
from verifier.documents.forms import Entry, vocabulary
from verifier.documents.forms.values import (
    credit_code,
    id_number,
    organisation,
    person,
    place,
    text,
)
from verifier.standards import PROVINCES

__all__ = ["ENTRIES", "LENT", "PATTERNS"]

_ORG = grammar.ORGANISATION
_HAN = r"[\u4e00-\u9fff]"
_PERSON = rf"(?:{_HAN}{{2,4}}?|{_HAN}{{1,10}}(?:·{_HAN}{{1,10}})+)"
_PROVINCES = "|".join(province.short_name for province in PROVINCES.values())
_LEGAL = (
    r"(?:法定代表人(?:\(负责人\))?|法人代表|(?<!企业)(?<!事业单位)法人|投资人|经营者|业主"
    r"|分公司负责人)"
)
_ASIDE = r"(?:\((?:[^()\n]|\([^()\n]*\)){0,60}\))?"
_RENAMED = r"(?:变更|更改|更名|改名|变更登记)"
_SITE = r"(?P<v>[^,。;:()\"“”《》「」\n]{2,24}?)"

LENT = re.compile(
    r"(?:授权|同意|许可)[^。;\n]{2,60}?(?:使用|用于)|(?:使用|用于)[^。;\n]{0,30}网站[^。;\n]{0,20}备案"
)
"""A domain's owner lets another use it: a letter, though its headline may be a certificate's."""

PATTERNS: Mapping[str, Sequence[tuple[str, bool]]] = {
    "company_name": (
        (
            rf"{_RENAMED}(?:[\u4e00-\u9fff]{{0,6}}名称)?[\"“]?(?:登记)?(?:为|成)[:\"“]*(?P<v>{_ORG})",
            False,
        ),
        (rf"变更后(?:的)?(?:[\u4e00-\u9fff]{{0,4}}名称)?(?:为|是)?[:\"“]*(?P<v>{_ORG})", False),
        (rf"(?:为|现)宣传(?P<v>{_ORG})(?=的)", False),
        (rf"(?P<v>{_ORG})[(,:](?:原名?称?|曾用名|前身)(?:为|是|系|:)?[\"“]?{_ORG}", False),
        (rf"(?:下属|所属|直属|下级|管理)(?:的|单位|事业单位|机构|企业)*(?P<v>{_ORG})", False),
        (
            rf"(?:经查|经审核|经核实|经核查|经核|证明|兹有|现有|今有|悉|函告)[,:]?(?P<v>{_ORG})"
            rf"{_ASIDE}(?=系|为|是|属|隶属)",
            False,
        ),
        (
            rf"(?:^|\n|[。,;])(?P<v>{_ORG}){_ASIDE}"
            r"(?=(?:隶)?属(?:公益|我|于|[\u4e00-\u9fff]{0,12}(?:管理|单位))|[系是为]我)",
            False,
        ),
        (rf"(?:职业|工作单位|任职单位|就职于|供职于|受雇于)[:为]?\n?(?P<v>{_ORG})", False),
        (rf"关于(?:同意)?(?P<v>{_ORG})(?=网站|备案|申请|开办|建设|使用|更名|名称)", False),
        (
            rf"(?:授权|许可|借|提供|同意|转让)(?:给|予|由)?(?P<v>{_ORG})(?=\(.{{0,40}}\)使用|使用|无偿|用于)",
            False,
        ),
        (
            rf"同意(?:由)?(?P<v>{_ORG}){_ASIDE}(?=开办|建设|使用|申请|办理|以|开通|设立)",
            False,
        ),
    ),
    "legal_representative": (
        (rf"域名[^,。;]{{0,60}}由(?:分公司)?负责人(?P<v>{_PERSON})(?=注册)", False),
        (rf"{_LEGAL}(?:为|是|系|由)?(?P<v>{_PERSON})(?=注册|同意|已|知悉|授权|[,。;]|\n)", False),
        (
            rf"(?:持有者|注册人|所有者)(?:为|是|系)(?P<v>{_PERSON}),?(?=[系是为](?:我|本)[^。\n]{{2,40}}的?{_LEGAL})",
            False,
        ),
    ),
    "name": (
        (
            rf"(?:由|为|职工|员工|居民|村民|人员|同志|有)(?!居民|职工|员工|村民|我|本)(?P<v>{_PERSON})(?:同志|先生|女士)?[(,]?"
            rf"(?=[男女][,)]|{grammar.ID_LABEL}|有效身份|证件号|\({grammar.ID_LABEL})",
            False,
        ),
        (rf"(?:变更|更换|改)为(?P<v>{_PERSON})[(,]?(?={grammar.ID_LABEL}|担任|负责)", False),
        (rf"由(?P<v>{_PERSON})(?=负责|担任)", False),
        (
            rf"负责人(?:\([^)\n]{{0,6}}\)|签字|签名|签章):?\n?(?P<v>{_PERSON}){grammar.AFTER_PERSON}",
            True,
        ),
        (rf"证明(?P<v>{_PERSON})(?=居住|住在|[,(][男女]|,[男女])", False),
    ),
    "website": (
        (
            r"[《“\"「](?P<v>[^》”\"」\n]{2,30})[》”\"」](?=网站|站点|平台|的|\(|,域名|说明如下)",
            False,
        ),
        (r"(?:网站|站点|平台|名称为|名为)[《“\"「](?P<v>[^》”\"」\n]{2,30})[》”\"」]", False),
        (
            r"(?:开办|建设|办理|申请备案|主办|开通|运营|使用|宣传)(?:的)?(?:网站)?"
            rf"(?!网站|域名){_SITE}(?:网站)?(?=\((?:网站)?(?:域名|网址))",
            False,
        ),
        (rf"(?:我|本)(?:公司|单位|司|店|社|所){_SITE}(?:网站)?(?=\((?:网站)?(?:域名|网址))", False),
        (rf"{_ORG}{_SITE}(?:网站)?(?=\((?:网站)?(?:域名|网址))", False),
        (
            rf"(?:网站|站点|平台)(?:中文)?(?:名称|全称|名)(?:为|是|:)?\n?(?!说明|的){_SITE}(?=[,。;(\n]|网站域名|域名|首页|$)",
            False,
        ),
        (
            rf"\A(?:[^\n]{{0,40}}\n){{0,2}}[《“\"]?(?!{_ORG}网站){_SITE}[》”\"]?网站建设[^\n]{{0,6}}\n",
            False,
        ),
    ),
    "addressee": (
        (
            rf"(?:^|\n)(?:致|呈|尊敬的|敬致)*:?\n?(?P<v>(?:{_PROVINCES})[\u4e00-\u9fff]{{0,5}}通信管理局)",
            False,
        ),
        (rf"(?:向|经)(?P<v>(?:{_PROVINCES})[\u4e00-\u9fff]{{0,5}}通信管理局)", False),
    ),
    "address": (
        (
            rf"(?:^|[,。;\n])[现常]?住(?P<v>{_HAN}{{2,9}}(?:省|市|区|县|州|盟)[^,。;:\n]{{4,60}}?)(?=[,。;\n]|$)",
            False,
        ),
        (
            r"(?:(?:居住|住|户籍|地址|住址|位于)(?:在|于)|现住)(?!址)(?P<v>[^,。;:\n]{6,60}?)(?=[,。;\n]|统一社会|$)",
            False,
        ),
        (
            r"(?:住址|办公地址|单位地址|户籍地址|家庭地址|联系地址|地址|住所)(?:为|是|:)\n?(?P<v>[^,。;:\n]{6,60}?)(?=[,。;\n]|联系|电话|$)",
            False,
        ),
        (r"位于(?P<v>[^,。;:\n]{6,60}?)(?=[,。;\n]|$)", False),
    ),
}

_OTHER_LABELS = (
    *("岗位", "部门", "职务", "部门及职务", "岗位职务", "性别", "学历", "入职时间", "入职日期"),
    *("电话", "联系电话", "负责人电话", "手机", "手机号码", "联系方式", "日期"),
    *("单位公章", "单位盖章", "网站域名", "域名", "首页网址"),
)
_PERSONS = (
    *("姓名", "负责人姓名", "网站负责人", "网站负责人姓名", "主体负责人"),
    *("员工姓名", "职工姓名", "联系人", "当事人", "被证明人"),
)
_NUMBERS = (
    *("身份证号", "身份证号码", "公民身份号码", "居民身份证号", "居民身份证号码"),
    *("公民身份证号码", "证件号码", "证件号", "身份证件号码"),
)
_SITES = ("网站名称", "网站名", "网站全称", "备案网站名称", "网站中文名称", "站点名称")
_OPENERS = ("主办单位", "网站主办者", "工作单位", "公司名称", "主办者")

ENTRIES = (
    Entry((*vocabulary.BODY_NAME, *_OPENERS), organisation("company_name")),
    Entry(vocabulary.CREDIT_CODE, credit_code("credit_code")),
    Entry(vocabulary.REPRESENTATIVE, person("legal_representative")),
    Entry(_PERSONS, person("name")),
    Entry(_NUMBERS, id_number("id_number")),
    Entry(
        (*vocabulary.ADDRESS, "现住址", "居住地址", "家庭住址", "户籍地址"),
        place("address"),
    ),
    Entry(_SITES, text("website")),
    Entry(_OTHER_LABELS),
)
"""Tables that some of them hold: cells of labels and values."""
