"""Marks that part a letter's entries made plain ones, character for character.

Numbers of clauses (一、 (2) 第三条) begin entries; square brackets are round ones or go around a
label; a label in two languages is its Chinese part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verifier.documents.flow import Flow, half_width
from verifier.ocr import PageLine
from verifier.ocr.page import part_of

__all__ = ["with_plain_marks", "without_gloss"]

_OPEN, _CLOSE = "[【〔「『\\[]", "[】〕」』\\]]"
# Known labels in brackets of any kind, others at the beginning of an entry in square ones.
_LABEL = (
    r"(?:(?:被|受|原|现)?(?:授权|委托|受权|受托|代理|承诺|主办|申请|声明|经办|联系|证明|保证|出具)(?:人员?|单位|方|机构|者)"
    r"|[\u4e00-\u9fff]{0,4}(?:代码|证件|身份证号?码?|号码|网站|域名|日期|时间|地址|住所|电话|手机|职务|姓名|名称|期限|权限|事项|范围"
    r"|经营者|代表人?|负责人|法人|投资人))"
)
_BRACKETED_LABEL = re.compile(
    rf"(?:(?:(?<=\n)|(?<=[。;])|\A)[【\[](?P<any>[^【】\[\]\n]{{2,10}})[】\]]|{_OPEN}(?P<known>{_LABEL}){_CLOSE})"
)
_SIGN = re.compile(rf"{_OPEN}([盖公]?章|盖章有效|签[字名章]?|印){_CLOSE}")
_BRACKETS = str.maketrans("【】『』", "()「」")
_CLAUSE = re.compile(
    r"(?:(?<=\n)|(?<=[。;:])|\A)"
    r"(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}(?:[、)]|\.(?![\d.]))"
    r"|第[一二三四五六七八九十\d]{1,3}[条项]:?|[①-⑳])(?=.)"
)
# 盖章 Company Chop: and 电话(Tel):
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff)])[/(]?[A-Za-z][A-Za-z'&/.]{1,40}\)?(?=:)")


def with_plain_marks(flow: Flow) -> Flow:
    """The flow with a text of the same length that patterns find their way in."""
    text = _SIGN.sub(r"(\1)", flow.text)
    text = _BRACKETED_LABEL.sub(lambda match: f"\n{match['any'] or match['known']}:", text)
    text = text.translate(_BRACKETS)
    return replace(flow, text=_CLAUSE.sub(lambda match: "\n" * len(match[0]), text))


def without_gloss(line: PageLine) -> Iterator[PageLine]:
    """The parts of a squashed line without the foreign words between a label and its colon."""
    start = 0
    for match in _GLOSS.finditer(half_width(line.text)):
        yield part_of(line, start, match.start())
        start = match.end()
    yield part_of(line, start, len(line.text)) if start else line
