"""How authorization letters name who authorises whom: patterns over squashed, half-width text.

Every pattern has a group ``v``. Those of one list are tried in order, the surest first. A line
break in the text ends a paragraph or an entry, so no name runs across one.
"""

from __future__ import annotations

__all__ = [
    "AFTER_PERSON",
    "AGENT",
    "AUTHORIZER",
    "DATE",
    "DOMAIN",
    "HAN_TLDS",
    "ID_LABEL",
    "ID_NUMBER",
    "LEGAL_LABEL",
    "LEGAL_REPRESENTATIVE",
    "NO_ORGANISATION",
    "NO_PERSON",
    "ORGANISATION",
    "PERSON",
    "SITE_NAME",
]

_HAN = r"[\u4e00-\u9fff]"
_NAME = r"[\u4e00-\u9fffA-Za-z0-9()·&]{2,40}?"
# One character ends a name only where what follows is no part of one (社 of 社会, 行 of 行为).
_ENDS = (
    rf"(?!{_HAN})|(?=的|是|系|为|在|于|与|和|及|向|由|将|已|拟|因|现|兹|特|对|同意|委托|授权|申请|承诺|保证"
    r"|职工|员工|工作|开办|建设|使用|主办|名下|存在|经查|经审|电话|联系|地址|负责|法定|经办|日期|时间|年|签|盖|公章)"
)
_ENDS = rf"(?:{_ENDS})"
ORGANISATION = (
    # 公司 is looked for first: 店, 院 and the like also stand inside companies' names.
    rf"(?:{_NAME}(?:公司|\((?:普通|有限|特殊普通)合伙\))"
    r"(?:[\u4e00-\u9fff()]{0,14}?(?:分公司|分店|分部|办事处))?"
    rf"|{_NAME}(?:集团|企业|合作社|合作总社|联合总社|事务所|商行|商店|经营部|工作室|中心|医院|卫生院|学校"
    r"|小学|中学|大学|学院|幼儿园|协会|学会|商会|基金会|总会|联合会|研究会|促进会|联谊会|理事会|工会"
    r"|俱乐部|研究院|研究所|委员会|法院|检察院|调查队"
    rf"|总队|支队|大队|派出所|办公室|办事处|代表处|教堂|超市|政府(?!{_HAN}{{2,8}}(?:办事处|办公室|局))"
    rf"|(?:寺|局|厅|院|厂|店|铺|坊|馆|部|行|社|站|场|园){_ENDS}))"
)
PERSON = rf"{_HAN}(?:{_HAN}|·){{1,19}}?"
_SEX = r"(?:\(?(?:性别)?:?[男女]\)?)"
ID_LABEL = (
    r"(?:(?:公民|居民)?身份(?:证件?)?(?:号码|号)|居民身份证|身份证|证件(?:号码|号)|证件类型|ID)"
)
_STAFF = (
    r"(?:我|本|该)?(?:单位|公司|司|企业|店|所)?(?:的|在职|正式)*"
    r"(?:员工|职工|职员|工作人员|雇员|同事|人员|经理)?(?:同志)?:?"
)
_OWN = (
    r"(?:(?:我|本|该|贵)(?:单位|公司|分公司|司|企业|店|所|社|院|校|厂|局|处|中心|基金会"
    r"|协会|机关|方))?"
)
_GRANTS = r"(?:全权)?(?:授权委托|委托授权|授权|委托|委派|指定|指派|任命|授予)"
AFTER_PERSON = (
    rf"(?=先生|女士|同志|[(),。;:、\n\d]|为|作为|担任|办理|代表|代为|负责|以|{ID_LABEL}|{_SEX}|系"
    r"|签字|签名|签章|盖章|职务|岗位|联系|电话|手机|性别|出任|证件|有效|公民|居民|现任|经办|联系人|日期|$)"
)

# A number may run over the end of a row that stops short because the number is long.
ID_NUMBER = r"(?<!\d)\d(?:\n?\d){16}\n?[\dXx](?![\dXx])"

_SIGNED = r"(?:\([^)\n]{0,6}(?:签|章)[^)\n]{0,6}\)?|签字|签名|签章)"
_AGENT_LABEL = (
    r"(?:被授权人|受托人|被委托人|受权人|受委托人|委托代理人|代理人|被授权者|经办人|授权代表"
    r"|受托方|被授权方)"
)
LEGAL_LABEL = (
    r"(?:法定代表人|法人代表|(?<!企业)(?<!事业单位)法人|单位负责人|企业负责人|机构负责人|经营者|投资人|业主|店主"
    r"|执行事务合伙人|(?<!网站)(?<!主体)(?<!备案)(?<!项目)(?<!责任)负责人)"
)
_POST = (
    r"(?:[\u4e00-\u9fff]{0,8}(?:经理|主管|总监|主任|专员|工程师|助理|秘书|科长|处长|干事|会计|部长|组长"
    r"|科员|老师|教师|干部|职员|社员|店员|文员))?"
)

# No name of a person, though it stands where one would.
NO_PERSON = (
    r"授权|代理|[已并]|单位|人员|日期|[签章]|委托|公司|代表|上述|以上|负责|身份|姓名|办理|网站|备案|号码|居民|公民|有效"
    r"|权限|行为|操作|司法|时间|处理|事项|承诺|真实|日期|页|复印|证件|职务|岗位|电话|先生|女士|同志|承担|对其|自愿"
)
NO_ORGANISATION = r"^(?:我|本|该|系|因|其)|授权|委托|法定|网站|单位|负责|盖章|备案"

AUTHORIZER = (
    rf"(?:授权|委托)(?:单位|方|人|企业|公司)(?:全称|名称)?:\n?(?P<v>{ORGANISATION})",
    rf"(?:^|\n)(?:主办)?(?:单位|公司|企业)(?:全称|名称):?\n?(?P<v>{ORGANISATION})",
    rf"(?:我单位|本单位|我公司|本公司|我司|本企业|我方)[,(:\"“]*(?:名称|全称)?:?(?P<v>{ORGANISATION})",
    rf"(?:系|是|为|作为)(?P<v>{ORGANISATION})(?:\([^)\n]{{0,40}}\))?的?(?:法定代表人|法人代表|负责人)",
    rf"(?:^|\n|[。;:,])(?:兹有|兹由|兹|现由|现)?(?P<v>{ORGANISATION})(?:\([^)\n]{{0,60}}\))?[^。\n]{{0,25}}?{_GRANTS}",
    rf"(?:单位|公司|企业|授权人|委托人|授权方|委托方)(?:全称|名称)?\([^)\n]{{1,12}}\)?:?\n?(?P<v>{ORGANISATION})",
    rf"\n(?P<v>{ORGANISATION})(?:\([^)\n]{{1,12}}\))?\n",
)
# Not where one signs: handwriting is read worse than print.
_BEHIND_LABEL = r"(?:\((?:(?![签章])[^)\n]){1,10}\))?(?:姓名)?[:\n]{0,2}"
AGENT = (
    rf"{_AGENT_LABEL}{_BEHIND_LABEL}(?P<v>{PERSON}){AFTER_PERSON}",
    rf"{_GRANTS}(?:由)?{_OWN}(?:的)?(?:在职|正式)*{_STAFF}{_POST}(?P<v>{PERSON})(?:先生|女士|同志)?"
    rf"[,(:;、]*(?:{_SEX}[,;、]*)?(?:为|作为|担任|代为|出任|办理|负责|全权|{ID_LABEL}|有效身份|证件)",
    rf"{_AGENT_LABEL}姓名:?\n?(?P<v>{PERSON}){AFTER_PERSON}",
    rf"{_AGENT_LABEL}:\n?(?:姓名:)?(?P<v>{PERSON}){AFTER_PERSON}",
    rf"{_GRANTS}(?:由)?{_STAFF}(?P<v>{PERSON})(?:先生|女士|同志)?[,(:;、]*(?:{_SEX}[,;、]*)?{ID_LABEL}",
    rf"(?<!自)由{_STAFF}(?P<v>{PERSON})(?:先生|女士|同志)?[,(:;、]*(?:{_SEX}[,;、]*)?{ID_LABEL}",
    rf"{_GRANTS}(?:由)?{_STAFF}(?P<v>{PERSON})(?=先生|女士|同志|为|作为|担任|办理|代表|代为|负责|以|\()",
    rf"(?P<v>{PERSON})(?:先生|女士|同志)?[,(:]*{ID_LABEL}(?:号码|号)?[:为]?{ID_NUMBER}",
    rf"(?:网站|主体)负责人(?:姓名)?:\n?(?P<v>{PERSON}){AFTER_PERSON}",
    rf"(?:^|\n)姓名:?(?P<v>{PERSON}){AFTER_PERSON}",
    rf"{_AGENT_LABEL}{_SIGNED}:?\n?(?P<v>{PERSON}){AFTER_PERSON}",
)
LEGAL_REPRESENTATIVE = (
    rf"{LEGAL_LABEL}(?:姓名)?[:\n]{{1,2}}(?P<v>{PERSON}){AFTER_PERSON}",
    rf"{LEGAL_LABEL}姓名(?P<v>{PERSON}){AFTER_PERSON}",
    rf"(?:本人|我)[,:]?(?P<v>{PERSON})(?=,|现任|\(|系|是|为|作为|代表|身份证|{ID_LABEL})",
    rf"(?P<v>{PERSON})\((?:法定代表人|法人代表|法人|负责人|业主|经营者|投资人)\)",
    rf"的{LEGAL_LABEL}(?P<v>{PERSON})(?=,|代表|授权|委托|现|在此|特)",
    rf"(?<!被)(?<!受)(?:授权人|委托人|授权方|委托方){_SIGNED}:?\n?(?P<v>{PERSON}){AFTER_PERSON}",
    rf"(?<!被)(?<!受)(?:授权人|委托人)(?P<v>{PERSON})(?=,系|,为|,是|\()",
    rf"{LEGAL_LABEL}姓名:?\n?(?P<v>{PERSON}){AFTER_PERSON}",
    rf"(?:{LEGAL_LABEL}|(?:^|\n)法人):(?P<v>{PERSON}){AFTER_PERSON}",
    rf"(?:本人|我)[,:]?(?P<v>{PERSON})[,(]?(?:{ID_LABEL}[^,。\n]{{0,30}}[,)])?(?:系|是|为|作为)",
    rf"{LEGAL_LABEL}(?:为|系|是)?(?P<v>{_HAN}(?:{_HAN}|·){{1,19}}?)(?=[,。;)(\n]|授权|委托|现|兹|$)",
    rf"{LEGAL_LABEL}(?:姓名)?{_SIGNED}[:\n]{{0,2}}(?P<v>{PERSON}){AFTER_PERSON}",
)
SITE_NAME = (
    r"(?:(?:^|\n)网站(?:中文)?(?:名称|名)(?:及域名)?:?|网站(?:中文)?(?:名称|名)[:为])\n?\"?(?P<v>[^,。;:()\"\n]{2,30}?)(?=[,。;(\"\n]|网站域名|域名|网址|$)",
    r"[《“\"「](?P<v>[^》”\"」\n]{2,30})[》”\"」](?=网站|网|的|\()",
)
_LATIN_TLDS = (
    "com|cn|net|org|gov|edu|top|xyz|vip|site|shop|club|info|online|tech|store|ltd|cc|tv|biz|mobi"
    "|wang|ink|link|work|pro|fun|art|co|cloud|group|city|fund|gold|team|asia|red|live|space|website"
    "|design|press|host|company|ren|life|world|love|plus|run|chat|center|video|social|zone|cool"
    "|show|today|email|fit|kim|name|me|io|ai|app|dev|icu|hk|mo|tw|us|uk|eu|de|jp|kr|sg|beer|yoga"
    "|luxe|fans|auto|law|games|market|cafe|men|bid|win|party|review|science|loan|trade|pub|wiki"
    "|guru|media|news|network|systems|software|solutions|digital|technology|ventures|capital"
    "|finance|international|global|education|academy|school|health|care|clinic|hotel|travel"
    "|tours|restaurant|food|house|land|properties|estate|studio|photo|photos|gallery|blog|events"
)
HAN_TLDS = "中国|公司|网络|网址|集团|在线|中文网|商城|企业|网店|我爱你|游戏|信息|公益|政务|商店"
DOMAIN = (
    r"(?<![A-Za-z0-9@.-])(?:https?://)?(?:www\.)?"
    rf"(?P<v>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.)+(?:{_LATIN_TLDS}|{HAN_TLDS}))"
    r"(?![A-Za-z0-9.-])"
)
DATE = (
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日?|(?:19|20)\d\d[.\-/]\d{1,2}[.\-/]\d{1,2}"
    r"|(?<=[日时][期间]:)(?:19|20)\d\d[01]\d[0-3]\d(?!\d)"
    r"|[〇○O零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
