"""Which kind of letter a headline announces: a table, the more telling titles first.

A bare 证明, 说明 or 承诺书 says little; then words of the text decide, with less confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.documents.flow import Flow, half_width
from verifier.documents.letter_cells import spread_joined
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
_NOTE = r"(?:\([^()]{1,30}\))?"
COMMITMENTS = (
    LetterTitle(LetterKind.TRUTH_NOTICE, r".*(?:真实性|负责人).*责任告知书"),
    LetterTitle(LetterKind.TRUTH_COMMITMENT, r".*(?<!域名)(?<!域名信息)真实性.*承诺书"),
    LetterTitle(LetterKind.FINANCE_COMMITMENT, rf"(?=.*金融).*承诺书?{_NOTE}"),
    LetterTitle(LetterKind.PLAN_COMMITMENT, r".*网站建设.*承诺书"),
    LetterTitle(LetterKind.PROVIDER_GUARANTEE, r".*(?:接入|服务)商?.*保证书"),
    LetterTitle(LetterKind.FILING_COMMITMENT, rf".*备案承诺书{_NOTE}"),
    LetterTitle(LetterKind.FINANCE_COMMITMENT, r"承诺书", r"互联网金融|网络借贷|虚拟货币"),
    LetterTitle(LetterKind.TRUTH_COMMITMENT, r"承诺书", r"备案信息.{0,12}真实"),
    LetterTitle(LetterKind.TRUTH_NOTICE, r".*备案.*告知书"),
    LetterTitle(LetterKind.TRUTH_NOTICE, r".*告知书", r"抄写|已(?:认真)?阅读以上"),
    LetterTitle(None, rf".*(?:承诺书|告知书|保证书|承诺函|责任书|责任状|保证函){_NOTE}"),
)
_STAFFING_BODY = (
    r"机构编制|编办|编委|我办.{0,4}(?:批准|登记|管理)|核定编制"
    r"|(?:公益[一二三]类|财政).{0,8}事业单位"
)
_ABOVE_BODY = r"(?:下属|直属|所属|主管|上级)的?(?:事业)?单位|我(?:单位|局|委|部)(?:下属|所属|直属)"
SUPPORTING = (
    LetterTitle(
        LetterKind.STAFFING_CERTIFICATE,
        r".*(?:编办|单位性质|事业单位).*证明|.*编制.*(?:证明|批复)",
    ),
    LetterTitle(LetterKind.POLICE_CERTIFICATE, r".*公安.*(?:证明|意见)"),
    LetterTitle(
        LetterKind.CHANGE_CERTIFICATE,
        r".*(?:变更|更名).*(?:证明|通知书?)|.*变更登记(?:通知书|核准通知书)|.*核准变更.*",
    ),
    LetterTitle(
        LetterKind.DOMAIN_REGISTRANT_PROOF,
        r".*域名.*(?:关系|授权|注册人|持有者|使用|所有|归属).*证明",
    ),
    LetterTitle(LetterKind.SOCIAL_SECURITY_PROOF, r".*(?:社保|社会保险).*(?:证明|清单|记录)"),
    LetterTitle(LetterKind.TAX_RECORD, r".*(?:完税|纳税|缴税|个人所得税).*(?:证明|记录)"),
    LetterTitle(LetterKind.INCOME_PROOF, r".*收入.*证明书?"),
    LetterTitle(LetterKind.EMPLOYMENT_PROOF, r".*就业.*证明书?|就业创业证|就业失业登记证"),
    LetterTitle(LetterKind.WORK_CERTIFICATE, r".*(?:工作|在职|任职).*证明书?"),
    LetterTitle(LetterKind.PROPERTY_CERTIFICATE, r".*(?:房产|不动产|房屋).*(?:证明|权证|权证书)"),
    LetterTitle(
        LetterKind.SUPERIOR_LETTER,
        r".*(?:上级|主管)(?:主管)?(?:单位|部门|机关|机构).*(?:证明|函|意见书?)"
        r"|关于.*(?:网站|备案).*的(?:复|同意)?函",
    ),
    LetterTitle(
        LetterKind.CONSTRUCTION_PLAN,
        rf".*网站建设.*(?:方案|计划|规划)(?:说明)?书?{_NOTE}|.*建设方案(?:说明)?书?{_NOTE}",
    ),
    LetterTitle(LetterKind.COMMERCIAL_STATEMENT, r".*经营性.*说明[书函]?"),
    LetterTitle(LetterKind.PREAPPROVAL_STATEMENT, r".*前置审批.*说明[书函]?"),
    LetterTitle(LetterKind.PREAPPROVAL_DOCUMENT, r".*前置审批.*(?:批复|批件|意见|文件)"),
    LetterTitle(LetterKind.GUARDIAN_CONSENT, r".*监护人.*(?:同意|说明|知情).*"),
    LetterTitle(LetterKind.PARTY_BUILDING_LETTER, r".*党建.*确认函"),
    LetterTitle(LetterKind.CONSULTATION_RESULT, r".*会商.*(?:结果|意见).*"),
    LetterTitle(LetterKind.PSB_FORM, r".*国际联网.*备案表"),
    LetterTitle(LetterKind.SITE_REVIEW_FORM, r".*网站开办审核.*申请表"),
    LetterTitle(LetterKind.ARTICLES_OF_ASSOCIATION, r".{2,30}章程"),
    LetterTitle(LetterKind.APPOINTMENT_LETTER, r"聘书|聘任书|劳动合同书?|聘用合同书?"),
    LetterTitle(LetterKind.HOUSEHOLD_REGISTER, r"居民户口簿|常住人口登记卡"),
    LetterTitle(LetterKind.STUDENT_CARD, r"学生证"),
    LetterTitle(LetterKind.PREAPPROVAL_STATEMENT, r".*网站内容.*说明[书函]?", r"审批"),
    LetterTitle(LetterKind.DOMAIN_REGISTRANT_PROOF, r".*(?:域名|[a-z]\.[a-z]).*证明", r"域名"),
    LetterTitle(
        LetterKind.DOMAIN_REGISTRANT_PROOF,
        r"证明",
        r"持有的?域名.{0,60}(?:授权|同意|使用)|域名.{0,40}(?:持有者|注册人|所有者).{0,40}(?:授权|同意|系)",
    ),
    LetterTitle(LetterKind.STAFFING_CERTIFICATE, r"证明|.*备案的证明", _STAFFING_BODY),
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
        r"(?:证明[书函信]?|说明[书函]?|声明书?|申请[书函]?|通知书|[申公复]函|同意函|的函)|函",
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
        if any(re.fullmatch(entry.title, words) for entry in titles):
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
