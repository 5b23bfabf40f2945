"""``website_name``: what a site may be called."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import model_validator

from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Keywords
from verifier.standards import normalise_text

__all__ = ["WebsiteName", "WebsiteRemark"]


class WebsiteName(Values):
    """A site's name.

    Attributes:
        endings: It may not end in any of these.
        after_subject: It must be the subject's name or an abbreviation of it.
    """

    endings: Keywords | None = None
    after_subject: bool = False

    @model_validator(mode="after")
    def _something(self) -> WebsiteName:
        if not self.endings and not self.after_subject:
            raise ValueError("须至少写一项 / needs at least one of both")
        return self


def _describe(values: WebsiteName) -> Iterable[Phrase]:
    if values.after_subject:
        yield Phrase.of("website_after_subject")
    if values.endings:
        yield Phrase.of("website_endings", endings=values.endings)


@check("website_name", Family.WEBSITE, WebsiteName, _describe)
def _website_name(facts: Facts, values: WebsiteName, cite: Cite) -> Iterable[Finding]:
    declared = facts.manifest.declared
    name, subject = declared.website.name, declared.subject.name
    if name is None:
        yield from not_declared(facts, cite, "website.name")
        return
    ending = next((e for e in values.endings or () if name.rstrip("。. 》”\"'").endswith(e)), None)
    if ending is not None:
        yield cite(
            FindingCode.WEBSITE_NAME_RULE, variant="ending", website_name=name, ending=ending
        )
    if not values.after_subject:
        return
    if subject is None:
        yield from not_declared(facts, cite, "subject.name")
    elif not _abbreviates(normalise_text(name), normalise_text(subject)):
        yield cite(
            FindingCode.WEBSITE_NAME_RULE,
            variant="subject",
            severity=Severity.REVIEW,
            website_name=name,
            subject_name=subject,
        )


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in the same order."""
    rest = iter(full)
    return all(char in rest for char in short)


class WebsiteRemark(Values):
    """What the site does must be told in the remark.

    Attributes:
        forbidden: Words that the remark may not hold.
    """

    forbidden: Keywords | None = None


def _describe_remark(values: WebsiteRemark) -> Iterable[Phrase]:
    yield Phrase.of("website_remark")
    if values.forbidden:
        yield Phrase.of("website_remark_words", words=values.forbidden)


@check("website_remark", Family.WEBSITE, WebsiteRemark, _describe_remark)
def _website_remark(facts: Facts, values: WebsiteRemark, cite: Cite) -> Iterable[Finding]:
    remark = facts.manifest.declared.website.remark
    if remark is None:
        yield from not_declared(facts, cite, "website.remark")
        return
    for word in values.forbidden or ():
        if word in remark:
            yield cite(FindingCode.WEBSITE_NAME_RULE, variant="remark", word=word)
