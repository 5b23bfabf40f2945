"""Business scopes say what a company does and, at length, what it does not.

"(不含…)", "…除外" and "未经…批准不得从事…" name trades that the company does not carry
on; a word that stands only there says nothing about it.
"""

from __future__ import annotations

import re

__all__ = ["without_exclusions"]

_BRACKETED = re.compile(r"\([^()]*?(?:不含|除外|不包括|不得|除.{1,12}外|国家.{0,6}禁止)[^()]*\)")
_CLAUSE = re.compile(r"(?:不得|未经|不含|不包括|不涉及)[^;·。]*|[^,;·。]*除外")


def without_exclusions(text: str) -> str:
    """``text`` (normalised) without the brackets and clauses that exclude."""
    return _CLAUSE.sub("", _BRACKETED.sub("", text))
