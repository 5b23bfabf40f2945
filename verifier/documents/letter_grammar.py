"""Patterns that letters share: bodies, numbers, sites, over squashed, half-width text.

A line feed in the text ends a paragraph or an entry, so no name runs across one.
"""

from __future__ import annotations

__all__ = [
    "DATE",
    "AUTHORIZES_A_PERSON",
    "DOMAIN",
    "HAN_TLDS",
    "HEAD",
    "ID_LABEL",
    "ID_NUMBER",
    "NAMES_AN_AGENT",
    "NEXT_LABEL",
    "NO_ORGANISATION",
    "NO_PERSON",
    "ORGANISATION",
    "PERSON",
    "STAFF",
]

_NAME = r"[\u4e00-\u9fffA-Za-z0-9()·&]{2,40}?"
ORGANISATION = (
    # 公司 is looked for first: 店, 院 and the like also stand inside companies' names.
    rf"(?:{_NAME}(?:公司|\((?:普通|有限|特殊普通)合伙\))"
    r"(?:[\u4e00-\u9fff()]{0,20}?(?:分公司|分店|分部|办事处|工会委员会|工会(?=[,。;:\n(])))?"
    rf"|{_NAME}(?:集团|企业|合作社|合作总社|联合总社|事务所|商行|商店|经营部|工作室|中心|医院|(?:卫生|保健|养老|敬老|福利|剧|书|设计)院|学校"
    r"|小学|中学|大学|学院|幼儿园|协会|学会|商会|基金会|总会|联合会|研究会|校友会|促进会|联谊会|同乡会|工会|俱乐部|研究院|研究所|委员会|法院|检察院|调查队"
    r"|总队|支队|大队|派出所|办公室|办事处|代表处|教堂|寺|局|厅|政府(?:[\u4e00-\u9fff]{1,8}(?:办事处|办公室|局))?|(?<!参)(?<!景)(?<!客)(?<!主)观|庵|超市|厂|店|铺|坊|馆|部|行|社|站|场|园)"
    r"(?:\([\u4e00-\u9fff]{3,20}(?:院|中心|校|馆|站|所|局|社|园)\))?)"
)
PERSON = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]|·){1,19}?"
ID_LABEL = (
    r"(?:现?(?:公民|(?:中国)?居民)?(?:有效)?身份(?:证件?)?(?:号码|号)|居民身份证|身份证|社会保障号"
    r"|(?:有效)?证件?(?:号码|号)|证件类型|ID)"
)
# A number may run over the end of a row that stops short because the number is long.
ID_NUMBER = r"(?<!\d)\d(?:\n?\d){16}\n?[\dXx](?!(?!20\d\d[年./-])[\dXx])"
# Who stands for a body, as its papers call them.
HEAD = (
    r"(?:(?<!职务:)(?<!原)(?<!原任)法定代表人|(?<!原)法人代表|首席代表|(?<!企业)(?<!事业单位)法人|经营者|投资人|业主|店主|执行事务合伙人"
    r"|(?<!网站)(?<!主体)(?<!备案)(?<!项目)(?<!责任)(?<!财务)(?<!部门)(?<!技术)(?<!安全)(?<!内容)(?<!信息)(?<!运维)"
    r"(?<!原)(?<!原任)(?<!前任)(?<!新任)(?<!新的)(?<!新)(?<!接任)(?<!直接)(?<!具体)负责人"
    r"|第一责任人|(?<=单位)领导|主要领导|(?<!定)(?<!权)(?<!托)(?<!派)代表人"
    r"|(?:(?<=的)|(?<=所)|(?<=\n)|(?<=,))主任)"
)
# Behind 我 and 本: a member of staff.
STAFF = (
    r"(?:单位|公司|分公司|司|企业|店|所|社|会|院|校|厂|局|中心|协会|机关|基金会|个体户|方)?(?:的|在职|正式|在编)*"
    r"(?:员工|职工|职员|工作人员|人员)?(?:同志)?:?"
)
# What begins another entry of the same row.
NEXT_LABEL = (
    r"(?:统一社会|社会信用|联系|地址|住所|住址|现住|通讯|法定代表|法人|单位负责|企业负责|分公司负责|负责人|经营者|投资人"
    r"|业主|主任|签[字署名]|填写|年月日|日期|时间|电话|手机|邮[编箱]|经办|被授权|受托|受权|代理人|委托人|授权人|网站|域名"
    r"|身份|公民|证件|办公|注册)[^\n,。;]{0,10}[:(]"
)
# No name of a person, though it stands where one would.
NO_PERSON = (
    r"授权|代理|[已并]|单位|人员|日期|[签章]|委托|公司|代表|上述|以上|负责|身份|姓名|办理|网站|备案|号码|居民|公民|有效"
    r"|权限|行为|操作|司法|时间|处理|事项|承诺|真实|日期|页|复印|证件|职务|岗位|电话|先生|女士|同志|承担|对其|自愿"
    r"|使用|阅读|同意|保证|说明|联系|责任|告知|职工|员工|辖区|注册|名称|开办|要求|范围|如下|以下|变更|更换|离职"
    r"|调整|视同|法人|经营者|投资人|业主|主任|经理|信息|内容|规定|经营|邮[件箱]|地址|域名|性别|决定|任命|法定|年月|拍摄|填写|工作|没有|而来|异议|名册|指定|[甲乙丙]方|参保|纳税|手机|繁忙|出差|外籍"
    r"|愿|^[我本该兹为由与在是系将已因叫等的和各]|^其(?:由|他|中|自|联|在|网)|行$"
)
NO_ORGANISATION = r"^(?:我|本(?!溪)|该|系|因|其)|授权|委托|法定|网站|单位|负责|盖章|备案"

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
    # 备案 may follow without a space (sample.comICP备案).
    r"(?!(?!ICP)[A-Za-z0-9-]|\.[A-Za-z0-9-])"
)
DATE = (
    r"(?<=[日时][期间]:)(?:19|20)\d\d[01]\d[0-3]\d(?!\d)|(?:19|20)\d\d年\d{1,2}月\d{1,2}日?|(?:19|20)\d\d[.\-/]\d{1,2}[.\-/]\d{1,2}"
    r"|[〇○O零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
NAMES_AN_AGENT = (
    r"被授权人|被委托人|受托人|受委托人|受权人|代理人|经办人|身份证|证件号码|网站负责人"
    r"|同志|(?:上述|下列)人员"
)
# A person is charged with something: an authorization, though its headline may call it a proof.
AUTHORIZES_A_PERSON = (
    r"被授权人|受托人|受权人|授权代表|授权的?(?:人|代表)|(?:授权|委托|委派|指派|指定)[^。;\n]{0,40}?"
    r"(?:同志|先生|女士|身份证|办理|负责|担任|作为)"
)
