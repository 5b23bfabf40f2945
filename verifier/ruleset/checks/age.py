"""``minimum_age``: how old a person must be, and what someone not yet of age must show.

An age is reached on the birthday; one born on 29 February reaches it on the 28th of a common year
(as Civil Code article 202 ends a period on the month's last day).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field, model_validator

from verifier.declaration import Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import needed_papers, not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase, any_of_words
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import AnyOf, Roles
from verifier.standards import add_years

__all__ = ["MinimumAge"]

Years = Annotated[int, Field(ge=1, le=120)]


class MinimumAge(Values):
    """Ages in completed years.

    Attributes:
        persons: Whose.
        years: Younger ones are refused; left out where the source names no lowest age.
        proof_below: Those younger need one of ``proofs``.
        proofs: Sets of papers; one whole set must be there.
        except_legal_representative: The rule is not about the legal representative.
    """

    persons: Roles = Field(min_length=1)
    years: Years | None = None
    proof_below: Years | None = None
    proofs: AnyOf = ()
    except_legal_representative: bool = False

    @model_validator(mode="after")
    def _whole(self) -> MinimumAge:
        if (self.proof_below is None) != (not self.proofs):
            raise ValueError("proof_below 与 proofs 须同时写 / are written together")
        if self.years is None and self.proof_below is None:
            raise ValueError("须写 years 或 proof_below / needs years or proof_below")
        return self


def _describe(values: MinimumAge) -> Iterable[Phrase]:
    if values.years is not None:
        yield Phrase.of("minimum_age", years=values.years, persons=_names(values))
    if values.proof_below is not None:
        yield Phrase.of(
            "age_proof",
            below=values.proof_below,
            years=values.years or 0,
            proofs=any_of_words(values.proofs),
            persons=_names(values),
        )


def _names(values: MinimumAge) -> tuple[str, ...]:
    return tuple(role.removesuffix("_id") for role in values.persons)


@check("minimum_age", Family.AGE, MinimumAge, _describe)
def _minimum_age(facts: Facts, values: MinimumAge, cite: Cite) -> Iterable[Finding]:
    judged: list[str] = []
    for role in values.persons:
        if any(facts.same_person(role, other) for other in judged):
            continue
        judged.append(role)
        excepted = values.except_legal_representative
        if excepted and facts.same_person(role, Role.LEGAL_REPRESENTATIVE_ID):
            continue
        yield from _one(facts, values, cite, role)


def _one(facts: Facts, values: MinimumAge, cite: Cite, role: str) -> Iterator[Finding]:
    person = facts.whole_person(role)
    born = person.birth_date
    if born is None or born > facts.as_of:
        if person.types or born is not None:
            yield cite(
                FindingCode.FIELD_UNREADABLE,
                variant="age",
                severity=Severity.REVIEW,
                field="birth_date",
                person=role.removesuffix("_id"),
            )
        else:
            yield from not_declared(facts, cite, _path(facts, role))
        return
    if values.years is not None and facts.as_of < add_years(born, values.years):
        yield cite(
            FindingCode.AGE_NOT_ALLOWED,
            severity=None if person.birth_sure else Severity.REVIEW,
            person=role.removesuffix("_id"),
            birth_date=born.isoformat(),
            as_of=facts.as_of.isoformat(),
            years=values.years,
            reached_on=add_years(born, values.years).isoformat(),
        )
    elif values.proof_below is not None and facts.as_of < add_years(born, values.proof_below):
        yield from needed_papers(facts, cite, values.proofs, role=role)


def _path(facts: Facts, role: str) -> str:
    if facts.is_individual:
        return "subject.document_number"
    return f"{role.removesuffix('_id')}.id_number"
