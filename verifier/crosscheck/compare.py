"""Two texts side by side: the same but for ways of writing, one within the other, or different."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import Enum

from verifier.reports import FieldReport
from verifier.standards import (
    NumberStatus,
    check_credit_code,
    check_id_number,
    compact,
    normalise_text,
    normalise_with_map,
)

__all__ = ["Likeness", "Manner", "compare", "differences", "is_domain", "is_firm", "looks_misread"]


class Manner(Enum):
    """How two values are compared.

    EXACT: names and numbers; every character counts once ways of writing are folded away.
    ADDRESS: one side may leave out province and city, or end earlier; never rejects.
    LOOSE: words taken out of a letter's free text, whose ends may be cut wrongly.
    SITE: a domain or the site's name; letters name a site in many ways, so it never rejects.
    """

    EXACT = "exact"
    ADDRESS = "address"
    LOOSE = "loose"
    SITE = "site"


class Likeness(Enum):
    """What the comparison found."""

    SAME = "same"
    CONTAINED = "contained"
    DIFFERENT = "different"


_PUNCTUATION = re.compile(r"[()\[\]\"',;:·\-_/|*#]")
_PROVINCE_AND_CITY = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,8}?(?:市(?!场)|自治州|盟|地区))?"
)
# The last label begins with a letter: 云起2.0 is a name.
_DOMAIN = re.compile(r"(?:[A-Z]+://)?(?:[^\s./:]+\.)+[^\W\d_][^\s./:]+\.?(?::\d+)?(?:/.*)?")
# The least that must be left for one value to count as standing within another.
_SHORTEST_PART = 4


def is_firm(field: FieldReport, sure: float) -> bool:
    """Whether a field was read so surely that a difference rejects.

    Where its confidence is calibrated, that is where no person has to look at it by itself.
    """
    if field.decoded is not None:
        return False
    return field.confidence >= max(sure, field.evidence.review_below if field.evidence else 0.0)


def compare(one: str, other: str, manner: Manner) -> Likeness:
    """Compare two values; both ways round gives the same."""
    if manner is Manner.SITE:
        first, second = _site(one), _site(other)
        within = first.endswith(f".{second}") or second.endswith(f".{first}")
        return _likeness(first == second, within)
    first, second = normalise_text(one), normalise_text(other)
    if first == second:
        return Likeness.SAME
    if manner is Manner.EXACT:
        return Likeness.DIFFERENT
    first, second = _PUNCTUATION.sub("", first), _PUNCTUATION.sub("", second)
    shorter, longer = sorted((first, second), key=len)
    within = len(shorter) >= _SHORTEST_PART and (
        shorter in longer or _street(first) == _street(second)
    )
    if manner is Manner.LOOSE:
        within = bool(shorter) and shorter in longer
    return _likeness(first == second, within)


def _likeness(same: bool, within: bool) -> Likeness:
    if same:
        return Likeness.SAME
    return Likeness.CONTAINED if within else Likeness.DIFFERENT


def _street(address: str) -> str:
    """An address without its province and city, so that either may be left out."""
    return _PROVINCE_AND_CITY.sub("", address)


def _site(text: str) -> str:
    """A domain without scheme, ``www.`` and path; a site's name as text."""
    if not is_domain(text):
        return normalise_text(text)
    host = re.sub(r"^[A-Z]+://", "", compact(text)).split("/")[0].split(":")[0]
    return host.removeprefix("WWW.").rstrip(".")


def is_domain(text: str) -> bool:
    """Whether a text is a domain or an address within one, rather than a site's name."""
    return bool(_DOMAIN.fullmatch(compact(text)))


def differences(declared: str, extracted: str) -> list[list[int | str]]:
    """Where two values differ: ``[start, end, declared part, extracted part]`` each.

    ``start`` and ``end`` (exclusive) count characters of ``declared`` as it was given; ways of
    writing that are folded away are no difference.
    """
    one, places = normalise_with_map(declared)
    other, other_places = normalise_with_map(extracted)

    def span(index: tuple[int, ...], first: int, last: int, length: int) -> tuple[int, int]:
        if first < last:
            return index[first], index[last - 1] + 1
        here = index[first] if first < len(index) else length
        return here, here

    found: list[list[int | str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        start, end = span(places, i1, i2, len(declared))
        other_start, other_end = span(other_places, j1, j2, len(extracted))
        found.append([start, end, declared[start:end], extracted[other_start:other_end]])
    return found


def looks_misread(field: str, declared: str, extracted: str) -> bool:
    """Whether a number was read that cannot be right while the declared one can.

    Then the reading is the likelier fault, and a person looks instead of a rejection.
    """
    for name, status in (("id_number", check_id_number), ("credit_code", check_credit_code)):
        if field.endswith(name):
            return status(extracted) is not NumberStatus.OK and status(declared) is NumberStatus.OK
    return False
