"""Values that were taken from a wrong place are seldom written as values are."""

import pytest

from verifier.documents.plausibility import is_plausible
from verifier.reports import FieldReport


def fields(**values: str) -> dict[str, FieldReport]:
    return {
        name: FieldReport(value=value, raw=value, confidence=1.0, box=None)
        for name, value in values.items()
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("company_name", "杭州样例科技有限公司"),
        ("company_name", "和平区样例五金店"),
        ("company_name", "贵州样例律师事务所昆明分所"),
        ("company_name", "样例县妇幼保健院（样例县儿童医院）"),
        ("registrar", "Sample Technology Development Co., Ltd."),
        ("holder", "王小明"),
        ("legal_representative", "阿依古丽·买买提"),
        ("legal_representative", "欧阳小明"),
        ("address", "浙江省杭州市样例路1号"),
        ("domain", "样例.网址"),
        ("domain", "sample.com.cn"),
        ("website", "样例商城"),
    ],
)
def test_values_as_they_are_written(name: str, value: str) -> None:
    assert is_plausible(name, value, {})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("company_name", "担任行"),
        ("company_name", "下属样例区融媒体中心"),
        ("registrar", "Registration"),
        ("holder", "王小明注册年数：5年"),
        ("legal_representative", "代理人"),
        ("name", "王小明男"),
        ("address", "浙江省杭州市样例路1号签署日期"),
        ("domain", "sample"),
        ("website", "非经营性互联网信息服务备案管理办法"),
    ],
)
def test_words_that_stood_beside_a_value(name: str, value: str) -> None:
    assert not is_plausible(name, value, {})


def test_names_of_other_peoples_need_no_surname() -> None:
    assert not is_plausible("name", "娜仁花", {})
    assert is_plausible("name", "娜仁花", fields(ethnicity="蒙古"))


def test_the_last_day_of_a_term_is_no_day_of_issue() -> None:
    assert not is_plausible("issued_on", "2027-12-05", fields(valid_to="2027-12-05"))
    assert not is_plausible("issued_on", "2015-01-01", fields(established_on="2016-01-01"))
    assert is_plausible("issued_on", "2022-12-06", fields(valid_to="2027-12-05"))
    assert is_plausible("issued_on", "2022-12-06", fields(valid_to="long_term"))
