import pytest

from tests.documents.changed import rewritten, without
from tests.documents.pages import page_of
from tests.documents.recording import Record, records
from verifier.documents import check_fields, extract_fields, recognise
from verifier.letter_kinds import LetterKind
from verifier.reports import DocumentType

COMMITMENT, SUPPORTING = DocumentType.COMMITMENT_LETTER, DocumentType.SUPPORTING_LETTER
KINDS = {
    "duties": "filing_commitment",
    "truth": "truth_commitment",
    "notice": "truth_notice",
    "person": "filing_commitment",
    "finance": "finance_commitment",
    "form": None,
    "hosting": None,
    "employment": "work_certificate",
    "change": "change_certificate",
    "establishment": "staffing_certificate",
    "commercial": "commercial_statement",
    "plan": "construction_plan",
    "preapproval": "preapproval_statement",
    "statement": None,
    "relation": "domain_registrant_proof",
}
ALL = [*records("commitment_letter"), *records("supporting_letter")]


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.name)
def test_kinds_of_the_recorded_letters(record: Record) -> None:
    layout = record.name.split("-")[1]
    field = extract_fields(DocumentType(record.type), record.page).get("letter_kind")
    assert (field.value if field else None) == KINDS[layout]


def letter(title: str, *lines: str):
    rows = [(title, 330, 40), *((line, 80, 120 + 40 * i) for i, line in enumerate(lines))]
    # A last line as wide as the page, so that the others stop short of the margin.
    return page_of(*rows, ("备" * 36, 80, 560))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("工作证明", LetterKind.WORK_CERTIFICATE),
        ("在职证明", LetterKind.WORK_CERTIFICATE),
        ("企业名称变更证明", LetterKind.CHANGE_CERTIFICATE),
        ("准予变更登记通知书", LetterKind.CHANGE_CERTIFICATE),
        ("网站建设方案书", LetterKind.CONSTRUCTION_PLAN),
        ("关于不涉及前置审批的说明", LetterKind.PREAPPROVAL_STATEMENT),
        ("非经营性网站情况说明", LetterKind.COMMERCIAL_STATEMENT),
        ("域名使用授权证明", LetterKind.DOMAIN_REGISTRANT_PROOF),
        ("社会保险参保证明", LetterKind.SOCIAL_SECURITY_PROOF),
        ("收入证明", LetterKind.INCOME_PROOF),
        ("个人所得税完税证明", LetterKind.TAX_RECORD),
        ("监护人同意备案说明", LetterKind.GUARDIAN_CONSENT),
        ("编办证明", LetterKind.STAFFING_CERTIFICATE),
        ("党建工作确认函", LetterKind.PARTY_BUILDING_LETTER),
        ("情况说明", None),
    ],
)
def test_supporting_letters_by_their_title(title: str, kind: LetterKind | None) -> None:
    page = letter(title, "我单位因网站备案需要，特此证明。", "2026年9月1日")
    assert recognise(page)[0] is SUPPORTING
    field = extract_fields(SUPPORTING, page).get("letter_kind")
    assert (field.value if field else None) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("互联网信息服务备案承诺书", LetterKind.FILING_COMMITMENT),
        ("ICP备案承诺书", LetterKind.FILING_COMMITMENT),
        ("网站备案信息真实性承诺书", LetterKind.TRUTH_COMMITMENT),
        ("网站备案信息真实性责任告知书", LetterKind.TRUTH_NOTICE),
        ("不涉及互联网金融业务承诺书", LetterKind.FINANCE_COMMITMENT),
        ("网站建设承诺书", LetterKind.PLAN_COMMITMENT),
        ("接入商保证书", LetterKind.PROVIDER_GUARANTEE),
        ("信息安全责任承诺书", None),
    ],
)
def test_commitments_by_their_title(title: str, kind: LetterKind | None) -> None:
    page = letter(title, "本单位承诺遵守以下事项，如有违反，承担法律责任。", "2026年9月1日")
    assert recognise(page)[0] is COMMITMENT
    field = extract_fields(COMMITMENT, page).get("letter_kind")
    assert (field.value if field else None) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("兹证明张三系我单位正式员工。", "work_certificate"),
        ("该单位机构编制事项由我办管理。", "staffing_certificate"),
        ("特此证明网站情况。", None),
    ],
)
def test_a_bare_title_is_told_by_the_text_and_less_surely(text: str, kind: str | None) -> None:
    page = letter("证 明", text, "特此证明。", "2026年9月1日")
    assert recognise(page)[0] is SUPPORTING
    field = extract_fields(SUPPORTING, page).get("letter_kind")
    assert (field.value if field else None) == kind
    # Below what a rule takes for firm.
    assert field is None or field.confidence == 0.85


def test_a_signature_is_read_but_doubted() -> None:
    page = letter("网站备案承诺书", "本单位承诺遵守规定。", "主体负责人(签字)：王小明")
    field = extract_fields(COMMITMENT, page)["name"]
    assert (field.value, field.confidence) == ("王小明", 0.5)


def test_a_name_under_the_seal_is_read_but_doubted() -> None:
    page = letter("网站备案承诺书", "本单位承诺遵守规定。", "主办单位(盖章)：杭州示例科技有限公司")
    field = extract_fields(COMMITMENT, page)["company_name"]
    assert (field.value, field.confidence) == ("杭州示例科技有限公司", 0.5)


def test_a_typed_name_comes_before_a_signature() -> None:
    page = letter(
        "网站备案信息真实性承诺书",
        "本人李四，身份证号码33010619900307123X，承诺备案信息真实。",
        "承诺人(签字)：李西",
    )
    assert extract_fields(COMMITMENT, page)["name"].value == "李四"


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.name)
def test_a_letter_without_its_date(record: Record) -> None:
    year = record.truth["issued_on"][:4]
    page = without(record.page, lambda line: f"{year}年" in line.text and len(line.text) < 20)
    kind = DocumentType(record.type)
    findings = check_fields(kind, extract_fields(kind, page))
    assert ("FIELD_UNREADABLE", "review", "issued_on") in [
        (f.code, f.severity, f.evidence.get("field")) for f in findings
    ]


@pytest.mark.parametrize("record", [r for r in ALL if "id_number" in r.truth], ids=lambda r: r.name)
def test_an_identity_number_that_fails_its_check(record: Record) -> None:
    number = record.truth["id_number"]
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    kind = DocumentType(record.type)
    fields = extract_fields(kind, rewritten(record.page, number, wrong))
    assert (fields["id_number"].value, fields["id_number"].confidence) == (wrong, 0.5)
    assert "ID_NUMBER_CHECKSUM" in [f.code for f in check_fields(kind, fields)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("我单位杭州示例科技有限公司申请备案。",), "杭州示例科技有限公司"),
        (("主办单位", "杭州示例科技有限公司"), "杭州示例科技有限公司"),
        (("杭州示例（宁波）科技有限公司：", "你单位提交的变更登记材料齐全。"),
         "杭州示例（宁波）科技有限公司"),
        (("西湖区图书馆系西湖区人民政府所属单位。",), "西湖区图书馆"),
        (("南平市实验小学系延平区人民政府所属单位。",), "南平市实验小学"),
        (("我单位将先取得主管部门的批准。",), None),
        # An office or the unit above writes about a body, and signs.
        (("余杭区教育局同意下属单位余杭区第二小学开办网站。", "余杭区教育局"), "余杭区第二小学"),
        (("证明某某示例厂于2023年经我局核准变更名称为杭州示例有限公司。", "西湖区市场监督管理局"),
         "杭州示例有限公司"),
        (("杭州示例有限公司由宁波某某有限公司变更而来。", "西湖区行政审批局"), "杭州示例有限公司"),
        # Names may begin like other words, and end where sentences go on.
        (("贵阳示例科技有限公司为网站办理备案。",), "贵阳示例科技有限公司"),
        (("我单位（北京市软件行业协会）申请备案。",), "北京市软件行业协会"),
        # What people are called and where they live is about no body.
        (("证明张三，男，现住杭州市西湖区示例路1号。", "杭州市公安局西湖分局"), None),
    ],
)  # fmt: skip
def test_whose_letter_it_is(lines: tuple[str, ...], expected: str | None) -> None:
    page = letter("情况说明", *lines, "特此说明，用于网站备案。")
    field = extract_fields(SUPPORTING, page).get("company_name")
    assert (field.value if field else None) == expected


def test_a_page_that_only_promises_something_else_is_no_letter_of_a_filing() -> None:
    page = page_of(("购物说明", 300, 40), ("商品售出七日内可退换。", 80, 200))
    assert recognise(page)[0] is DocumentType.UNKNOWN


def test_an_authorization_letter_stays_one() -> None:
    page = page_of(
        ("授权委托书", 330, 40), ("兹授权张三（身份证号33010619900307123X）", 80, 120),
        ("为我单位网站备案负责人，特此证明。", 80, 160), ("单位（盖章）", 80, 220),
        ("法定代表人", 80, 260),
    )  # fmt: skip
    assert recognise(page)[0] is DocumentType.AUTHORIZATION_LETTER


def test_a_credit_code_of_digits_is_no_identity_number() -> None:
    page = letter("证 明", "该单位统一社会信用代码为122202025385627347，用于网站备案，特此证明。")
    fields = extract_fields(SUPPORTING, page)
    assert fields["credit_code"].value == "122202025385627347"
    assert "id_number" not in fields


def test_a_headline_that_begins_with_a_person_in_charge_names_nobody() -> None:
    page = letter("网站负责人责任告知书", "网站负责人姚丽璐：", "网站备案信息应当真实，知悉责任。")
    assert extract_fields(COMMITMENT, page)["name"].value == "姚丽璐"


def test_entries_below_a_line_that_fills_the_page() -> None:
    filled = "感谢您选择接入服务。为保证备案顺利，请您确认以下内容：".rjust(36, "请")
    page = letter("接入信息告知书", filled, "网站名称：博域在线", "网站域名：sample.cn")
    fields = extract_fields(COMMITMENT, page)
    assert (fields["website"].value, fields["domain"].value) == ("博域在线", "sample.cn")


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("浙江省通信管理局：", "浙江省通信管理局"),
        ("致：新疆维吾尔自治区通信管理局", "新疆维吾尔自治区通信管理局"),
        ("北京市通信管理局：", "北京市通信管理局"),
        ("通信管理局：", None),
        ("省通信管理局：", None),
    ],
)
def test_which_provinces_office_it_is_for(line: str, office: str | None) -> None:
    page = letter("网站备案承诺书", line, "本单位承诺遵守规定。", "2026年9月1日")
    field = extract_fields(COMMITMENT, page).get("addressee")
    assert (field.value if field else None) == office


def test_a_letterhead_names_the_unit_and_a_line_under_the_seal_is_doubted() -> None:
    head = page_of(
        ("杭州示例科技有限公司", 300, 40), ("情况说明", 400, 100),
        ("用于网站备案，特此说明。", 80, 200), ("备" * 36, 80, 560),
    )  # fmt: skip
    field = extract_fields(SUPPORTING, head)["company_name"]
    assert (field.value, field.confidence) == ("杭州示例科技有限公司", 0.98)
    foot = letter("情况说明", "用于网站备案，特此说明。", "示例科技有限公司", "2026年9月1日")
    field = extract_fields(SUPPORTING, foot)["company_name"]
    assert (field.value, field.confidence) == ("示例科技有限公司", 0.5)


@pytest.mark.parametrize(
    ("day", "confidence"), [("2026年9月1日", 0.98), ("2026年9月1", 0.5), ("2026-09-01", 0.98)]
)
def test_a_date_that_may_be_cut_short_is_doubted(day: str, confidence: float) -> None:
    page = letter("网站备案承诺书", "本单位承诺遵守规定。", day)
    field = extract_fields(COMMITMENT, page)["issued_on"]
    assert (field.value, field.confidence) == ("2026-09-01", confidence)


@pytest.mark.parametrize(
    ("lines", "head", "person"),
    [
        (("法定代表人：王小明", "负责人姓名：李四"), "王小明", "李四"),
        (("余杭区第二小学（法定代表人（负责人）：尼玛扎西）拟开办网站。",), "尼玛扎西", None),
        (("域名由法定代表人王小明注册，网站负责人李四更换了电话。",), "王小明", "李四"),
        (("原网站负责人赵六已离职，变更为李四（身份证号33010619900307123X）担任。",), None, "李四"),
        (("我店职工李四（身份证号33010619900307123X）任编辑。",), None, "李四"),
        (("由李四负责网站，联系人：赵六，电话：13900000000。",), None, "李四"),
        # 负责人 alone signs for the site, unless another answers for it.
        (("负责人（签字）：李四",), None, "李四"),
        (("网站负责人：李四", "负责人（签字）：王小明"), "王小明", "李四"),
        (("我单位愿意承担责任，法定代表人应当知悉。",), None, None),
    ],
)
def test_the_head_and_who_answers_for_the_site(
    lines: tuple[str, ...], head: str | None, person: str | None
) -> None:
    fields = extract_fields(SUPPORTING, letter("情况说明", *lines, "特此说明，用于网站备案。"))
    read = {name: field.value for name, field in fields.items()}
    assert (read.get("legal_representative"), read.get("name")) == (head, person)


def test_the_heads_number_is_not_that_of_who_answers_for_the_site() -> None:
    line = "本人王小明（身份证号33010619900307123X）系杭州示例科技有限公司法定代表人，承诺如下："
    fields = extract_fields(COMMITMENT, letter("网站备案承诺书", line))
    assert fields["legal_representative"].value == "王小明"
    assert "id_number" not in fields and "name" not in fields


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("杭州示例有限公司主办的《示例在线》网站不再使用。", "示例在线"),
        ("我单位申请示例服务平台（域名：sample.cn）的备案。", "示例服务平台"),
        ("我单位网站（域名：sample.cn）用于展示。", None),
        ("根据《中华人民共和国网络安全法》，网站用于展示。", None),
    ],
)
def test_what_the_site_is_called(line: str, site: str | None) -> None:
    field = extract_fields(SUPPORTING, letter("情况说明", line, "特此说明。")).get("website")
    assert (field.value if field else None) == site


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("居住证明", "兹证明张三（公民身份号码：33010619900307123X）居住在示例村。"),
        ("网站名称说明", "我店注册商标与网站名称一致。"),
        ("关于示例小学网站备案的函", "我局下属示例小学申请备案。"),
        ("网站建设计划书", "网站栏目设置如下。"),
        ("域名所有权证明", "域名sample.cn由我单位注册，用于网站。"),
    ],
)
def test_supporting_letters_by_a_headline_of_their_own(title: str, line: str) -> None:
    assert recognise(letter(title, line, "特此证明。"))[0] is SUPPORTING


def test_a_registrars_proof_is_no_letter() -> None:
    page = letter("域名注册证明", "兹证明域名sample.cn由张三注册。", "注册时间：2020年1月1日")
    assert recognise(page)[0] is not SUPPORTING
