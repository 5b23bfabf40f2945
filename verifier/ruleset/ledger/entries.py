"""``coverage.yaml``: one row a statement, read as strictly as the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from verifier.resources import data_dir
from verifier.ruleset.rule_file import describe_faults
from verifier.ruleset.strict_yaml import Located, load_strict
from verifier.standards import MAINLAND_CODES

__all__ = ["Ledger", "Place", "Row", "capture_checks", "load_ledger"]

Why = Literal["structure", "lead", "procedure", "repeats"]


def _codes(value: object) -> object:
    if value == "all":
        return MAINLAND_CODES
    if isinstance(value, list):
        unknown = [code for code in value if code not in MAINLAND_CODES]
        if unknown:
            raise ValueError(f"{unknown[0]} 不是省级代码 / is no province's code")
        return tuple(value)
    return value


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
Names = Annotated[tuple[str, ...], BeforeValidator(_tuple)]
Place = tuple[str, str]
"""A section's number or a province's code, and the part (empty for none)."""


class Row(BaseModel):
    """One statement.

    Attributes:
        digest: Of its words.
        topic: What it is about, in a few words.
        sections: Sections where it stands, outside the provinces'.
        heading: Provinces in whose section it precedes the parts.
        enterprise: Provinces in whose part for organisations it stands.
        individual: Provinces in whose part for individuals it stands.
        times: How often in all, where a place holds it more than once.
        rules: What carries it.
        why: Why nothing does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]
    topic: str = ""
    sections: Names = ()
    heading: Codes = ()
    enterprise: Codes = ()
    individual: Codes = ()
    times: Annotated[int, Field(ge=2)] | None = None
    rules: Names = ()
    why: Why | None = None

    @model_validator(mode="after")
    def _accounted(self) -> Row:
        if bool(self.rules) == (self.why is not None):
            raise ValueError("须且只能写 rules 或 why 之一 / needs either rules or why")
        if not any(self.places()):
            raise ValueError("须写所在位置 / must say where it stands")
        return self

    def places(self) -> Iterator[Place]:
        """Everywhere it stands."""
        yield from ((section, "") for section in self.sections)
        for part in ("heading", "enterprise", "individual"):
            codes: tuple[str, ...] = getattr(self, part)
            yield from ((code, "" if part == "heading" else part) for code in codes)

    @property
    def count(self) -> int:
        """How many statements of the source it accounts for."""
        return self.times or sum(1 for _ in self.places())


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    edition: date
    statements: Annotated[tuple[Row, ...], BeforeValidator(_tuple), Field(min_length=1)]


class Ledger(BaseModel):
    """The whole ledger, with the line of each row."""

    model_config = ConfigDict(frozen=True)

    edition: date
    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    name: str


def load_ledger(folder: Path | None = None) -> Ledger:
    """Load ``coverage.yaml`` of a folder (the project's own if None).

    Raises:
        RuleFileError: Names the file, the line and what to do.
    """
    folder = folder if folder is not None else data_dir("rules")
    found = load_strict(folder / "coverage.yaml", "rules/coverage.yaml")
    file = _read(found)
    lines = tuple(found.lines[("statements", index)] for index in range(len(file.statements)))
    return Ledger(edition=file.edition, rows=file.statements, lines=lines, name=found.name)


def capture_checks(folder: Path | None = None) -> frozenset[str]:
    """Names of the capture checks in ``capture.yaml``, which rows may refer to.

    Raises:
        RuleFileError: The file does not load.
    """
    folder = folder if folder is not None else data_dir("rules")
    found = load_strict(folder / "capture.yaml", "rules/capture.yaml")
    return frozenset(map(str, found.data))


def _read(found: Located) -> _File:
    if not isinstance(found.data, dict):
        raise found.error((), "应为 edition 与 statements / needs edition and statements")
    try:
        return _File.model_validate(found.data)
    except ValidationError as error:
        place, said = describe_faults(error)
    raise found.error(place, said)
