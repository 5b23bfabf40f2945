"""What can be wrong with a photo or a filing: the closed list of codes, one frozen result a fault.

A bad document is a :class:`Finding`; a bad request or a broken system is an exception of
:mod:`verifier.errors`. The sentences a person reads come from one catalogue, ``messages.yaml``,
looked up by code; logic only supplies the numbers in ``evidence``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from verifier.labels import join_chinese, join_english

__all__ = ["Finding", "FindingCode", "Severity", "Verdict", "make_finding", "verdict_of"]


class Severity(StrEnum):
    """How much a finding weighs: it rejects, asks for a person, or only informs."""

    REJECT = "reject"
    REVIEW = "review"
    INFO = "info"


class Verdict(StrEnum):
    """What is decided about one image or one filing."""

    PASS = "pass"
    REVIEW = "review"
    REJECT = "reject"


class FindingCode(StrEnum):
    """The closed list of finding codes, in the order of the stages that find them."""

    FILE_CORRUPT = "FILE_CORRUPT"
    FILE_FORMAT = "FILE_FORMAT"
    FILE_EXTENSION_MISMATCH = "FILE_EXTENSION_MISMATCH"
    FILE_TOO_SMALL = "FILE_TOO_SMALL"
    FILE_TOO_LARGE = "FILE_TOO_LARGE"
    FILE_ANIMATED = "FILE_ANIMATED"
    RESOLUTION_TOO_LOW = "RESOLUTION_TOO_LOW"

    IMAGE_BLURRED = "IMAGE_BLURRED"
    IMAGE_GLARE = "IMAGE_GLARE"
    IMAGE_TOO_DARK = "IMAGE_TOO_DARK"
    IMAGE_OVEREXPOSED = "IMAGE_OVEREXPOSED"
    MONOCHROME_COPY = "MONOCHROME_COPY"
    COLOUR_COPY = "COLOUR_COPY"
    SCREENSHOT = "SCREENSHOT"
    SCREEN_RECAPTURE = "SCREEN_RECAPTURE"
    ELECTRONIC_DOCUMENT = "ELECTRONIC_DOCUMENT"

    DOCUMENT_NOT_FOUND = "DOCUMENT_NOT_FOUND"
    BORDER_INCOMPLETE = "BORDER_INCOMPLETE"
    OCCLUDED = "OCCLUDED"
    MULTIPLE_DOCUMENTS = "MULTIPLE_DOCUMENTS"
    DOCUMENT_TYPE_MISMATCH = "DOCUMENT_TYPE_MISMATCH"
    TEMPORARY_ID = "TEMPORARY_ID"

    FIELD_UNREADABLE = "FIELD_UNREADABLE"
    FIELD_LOW_CONFIDENCE = "FIELD_LOW_CONFIDENCE"
    ID_NUMBER_CHECKSUM = "ID_NUMBER_CHECKSUM"
    CREDIT_CODE_CHECKSUM = "CREDIT_CODE_CHECKSUM"
    FIELD_INCONSISTENT = "FIELD_INCONSISTENT"
    VALIDITY_PERIOD_IMPOSSIBLE = "VALIDITY_PERIOD_IMPOSSIBLE"
    SEAL_MISSING = "SEAL_MISSING"
    SIGNATURE_MISSING = "SIGNATURE_MISSING"

    DECLARED_MISMATCH = "DECLARED_MISMATCH"
    DECLARED_MISSING = "DECLARED_MISSING"
    DOCUMENTS_DISAGREE = "DOCUMENTS_DISAGREE"

    DOCUMENT_EXPIRED = "DOCUMENT_EXPIRED"
    VALIDITY_TOO_SHORT = "VALIDITY_TOO_SHORT"
    LETTER_TOO_OLD = "LETTER_TOO_OLD"
    MATERIAL_MISSING = "MATERIAL_MISSING"
    MATERIAL_NOT_ACCEPTED = "MATERIAL_NOT_ACCEPTED"
    AGE_NOT_ALLOWED = "AGE_NOT_ALLOWED"
    RESIDENCE_OUT_OF_PROVINCE = "RESIDENCE_OUT_OF_PROVINCE"
    RESPONSIBLE_PERSON_NOT_ALLOWED = "RESPONSIBLE_PERSON_NOT_ALLOWED"
    DOMAIN_RULE = "DOMAIN_RULE"
    SERVER_RULE = "SERVER_RULE"
    WEBSITE_NAME_RULE = "WEBSITE_NAME_RULE"
    CONTACT_RULE = "CONTACT_RULE"
    CHANGE_NOT_ALLOWED = "CHANGE_NOT_ALLOWED"
    ACCESS_RULE = "ACCESS_RULE"
    PREAPPROVAL_REQUIRED = "PREAPPROVAL_REQUIRED"
    MANUAL_CHECK = "MANUAL_CHECK"


class Finding(BaseModel):
    """One fault (or note), with everything needed to act on it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: FindingCode
    severity: Severity
    message: str = Field(description="What is wrong and where, Chinese")
    message_en: str = Field(description="The same in English")
    remedy: str = Field(description="What the applicant does next, Chinese")
    remedy_en: str = Field(default="", description="The same in English")
    evidence: dict[str, JsonValue] = Field(
        default_factory=dict, description="Numbers, boxes, or both sides of a comparison"
    )
    source: str = Field(
        description="Where the requirement stands: rule file and section, or standard"
    )


@cache
def _catalogue() -> Mapping[str, Mapping[str, str]]:
    text = files("verifier").joinpath("messages.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


_WORDS: Mapping[str | None, Callable[[object], str]] = {
    None: str,
    "": str,
    "z": join_chinese,
    "e": join_english,
}
"""``{name!z}`` puts the contract's terms in the evidence into Chinese, ``{name!e}`` English."""

_Part = tuple[str, str | None, Callable[[object], str]]


@cache
def _parts(sentence: str) -> tuple[_Part, ...]:
    """A catalogue sentence taken apart once: text, then the evidence's name that follows it."""
    return tuple(
        (literal, name, _WORDS[conversion])
        for literal, name, _, conversion in Formatter().parse(sentence)
    )


def _put(sentence: str, evidence: Mapping[str, Any]) -> str:
    return "".join(
        literal if name is None else literal + word(evidence[name])
        for literal, name, word in _parts(sentence)
    )


def make_finding(
    code: FindingCode,
    severity: Severity,
    *,
    source: str,
    variant: str = "",
    **evidence: Any,
) -> Finding:
    """Build a finding whose sentences come from the catalogue.

    Args:
        code: What was found.
        severity: How much it weighs here.
        source: Rule file and section of the source document, or the standard's name.
        variant: Picks the catalogue entry ``CODE.variant`` where one code has several causes.
        **evidence: JSON values. The sentences may refer to them as ``{name}``, or where the value
            is a name of the contract as ``{name!z}`` (Chinese) or ``{name!e}`` (English words).

    Raises:
        KeyError: The catalogue has no such entry, or its sentence names evidence not given.
    """
    entry = _catalogue()[f"{code}.{variant}" if variant else str(code)]
    text = {key: _put(sentence, evidence) for key, sentence in entry.items()}
    return Finding(
        code=code,
        severity=severity,
        message=text["zh"],
        message_en=text["en"],
        remedy=text["remedy"],
        remedy_en=text["remedy_en"],
        evidence=evidence,
        source=source,
    )


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """``reject`` if anything rejects, else ``review`` if anything asks for it, else ``pass``."""
    severities = {finding.severity for finding in findings}
    if Severity.REJECT in severities:
        return Verdict.REJECT
    if Severity.REVIEW in severities:
        return Verdict.REVIEW
    return Verdict.PASS
