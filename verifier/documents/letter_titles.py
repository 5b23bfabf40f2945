"""Which kind of letter a headline announces: a table, the more telling titles first.

A bare 证明, 说明 or 承诺书 says little; then words of the text decide, with less confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.documents.flow import Flow, half_width
from verifier.documents.letter_cells import spread_joined
from verifier.documents.letter_grammar import NAMES_AN_AGENT
from verifier.letter_kinds import LetterKind
from verifier.ocr import PageLine

__all__ = ["COMMITMENTS", "SUPPORTING", "LetterTitle", "find_title", "kind_of"]


@dataclass(frozen=True, slots=True)
class LetterTitle:
    """One kind of letter by its headline.

    Attributes:
        kind: None: a letter of this type, but none of the named kinds.
        title: Pattern of the whole headline, squashed and in half width.
        body: Pattern that must stand in the text; only where the headline does not say it.
    """

    kind: LetterKind | None
    title: str
    body: str = ""


# Behind a headline: for what, for whom (承诺书（金融）).
_NOTE = r"(?:回执[单联]?|确认书|签收[单表]|\([^()]{1,30}\))?"
COMMITMENTS = (
    LetterTitle(LetterKind.TRUTH_NOTICE, rf".*(?:真实性|负责人).*责任告知书{_NOTE}"),
    LetterTitle(LetterKind.TRUTH_COMMITMENT, rf".*(?<!域名)(?<!域名信息)真实性.*承诺书{_NOTE}"),
    LetterTitle(LetterKind.FINANCE_COMMITMENT, rf"(?=.*金融).*承诺书?{_NOTE}"),
    LetterTitle(LetterKind.PLAN_COMMITMENT, rf".*网站建设.*承诺书{_NOTE}"),
    LetterTitle(LetterKind.PROVIDER_GUARANTEE, r".*(?:接入|服务商|服务提供).*保证书"),
    LetterTitle(LetterKind.FILING_COMMITMENT, rf".*备案承诺书{_NOTE}"),
    LetterTitle(LetterKind.FINANCE_COMMITMENT, r"承诺书", r"互联网金融|网络借贷|虚拟货币"),
    LetterTitle(LetterKind.TRUTH_COMMITMENT, r"承诺书", r"备案信息.{0,12}真实"),
    LetterTitle(
        LetterKind.FILING_COMMITMENT,
        r".*网站(?:主办者|主办单位|开办者|开办单位|主办人)?承诺书",
        r"通信管理局[\s\S]*备案|备案[\s\S]*通信管理局",
    ),
    LetterTitle(LetterKind.TRUTH_NOTICE, rf".*(?:备案|负责人).*告知书{_NOTE}"),
    LetterTitle(
        LetterKind.TRUTH_NOTICE,
        rf".*告知书{_NOTE}",
        r"抄写|已(?:认真)?阅读以上|真实性责任告知",
    ),
    LetterTitle(
        None,
        rf".*(?:承诺(?:书|函|表|单|声明书?)?|声明承诺书?|告知书|责任书|责任状|保证[书函]|自律公约){_NOTE}",
    ),
)
# Approvals of what needs one before a filing, and what an office of the internet and others agreed.
_AGREED_BEFORE = (
    r"许可|前置|互联网(?:信息|新闻|药品|文化|视听|出版)"
    r"|(?:出版|药品|教育|卫生|广播电视|文化|宗教|交通|金融|旅游)[^。\n]{0,12}[局厅委]"
)
_OF_A_FILING = r"备案|网站|域名|网址|通信管理局"
_CONSULTED = r"会商|互联网信息办公室|网络安全和信息化|网信办"
_STAFFING_BODY = (
    r"机构编制|编办|编委|我办.{0,4}(?:批准|登记|管理)|核定编制"
    r"|(?:公益[一二三]类|财政).{0,8}事业单位"
)
_ABOVE_BODY = (
    r"(?:下属|直属|所属|主管|上级)的?(?:事业)?单位|我(?:单位|局|办|厅|委|部)(?:下属|所属|直属|主管)"
)
SUPPORTING = (
    LetterTitle(
        LetterKind.STAFFING_CERTIFICATE,
        r".*(?:编办|单位性质|事业单位|开办资格|机构编制).*(?:证明|函|意见)|.*编制.*(?:证明|批复)",
    ),
    LetterTitle(
        LetterKind.POLICE_CERTIFICATE, r".*公安.*(?:证明|意见)|.*(?:违法|犯罪|案底).*(?:证明|记录)"
    ),
    LetterTitle(
        LetterKind.CHANGE_CERTIFICATE,
        r"(?!.*(?:域名|负责人|过户)).*(?:变更|更名|迁移).*(?:证明|通知书?|告知书?)|.*变更登记(?:通知书|核准通知书)|.*核准变更.*|.*登记.*变更.*(?:情况|记录|信息|内容|清单)",
    ),
    LetterTitle(
        LetterKind.DOMAIN_REGISTRANT_PROOF,
        r".*域名(?!.*(?:备案|负责人)).*(?:关系|授权|注册|持有|使用|所有|归属|过户|转让|变更|出借|借用|许可|信息|权属).*(?:证明|声明|同意|说明|确认|协议|授权)[书函]?"
        r"|.*(?:同意|允许|准许|许可|授权).*使用.*域名.*",
    ),
    # Nobody is charged with anything, a domain is lent.
    LetterTitle(
        LetterKind.DOMAIN_REGISTRANT_PROOF,
        r".*域名(?!.*(?:备案|负责人|网站)).*(?:授权|许可)(?:使用)?[书函]",
        rf"\A(?![\s\S]*(?:{NAMES_AN_AGENT}))[\s\S]*域名",
    ),
    LetterTitle(
        LetterKind.SOCIAL_SECURITY_PROOF,
        r".*(?:社保|社会保险|参保|养老保险).*(?:证明|清单|记录|明细|凭证|表|情况|说明)书?",
    ),
    LetterTitle(
        LetterKind.TAX_RECORD,
        r".*(?:完税|纳税|缴税|税收|个人所得税|税款|个税).*(?:证明|记录|清单|明细|凭证)",
    ),
    LetterTitle(LetterKind.INCOME_PROOF, r".*收入.*证明书?"),
    LetterTitle(LetterKind.EMPLOYMENT_PROOF, r".*就业.*证明书?|就业创业证|就业失业登记证"),
    LetterTitle(
        LetterKind.WORK_CERTIFICATE,
        r".*(?:工作|在职|任职|在岗|员工|职工|雇员|劳动关系|劳动合同|聘用|人事关系).*证明书?",
    ),
    LetterTitle(
        LetterKind.PROPERTY_CERTIFICATE,
        r"(?!.*(?:登记中心|开办资格)).*(?:房产|不动产|房屋|场地|场所|住所|用房).*(?:证明|权证|权证书|说明)",
    ),
    LetterTitle(
        LetterKind.SUPERIOR_LETTER,
        r".*(?:上级|主管)(?:主管)?(?:单位|部门|机关|机构).*(?:证明|函|意见书?)"
        r"|关于.*(?:网站|备案|域名).*的(?:复|同意)?函|.*(?:隶属|分支机构|上下级|从属|直属|下属|母子公司|总公司|母公司|总分公司).*(?:证明|说明)书?",
    ),
    LetterTitle(
        LetterKind.CONSTRUCTION_PLAN,
        rf".*网站建设.*(?:方案|计划|规划)(?:说明)?书?{_NOTE}|.*建设方案(?:说明)?书?{_NOTE}",
    ),
    LetterTitle(
        LetterKind.COMMERCIAL_STATEMENT, rf".*(?:经营性|网站性质).*(?:说明[书函表]?|情况表){_NOTE}"
    ),
    LetterTitle(LetterKind.PREAPPROVAL_STATEMENT, r".*前置审批.*说明[书函]?"),
    LetterTitle(
        LetterKind.PREAPPROVAL_DOCUMENT, r".*前置审批.*(?:批复|批件|意见|文件|同意|许可).*"
    ),
    LetterTitle(LetterKind.CONSULTATION_RESULT, r".*会商.*"),
    LetterTitle(
        LetterKind.SUPERIOR_LETTER,
        r".*(?:意见|函|批复)",
        r"《[^》]*请示》|同意你(?:单位|局|院|校|中心|会)(?:开办|办理|建设|使用)",
    ),
    LetterTitle(LetterKind.CONSULTATION_RESULT, r".*(?:意见|告知|函|回复|结果)书?", _CONSULTED),
    LetterTitle(
        LetterKind.PREAPPROVAL_DOCUMENT,
        r".*(?:审核|审查|审批)(?:同意|意见|决定)书?|.*(?:从事|开展|提供).*服务.*批复",
        rf"(?=[\s\S]*(?:{_OF_A_FILING}|互联网))[\s\S]*(?:{_AGREED_BEFORE})",
    ),
    LetterTitle(LetterKind.SUPERIOR_LETTER, r".*批复", _OF_A_FILING),
    LetterTitle(LetterKind.GUARDIAN_CONSENT, r".*监护人.*(?:同意|说明|知情).*"),
    LetterTitle(LetterKind.PARTY_BUILDING_LETTER, r".*党(?:建|的建设).*(?:证明|函|说明|意见)书?"),
    LetterTitle(LetterKind.PSB_FORM, r".*国际联网.*备案表"),
    LetterTitle(LetterKind.SITE_REVIEW_FORM, r".*网站(?:开办|名称)?.{0,4}(?:审核|审批|资格).*表"),
    LetterTitle(LetterKind.ARTICLES_OF_ASSOCIATION, r".{2,30}章程"),
    LetterTitle(
        LetterKind.APPOINTMENT_LETTER,
        r"聘书|.*(?:聘任|聘用|任命|委任|任职)(?:书|通知书?|决定|文件|的通知|的决定)|.*(?:劳动|聘用|劳务)合同书?",
    ),
    LetterTitle(LetterKind.HOUSEHOLD_REGISTER, r"居民户口簿|常住人口登记卡"),
    LetterTitle(LetterKind.STUDENT_CARD, r"学生证"),
    LetterTitle(LetterKind.PREAPPROVAL_STATEMENT, r".*网站内容.*说明[书函]?", r"审批"),
    LetterTitle(LetterKind.DOMAIN_REGISTRANT_PROOF, r".*(?:域名|[a-z]\.[a-z]).*证明", r"域名"),
    LetterTitle(
        LetterKind.DOMAIN_REGISTRANT_PROOF,
        r"证明",
        r"持有的?域名.{0,60}(?:授权|同意|使用)|域名.{0,40}(?:持有者|注册人|所有者).{0,40}(?:授权|同意|系)",
    ),
    LetterTitle(
        LetterKind.POLICE_CERTIFICATE,
        r".*(?:核查|审查|政审|品行).*(?:证明|意见|表)",
        r"公安|派出所",
    ),
    LetterTitle(
        LetterKind.POLICE_CERTIFICATE,
        r".*(?:证明|记录)",
        r"(?:违法|犯罪|不良记录)[\s\S]*(?:公安|派出所)",
    ),
    LetterTitle(LetterKind.CHANGE_CERTIFICATE, r".*登记.*", r"变更前[^。]{0,80}变更后"),
    LetterTitle(LetterKind.STAFFING_CERTIFICATE, r".*(?:证明|函)", _STAFFING_BODY),
    LetterTitle(
        LetterKind.SUPERIOR_LETTER,
        r".*(?:证明|说明|函)[书函]?",
        r"设[立有]的?(?:非法人)?(?:分支机构|分公司)",
    ),
    LetterTitle(
        LetterKind.SUPERIOR_LETTER,
        r".*(?:证明|函|意见)书?",
        r"(?:主管|上级)(?:主管)?(?:单位|部门|机关)[\s\S]*(?:情况属实|同意|准予)",
    ),
    LetterTitle(LetterKind.SUPERIOR_LETTER, r"证明|[公复]?函|.*同意函", _ABOVE_BODY),
    LetterTitle(
        LetterKind.WORK_CERTIFICATE,
        r"证明",
        r"[系为是](?:我|本)(?:单位|公司|司|店|所).{0,6}(?:员工|职工|职员)|在(?:我|本)(?:单位|公司|司|店|所).{0,20}(?:工作|任)",
    ),
    LetterTitle(
        LetterKind.CHANGE_CERTIFICATE,
        r"证明",
        r"变更前.{0,20}变更后|准予变更|原登记内容|变更(?=.*(?:登记机关|市场监督管理|行政审批|工商行政))",
    ),
    LetterTitle(
        None,
        r"(?!.*(?:承诺|保证|告知书|责任书|委托|授权书|授权函)).*"
        r"(?:证明[书函信]?|说明[书函表]?|声明[书函]?|申请[书函]?|通知书|[申公复]函|同意函|的函)|函",
    ),
    # What is headed so may be about anything: it has to speak of a site.
    LetterTitle(
        None,
        r"(?!.*(?:承诺|保证|告知书|责任书|委托|授权书|授权函)).*"
        r"(?:通知|告知|意见书?|批复|决定|报告|同意书|[确律回告]\S?函|[申审登备报]\S?[请核批案记]表|情况表|信息表|明细表?|清单"
        r"|纪要|回复|介绍信|答复|公告|见证书)",
        _OF_A_FILING,
    ),
)
# A headline stands in the upper part of what is printed, and is no sentence.
_UPPER = 0.45
_LONGEST, _LONGEST_OF_TWO_LINES = 34, 50
_SENTENCE = re.compile(r"[,。;:]|^\d|^[一二三四五六七八九十]、")
_OF_THE_TEXT = 0.85
# Marks around a headline, and the number of an annex before it.
_ORNAMENT = re.compile(
    r"^(?:附件?[一二三四五六七八九\d]{0,2}[:]?|\((?:样表|样本|模板|范本|单位用|个人用)\))(?=.)"
    r"|^[《“\"]|[》”\"]$"
)


def find_title(flow: Flow, titles: Sequence[LetterTitle]) -> PageLine | None:
    """The line that is the headline of one of these letters; None where there is none."""
    for line, words in _headlines(flow):
        if any(
            re.fullmatch(entry.title, words)
            and (not entry.body or re.search(entry.body, flow.text))
            for entry in titles
        ):
            return line
    return None


def kind_of(flow: Flow, titles: Sequence[LetterTitle]) -> tuple[LetterKind, PageLine, float] | None:
    """The kind, the headline that says it, and how sure the table is (1, or less by the text)."""
    for line, words in _headlines(flow):
        for entry in titles:
            if not re.fullmatch(entry.title, words):
                continue
            if entry.body and not re.search(entry.body, flow.text):
                continue
            if entry.kind is None:
                return None
            return entry.kind, line, _OF_THE_TEXT if entry.body else 1.0
    return None


def _over_two_lines(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """Headlines of two lines of one size, the second centred under the first."""
    for upper in lines:
        for lower in lines:
            near = 0 < lower.y0 - upper.y1 + 0.5 * upper.height < 1.5 * upper.height
            alike = abs(upper.height - lower.height) < 0.2 * upper.height
            centred = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < 2 * upper.height
            if lower is not upper and near and alike and centred:
                yield replace(
                    upper,
                    text=upper.text + lower.text,
                    confidence=min(upper.confidence, lower.confidence),
                    x0=min(upper.x0, lower.x0),
                    x1=max(upper.x1, lower.x1),
                    y1=lower.y1,
                    cells=(),
                )


def _headlines(flow: Flow) -> Iterator[tuple[PageLine, str]]:
    """Lines that may be the headline, the largest print first."""
    if not flow.lines:
        return
    limit = flow.y0 + _UPPER * (flow.y1 - flow.y0)
    upper = list(spread_joined(line for line in flow.lines if line.middle <= limit))
    of_two = list(_over_two_lines(upper))
    for line in sorted((*upper, *of_two), key=lambda line: (-line.height, -len(line.text))):
        words = _ORNAMENT.sub("", half_width(line.text))
        longest = _LONGEST_OF_TWO_LINES if line in of_two else _LONGEST
        if len(words) <= longest and not _SENTENCE.search(words):
            yield line, words
