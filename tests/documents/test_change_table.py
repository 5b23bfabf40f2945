"""Tables of a register's changes: what stands now, not what stood before."""

from tests.documents.pages import page_of
from verifier.documents.change_table import read_changes


def test_the_right_column_counts_though_it_wraps() -> None:
    page = page_of(
        ("变更事项", 60, 40),
        ("变更前", 260, 40),
        ("变更后", 560, 40),
        ("法定代表人", 60, 100),
        ("王大明", 260, 100),
        ("李小红", 560, 100),
        ("浙江省杭州市样例路1号", 560, 148),
        ("住所", 60, 160),
        ("杭州市", 260, 160),
        ("样例大厦1806室", 560, 172),
        ("特此证明", 60, 320),
    )
    read = {name: field.value for name, field in read_changes(page).items()}
    assert read == {
        "legal_representative": "李小红",
        "address": "浙江省杭州市样例路1号样例大厦1806室",
    }


def test_a_page_without_both_heads_is_no_such_table() -> None:
    assert (
        read_changes(page_of(("变更后", 560, 40), ("住所", 60, 100), ("样例路1号", 560, 100))) == {}
    )
