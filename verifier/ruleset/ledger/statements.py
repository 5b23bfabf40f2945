"""The source document taken apart into statements, so that a ledger can account for each.

The document itself is no part of the project. A statement is one paragraph, list item or table line
of its extracted text; the ledger knows it by a digest of its words, and where it stands by section
and, within a province's section, by part.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from verifier.reports import SubjectKind

__all__ = ["Statement", "digest_of", "statements"]

Part = Literal["enterprise", "individual", ""]

_SECTION = re.compile(r"(?P<number>[1-7](?:\.\d+){0,2})\.?\s*[^\d\s.].*")
_PARTS = {"企业或单位用户": SubjectKind.ENTERPRISE, "个人用户": SubjectKind.INDIVIDUAL}
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[\s*]|<[^>]*>|^[-●○•■◦·②④?]+")
# Contents lines end in a tab and a page number; the text proper begins after the last of them.
_CONTENTS = re.compile(r".*\t\d+\s*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement.

    Attributes:
        section: Number of the section it stands in.
        part: Which part of a province's section; empty elsewhere.
        digest: See :func:`digest_of`.
        line: Line of the text, from 1.
    """

    section: str
    part: Part
    digest: str
    line: int


def digest_of(text: str) -> str:
    """Ten hex digits of the SHA-256 of the words, without white space, marks and link targets."""
    words = _MARKS.sub("", _LINK.sub(r"\1", text.strip()))
    return hashlib.sha256(_MARKS.sub("", words).encode()).hexdigest()[:10]


def statements(text: str) -> Iterator[Statement]:
    """Every statement of the extracted text, in order; the cover and the contents are left out."""
    lines = text.splitlines()
    contents = [index for index, line in enumerate(lines) if _CONTENTS.fullmatch(line)]
    first = next((i for i in contents if lines[i].startswith("1.")), 0)
    begin = _end_of_contents(lines, first)
    section, part = "", ""
    for index in range(begin, len(lines)):
        line = lines[index].strip()
        if not line:
            continue
        heading = _SECTION.fullmatch(line) if _is_heading(line, section) else None
        if heading:
            section, part = heading["number"], ""
        elif line in _PARTS:
            part = _PARTS[line]
        elif line == "常见问题":
            part = ""
        yield Statement(section, part, digest_of(line), index + 1)  # type: ignore[arg-type]


def _end_of_contents(lines: list[str], first: int) -> int:
    """The line after the contents: numbered lines with page numbers, some of them broken."""
    index = first
    for here in range(first, min(first + 80, len(lines))):
        if _CONTENTS.fullmatch(lines[here]):
            index = here + 1
    return index


_STEPS = re.compile(r"[1-9]\.\s*(?:查看|检查|\(可选\)|确认|登录|购买|绑定|单击|进入|打开|准备).*")


def _is_heading(line: str, section: str) -> bool:
    """A numbered line that goes on from the section before, and no step of an instruction."""
    match = _SECTION.fullmatch(line)
    if match is None or _STEPS.fullmatch(line):
        return False
    return _key(match["number"]) > _key(section) if section else True


def _key(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
