"""Lines that hold more than one entry of a form, cut before each label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.documents.flow import half_width
from verifier.documents.forms.spelling import english_beside, is_english_label
from verifier.ocr import PageLine
from verifier.ocr.page import part_of

__all__ = ["cut_at", "cut_before_labels"]

# A label of this many characters is one wherever it stands, a shorter one needs its colon.
_TELLING = 4
# One of this many is no end of a longer one (企业法人　法定代表人：).
_LONG = 5
# Behind one of these alone a label is the end of a longer one that no table knows.
_LONGER_LABEL = re.compile(
    r"(?:(?:企业|公司|单位|机构|组织|网站|域名|主体|法人|部门|项目|申请|注册|经营|证件|证书|主要|联系|通讯|办公"
    r"|委托|授权|承诺|用户|客户|本|原|新|登记|技术|安全|主管|上级|签字|开户|收件|主办|备案){1,2}|(?:所)?在地|[\u4e00-\u9fff])"
)
_LATIN_END = re.compile(r"[A-Za-z][A-Za-z/.'&\-]*$")
# Behind these a label is a word of a sentence.
_NO_LABEL_BEHIND = "《“\"'(、/在的于由经为和与及或从自向对该此其按将把被是"
# A firm's name goes on behind a word of its trade.
_FIRM = ("有限", "公司", "系统", "科技", "信息技术", "服务有限")
_NO_LABEL_AFTER = ("证", "号", "为", "的", "和", "及", "、", "或", "应", "须", "等", "与", *_FIRM)


def cut_before_labels(line: PageLine, labels: Sequence[str]) -> tuple[PageLine, ...]:
    """Cut a line before labels that stand within it.

    Args:
        line: Squashed.
        labels: Spellings in half width, the longest first.
    """
    text = half_width(line.text)
    cuts: list[int] = []
    taken = 0
    for start in range(len(text)):
        if start < taken:
            continue
        label = next((label for label in labels if text.startswith(label, start)), None)
        if label is None:
            continue
        end = start + len(label)
        if start and _second_language(text, cuts[-1] if cuts else 0, start, taken, label):
            taken = end
            continue
        if start and not _is_label(text, start, end, cuts[-1] if cuts else 0):
            continue
        taken = end
        if start:
            cuts.append(start)
    return cut_at(line, cuts)


def _second_language(text: str, since: int, start: int, taken: int, label: str) -> bool:
    """Whether a label is the one before it in the other language, or the end of a longer one."""
    before = text[since:start]
    if start == taken and label.isascii() != before.isascii():
        return True
    if not label.isascii():
        return False
    words = _LATIN_END.search(before)
    return bool(words and is_english_label(words[0])) or before[taken - since :] in (":", "/", "(")


def _is_label(text: str, start: int, end: int, since: int) -> bool:
    before = text[since:start]
    part_of_longer = end - start < _LONG and _LONGER_LABEL.fullmatch(before)
    if part_of_longer or text[start - 1] in _NO_LABEL_BEHIND:
        return False
    behind = english_beside(text, end)
    if text[behind : behind + 1] == ":":
        return end - start >= 2
    # Without white space nobody can tell an English label from a part of a name.
    if text[start:end].isascii():
        return False
    return end - start >= _TELLING and not text.startswith(_NO_LABEL_AFTER, end)


def cut_at(line: PageLine, places: Sequence[int]) -> tuple[PageLine, ...]:
    """The line in parts that begin at its start and at the places given."""
    return tuple(_parts(line, places)) if places else (line,)


def _parts(line: PageLine, places: Sequence[int]) -> Iterator[PageLine]:
    edges = sorted({0, len(line.text), *places})
    for start, end in zip(edges, edges[1:], strict=False):
        yield part_of(line, start, end)
