"""Which organisation a letter is of: every place that names one is a vote for it.

A letterhead, a label with its value, the sentence that authorises and the line under which it was
signed name the same body, whole or in part. Where an office or the unit above writes about a body
(proves it, renames it, agrees with its site), that body counts, whoever signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.documents.flow import Flow
from verifier.documents.letter_grammar import ID_LABEL, NEXT_LABEL, NO_ORGANISATION, ORGANISATION
from verifier.documents.letter_parties import other_parties
from verifier.ocr import PageLine
from verifier.standards import is_likely_name

__all__ = ["organisation_of"]

_SEALED = r"(?:\([^)\n]{0,10}[章字印][^)\n]{0,8}\)|[公盖]章|签章|印章)"
_ROLE = (
    r"(?:责任|开办|所属|工作|授权|委托|主办|承诺|申请|所在|备案|使用|用人|派出"
    r"|企业|公司|单位|机构)"
)
_BODY = r"(?:单位|方|人|公司|企业|机构|机关|社|店|法人|者)"
_LABEL = rf"(?<!被)(?<!受){_ROLE}?(?:网站)?{_BODY}(?:名称|全称|\(全称\))?(?:\([甲乙]方\))?"
_VALUE = r"(?P<v>[\u4e00-\u9fffA-Za-z0-9()·&]{4,45}?)"
# Behind it, or another entry in the same row.
_VALUE_ENDS = rf"(?=\n|$|[,。;]|\([盖公签]|{NEXT_LABEL}|(?:19|20)\d\d[年./-]|二[〇零])"
_SELF = (
    r"(?:我|本)(?:单位|公司|分公司|司|企业|店|所|社|院|校|厂|局|村|机关|中心|协会|基金会|合作社"
    r"|个体户|会)"
)
_BEGINS = r"(?:^|\n|[。;,:!?])"
# What comes behind a name in a sentence.
_BEHIND = (
    r"(?=[,。;:()“”\"《》\[\]、!?\n]|$|系|[是为的与在因由于现兹特拟就对将已经位任名以属归并]|申请|办理|开办"
    r"|主办|建设|新建|正式|在[职编岗]|合同制|使用|用于|注册|持有|拥有|成立|作为|关于|主要|承诺|保证|委托|授权|指定|同意|法定代表|法人"
    rf"|负责|经营|职工|员工|职员|工作|就业|担任|从事|[a-z0-9-]{{2,}}\.[a-z]|统一社会|社会信用|网站|域名|原|决定|股东|存在|签订|{ID_LABEL})"
)
_STEPS = r"(?:是|系|为)?(?:我|本|该|贵|其)?(?:单位|公司|司|局|委|部|办)?"
_SPOKEN_OF, _HEADING = 20.0, 2.1
# What follows the name of who is told of.
_TOLD = r"[(,。;\n]|于|的|经|在|系|自|向|提交|申请|办理|委托|通过|租用|购买|使用|托管|$"
# Pattern with a group ``v``, how much such a place says, whether in print that no seal covers.
_PLACES = (
    # Whom an office or the unit above writes about.
    *(
        (pattern.replace("ORG", rf"(?P<v>{ORGANISATION})"), _SPOKEN_OF, True)
        for pattern in (
            r"(?:变更|更名|更改|名称改|调整|改制|改组|重组)(?:[^。;\n]{0,6})?(?:名称|企业名称|公司名称)?为[:“\"]?\n?ORG(?=[”\",。;(\n的]|$)(?![”\"]?[、,]?域名)",
            r"变更后(?:的)?(?:企业|公司|单位)?名称(?:为|:|是)[“\"]?\n?ORG(?=[”\",。;(\n]|$)",
            rf"{_BEGINS}ORG(?=(?:是|系|系由|由)[^,。\n]{{4,50}}(?:变更|更名|改制)而来)",
            r"(?:^|\n|批复|[复公]?函|通知|意见书?)ORG(?=:\n?(?:你|贵|报来)(?:单位|公司|局|院|校|中心|村|社|会|所)?)",
            r"(?:用户|客户)ORG(?=:)",
            r"(?:^|\n|[。;,])(?:职业|工作单位|所在单位|任职单位|就职单位):ORG(?=[。;,\n]|$)",
            rf"{_BEGINS}ORG(?=[,:(]?(?:原名|曾用名|\(?原[“\"]))",
            r"[与和]ORG(?=(?:系|是|为|属)同一)",
            r"(?:下属|直属|所属|主管|下级)(?:的)?(?:单位|事业单位|机构)?ORG(?=[因需拟现申开建办为,(])",
            r"同意(?:我(?:单位|局))?(?:所属|下属|直属)?(?:单位)?ORG(?=开办|建设|办理|申请)",
            # Who asked, bought, holds, or is insured, where another writes.
            rf"(?:会员|客户|用户|受让[人方]|网站主办者|主办者|备案主体|申请人)(?:名称|单位)?[:]?ORG(?={_TOLD})",
            rf"(?:扣缴义务人|任职受雇单位|受雇单位|缴费单位|(?<!首次)(?<!原)参保单位)(?:名称)?[为是:\n]?ORG(?={_TOLD})",
            r"(?:接受|受)ORG(?=(?:\((?:[^()\n]|\([^()\n]*\))*\))?的?(?:委托|指派|委派|聘请|任命))",
            r"(?:兹|现|特)?(?:确认|证实|核实|经(?:核查?|审核|审查|查证?|了解))[:,]?\n?ORG(?=\n?[(为系是属在]|党|已|的)",
            rf"{_BEGINS}ORG(?=经[^,。\n]{{2,40}}(?:批准|同意|核准)(?:设立|成立|设置))",
            # To whom a domain, a room or a connection is given.
            r"ORG(?=\n?\((?:被许可|被授权|使用|受让|承租)[方人]\))",
            r"(?:许可|准许|允许|同意|授权)ORG(?=[^。\n]{0,8}(?:将该?域名|使用(?:该|上述|此|其|本)?域名))",
            r"(?:交由|交给|租给|租赁给|出租给|提供给|借给|(?<!提)供)ORG(?=(?:无偿|免费)?(?:使用|作为|作|用于|办公|经营|备案))",
            r"(?:分支机构|分公司|下属单位|子公司)[^。\n]{0,10}(?:名称[为是:]|[为是:])ORG(?=[,。;(\n])",
            rf"{_BEGINS}ORG(?=(?:\((?:[^()\n]|\([^()\n]*\))*\))?(?:[^。\n]{{0,60}}[受由归属])?我(?:单位|局|办|委|部|厅|会)(?:主管|管理|指导|下属|所属|直属))",
            r"由ORG(?=(?:申报|代缴|缴纳|为其|参加|统一)[^。\n]{0,10}(?:社会保险|社保|参加|缴|。|,))",
            rf"{_BEGINS}ORG(?=已?[^,。\n]{{0,12}}(?:建立|成立)了?党(?:组织|支部|委))",
            r"(?<![被不])使用(?:者|人|方|单位)[:\n]ORG(?=\n|$|[,。;]|签|日期|时间)",
            r"(?:\n(?:(?:企业|单位|公司)?名称|(?:所有|注册|持有)[人者])(?:变更)?\n)(?:原|变更前)[^\n]{0,6}\n[^\n]{4,50}\n(?:现|变更后)[^\n]{0,6}\nORG(?=\n)",
            r"(?:^|\n)(?:申请|参保|现参保|投保|缴费|开办|申报|报送|被审核)(?:单位|企业)(?:名称|全称)?[:\n]{0,2}ORG(?=\n|$|[,。;])",
            r"(?:过户|转让|转移|划转|变更)(?:至|给|到|予)ORG(?=[,。;(\n名]|持有|所有)",
            rf"{_BEGINS}ORG(?=(?:提交|申报|报送|上报)(?:的|了)?[^。\n]{{0,40}}(?:网站|备案|申请|材料))",
            rf"{_BEGINS}ORG(?=拟?(?:开办|建设|申请)的[^。\n]{{0,60}}(?:我|本)(?:局|办|委|厅|部))",
            r"(?:对|就)ORG(?=(?:拟|申请)?(?:开办|建设|从事|提交|申报|设立)[^。\n]{2,80}(?:不持异议|无异议|无不同意见|同意|没有意见|不同意))",
            rf"{_BEGINS}ORG\n?(?=[系是为][^。\n]{{4,90}}(?:设立|开设|分支机构|下属|所属|子公司|分公司|分店|分部))",
            r"[是由为]ORG(?=(?:独家|自主|独立|全额)?(?:出资|投资(?!有限|管理)|主办|所有))",
            r"为ORG(?=(?:的|所属|开办的?)?(?:网站|域名|站点|[a-z0-9-]+\.)[^。\n]{0,60}提供)",
            r"证明[:,]?ORG(?=[为系是属]|\((?!以下|统一)|[^,。\n]{0,20}(?:主管|下属|直属|所属)单位)",
            rf"(?:经(?:审核|查|审查|研究|核查)|{_BEGINS})[,:]?ORG(?:\((?:[^()\n]|\([^()\n]*\)){{0,60}}\))?(?=(?:系|是|为|属|的?单位性质)[^。\n]{{0,30}}"
            r"(?:我办|我单位|我局|编制|下属|所属|直属|主管|财政|公益|事业单位))",
            r"授权(?:给|予)?ORG(?=用于|使用|开办|办理|建设)",
        )
    ),
    (rf"(?:持有|所有|注册)[人者](?:名称|单位)?[:]?(?P<v>{ORGANISATION})(?={_TOLD})", 10.0, True),
    (rf"(?:^|\n|[。;,]){_LABEL}[:\n]{{1,2}}{_VALUE}{_VALUE_ENDS}", 3.0, True),
    (rf"(?:^|\n){_LABEL}(?P<v>{ORGANISATION})(?=\n|$)", 3.0, True),
    (
        rf"[甲乙]方(?:\([^)\n]{{1,12}}\))?[:\n]{{1,2}}(?P<v>{ORGANISATION})"
        r"(?=\n|$|[,。;(]|[甲乙丙]方)",
        2.0,
        True,
    ),
    # Who gives the paper.
    (
        rf"(?:^|\n|[。;,])(?:出具|证明|声明|登记)(?:单位|机关|人)(?:名称|全称)?{_SEALED}?[:\n]{{1,2}}{_VALUE}{_VALUE_ENDS}",
        3.0,
        False,
    ),
    (
        rf"(?:^|\n|[。;,]){_LABEL}{_SEALED}[:\n]{{0,2}}{_VALUE}{_VALUE_ENDS}",
        3.0,
        False,
    ),
    (rf"{_SELF}[,(:“\"]*(?:名称|全称)?[为:是]?(?P<v>{ORGANISATION}){_BEHIND}", 2.5, True),
    (rf"(?P<v>{ORGANISATION})(?=\((?:以下|下称|统一|社会信用|注册))", 2.0, True),
    (rf"\A(?:[^\n,。;:]{{0,12}}\n){{0,2}}(?P<v>{ORGANISATION})(?:文件|\(函\))?\n", _HEADING, True),
    (
        rf"(?:^|\n)(?:{_SEALED}:?)?(?P<v>{ORGANISATION})"
        rf"(?={_SEALED}?(?:文件|\(函\))?(?:\n|$|经办|联系|法定|法人|网站|主体|负责|日期|{NEXT_LABEL}|\(|(?:19|20)\d\d[年./-]|二[〇零]))",
        2.0,
        False,
    ),
    (rf"{_BEGINS}(?P<v>{ORGANISATION}){_BEHIND}", 1.5, True),
    (
        rf"(?:为|与|系|在|由|对|给|归|属|职于|代表|受|经营|开设)(?=(?P<v>{ORGANISATION})"
        r"(?=职工|员工|职员|工作|存在|任|就业|从事|担任|签订|用于|开办|使用|办理|委托|名称|网站|注册|所有|域名"
        r"|作出|签署|出具|提出|\((?:以下|下称|统一|社会信用|注册|住所)|《|“|\"|[a-z]|的|以|[,。\n]))",
        1.5,
        True,
    ),
    (
        rf"(?:{_BEGINS}|[系为就]|{_SELF})(?P<v>{ORGANISATION})"
        r"(?=[^,。;:()\n]{2,12}\((?:网站)?(?:域名|网址|[a-z0-9-]+\.))",
        1.0,
        True,
    ),
    (
        # Looked ahead: what is before the name may begin again within what looks like one.
        rf"(?:系|是|为|作为|代表|由)(?=(?P<v>{ORGANISATION})"
        r"的?(?:法定|法人|负责|经营|投资|业主|授权|企业负责|分公司负责|主任|网站))",
        1.5,
        True,
    ),
)  # fmt: skip
# A labelled value may be any body's name; elsewhere it has to end like one.
_LABELLED = 3.0
# Who speaks for it before its name, and the next label behind it.
_LEADING = re.compile(
    r"(?:.{4,}(?:公司|[厂店部社会所校院])(?:许可|准许|允许|同意|授权)(?=.{4}))?(?:.*(?:代表(?!大会)|[人主者]\)|[内间]以))?(?:兹|[今现特](?=证明|有|由|对|就|系|为|将))?(?:证明|有|由|对|就|系|为|是|给)?[:,]?"
    rf"(?:(?:我司|本公司|我公司)(?=客户|会员|用户))?(?:(?:在)?您为|为(?:宣传|展示|了)|宣传|展示|关于|同意)?(?:{_SELF})?"
    r"(?:(?:许可|准许|允许|同意)(?=.{6})|(?:会员|客户|用户)(?!.{0,3}(?:中心|服务))|单位(?:名称|全称)?|(?:企业|公司|机构|主办单位)(?:名称|全称))?[(:]?(?=.{4})"
)
_TRAILING = re.compile(
    r"(?:的分公司$|受托人|代理人|法人$|法人:|(?:企业|单位|分公司|律所)?负责人|被授权|法定代表|授权人|委托人"
    r"|经办人|地址|电话|日期|时间|(?:本|网站)人?签[字名]|的(?:企业|单位)?$|主任$|(?<=分公司)分公司$|(?:经营者|法人代表|投资人|业主)(?:$|\(|签)|签[字名]|(?:19|20)\d\d[年./-]|二[〇零]|\((?:公章|盖章|签章)).*"
)
_ADDRESSED = re.compile(r"(?:致|尊敬的|呈|敬致)[:\n]?$")
_BRANCH = re.compile(r"(?:分公司|分店|分部|办事处|代表处|分所|营业部|门市部|门店)$|^(?:有限|股份)")
_SITE_BEFORE = re.compile(r"(?:网站|站点)(?:中文)?(?:名称?|全称)?[:\n为]?[“\"《]?$|[“\"《]$")
_TO_PROVIDER = re.compile(r":?\n?(?:提供|接入)|:\n")
# The name is longer, or it is that of who serves.
_GOES_ON = re.compile(
    r"办公室|办事处|分公司|有限|[^,。;:\n()]{0,4}(?:协会|商会|学会|联合会|基金会)|(?:分局|支队)"
)
_OTHER_SIDE = re.compile(
    r"(?:注册商|服务商|接入商|提供商|运营商|租用|部署[于在]|托管[于在]|机房)[为是:在]?\Z"
)
_OTHERS = re.compile(
    r"(?:将|同意将)其(?:持有|名下|注册)|(?:名称)?(?:于[^,。\n]{4,12})?(?:经[^,。\n]{2,12})?(?:已|现)?(?:更名|变更)(?:名称|企业名称)?为"
)
_NO_BODY = re.compile(
    NO_ORGANISATION + r"|^机关|^(?:仅|只)[限用]|工信部|他人|^[^,]{1,6}[内里地]经营"
    r"|^(?:请|可(?=拨|联系|咨询|登录)|拨打|咨询|联系|通过|向(?!阳|上|东)|经(?!纬|典|济|贸|开|信))"
    + r"|^(?:将(?!乐)|已|在|的|不|为|你|贵(?:公司|单位|司|局|方)|统一社|承担|部门|主管)"
    r"|^(?:如(?!皋|东)|按|以|从(?!江|化)|并|与|对)"
    r"|[就任供]职于|(?<!志)愿|系同一|上述|人员|的行$|取得|说明|阅读|接受|对上述|知悉|真实|之前|以上|承担|规定|办法|法律|管局|配合|需要"
    r"|[我本](?:公司|单位|司|店|所|社)|场所$|住所$"
    r"|全部|本人|同志|先生|女士|通信管理局|管理系统$|工业和信息化部|[,。;:]|^\d|号码|证件"
    # The second line of a name in a narrow cell.
    r"|^(?:[\u4e00-\u9fff]{0,3}(?:有限|股份|责任)|公司|集团|事务所|合作社)"
)
_HEAD_LABEL = re.compile(r"法人[:\n]{1,2}\Z")
# Offices that say where people live and what they are called; such a letter is about no body.
_OF_PEOPLE = re.compile(r"公安\S{0,6}局$|公安\S*分局$|派出所$|(?:居民|村民|社区)委员会$")
_ABOUT_A_PERSON = re.compile(
    r"居住|借住|租住|户籍|曾用名|现名|同一人|暂住|[村区]居民|村民[,(]|,[男女],"
)


@dataclass(frozen=True, slots=True)
class _Vote:
    text: str
    pieces: tuple[PageLine, ...]
    weight: float
    firm: bool


def organisation_of(flow: Flow) -> tuple[tuple[PageLine, ...], bool]:
    """The organisation for which most speaks.

    Returns:
        The parts of lines that name it, none if nothing does; and whether it is sure: named in
        print that no seal covers, or more than once, so that a misreading would show.
    """
    others = other_parties(flow.text)
    votes = [vote for vote in _votes(flow) if vote.text not in others]
    if not votes:
        return (), False
    joined = flow.text.replace("\n", "")

    def said(vote: _Vote) -> tuple[float, int]:
        # Part of the name speaks for the whole name; a stray mark before it is none of it.
        own = sum(other.weight for other in votes if _same(vote.text, other.text))
        return own + 0.5 * joined.count(vote.text), len(vote.text)

    best = max(votes, key=said)
    told = any(vote.firm and vote.weight != _HEADING for vote in votes if vote.text == best.text)
    if not told and _OF_PEOPLE.search(best.text) and _ABOUT_A_PERSON.search(flow.text):
        return (), False
    firm = any(vote.firm for vote in votes if vote.text == best.text)
    return best.pieces, firm or joined.count(best.text) > 1


def _same(name: str, other: str) -> bool:
    """Whether another place names the same body: its parent, or with a stray mark before it."""
    if other[1:] == name and other[0].isascii():
        return True
    rest = name.removeprefix(other)
    return not rest or (rest != name and _BRANCH.search(rest) is not None)


def _votes(flow: Flow) -> Iterator[_Vote]:
    seen: set[tuple[int, int]] = set()
    for pattern, weight, firm in _PLACES:
        for match in re.finditer(pattern, flow.text):
            start, end = match.span("v")
            if before := _LEADING.match(match["v"]):
                start += before.end()
            if behind := _TRAILING.search(flow.text, start, end):
                end = behind.start()
            name = flow.text[start:end]
            if (start, end) in seen or _is_no_body(flow.text, start, end, weight < _SPOKEN_OF):
                continue
            whole = re.fullmatch(ORGANISATION, name) is not None
            # 法人 labels a body and a person.
            if whole or (weight == _LABELLED and not _HEAD_LABEL.search(flow.text, 0, start)):
                seen.add((start, end))
                yield _Vote(name, flow.span(start, end), weight if whole else 0.5 * weight, firm)


def _is_no_body(text: str, start: int, end: int, spoken_to: bool) -> bool:
    name = text[start:end]
    if len(name) < 4 or name.startswith("(") or _NO_BODY.search(name):
        return True
    if name.count("(") != name.count(")") or (
        is_likely_name(name) and not ("·" in name and re.fullmatch(ORGANISATION, name))
    ):
        return True
    if spoken_to and _SITE_BEFORE.search(text[:start]):
        return True
    if _GOES_ON.match(text, end) or (spoken_to and _OTHER_SIDE.search(text[:start])):
        return True
    other = _ADDRESSED.search(text[:start]) or _TO_PROVIDER.match(text, end)
    return bool(spoken_to and other or _OTHERS.match(text, end))
