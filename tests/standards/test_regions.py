import pytest

from verifier.standards import MAINLAND_CODES, PROVINCES, province_code, province_of_address


def test_the_table():
    assert len(MAINLAND_CODES) == 31
    assert len(PROVINCES) == 34
    assert len({row.pinyin for row in PROVINCES.values()}) == 34
    assert all(row.name.startswith(row.short_name) for row in PROVINCES.values())


@pytest.mark.parametrize("text", ["33", "浙江", "浙江省", "zhejiang", " 浙江 ", "３３"])
def test_one_province_by_any_name(text):
    assert province_code(text) == "33"


@pytest.mark.parametrize(
    ("text", "code"),
    [("内蒙古", "15"), ("内蒙", "15"), ("广西壮族自治区", "45"), ("陕西", "61"), ("山西", "14")],
)
def test_autonomous_regions_and_twins(text, code):
    assert province_code(text) == code


@pytest.mark.parametrize("text", ["", "3", "330000", "浙", "杭州", "83"])
def test_not_a_province(text):
    assert province_code(text) is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("浙江省杭州市西湖区文三路1号", "33"),
        ("浙江杭州西湖区", "33"),
        ("杭州市西湖区文三路1号", "33"),
        ("北京市海淀区中关村大街1号", "11"),
        ("重庆渝中区", "50"),
        ("广西南宁市青秀区", "45"),
        ("新疆乌鲁木齐市天山区", "65"),
        ("内蒙古呼和浩特市新城区", "15"),
        ("吉林市昌邑区", "22"),
        ("海南省海口市", "46"),
        ("海南藏族自治州共和县", "63"),
        ("仙桃市沔城", "42"),
        ("襄樊市", "42"),  # renamed 襄阳 in 2010; still printed on cards
        ("中国（上海）自由贸易试验区张江路1号", "31"),
        ("中国上海市浦东新区", "31"),
    ],
)
def test_province_of_address(address, code):
    assert province_of_address(address) == code


@pytest.mark.parametrize("address", ["", "北京路12号", "北京东路5号", "上海新村3幢", "朝阳区"])
def test_address_that_names_no_province(address):
    assert province_of_address(address) is None
