"""How labels are spelled: prefixes and cores, English beside them, and what is no label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = [
    "composed",
    "english_beside",
    "is_english_label",
    "is_other_label",
    "label_at_start",
    "other_language",
    "spelled",
]

# Words of which labels in English consist, as certificates print them beside the Chinese.
_ENGLISH_WORDS = (
    "name|full|company|enterprise|organi[sz]ation|institution|entity|unit|type|category|address"
    "|domicile|residence|registered|registration|registrant|registrar|sponsoring|capital|legal"
    "|representative|person|responsible|incharge|charge|chief|principal|business|operation|scope"
    "|term|validity|valid|period|duration|from|until|till|to|through|date|time|day|year|of|the|in"
    "|for|and|by|at|no|number|code|unified|social|credit|uniform|identifier|id|card|certificate"
    "|licen[cs]e|domain|holder|owner|ownership|contact|established|establishment|founded|issue"
    "|issued|issuing|authority|agency|office|creation|created|update|updated|expiry|expiration"
    "|expires|expire|expired|server|dns|status|sex|gender|nation|nationality|ethnicity|birth|born"
    "|place|photo|signature|bearer|passport|permit|document|surname|given|country|occupation|seal"
    "|stamp|remarks?|note|department|competent|supervisory|funds?|source|purpose|current|present"
    "|permanent|household|local|identity|personal|provider|service|email|phone|telephone|fax|zip"
    "|postcode|city|province|state|initial|starting|nature|general|main|sponsor|proof|ascii|roid|last|on|in|purposes?|activity|activities"
    "|area|range|form|legalperson|representatives?|manager|director|head|partner|member|number"
    "|record|real|verification|administrative|admin|technical|registry|operator|abuse|iana|whois"
    "|url|e-?mail|years?|names?|servers?|till|dnssec|street|postal|organi[sz]ations?"
)
_LONGEST_FIRST = "|".join(sorted(_ENGLISH_WORDS.split("|"), key=len, reverse=True))
_ENGLISH = re.compile(rf"[/|(\[·.\-]*(?:(?:{_LONGEST_FIRST})[.'/&\-]*)+[)\]]?", re.IGNORECASE)
# What looks like a label within the text of a scope or a paragraph.
_NO_LABEL = re.compile(r"项目$|^其中|^主营|^兼营|^注|^备注$|^一般|^许可|^前置|如下$|^以下")
# Behind a label these make it another's: of 持有者 not who, but of what kind.
_OF_IT = re.compile(
    r"(?:类型|类别|状态|邮箱|电子邮[箱件]|电话|网址|编号|ID|URL|变更|变动)(?=[:/|(A-Za-z]|$|企业|个人|组织|单位|机构|自然人|法人)"
)
_ENGLISH_LABEL = re.compile(r"[A-Za-z][A-Za-z/.'()&\-]{1,50}(?=:|$)")
_BETWEEN = re.compile(r"[/|(\[.·\-]?")
# A shorter English label may be the beginning of a value in small letters.
_SURE = 8
_OTHER = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{2,9}(?:\([^():]{1,14}\))?)(?:[A-Za-z][A-Za-z ./'()&\-]{1,40})?:"
)


def spelled(
    *cores: str, before: Sequence[str] = (), english: Sequence[str] = ()
) -> tuple[str, ...]:
    """Every core alone and behind each of ``before``; then labels in English without spaces."""
    chinese = (*cores, *(first + core for first in before for core in cores))
    return (*dict.fromkeys(chinese), *("".join(words.split()) for words in english))


def composed(*parts: str) -> tuple[str, ...]:
    """Every way to say one word of each part; ``-`` in a part is no word."""

    def ways(rest: tuple[str, ...]) -> Iterator[str]:
        if not rest:
            yield ""
            return
        for word in rest[0].split():
            for tail in ways(rest[1:]):
                yield word.strip("-") + tail

    return tuple(dict.fromkeys(ways(parts)))


def english_beside(text: str, start: int) -> int:
    """Where a label's English ends that begins at ``start``; ``start`` where there is none.

    It is no English of a label if what follows goes on in Latin letters: then it is the value.
    """
    found = _ENGLISH.match(text, start)
    if not found or not found.group().strip("/|(.·-[])"):
        return start
    following = text[found.end() : found.end() + 1]
    if following and following.isascii() and (following.isalpha() or following in ".@"):
        return start
    return found.end() if following else len(text)


def is_english_label(text: str) -> bool:
    """Whether a line holds nothing but a label's English."""
    return bool(_ENGLISH.fullmatch(text.rstrip(":"))) and len(text) > 2


def is_other_label(text: str) -> int:
    """How long a label that no table knows is, its colon left out; 0 where none begins the line."""
    found = _OTHER.match(text)
    if not found or _NO_LABEL.search(found["label"]):
        return 0
    return len(found.group()) - 1


def label_at_start(text: str, spellings: Sequence[str]) -> tuple[str | None, int, bool]:
    """The label that a squashed line begins with.

    Args:
        text: In half width.
        spellings: The longest first.

    Returns:
        Its spelling (None where there is none; one that is not in ``spellings`` for a label that
        only begins like one of them), its length on the line, and whether it is exactly so spelled.
    """
    found = next((s for s in spellings if text.startswith(s)), None)
    if found is None:
        near = ((s, n, False) for s in spellings if (n := _misread(text, s)))
        return next(near, (None, 0, False))
    length = len(found)
    if found.isascii():
        whole = _ENGLISH_LABEL.match(text)
        if whole and len(whole[0]) > length and is_english_label(whole[0]):
            return whole[0], len(whole[0]), True
    elif longer := _OF_IT.match(text, length):
        return text[: longer.end()], longer.end(), True
    return found, length, True


def other_language(text: str, start: int, same: Sequence[str]) -> int:
    """Where a second spelling of a label, in the other language, ends; ``start`` without one."""
    ascii_before = text[:start].isascii()
    between = _BETWEEN.match(text, start)
    at = between.end() if between else start
    second = next((s for s in same if s.isascii() != ascii_before and text.startswith(s, at)), None)
    if second is None:
        return start
    end = at + len(second)
    if len(second) < _SURE and text[end : end + 1].islower():
        return start
    return end + (text[end : end + 1] in (")", "]") and end < len(text))


def _misread(text: str, spelling: str) -> int:
    """How long a misread label at the start of the text is; 0 where there is none.

    Of four or more characters one may be wrong, of eight two; of five or more one may be missing.
    Of three one may be wrong where nothing else is on the line.
    """
    size = len(spelling)
    if size == 3 == len(text):
        return size if sum(a != b for a, b in zip(text, spelling, strict=True)) == 1 else 0
    if size >= 4 and len(text) >= size:
        wrong = sum(a != b for a, b in zip(text, spelling, strict=False))
        if wrong <= size // 4:
            return size
    if size >= 5 and any(text.startswith(spelling[:i] + spelling[i + 1 :]) for i in range(size)):
        return size - 1
    return 0
