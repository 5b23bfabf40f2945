"""The closed vocabulary of checks, and what a check is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.facts import Facts

if TYPE_CHECKING:
    from verifier.ruleset.phrases import Phrase

__all__ = ["CheckSpec", "Cite", "Family", "Values", "check", "check_named", "check_names"]


class Family(StrEnum):
    """What a rule is about, as people look rules up."""

    FILE = "file"
    SUBJECT = "subject"
    PERSON = "person"
    AGE = "age"
    RESIDENCE = "residence"
    RESPONSIBLE = "responsible"
    MATERIAL = "material"
    TIME = "time"
    DOMAIN = "domain"
    WEBSITE = "website"
    CONTACT = "contact"
    SERVER = "server"
    CHANGE = "change"
    ACCESS = "access"
    PREAPPROVAL = "preapproval"
    MANUAL = "manual"


class Values(BaseModel):
    """Base of each check's parameters: strict, frozen, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Cite(Protocol):
    """Makes a finding with the rule's severity (or a milder one) and its source."""

    def __call__(
        self,
        code: FindingCode,
        *,
        variant: str = "",
        severity: Severity | None = None,
        **evidence: Any,
    ) -> Finding:
        """See :func:`verifier.findings.make_finding`."""
        ...


Run = Callable[[Facts, Any, Cite], Iterable[Finding]]
Describe = Callable[[Any], Iterable["Phrase"]]
_V = TypeVar("_V", bound=Values)


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A named check.

    Attributes:
        name: As rule files write it.
        family: What it is about.
        values: The type of its parameters.
        run: What it does; None for a rule that only holds figures which another stage uses.
        describe: What it asks for, in phrases for an applicant.
    """

    name: str
    family: Family
    values: type[Values]
    run: Run | None
    describe: Describe


_CHECKS: dict[str, CheckSpec] = {}


def check(
    name: str, family: Family, values: type[_V], describe: Callable[[_V], Iterable[Phrase]]
) -> Callable[
    [Callable[[Facts, _V, Cite], Iterable[Finding]]],
    Callable[[Facts, _V, Cite], Iterable[Finding]],
]:
    """Register a function as the check ``name`` with parameters of type ``values``."""

    def register(
        run: Callable[[Facts, _V, Cite], Iterable[Finding]],
    ) -> Callable[[Facts, _V, Cite], Iterable[Finding]]:
        _add(CheckSpec(name, family, values, run, describe))
        return run

    return register


def figures(
    name: str, family: Family, values: type[_V], describe: Callable[[_V], Iterable[Phrase]]
) -> type[_V]:
    """Register a check that only holds figures (limits that another stage reads)."""
    _add(CheckSpec(name, family, values, None, describe))
    return values


def _add(spec: CheckSpec) -> None:
    if spec.name in _CHECKS:
        raise ValueError(f"check {spec.name} registered twice")
    _CHECKS[spec.name] = spec


def check_named(name: str) -> CheckSpec | None:
    """The check of that name, if there is one."""
    import verifier.ruleset.checks  # noqa: F401  (registers them)

    return _CHECKS.get(name)


def check_names() -> tuple[str, ...]:
    """Every name that a rule file may use, sorted."""
    import verifier.ruleset.checks  # noqa: F401

    return tuple(sorted(_CHECKS))
