"""Places in a letter: the address of whom it is about, and the administration it goes to.

What a letterhead or a foot prints beside telephone and fax is where the writer is reached; the
address of whom the letter is about stands in its text.
"""

from __future__ import annotations

import re

from verifier.documents.flow import Flow
from verifier.documents.forms.values import doubted
from verifier.documents.kind import text_field
from verifier.documents.letter_grammar import DATE, NEXT_LABEL
from verifier.ocr import Page
from verifier.reports import FieldReport
from verifier.standards import PROVINCES

__all__ = ["find_address", "find_administration"]

# What a place is called; another entry may follow in its row.
_PLACE = (
    r"(?P<v>(?=[^,。;:\n]{0,20}[省市区县州旗盟乡镇村])(?:[^,。;:\n()]|\([^()\n]*\)){6,60}?)"
    r"(?=[,。;\n)]|$|的(?:房|商铺|办公|场所|写字楼)|\(产权|房东|房主|出租人|产权人|居住起|起始|租期|更名|特此|自\d|(?:19|20)\d\d[年./-]"
    rf"|二[〇零]|{NEXT_LABEL})"
)
_LABEL = (
    r"(?:单位|通讯|联系|办公|注册|现|户籍|经营|居住|家庭|场所|实际|房屋|房产)*"
    r"(?:住址|地址|住所(?:地)?|所在地(?:址)?|居住地|(?<=注册)地|坐落(?![于在]))"
)
# Patterns with a group ``v``, the surest first.
_ADDRESSES = (
    r"(?:住所|地址)(?:变更)?\n(?:原|变更前)[^\n]{0,6}\n[^\n]+\n(?:现|变更后)[^\n]{0,6}\n" + _PLACE,
    rf"变更后[\s\S]{{0,400}}?(?:住所|地址)(?:变更)?\n[^\n]{{2,60}}\n{_PLACE}",
    rf"(?:^|\n|(?<=[。;,(\d])){_LABEL}[:\n]{{1,2}}{_PLACE}",
    rf"(?:^|\n){_LABEL}{_PLACE}",
    rf"(?:居住在|居住于|注册[在于]|[,。;现常家租借暂]住(?![所址])(?:在|于)?|位于|坐落(?:在|于)){_PLACE}",
    r"(?:住址|地址|住所地?|所在地)(?:登记|变更|注册)?(?:为|是|:|在|设在|于)?" + _PLACE,
)
# A line with an address next to one of these, above the headline or below the last date.
_REACHED_BY = re.compile(r"(?:电话|总机|传真|邮编|Tel|Fax|E-?mail)(?:\([^)\n]*\))?[:\d]|^T\d", re.I)
_WHERE = re.compile(r"地址|Add")
# Above the headline nothing is a sentence.
_SENTENCE = re.compile(r"[。;]|,.*,")
_HIGHEST = 8

_NAMES = "|".join(province.short_name for province in PROVINCES.values())
_ADMINISTRATION = rf"(?P<v>(?:{_NAMES})[\u4e00-\u9fff]{{0,8}}通信管理局)"
# A form that names no province is for any.
_ADDRESSED = (
    rf"(?<!向){_ADMINISTRATION}(?=领导|[:、]|\n|$)",
    rf"(?:主送|抄送|抄报|报送):[^。\n]{{0,60}}?{_ADMINISTRATION}",
)
_SPOKEN_OF = re.compile(
    rf"(?P<v>(?:{_NAMES})(?:省|市|自治区|[回壮维][\u4e00-\u9fff]{{1,5}})?通信管理局)"
)


def find_address(page: Page, flow: Flow, body: str) -> FieldReport | None:
    """Where the body or the person lives or sits; doubted where only a letterhead says so.

    Args:
        page: Upright.
        flow: The letter's text.
        body: Whose letter it is, in half width; empty where nobody's.
    """
    own = (rf"{re.escape(body)}的{_LABEL}(?:为|是|在|:)?{_PLACE}",) if body else ()
    text = _without_contacts(flow.text)
    for patterns, said, sure in ((own + _ADDRESSES, text, True), (_ADDRESSES, flow.text, False)):
        matches = (re.search(pattern, said) for pattern in patterns)
        if found := next(filter(None, matches), None):
            read = text_field(page, flow.group(found, "v"))
            return read if sure else doubted(read)
    return None


def _without_contacts(text: str) -> str:
    """The text with blanks for the addresses that letterheads and feet print."""
    lines = text.split("\n")
    last = max((match.end() for match in re.finditer(DATE, text)), default=len(text))
    kept, start, above = [], 0, True
    for number, line in enumerate(lines):
        above = above and number < _HIGHEST and not _SENTENCE.search(line)
        near = "\n".join(lines[max(0, number - 2) : number + 3])
        contact = (above or start >= last) and _WHERE.search(line) and _REACHED_BY.search(near)
        kept.append("\n" * len(line) if contact else line)
        start += len(line) + 1
    return "\n".join(kept)


def find_administration(page: Page, flow: Flow) -> FieldReport | None:
    """The administration a letter goes to; doubted where it is only the one it speaks of."""
    matches = (re.search(pattern, flow.text) for pattern in _ADDRESSED)
    if found := next(filter(None, matches), None):
        return text_field(page, flow.group(found, "v"))
    said = {match["v"]: flow.group(match, "v") for match in _SPOKEN_OF.finditer(flow.text)}
    return doubted(text_field(page, *said.values())) if len(said) == 1 else None
