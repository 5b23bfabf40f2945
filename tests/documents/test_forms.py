"""Where a form prints values: beside, under and around labels, with notes and stamps between."""

from tests.documents.pages import page_of
from verifier.documents.forms import Entry, read_entries, spelled
from verifier.documents.forms.values import day, organisation, person, place, text

ENTRIES = (
    Entry(spelled("名称", before=("单位",), english=("Name",)), organisation("company_name")),
    Entry(("法定代表人", "法定代表人姓名", "负责人"), person()),
    Entry(("住所", "地址"), place()),
    Entry(("宗旨和业务范围", "业务范围"), text("business_scope")),
    Entry(("成立日期",), day("established_on")),
    Entry(("登记机关",)),
)


def read(*lines: tuple[str, int, int]) -> dict[str, str | None]:
    found = read_entries(page_of(*lines, height=20), ENTRIES)
    return {name: field.value for name, field in found.items()}


def test_a_label_over_two_lines_beside_the_middle_of_its_value() -> None:
    fields = read(
        ("名称", 40, 100), ("蓝天示例中心", 200, 100),
        ("为社会提供公益服务，承担", 200, 140), ("宗旨和", 40, 152), ("相关事务性工作，", 200, 164),
        ("业务范围", 40, 176), ("开展培训。", 200, 188),
        ("住所", 40, 240), ("杭州市西湖区学院路1号", 200, 240),
    )  # fmt: skip
    assert fields["business_scope"] == "为社会提供公益服务，承担相关事务性工作，开展培训。"
    assert fields["company_name"] == "蓝天示例中心"
    assert fields["address"] == "杭州市西湖区学院路1号"


def test_values_under_their_labels_in_two_columns() -> None:
    fields = read(
        ("名称：", 40, 100), ("住所：", 500, 100),
        ("杭州示例有限公司", 40, 126), ("杭州市西湖区学院路1号", 500, 126),
        ("法定代表人：", 40, 170), ("成立日期：", 500, 170),
        ("李四", 40, 196), ("2015年3月2日", 500, 196),
    )  # fmt: skip
    assert fields == {
        "company_name": "杭州示例有限公司",
        "legal_representative": "李四",
        "address": "杭州市西湖区学院路1号",
        "established_on": "2015-03-02",
    }


def test_two_entries_found_as_one_line_and_english_beside_a_label() -> None:
    fields = read(
        ("单位名称Name：杭州示例有限公司", 40, 100),
        ("企业法人法定代表人：李四", 40, 140),
        ("住所Domicile杭州市西湖区学院路1号", 40, 180),
    )
    assert fields["company_name"] == "杭州示例有限公司"
    assert fields["legal_representative"] == "李四"
    assert fields["address"] == "杭州市西湖区学院路1号"


def test_a_label_no_table_knows_ends_the_value_above_it() -> None:
    fields = read(
        ("名称", 40, 100), ("杭州示例有限公司", 200, 100),
        ("经办科室", 40, 126), ("第二科", 200, 126),
        ("住所", 40, 152), ("杭州市西湖区学院路1号", 200, 152),
    )  # fmt: skip
    assert fields["company_name"] == "杭州示例有限公司"


def test_one_that_ends_like_a_label_is_taken_for_it() -> None:
    fields = read(
        ("名称：杭州示例有限公司", 40, 100), ("本所负责人：李四", 40, 140),
        ("住所：杭州市西湖区学院路1号", 40, 180),
    )  # fmt: skip
    assert fields["legal_representative"] == "李四"


def test_a_stamped_sentence_and_notes_beside_are_no_part_of_a_value() -> None:
    fields = read(
        ("名称", 40, 100), ("杭州示例有限公司", 200, 100), ("（一）本证不得涂改。", 520, 100),
        ("业务范围", 40, 140), ("软件开发；", 200, 140), ("仅供网站备案使用", 200, 152),
        ("网页设计。", 200, 164),
    )  # fmt: skip
    assert fields["company_name"] == "杭州示例有限公司"
    assert fields["business_scope"] == "软件开发；网页设计。"


def test_what_can_be_no_address_is_doubted() -> None:
    page = page_of(("住所", 40, 100), ("第二科", 200, 100), height=20)
    field = read_entries(page, ENTRIES)["address"]
    assert (field.value, field.confidence) == ("第二科", 0.5)


def test_a_value_beside_a_label_that_ends_in_its_english() -> None:
    fields = read(
        ("名称Name", 40, 100), ("杭州示例有限公司", 300, 100),
        ("法定代表人：Legal Representative", 40, 140), ("李四", 400, 140),
        ("住所 Domicile：", 40, 180), ("杭州市西湖区学院路1号", 300, 180),
    )  # fmt: skip
    assert fields == {
        "company_name": "杭州示例有限公司",
        "legal_representative": "李四",
        "address": "杭州市西湖区学院路1号",
    }


def test_a_slogan_that_reads_like_a_label_gives_way_to_the_label_with_a_value() -> None:
    fields = read(
        ("登记机关", 40, 20), ("单位名称", 40, 60),
        ("法定代表人", 40, 140), ("李四", 200, 140),
        ("单位名称", 40, 180), ("杭州示例有限公司", 200, 180),
        ("住所", 40, 220), ("杭州市西湖区学院路1号", 200, 220),
    )  # fmt: skip
    assert fields["company_name"] == "杭州示例有限公司"
