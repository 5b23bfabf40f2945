"""Domain certificates: sentences, answers of WHOIS, labels in two languages, what is no holder."""

import pytest

from tests.documents.pages import page_of
from verifier.documents import extract_fields, recognise
from verifier.ocr import Page
from verifier.reports import DocumentType

DOMAIN = DocumentType.DOMAIN_CERTIFICATE


def sheet(title: str, *lines: str) -> Page:
    return page_of((title, 400, 20), *((line, 100, 100 + 40 * n) for n, line in enumerate(lines)))


def read(page: Page) -> dict[str, str | None]:
    assert recognise(page)[0] is DOMAIN
    return {name: field.value for name, field in extract_fields(DOMAIN, page).items()}


SAID = {
    "domain": "sample.com",
    "holder": "杭州示例科技有限公司",
    "registrar": "北京示例网络有限公司",
    "valid_from": "2020-01-02",
    "valid_to": "2027-01-02",
}


@pytest.mark.parametrize(
    "lines",
    [
        (
            "兹证明杭州示例科技有限公司（统一社会信用代码：91330106MA2XXXXX1A）为域名sample.com",
            "的注册人，注册日期2020年1月2日，到期日期2027年1月2日。",
            "注册服务机构：北京示例网络有限公司",
        ),
        (
            "域名 sample.com 现由杭州示例科技有限公司持有，通过北京示例网络有限公司注册，",
            "有效期自2020年1月2日起至2027年1月2日止。",
        ),
        (
            "根据申请，杭州示例科技有限公司于2020-01-02 10:20:30在北京示例网络有限公司申请注",
            "册域名sample.com，有效期限至2027-01-02 10:20:30。",
        ),
        (
            "您的域名sample.com已成功注册，注册人：杭州示例科技有限公司，注册时间：",
            "2020-01-02，到期时间：2027-01-02。域名由北京示例网络有限公司注册并管理。",
        ),
    ],
)
def test_a_certificate_that_says_it_in_a_sentence(lines: tuple[str, ...]) -> None:
    assert read(sheet("域名注册证书", *lines)) == SAID


def test_an_english_sentence_keeps_the_spaces_of_names() -> None:
    page = sheet(
        "Domain Registration Certificate",
        "This is to certify that sample.com was registered by Example Trading Co.,",
        "Ltd. through Example Names Limited on 2 January 2020 and expires on January",
        "2, 2027.",
    )
    assert read(page) == SAID | {
        "holder": "Example Trading Co., Ltd.",
        "registrar": "Example Names Limited",
    }


def test_a_whois_answer_names_the_organisation_not_who_acts_for_it() -> None:
    page = sheet(
        "WHOIS",
        "Domain Name: SAMPLE.COM",
        "Registrar WHOIS Server: whois.example.com",
        "Updated Date: 2023-01-02T03:04:05Z",
        "Creation Date: 2020-01-02T03:04:05Z",
        "Registrar Registration Expiration Date: 2027-01-02T03:04:05Z",
        "Registrar: Example Domain Name Services Ltd.",
        "Registrar IANA ID: 9999",
        "Registrant Name: Redacted for Privacy",
        "Registrant Organization: Sample Trading Co., Ltd.",
        "Registrant Country: CN",
        "Name Server: DNS1.EXAMPLE.COM",
    )
    assert read(page) == SAID | {
        "holder": "Sample Trading Co., Ltd.",
        "registrar": "Example Domain Name Services Ltd.",
    }


def test_labels_in_either_language_first() -> None:
    page = sheet(
        "域名证书",
        "域名所有者（注册人）/Registrant Of Domain Name：杭州示例科技有限公司",
        "持有者类型/Registrant Type：单位",
        "Domain Name 域名：sample.com",
        "Registrar of Record 注册服务商：北京示例网络有限公司",
        "信息更新时间：2026-03-04",
        "有效期间：2020年1月2日10时20分 - 2027年1月2日10时20分",
    )
    assert read(page) == SAID


def test_who_issues_a_certificate_holds_nothing() -> None:
    """The sentence names the registrar, the labels the holder; a slogan is no label."""
    page = page_of(
        ("域名注册服务机构", 100, 30), ("域名注册证书", 400, 20),
        ("本证书证明以下域名已由北京示例网络有限公司注册", 100, 100),
        ("域名：sample.com", 100, 150), ("注册人：李四", 100, 200),
        ("注册商：示例网", 100, 250), ("到期日期：2027-01-02", 100, 300),
        ("证明单位：北京示例网络有限公司", 500, 560),
    )  # fmt: skip
    assert read(page) == {
        "domain": "sample.com",
        "holder": "李四",
        "registrar": "北京示例网络有限公司",
        "valid_to": "2027-01-02",
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("网站备案域名注册人的证明", "证明域名sample.com由我社法定代表人张三注册，授权我社使用。"),
        ("域名说明", "域名sample.com注册人为张三，系我公司股东，到期时间：2027年1月2日。"),
    ],
)
def test_a_letter_about_a_domain_is_no_certificate(lines: tuple[str, ...]) -> None:
    assert recognise(sheet(*lines))[0] is not DOMAIN
