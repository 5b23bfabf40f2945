"""Types that checks' parameters share, read from the plain lists and words of a rule file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from verifier.declaration import Role
from verifier.reports import DocumentType
from verifier.ruleset.papers import Material

__all__ = ["AnyOf", "Keywords", "Materials", "Roles", "Sentence", "Types", "one", "set_of"]


def one(kind: Callable[[str], Any]) -> BeforeValidator:
    """A word as an enumeration's member."""
    return BeforeValidator(lambda value: kind(value) if isinstance(value, str) else value)


def set_of(kind: Callable[[str], Any]) -> BeforeValidator:
    """A list of words as a set of an enumeration's members."""
    return BeforeValidator(
        lambda value: frozenset(map(kind, value)) if isinstance(value, list) else value
    )


def _tuple_of(kind: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(
        lambda value: tuple(map(kind, value)) if isinstance(value, list) else value
    )


def _sets(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(v, list) and v for v in value):
        return value
    return tuple(tuple(map(Material.named, inner)) for inner in value)


Types = Annotated[frozenset[DocumentType], set_of(DocumentType)]
Roles = Annotated[tuple[Role, ...], _tuple_of(Role)]
Materials = Annotated[tuple[Material, ...], _tuple_of(Material.named)]
AnyOf = Annotated[tuple[tuple[Material, ...], ...], BeforeValidator(_sets)]
"""Sets of papers, of which one whole set must be there."""
Keywords = Annotated[tuple[str, ...], _tuple_of(str), Field(min_length=1)]
Sentence = Annotated[str, Field(min_length=1)]
