import pytest

from verifier.standards import is_likely_name


@pytest.mark.parametrize("name", ["王伟", "李建国", "欧阳娜", "诸葛子轩", "阿不都·热合曼", "麴兰"])
def test_names(name: str) -> None:
    assert is_likely_name(name)


@pytest.mark.parametrize(
    "words", ["身份证", "有效", "我公司", "日期", "王", "张三李四王五", "·", ""]
)
def test_other_words(words: str) -> None:
    assert not is_likely_name(words)
