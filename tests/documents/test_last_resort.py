"""Values that no label led to are given in doubt, or not at all."""

from tests.documents.pages import page_of
from verifier.documents.flow import Flow
from verifier.documents.forms.values import DOUBTED
from verifier.documents.last_resort import only_body, only_signer
from verifier.ocr import Page


def flow_of(page: Page) -> Flow:
    return Flow.of_page(page)


def test_the_one_body_that_is_no_office() -> None:
    page = page_of(
        ("组织机构代码证", 300, 20),
        ("登记主体：杭州样例科技有限公司", 80, 100),
        ("杭州市质量技术监督局", 300, 300),
    )
    read = only_body(page, flow_of(page))
    assert read is not None and read.value == "杭州样例科技有限公司"
    assert read.confidence <= DOUBTED


def test_of_two_bodies_none_is_chosen() -> None:
    page = page_of(("杭州样例科技有限公司", 80, 100), ("上海样例食品有限公司", 80, 160))
    assert only_body(page, flow_of(page)) is None


def test_who_signs_at_the_foot() -> None:
    page = page_of(
        ("承诺书", 300, 20),
        ("欧阳锋", 80, 100),
        ("签署者：王小明", 80, 500),
        ("法定代表人：李大山", 80, 560),
        ("2025年3月4日", 80, 620),
    )
    read = only_signer(page, flow_of(page), None)
    assert read is not None and read.value == "王小明"
    assert read.confidence <= DOUBTED


def test_the_head_and_two_strangers_are_no_signer() -> None:
    page = page_of(("承诺书", 300, 20), ("王小明", 80, 500), ("李大山", 80, 560))
    assert only_signer(page, flow_of(page), None) is None
    read = only_signer(page, flow_of(page), "李大山")
    assert read is not None and read.value == "王小明"
