"""``access_consistency``: what must be as in the earlier filing when a provider is added."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import model_validator

from verifier.findings import Finding, FindingCode, Severity
from verifier.letter_kinds import LetterKind
from verifier.ruleset.answers import for_a_person, needed_papers, not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.papers import Material
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.previous import Data, is_same, missing_path
from verifier.ruleset.registry import Cite, Family, Values, check

__all__ = ["AccessConsistency"]

_CERTIFICATE = ((Material.named(LetterKind.CHANGE_CERTIFICATE),),)


class AccessConsistency(Values):
    """Data of the earlier filing. What is left out may differ and be changed afterwards.

    Attributes:
        same: Must be as before; where they are not, the earlier provider changes them first.
        same_or_certificate: Must be as before, or a change certificate shows why not.
        same_if_held: Must be as before where this provider already holds the subject's filing.
        doubtful: Those of the first two which another passage allows to differ: a person decides.
    """

    same: Data = ()
    same_or_certificate: Data = ()
    same_if_held: Data = ()
    doubtful: Data = ()

    @model_validator(mode="after")
    def _once(self) -> AccessConsistency:
        if set(self.same) & set(self.same_or_certificate):
            raise ValueError("同一项不能写在两处 / one datum stands in one place only")
        if not set(self.doubtful) <= {*self.same, *self.same_or_certificate}:
            raise ValueError("doubtful 须属于 same 或 same_or_certificate / must be among them")
        return self


def _describe(values: AccessConsistency) -> Iterable[Phrase]:
    if values.same:
        yield Phrase.of("access_same", data=values.same)
    if values.same_or_certificate:
        yield Phrase.of("access_certificate", data=values.same_or_certificate)
    if values.same_if_held:
        yield Phrase.of("access_if_held", data=values.same_if_held)
    if not values.same and not values.same_or_certificate and not values.same_if_held:
        yield Phrase.of("access_free")


@check("access_consistency", Family.ACCESS, AccessConsistency, _describe)
def _access(facts: Facts, values: AccessConsistency, cite: Cite) -> Iterable[Finding]:
    for datum in (*values.same, *values.same_or_certificate):
        same = is_same(facts, datum)
        if same is None:
            yield from not_declared(facts, cite, missing_path(facts, datum))
        elif not same and datum in values.same:
            doubtful = datum in values.doubtful
            yield cite(
                FindingCode.ACCESS_RULE,
                variant="doubtful" if doubtful else "",
                severity=Severity.REVIEW if doubtful else None,
                datum=datum,
            )
    differing = [d for d in values.same_or_certificate if is_same(facts, d) is False]
    if differing:
        doubtful = set(differing) <= set(values.doubtful)
        for finding in needed_papers(facts, cite, _CERTIFICATE, data=differing):
            yield for_a_person(finding) if doubtful else finding
    held = facts.manifest.declared.previous.held_by_provider
    for datum in values.same_if_held:
        same = is_same(facts, datum)
        if same is None:
            yield from not_declared(facts, cite, missing_path(facts, datum))
        elif not same and held is not False:
            yield cite(
                FindingCode.ACCESS_RULE,
                variant="held" if held else "held_unknown",
                severity=None if held else Severity.REVIEW,
                datum=datum,
            )
