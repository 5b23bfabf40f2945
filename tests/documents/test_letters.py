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
