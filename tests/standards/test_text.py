import pytest

from verifier.standards import (
    ETHNICITIES,
    ethnicity,
    normalise_text,
    normalise_with_map,
    same_name,
    sex,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("杭州云起（集团）有限公司", "杭州云起(集团)有限公司"),
        ("杭州云起〔集团〕有限公司", "杭州云起 （集团） 有限公司"),
        ("阿卜杜拉·买买提", "阿卜杜拉•买买提"),
        ("阿卜杜拉．买买提", "阿卜杜拉・买买提"),
        ("阿卜杜拉.买买提", "阿卜杜拉‧买买提"),
        ("髙明", "高明"),
        ("ＡＢＣ有限公司", "abc 有限公司"),
        ("1—2号", "1-2号"),
        ("王\u200b小明", "王小明"),
        ("⽅明", "方明"),  # Kangxi radical, as some PDF fonts give
    ],
)
def test_ways_of_writing_are_folded(one, other):
    assert normalise_text(one) == normalise_text(other)
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("李昇", "李升"),
        ("王喆", "王哲"),
        ("周堃", "周坤"),
        ("张三", "张三丰"),
        ("己", "已"),
        ("0", "O"),
    ],
)
def test_different_characters_stay_apart(one, other):
    assert not same_name(one, other)


def test_map_points_back():
    text = "云起（ ㈱ ）ａ"
    folded, origin = normalise_with_map(text)
    assert folded == normalise_text(text)
    assert len(folded) == len(origin)
    assert text[origin[folded.index("A")]] == "ａ"


def test_ethnicities():
    assert len(ETHNICITIES) == len(set(ETHNICITIES)) == 56
    assert ethnicity("汉族") == ethnicity("汉") == "汉"
    assert ethnicity("维吾尔族") == "维吾尔"
    assert ethnicity("汊") is None


def test_sex():
    assert (sex("男"), sex(" 女性 "), sex("M"), sex("?")) == ("男", "女", "男", None)
