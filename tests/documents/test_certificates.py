import pytest

from tests.documents.changed import rewritten, without
from tests.documents.pages import page_of
from tests.documents.recording import Record, records
from verifier.documents import check_fields, extract_fields, recognise
from verifier.reports import DocumentType
from verifier.standards import NumberStatus, check_organisation_code

CODED = [*records("institution_certificate"), *records("law_firm_licence")]
CODE_CERTIFICATES = records("organization_code_certificate")
DOMAINS = records("domain_certificate")


def codes(record: Record, page) -> list[tuple[str, str, str]]:
    kind = DocumentType(record.type)
    findings = check_fields(kind, extract_fields(kind, page))
    return [(f.code, f.severity, f.evidence.get("field", "")) for f in findings]


@pytest.mark.parametrize("record", CODED, ids=lambda r: r.name)
def test_a_credit_code_with_a_wrong_check_character(record: Record) -> None:
    code = record.truth["credit_code"]
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    page = rewritten(record.page, code, wrong)
    field = extract_fields(DocumentType(record.type), page)["credit_code"]
    assert (field.value, field.confidence <= 0.5) == (wrong, True)
    assert ("CREDIT_CODE_CHECKSUM", "review", "credit_code") in codes(record, page)


@pytest.mark.parametrize("record", CODED, ids=lambda r: r.name)
def test_a_code_that_was_not_found_leaves_the_rest(record: Record) -> None:
    code = record.truth["credit_code"]
    page = without(record.page, lambda line: code in line.text)
    assert ("FIELD_UNREADABLE", "review", "credit_code") in codes(record, page)
    name = extract_fields(DocumentType(record.type), page)["company_name"].value
    assert name == record.truth["company_name"]


@pytest.mark.parametrize("record", CODE_CERTIFICATES, ids=lambda r: r.name)
def test_an_organisation_code_with_a_wrong_check_digit(record: Record) -> None:
    code = record.truth["document_number"]
    wrong = code[:-1] + ("1" if code[-1] != "1" else "2")
    page = rewritten(record.page, code, wrong)
    kind = DocumentType.ORGANIZATION_CODE_CERTIFICATE
    assert extract_fields(kind, page)["document_number"].value == wrong
    assert ("FIELD_INCONSISTENT", "review", "document_number") in codes(record, page)
    finding = check_fields(kind, extract_fields(kind, page))[-1]
    assert finding.source == "GB 11714-1997"
    assert wrong in finding.message


def test_organisation_codes() -> None:
    assert check_organisation_code("54773818-0") is NumberStatus.OK
    assert check_organisation_code("547738180") is NumberStatus.OK
    assert check_organisation_code("54773818-1") is NumberStatus.BAD_CHECKSUM
    assert check_organisation_code("5477381-0") is NumberStatus.MALFORMED
    assert check_organisation_code("") is NumberStatus.MALFORMED


@pytest.mark.parametrize("record", DOMAINS, ids=lambda r: r.name)
def test_expiry_before_registration(record: Record) -> None:
    year = record.truth["valid_to"][:4]
    page = rewritten(record.page, year, "1999")
    assert ("FIELD_INCONSISTENT", "review", "") in codes(record, page)


@pytest.mark.parametrize("record", DOMAINS, ids=lambda r: r.name)
def test_a_holder_that_was_not_found(record: Record) -> None:
    page = without(record.page, lambda line: record.truth["holder"][:3] in line.text)
    assert ("FIELD_UNREADABLE", "review", "holder") in codes(record, page)
    fields = extract_fields(DocumentType.DOMAIN_CERTIFICATE, page)
    assert fields["domain"].value == record.truth["domain"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2027-01-02 10:26:08", "2027-01-02"),
        ("2027年1月2日", "2027-01-02"),
        ("2027/01/02", "2027-01-02"),
        ("2027-13-02", None),
    ],
)
def test_days_with_the_time_of_day(printed: str, day: str | None) -> None:
    page = page_of(
        ("域名注册证书", 300, 40), ("域名：", 100, 150), ("sample.cn", 240, 150),
        ("域名所有者：张三", 100, 200), ("到期时间：" + printed, 100, 250),
    )  # fmt: skip
    fields = extract_fields(DocumentType.DOMAIN_CERTIFICATE, page)
    assert {name: field.value for name, field in fields.items()} == {
        "domain": "sample.cn",
        "holder": "张三",
        "valid_to": day,
    }


def test_a_date_without_its_last_sign_is_doubted() -> None:
    page = page_of(("域名注册证书", 300, 40), ("到期时间：2027年1月1", 100, 150))
    field = extract_fields(DocumentType.DOMAIN_CERTIFICATE, page)["valid_to"]
    assert (field.value, field.confidence) == ("2027-01-01", 0.5)


def test_a_large_domain_without_a_label() -> None:
    page = page_of(
        ("域名注册证书", 300, 40), ("sample-site.com.cn", 300, 120),
        ("域名持有者：杭州示例科技有限公司", 250, 180), ("注册日期：2024-01-02", 300, 230),
    )  # fmt: skip
    fields = extract_fields(DocumentType.DOMAIN_CERTIFICATE, page)
    assert fields["domain"].value == "sample-site.com.cn"
    assert fields["holder"].value == "杭州示例科技有限公司"


def test_addresses_of_three_lines_and_names_of_two() -> None:
    page = page_of(
        ("事业单位法人证书", 300, 40), ("统一社会信用代码12150783035918735P", 100, 100),
        ("名称", 100, 150), ("呼伦贝尔市扎兰屯市第一", 260, 150), ("实验中学", 260, 180),
        ("法定代表人", 100, 225), ("秦俊", 260, 225),
        ("住所", 100, 270), ("内蒙古自治区呼伦贝尔市", 260, 270), ("扎兰屯市光明路192号", 260, 300),
        ("二层东侧", 260, 330), ("有效期自2025年07月03日至2029年07月02日", 100, 380),
    )  # fmt: skip
    assert recognise(page)[0] is DocumentType.INSTITUTION_CERTIFICATE
    fields = extract_fields(DocumentType.INSTITUTION_CERTIFICATE, page)
    assert fields["company_name"].value == "呼伦贝尔市扎兰屯市第一实验中学"
    assert fields["address"].value == "内蒙古自治区呼伦贝尔市扎兰屯市光明路192号二层东侧"
    assert "issued_on" not in fields


def test_a_licence_for_business_is_no_certificate_of_an_institution() -> None:
    for record in CODED:
        page = rewritten(record.page, record.truth["credit_code"], "营业执照")
        assert recognise(page)[0] is not DocumentType(record.type)


@pytest.mark.parametrize(
    "english",
    [
        "Domain Name Registration Certificate",
        "DOMAIN NAME CERTIFICATE",
        "Certificate of .CN Domain Name",
    ],
)
def test_an_english_headline_is_no_label(english: str) -> None:
    page = page_of(
        ("域名注册证书", 400, 40), (english, 420, 90),
        ("域名 Domain Name：sample.cn", 100, 150),
        ("域名持有者 Registrant：杭州示例科技有限公司", 100, 200),
        ("到期日期 Expiration Date：2028-10-02", 100, 250),
    )  # fmt: skip
    fields = extract_fields(DocumentType.DOMAIN_CERTIFICATE, page)
    assert {name: field.value for name, field in fields.items()} == {
        "domain": "sample.cn",
        "holder": "杭州示例科技有限公司",
        "valid_to": "2028-10-02",
    }


def test_entries_centred_below_each_other() -> None:
    page = page_of(
        ("域名证书", 460, 30), ("sample.cn", 450, 90),
        ("域名所有者：泽新（鸡西）机械设备有限公司", 300, 150),
        ("注册时间：2024年07月03日", 400, 200), ("到期时间：2027年07月03日", 400, 250),
        ("注册服务机构：杭州示例数据技术有限公司", 320, 300),
    )  # fmt: skip
    fields = extract_fields(DocumentType.DOMAIN_CERTIFICATE, page)
    assert fields["registrar"].value == "杭州示例数据技术有限公司"
    assert fields["holder"].value == "泽新（鸡西）机械设备有限公司"


def test_a_short_label_misread_and_cut_in_two() -> None:
    page = page_of(
        ("组织机构代码证", 300, 30), ("代码：54773818-0", 100, 80), ("机构名称", 100, 130),
        ("南昌示例农业有限公司", 220, 130), ("地址", 100, 180), ("江西省南昌市新华路6号", 220, 180),
        ("有效其", 100, 215), ("期自2014年11月25日至2018年11月25日", 200, 215),
    )  # fmt: skip
    fields = extract_fields(DocumentType.ORGANIZATION_CODE_CERTIFICATE, page)
    assert fields["address"].value == "江西省南昌市新华路6号"
    assert (fields["valid_from"].value, fields["valid_to"].value) == ("2014-11-25", "2018-11-25")


def test_a_branch_of_a_law_firm_named_over_the_end_of_a_line() -> None:
    page = page_of(
        ("律师事务所", 200, 20), ("变更登记", 700, 50), ("执业许可证", 200, 60),
        ("统一社会信用代码31330000MD0000000A", 100, 110),
        ("根据《中华人民共和国律师法》，经审核，准予浙江示例律师事务所宁", 100, 160),
        ("波分所设立并执业。", 60, 200),
    )  # fmt: skip
    assert recognise(page)[0] is DocumentType.LAW_FIRM_LICENCE
    name = extract_fields(DocumentType.LAW_FIRM_LICENCE, page)["company_name"].value
    assert name == "浙江示例律师事务所宁波分所"
