import pytest

from verifier.crosscheck.compare import (
    Likeness,
    Manner,
    compare,
    differences,
    is_domain,
    is_firm,
    looks_misread,
)
from verifier.reports import DecodedField, FieldEvidence, FieldReport

SAME, CONTAINED, DIFFERENT = Likeness.SAME, Likeness.CONTAINED, Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "manner", "likeness"),
    [
        ("杭州云起（集团）有限公司", "杭州云起 (集团)有限公司", Manner.EXACT, SAME),
        ("阿依古丽·买买提", "阿依古丽.买买提", Manner.EXACT, SAME),
        ("杭州云起有限公司", "杭州云启有限公司", Manner.EXACT, DIFFERENT),
        ("杭州云起有限公司", "杭州云起有限公司西湖分公司", Manner.EXACT, DIFFERENT),
        ("浙江省杭州市西湖区文三路1号", "杭州市西湖区文三路1号", Manner.ADDRESS, CONTAINED),
        ("浙江省西湖区文三路1号", "浙江省杭州市西湖区文三路1号", Manner.ADDRESS, CONTAINED),
        ("西湖区文三路1号", "浙江省杭州市西湖区文三路1号", Manner.ADDRESS, CONTAINED),
        ("文三路1号3-2室", "文三路1号3－2室", Manner.ADDRESS, SAME),
        ("杭州市西湖区文三路1号", "杭州市西湖区文三路2号", Manner.ADDRESS, DIFFERENT),
        ("1号", "文三路11号", Manner.ADDRESS, DIFFERENT),
        ("杭州云起有限公司", "兹有杭州云起有限公司", Manner.LOOSE, CONTAINED),
        ("example.cn", "https://www.Example.cn/index", Manner.SITE, SAME),
        ("example.cn", "shop.example.cn", Manner.SITE, CONTAINED),
        ("example.cn", "otherexample.cn", Manner.SITE, DIFFERENT),
        ("云起", "云起", Manner.SITE, SAME),
    ],
)
def test_compare(one, other, manner, likeness):
    assert compare(one, other, manner) is likeness
    assert compare(other, one, manner) is likeness


@pytest.mark.parametrize(
    ("declared", "extracted", "expected"),
    [
        ("杭州云起有限公司", "杭州云启有限公司", [[3, 4, "起", "启"]]),
        ("云起（集团）", "云起(集图)", [[4, 5, "团", "图"]]),
        ("云 起", "云起", []),
        ("云起", "云起云", [[2, 2, "", "云"]]),
        ("甲云起", "云起", [[0, 1, "甲", ""]]),
        ("3 3 0 1", "3308", [[6, 7, "1", "8"]]),
        ("", "云", [[0, 0, "", "云"]]),
    ],
)
def test_differences_point_into_the_declared_text(declared, extracted, expected):
    assert differences(declared, extracted) == expected


def test_is_domain():
    assert is_domain("example.cn") and is_domain("http://a.example.cn/x")
    assert not is_domain("云起商城") and not is_domain("云起 v2.0 商城 x") and not is_domain("")


def test_looks_misread():
    right, wrong = "11010519491231002X", "110105194912310021"
    assert looks_misread("id_number", right, wrong)
    assert looks_misread("agent_id_number", right, wrong)
    assert not looks_misread("id_number", wrong, right)
    assert not looks_misread("document_number", right, wrong)
    assert looks_misread("credit_code", "91110000600037341L", "91110000600037341M")


@pytest.mark.parametrize(
    ("confidence", "bound", "firm"),
    [(0.95, None, True), (0.85, None, False), (0.95, 0.98, False), (0.99, 0.98, True)],
)
def test_a_calibrated_reading_is_firm_where_nobody_has_to_look(confidence, bound, firm):
    evidence = bound and FieldEvidence(
        least_probability=0.9, mean_log_probability=-0.1, glyph_height=30.0, review_below=bound
    )
    field = FieldReport(value="王某", raw="王某", confidence=confidence, evidence=evidence)
    assert is_firm(field, 0.9) is firm


def test_a_decoded_reading_is_never_firm():
    decoded = DecodedField(read="王某", chosen="玉某", standard="x", margin=0.5, runner_up=3.0)
    assert not is_firm(FieldReport(value="玉某", raw="王某", confidence=1.0, decoded=decoded), 0.9)
