import pytest

from tests.documents.pages import page_of
from verifier.documents import check_fields, extract_fields, recognise
from verifier.reports import DocumentType

BACK = DocumentType.ID_CARD_BACK
HEAD = (("中华人民共和国", 300, 80), ("居民身份证", 300, 180))


def fields_of(*lines: tuple[str, float, float]):
    return extract_fields(BACK, page_of(*HEAD, *lines))


@pytest.mark.parametrize(
    "lines",
    [
        (("签发机关杭州市公安局西湖分局", 200, 450), ("有效期限2015.03.12-2035.03.12", 200, 530)),
        (("签发机关", 200, 450), ("杭州市公安局西湖分局", 330, 452), ("有效期限", 200, 530),
         ("2015.03.12-2035.03.12", 330, 529)),
        (("签发机关杭州市公安局", 200, 450), ("西湖分局", 300, 485),
         ("有效期限2015.03.12一2035.03.12", 200, 530)),
    ],
    ids=["merged", "split", "authority on two lines"],
)  # fmt: skip
def test_reads_authority_and_term(lines) -> None:
    fields = fields_of(*lines)
    assert {name: field.value for name, field in fields.items()} == {
        "issuing_authority": "杭州市公安局西湖分局",
        "valid_from": "2015-03-12",
        "valid_to": "2035-03-12",
    }
    assert not check_fields(BACK, fields)
    assert recognise(page_of(*HEAD, *lines)) == (BACK, 1.0)


def test_long_term() -> None:
    fields = fields_of(
        ("签发机关贵阳市公安局南明分局", 200, 450), ("有效期限2020.01.02-长期", 200, 530)
    )
    assert (fields["valid_from"].value, fields["valid_to"].value) == ("2020-01-02", "long_term")
    assert fields["valid_to"].raw.endswith("长期")


def test_a_term_no_card_has_is_reported() -> None:
    fields = fields_of(
        ("签发机关贵阳市公安局南明分局", 200, 450), ("有效期限2020.01.02-2033.01.02", 200, 530)
    )
    assert [f.code for f in check_fields(BACK, fields)] == ["VALIDITY_PERIOD_IMPOSSIBLE"]


def test_a_term_that_cannot_be_read_is_reported() -> None:
    fields = fields_of(("签发机关贵阳市公安局", 200, 450), ("有效期限2020.01", 200, 530))
    assert [f.code for f in check_fields(BACK, fields)] == ["FIELD_UNREADABLE"] * 2


def test_the_back_of_a_residence_permit_is_no_id_card() -> None:
    page = page_of(
        ("中华人民共和国", 300, 80), ("台湾居民居住证", 300, 180), ("签发机关", 200, 450)
    )
    assert recognise(page)[0] is DocumentType.TAIWAN_RESIDENCE_PERMIT
