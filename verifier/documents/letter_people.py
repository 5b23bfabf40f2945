"""Who a letter names, and as what: patterns over squashed, half-width text.

Names stand beside labels, in sentences, or are signed; how they are found is
:mod:`verifier.documents.letter_naming`'s.
"""

from __future__ import annotations

from verifier.documents.letter_grammar import HEAD, ID_LABEL, ID_NUMBER, STAFF
from verifier.documents.letter_naming import NAME, Place, said

__all__ = [
    "AGENT",
    "BARE_HEAD",
    "GRANTOR",
    "HEAD_IN_LETTERS",
    "LEGAL_REPRESENTATIVE",
    "NUMBERED_PERSON",
    "OF_A_NEW_SITE",
    "PERSON_IN_CHARGE",
]

_BEGINS = r"(?:^|\n|[。;,:、(])"
_AFTER = (
    r"(?=[^\u4e00-\u9fff·A-Za-z]|$|先生|女士|同志|签|盖章|日期|时间|年月日|填写|联系|电话|手机|身份|证件|公民"
    r"|居民|有效|性别|职务|岗位|部门|地址|住址|经办|受托|受权|受委|被|代理|委托|授权|法定|法人|单位|网站|主体|负责"
    r"|[系为是任现于已新原]|二[〇零]|担任|作为|办理|代表|代为|以|出任|指派|就|对|更换|近期|同意|注册|本人)"
)
_ENDS = r"(?=\n|$|先生|女士|同志)"
_SIGNED = (
    r"(?:(?:签[字名署])?\([^)\n]{0,8}[签印章][^)\n]{0,6}\)?"
    r"|(?:本人|亲笔|手写)?(?:签字|签名|签章|签署|签发|署名))"
)
_NOTE = r"(?:\((?:(?![签章])[^)\n]){1,12}\))?"
_MARK = r"[:\n]{1,2}"
_TITLE = r"(?:(?:先生|女士|同志|小姐)(?:/(?:先生|女士)|\((?:先生|女士)\))?)?"
_SEX = r"(?:\(?(?:性别)?:?[男女]\)?[,;、]*)?"
_I = (
    r"(?:^|\n|(?<=[。;,:(]))"
    r"(?:本人|我(?!公司|司|单位|店|所|社|会|村|局|院|校|厂|们|机关|分公司|个体|办|委))"
)
_NUMBERED = (
    rf"{_TITLE}(?:[,(:;、]+{_SEX}(?:[^,。()\n]{{1,14}}[,;、])?)?"
    rf"{ID_LABEL}(?:号码|号)?[:为是]?\n?{ID_NUMBER}|{_TITLE}\({ID_NUMBER}\)"
)
_NUMBERED = rf"(?:{_NUMBERED})"
_IN_CHARGE = (
    r"(?:(?:网站|主体|备案)(?:备案)?(?:负责人|管理人|管理员|责任人)|(?:直接|具体)(?:责任|负责)人"
    r"|(?<!原)(?:信息|网络)?安全(?:责任|负责)人)"
)
_GRANTS = r"(?:全权)?(?:授权委托|委托授权|授权|委托|委派|指定|指派|任命|授予|同意|决定)(?:由|给)?"
_SPEAKER = (
    r"(?:本人(?=:)|(?:居住|暂住|租住|承诺|声明|说明|报告|申请|保证|立据|具结|确认|告知|同意|责任"
    r"|证明|持有)人)"
)
_STAFF_OF = rf"[你我本该贵](?!人){STAFF}"
_EMPLOYS = r"(?:聘请|聘任|聘用|续聘|任命|委任|委派|指派|指定|安排|选派|录用)"
_AGENT_LABEL = (
    r"(?<!原)(?:被授权人|受托人|被委托人|受权人员?|受委托人|委托代理人|受托代理人|代理人|被授权者|经办人|授权代表"
    r"|受托方|被授权方|被指派人|被委派人|代办人|新任负责人)"
)


def _heads(head: str, signing: str) -> tuple[Place, ...]:
    """Places that name who stands for a body, whose title is ``signing`` where they sign."""
    return (
        Place(
            rf"\n{HEAD}(?:变更)?\n(?:原|变更前)[^\n]{{0,6}}\n[^\n]{{2,20}}\n(?:现|变更后)[^\n]{{0,6}}\n{NAME}\n",
            anyone=True,
        ),
        Place(
            rf"变更后[\s\S]{{0,300}}?{HEAD}(?:变更)?\n?[\u4e00-\u9fff·]{{2,20}}\n{NAME}\n",
            anyone=True,
        ),
        Place(rf"{head}(?:姓名)?{_NOTE}{_MARK}{NAME}{_AFTER}", anyone=True),
        Place(rf"{head}(?:姓名)?{_NOTE}{NAME}(?=\n|$)"),
        Place(rf"(?:^|\n){head}\((?:负责人|法定代表人)\){NAME}(?=\n|$)", anyone=True),
        Place(rf"{head}{_NOTE}\(?姓名:?{NAME}{_AFTER}", anyone=True),
        Place(rf"{head}{_NOTE}[为是系]{NAME}(?=[,。;)(\n]|$)", anyone=True),
        Place(
            rf"(?:^|\n|[。;,:)]){NAME}\((?:(?:企业|单位|机构|分公司)?{head}{_NOTE}|主任)(?:签[字名])?\)",
            anyone=True,
        ),
        Place(rf"[,(、]{head}{_NOTE}{NAME}(?=[,)])", anyone=True),
        Place(rf"{head}{_NOTE}{NAME}(?=[,。;)(\n]|$)"),
        Place(
            rf"{_I}[,:]?{NAME}(?:[,(][^。\n]{{0,40}}?[,)]|,)?"
            rf"(?=(?:[系是为任]|作为|现任|,)(?:(?!网站|域名|网址|[a-z]\.)[^。;\n]){{2,60}}?{head})",
            anyone=True,
        ),
        Place(
            rf"(?:委托人|授权人)(?P<v>[\u4e00-\u9fff·]{{2,20}}?),?(?=[系为任是][^。\n]{{2,50}}{head})",
            anyone=True,
        ),
        Place(
            rf"[为是系由]{NAME},(?=[系是为]?(?:我|本)?[^,。\n]{{2,60}}{head}{_NOTE}(?:[。,\n]|$))",
            anyone=True,
        ),
        Place(rf"由{head}{_NOTE}{NAME}(?=签[发署字]|代表)", anyone=True),
        Place(
            rf"(?:分支机构|分公司)[^。\n]{{0,90}},由{NAME}(?=负责|(?:任|担任)(?:其|该)?负责人)",
            anyone=True,
        ),
        Place(
            rf"(?:^|\n)(?:法定代表人|法人代表|经营者|(?:企业|单位|主要)负责人){NAME}(?=\n|$)",
            anyone=True,
        ),
        Place(rf"{head}{_NOTE}{NAME}(?=系外籍|[因已]|工作|长期|不便|同意|注册)", anyone=True),
        Place(rf"{head}{_NOTE}{NAME}(?=[同注现授委代在特系兹])"),
        Place(
            rf"(?:{signing}{_NOTE}|主任){_SIGNED}{_MARK}{NAME}{_AFTER}",
            signed=True,
            anyone=True,
        ),
    )


LEGAL_REPRESENTATIVE = _heads(HEAD, HEAD)
"""Who stands for the body: its head by whatever title."""
# In a form of a letter's facts a bare 负责人 is who answers for the site, in a sentence the head.
HEAD_IN_LETTERS = _heads(
    r"(?!(?:(?<=\n)|(?<=\d)|(?<![\s\S]))负责人(?:姓名)?[:\n]{0,2}[^,。\n]{2,20}(?:\n|$))" + HEAD,
    r"(?:法定代表人|法人代表|首席代表|(?<!定)(?<!权)(?<!托)(?<!派)代表人|(?<!企业)(?<!事业单位)法人|经营者|投资人|业主|店主|执行事务合伙人"
    r"|(?:单位|企业|机构|公司|律所|主要)负责人|第一责任人|(?:单位)?主要领导"
    r"|(?:校|院|园|馆|会|理事)长(?=签|\())",
)
"""The same in commitments and supporting papers."""
GRANTOR = (
    Place(
        rf"(?<!被)(?<!受)(?:授权人|委托人|授权方|委托方){_SIGNED}:?\n?{NAME}{_AFTER}",
        signed=True,
        anyone=True,
    ),
    Place(rf"(?<!被)(?<!受)(?:授权人|委托人):\n?{NAME}(?=\n|$)", signed=True),
)

OF_A_NEW_SITE = Place(
    rf"(?:新增|建设|新建|开办|拟建|申请)[^。;\n]{{0,90}},负责人[为是]{NAME}(?=[,。;(\n])",
    anyone=True,
)
PERSON_IN_CHARGE = (
    OF_A_NEW_SITE,
    Place(
        rf"(?:^|\n|(?<=\d))(?:{_IN_CHARGE}|负责人)?的?姓名{_MARK}{NAME}{_AFTER}", anyone=True
    ),
    Place(rf"(?<!原){_IN_CHARGE}(?:姓名)?{_NOTE}{_MARK}{NAME}{_AFTER}", anyone=True),
    Place(
        rf"(?:^|\n|(?<=\d))(?:姓名|负责人姓名|负责人|{_IN_CHARGE}(?:姓名)?)[:\n]{{0,2}}{NAME}(?=\n|$)",
        anyone=True,
    ),
    Place(
        rf"(?:{_I}|承诺人)[叫是]?[,:]?{NAME}(?=,|\((?:[男女]|{ID_LABEL}|手机|电话)|住址|身份证)"
        rf"(?![^。;\n]{{0,120}}?{HEAD}[,。就对承现(特兹郑在])",
        anyone=True,
    ),
    Place(said(
        r"(?:证明|由|居民|职工|员工|人员|有|(?<!原)网站负责人|变更为|更换为|申请人|纳税人|参保人"
        r"|当事人|[改续]?聘请?)[:,]?",
        _NUMBERED,
    ), anyone=True),
    Place(said(
        r"(?:居民|村民|职工|员工|学生|证明)[:,]?", r"[,(](?:性别:?)?[男女][,)]"
    ), anyone=True),
    Place(said(rf"(?:{_BEGINS}|[我本](?!人){STAFF}|证明)", _NUMBERED)),
    Place(
        rf"(?:{_I}|承诺人)叫?[,:]?{NAME}(?=系|是|为|作为|郑重|受|代表|申请)"
        rf"(?![^。;\n]{{0,120}}?{HEAD}[,。就对承现(特兹郑在])",
    ),
    Place(said(
        r"证明[:,]?",
        rf"{_TITLE}(?:,|\((?:[男女]|{ID_LABEL})|[系为是](?!我|本)?[^,。\n]{{2,40}}(?:员工|职工|职员|人员))",
    )),
    Place(said(rf"由(?:{_STAFF_OF})?", rf"{_TITLE}(?:具体|全面)?(?:负责|担任|任|管理)")),
    Place(said(
        rf"(?:{_BEGINS}|{_STAFF_OF})",
        rf"{_TITLE}(?:现|拟)?(?:任|担任|作为|出任|为)(?:本|该)?{_IN_CHARGE}",
    ), anyone=True),
    Place(said(
        rf"{_EMPLOYS}(?:{_STAFF_OF})?", rf"{_TITLE}(?:{_NUMBERED}|[,(]|为|担任|任|到|在|从事)"
    )),
    Place(
        rf"(?:^|\n){NAME}{_TITLE}:\n?(?=[^。\n]{{0,20}}(?:聘|任命|委派|指定|委任)[您你])",
        anyone=True,
    ),
    Place(
        said(rf"{_EMPLOYS}", rf"{_TITLE}(?:为|任|担任|作为)(?:其|本|该)?{_IN_CHARGE}"), anyone=True
    ),
    Place(said(r"(?:改名|更名|现名|现用名|改姓名)(?:为|叫|是|:)?", r"[,。;(\n]"), anyone=True),
    Place(said(rf"(?:(?<!原){_IN_CHARGE})[为是:]", r"[,。;(\n]"), anyone=True),
    Place(said(rf"(?<!原){_IN_CHARGE}", r"(?:近期|更换|,)"), anyone=True),
    Place(said(rf"(?<!原){_IN_CHARGE}", rf"(?:[(:]|的|{ID_LABEL})")),
    Place(said(
        rf"{_BEGINS}(?:兹有|今有|现有|兹|现|特)?",
        rf"{_TITLE}[,(]?(?:[男女][,)]|有效身份|证件号|{ID_LABEL})",
    )),
    Place(said(r"照片[为是系]", r"本人")),
    Place(said(r"(?:^|\n)", _NUMBERED), anyone=True),
    Place(said(r"的(?:站长|主办者|所有者|网站负责人)", r"[,。(]")),
    Place(rf"{_IN_CHARGE}{_SIGNED}{_MARK}{NAME}{_AFTER}", signed=True, anyone=True),
    Place(
        rf"(?:{_SPEAKER}|用户|签字人|本人){_SIGNED}{_MARK}{NAME}{_AFTER}", signed=True, anyone=True
    ),
    Place(
        rf"(?:^|\n|(?<=[\u4e00-\u9fff]))(?:{_SPEAKER}|(?:填表|填报)人?)(?::\n?|\n){NAME}{_AFTER}",
        signed=True,
        anyone=True,
    ),
    Place(rf"(?:^|\n){_SIGNED}{_MARK}{NAME}{_AFTER}", signed=True, anyone=True),
)  # fmt: skip
"""Who promises, is employed, or answers for the site."""

_WHO = (
    r"(?:(?:财务|技术|部门|项目)负责人|员工|职工|人员|雇员|同事|经理|主管|总监|主任|专员|工程师|助理|秘书|科长|处长|干事|会计|部长|组长|科员|老师"
    r"|教师|干部|职员(?!工)|[社店]员(?!工)|文员|管理员|编辑)(?:同志)?"
)
_OF_A_PART = (
    r"(?:[你我本该贵](?:单位|公司|局|院|校|会))?(?:[\u4e00-\u9fff]{1,7}?(?:部门?|科|处|室|股|组))?"
)
_AS = r"(?=为|作为|担任|代为|出任|办理|代表|负责|以|全权|\(|,)"
AGENT = (
    Place(rf"{_AGENT_LABEL}(?:姓名)?{_NOTE}{_MARK}(?:姓名:)?{NAME}{_AFTER}", anyone=True),
    Place(rf"{_AGENT_LABEL}姓名{NAME}(?=\n|$)", anyone=True),
    Place(rf"{_AGENT_LABEL}{NAME}(?=[,(]{ID_LABEL})", anyone=True),
    Place(rf"{_AGENT_LABEL}(?:姓名)?{_NOTE}{NAME}(?=\n|$|[,(]{ID_LABEL})"),
    Place(said(rf"(?:{_GRANTS}|{_WHO}|由|签[名字署]的)[:,]?", _NUMBERED), anyone=True),
    Place(said(
        rf"(?:{_GRANTS}(?:[我本](?!人){STAFF})?|{_WHO}|(?<!自)由)",
        rf"{_TITLE}(?:{_AS}|[,(]{ID_LABEL})",
    )),
    Place(said(rf"(?<!自)由{_OF_A_PART}", rf"{_TITLE}(?:具体|全面|专门)?负责"), anyone=True),
    Place(rf"(?:^|\n){_IN_CHARGE}(?:姓名)?{_NOTE}{_MARK}{NAME}{_AFTER}", anyone=True),
    Place(rf"(?:^|\n)姓名[:\n]{{1,2}}{NAME}(?=\n|$)", anyone=True),
    Place(rf"(?:^|\n)(?:{_IN_CHARGE}(?:姓名)?|姓名)[:\n]{{0,2}}{NAME}(?=\n|$)"),
    Place(
        rf"(?:{_AGENT_LABEL}|{_IN_CHARGE}){_SIGNED}:?\n?{NAME}{_AFTER}", signed=True, anyone=True
    ),
    Place(said(_BEGINS, _NUMBERED)),
)  # fmt: skip
"""Who is authorised."""

BARE_HEAD = Place(
    rf"(?:^|\n|[\u4e00-\u9fff)])(?<!代表人)(?<![业位构站体案司所要])负责人{_SIGNED}{_MARK}{NAME}{_AFTER}",
    signed=True,
    anyone=True,
)
"""Who signs as 负责人 and nothing more: of the site, if nobody else is."""


NUMBERED_PERSON = tuple(place for place in PERSON_IN_CHARGE if ID_NUMBER in place.pattern)
"""The same, where an identity number stands beside the name."""
