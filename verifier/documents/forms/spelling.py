"""How labels are spelled: prefixes and cores, English beside them, and what is no label."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["english_beside", "is_english_label", "is_other_label", "spelled"]

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
)
_LONGEST_FIRST = "|".join(sorted(_ENGLISH_WORDS.split("|"), key=len, reverse=True))
_ENGLISH = re.compile(rf"[/|(\[·.\-]*(?:(?:{_LONGEST_FIRST})[.'/&\-]*)+[)\]]?", re.IGNORECASE)
# What looks like a label within the text of a scope or a paragraph.
_NO_LABEL = re.compile(r"项目$|^其中|^主营|^兼营|^注|^备注$|^一般|^许可|^前置|如下$|^以下")
_OTHER = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{2,9}(?:\([^():]{1,14}\))?)(?:[A-Za-z][A-Za-z ./'()&\-]{1,40})?:"
)


def spelled(
    *cores: str, before: Sequence[str] = (), english: Sequence[str] = ()
) -> tuple[str, ...]:
    """Every core alone and behind each of ``before``; then labels in English without spaces."""
    chinese = (*cores, *(first + core for first in before for core in cores))
    return (*dict.fromkeys(chinese), *("".join(words.split()) for words in english))


def english_beside(text: str, start: int) -> int:
    """Where a label's English ends that begins at ``start``; ``start`` where there is none.

    It is no English of a label if what follows goes on in Latin letters: then it is the value.
    """
    found = _ENGLISH.match(text, start)
    if not found or not found.group().strip("/|(.·-[])"):
        return start
    following = text[found.end() : found.end() + 1]
    if following.isascii() and (following.isalpha() or following in ".@"):
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
