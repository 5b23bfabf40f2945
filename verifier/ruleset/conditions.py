"""``when``: in which case a paper is needed or a to-do arises, told with yes, no or unknown.

Unknown is not no: a check answers an unknown condition with ``DECLARED_MISSING``, naming what the
condition needs. Several conditions in one ``when`` must all hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field, model_validator

from verifier.declaration import HolderRelation, Role
from verifier.reports import DocumentType
from verifier.ruleset.facts import Facts
from verifier.ruleset.persons import Origin
from verifier.ruleset.registry import Values
from verifier.ruleset.sites import count_prefixes
from verifier.ruleset.values import Keywords, set_of
from verifier.standards import province_of_address

__all__ = ["Answer", "When", "mentions"]

_LEGAL, _SUBJECT, _SITE = (
    Role.LEGAL_REPRESENTATIVE_ID,
    Role.SUBJECT_RESPONSIBLE_ID,
    Role.SITE_RESPONSIBLE_ID,
)


class Answer(NamedTuple):
    """Whether a condition holds (None: unknown), and what would tell.

    Attributes:
        holds: None where it is unknown.
        needs: The declared paths that would tell.
        unread: The field of an image there that would have told, had it been read.
    """

    holds: bool | None
    needs: tuple[str, ...] = ()
    unread: str | None = None


class When(Values):
    """Conditions on what was declared and read.

    Attributes:
        forum: The site has a forum, chat or message board.
        adds_domains: The order holds a domain without a filing number; where none is declared it is
            taken to.
        prefixes_at_least: That many different domain prefixes under the subject.
        holder_relations: A domain of this order is held by one of these relations.
        mentions: Any of these words in the subject's name, scope, site name or content.
        address_mentions: Any of these words in the licence's address.
        address_lacks: None of these words in it.
        legal_representative_from_elsewhere: Their card's address lies in another province.
        subject_is_legal_representative: The subject's responsible person is.
        site_is_legal_representative: The site's responsible person is.
    """

    forum: bool | None = None
    adds_domains: bool | None = None
    prefixes_at_least: Annotated[int, Field(ge=1)] | None = None
    holder_relations: Annotated[frozenset[HolderRelation], set_of(HolderRelation)] | None = None
    mentions: Keywords | None = None
    address_mentions: Keywords | None = None
    address_lacks: Keywords | None = None
    legal_representative_from_elsewhere: bool | None = None
    subject_is_legal_representative: bool | None = None
    site_is_legal_representative: bool | None = None

    @model_validator(mode="after")
    def _something(self) -> When:
        if all(getattr(self, name) is None for name in type(self).model_fields):
            raise ValueError("须至少写一个条件 / needs at least one condition")
        return self

    def answer(self, facts: Facts) -> Answer:
        """All conditions together: no if any says no, else unknown if any is, else yes."""
        unknown: list[Answer] = []
        for answer in self._answers(facts):
            if answer.holds is False:
                return Answer(False)
            if answer.holds is None:
                unknown.append(answer)
        if not unknown:
            return Answer(True)
        needs = tuple(path for answer in unknown for path in answer.needs)
        return Answer(None, needs, next((a.unread for a in unknown if a.unread), None))

    def _answers(self, facts: Facts) -> Iterator[Answer]:
        if self.forum is not None:
            given = facts.manifest.declared.website.has_forum
            yield _is(given, self.forum, "website.has_forum")
        if self.adds_domains is not None:
            domains = facts.manifest.declared.domains
            adds = not domains or any(not domain.filed for domain in domains)
            yield Answer(adds is self.adds_domains)
        if self.prefixes_at_least is not None:
            count, complete = count_prefixes(facts.manifest)
            enough = count >= self.prefixes_at_least
            known = complete and bool(facts.manifest.declared.domains)
            path = "previous.domains" if facts.manifest.declared.domains else "domains"
            yield Answer(True) if enough else Answer(False if known else None, (path,))
        if self.holder_relations is not None:
            domains = facts.manifest.declared.domains
            yield Answer(any(one.holder_relation in self.holder_relations for one in domains))
        if self.mentions is not None:
            found = mentions(facts, self.mentions)
            yield Answer(bool(found)) if found or _all_told(facts) else Answer(None, _TOLD_BY)
        if self.address_mentions is not None:
            yield _address(facts, self.address_mentions)
        if self.address_lacks is not None:
            there = _address(facts, self.address_lacks)
            yield there if there.holds is None else Answer(not there.holds)
        if self.legal_representative_from_elsewhere is not None:
            yield _from_elsewhere(facts, self.legal_representative_from_elsewhere)
        if self.subject_is_legal_representative is not None:
            given = facts.same_person(_SUBJECT, _LEGAL)
            path = _who_is_unknown(facts, _SUBJECT)
            yield _is(given, self.subject_is_legal_representative, path)
        if self.site_is_legal_representative is not None:
            given = facts.same_person(_SITE, _LEGAL)
            yield _is(given, self.site_is_legal_representative, _who_is_unknown(facts, _SITE))


_TOLD_BY = ("website.content",)


def mentions(facts: Facts, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each word found, with where: the subject's name, its scope, the site's name or content."""
    return [(place, word) for place, text in facts.telling_texts for word in words if word in text]


def _all_told(facts: Facts) -> bool:
    return bool(facts.manifest.declared.website.content)


def _is(given: bool | None, wanted: bool, path: str) -> Answer:
    return Answer(None if given is None else given is wanted, (path,))


def _address(facts: Facts, words: tuple[str, ...]) -> Answer:
    fields = [
        image.fields.get("address") for image in facts.of_type((DocumentType.BUSINESS_LICENCE,))
    ]
    texts = [field.value for field in fields if field and field.value]
    if not texts and facts.manifest.declared.subject.address:
        texts = [facts.manifest.declared.subject.address]
    if not texts:
        return Answer(None, ("subject.address",))
    return Answer(any(word in text for text in texts for word in words))


def _from_elsewhere(facts: Facts, wanted: bool) -> Answer:
    """Whether the legal representative's card is of another province."""
    cards = [
        image
        for image in facts.in_role(*facts.roles_of(_LEGAL))
        if image.document.type is DocumentType.ID_CARD_FRONT
    ]
    for card in cards:
        field = card.fields.get("address")
        province = province_of_address(field.value) if field and field.value else None
        if province is not None:
            return Answer((province != facts.manifest.province) is wanted)
    if facts.whole_person(_LEGAL).origin not in (None, Origin.MAINLAND):
        return Answer(wanted)
    return Answer(None, ("legal_representative",), "address" if cards else None)


def _who_is_unknown(facts: Facts, role: Role) -> str:
    """Which of the two persons is not known."""
    if not facts.person(_LEGAL).known:
        return "legal_representative"
    return str(role).removesuffix("_id")
