"""The two reports everything speaks of: one image, one filing.

Frozen pydantic models, so the JSON Schema of the contract is generated from these types
(``icp-verify schema``). Corners and boxes are pixels of the uploaded image after its EXIF
orientation, ``[x, y]`` with the origin at the top left, clockwise from the document's own top left.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from verifier.findings import Finding, Verdict
from verifier.letter_kinds import LetterKind

__all__ = [
    "DecodedField",
    "DocumentReport",
    "DocumentType",
    "FieldEvidence",
    "FieldReport",
    "FilingType",
    "ImageInfo",
    "ImageReport",
    "Quad",
    "SealReport",
    "SignatureReport",
    "SubjectKind",
    "SubmissionReport",
    "TimingMs",
]

SCHEMA_VERSION = "1"

Point = Annotated[list[float], Field(min_length=2, max_length=2)]
Quad = Annotated[list[Point], Field(min_length=4, max_length=4)]


class DocumentType(StrEnum):
    """The kinds of paper a filing may hold."""

    ID_CARD_FRONT = "id_card_front"
    ID_CARD_BACK = "id_card_back"
    BUSINESS_LICENCE = "business_licence"
    AUTHORIZATION_LETTER = "authorization_letter"
    PASSPORT = "passport"
    HK_MACAU_PERMIT = "hk_macau_permit"
    HK_MACAU_RESIDENCE_PERMIT = "hk_macau_residence_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    TAIWAN_RESIDENCE_PERMIT = "taiwan_residence_permit"
    RESIDENCE_PERMIT = "residence_permit"
    ORGANIZATION_CODE_CERTIFICATE = "organization_code_certificate"
    INSTITUTION_CERTIFICATE = "institution_certificate"
    LAW_FIRM_LICENCE = "law_firm_licence"
    DOMAIN_CERTIFICATE = "domain_certificate"
    HANDHELD_PHOTO = "handheld_photo"
    COMMITMENT_LETTER = "commitment_letter"
    SUPPORTING_LETTER = "supporting_letter"
    UNKNOWN = "unknown"


class SubjectKind(StrEnum):
    """Who files: a person, or a company or other organisation."""

    INDIVIDUAL = "individual"
    ENTERPRISE = "enterprise"


class FilingType(StrEnum):
    """First filing, a further site, a further access provider (接入), or a change (变更)."""

    FIRST = "first"
    NEW_SITE = "new_site"
    ACCESS = "access"
    CHANGE = "change"


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )


class ImageInfo(_Model):
    """The file as it came in. Format and size are null where no image could be made of it."""

    path: str
    sha256: str
    bytes: int = Field(ge=0)
    format: str | None = Field(description="By content: JPEG, PNG, GIF, or another format's name")
    width: int | None = Field(description="Pixels, after EXIF orientation")
    height: int | None = Field(description="Pixels, after EXIF orientation")


class DocumentReport(_Model):
    """Which document was seen and where."""

    type: DocumentType
    confidence: float = Field(ge=0, le=1)
    corners: Quad | None = Field(description="Null where the whole image was taken instead")
    located_by: Literal["contour", "network", "text", "full_image", "none"] = Field(
        default="none", description="How the corners were found; full_image is the fallback"
    )
    held: DocumentType | None = Field(
        default=None, description="In a handheld_photo, the document that the person holds"
    )
    face: Quad | None = Field(
        default=None, description="In a handheld_photo, the person's face, where it was seen"
    )


class DecodedField(_Model):
    """A value that is not the likeliest reading but the only likely one its standard allows."""

    read: str = Field(description="The likeliest reading, character by character")
    chosen: str = Field(description="The reading that satisfies the standard")
    standard: str = Field(description="Which standard decided")
    margin: float = Field(
        ge=0, description="How much less likely the chosen reading is, natural logarithm"
    )
    runner_up: float = Field(
        ge=0,
        description="How much less likely than the chosen one the next reading is that also "
        "satisfies the standard, natural logarithm, at least",
    )


class FieldEvidence(_Model):
    """What the confidence of a field rests on."""

    least_probability: float = Field(
        ge=0, le=1, description="Of the character that the recogniser was least sure of"
    )
    mean_log_probability: float = Field(le=0, description="Over all characters")
    glyph_height: float = Field(ge=0, description="Of the smallest print, pixels of the upload")
    review_below: float = Field(
        ge=0, le=1, description="A field of less confidence goes to a person"
    )


class FieldReport(_Model):
    """One field: what was read and what it means."""

    value: str | None = Field(description="Normalised; null where it could not be made out")
    raw: str = Field(description="What was read, untouched")
    confidence: float = Field(ge=0, le=1, description="Probability that the value is right")
    box: Quad | None = None
    decoded: DecodedField | None = Field(
        default=None, description="Null where the value is what was read"
    )
    evidence: FieldEvidence | None = Field(
        default=None,
        description="Null where the recogniser gave no probabilities of single characters; the "
        "confidence is then the mean of its lines",
    )


class SealReport(_Model):
    """One red seal."""

    shape: Literal["round", "oval"]
    text: str | None = Field(description="Along its arc, as read; null where it is not readable")
    confidence: float = Field(ge=0, le=1, description="Of the text; 0 without one")
    box: Quad


class SignatureReport(_Model):
    """One place for a signature, and whether one is there."""

    label: str = Field(description="What is printed beside it, as read")
    present: bool | None = Field(description="Null where it cannot be said")
    confidence: float = Field(ge=0, le=1)
    box: Quad = Field(description="Of the place")


class TimingMs(_Model):
    """Wall time by stage, milliseconds."""

    decode: float = 0.0
    checks: float = 0.0
    locate: float = 0.0
    ocr: float = 0.0
    total: float = 0.0


class ImageReport(_Model):
    """Everything known about one image."""

    schema_version: Literal["1"] = Field(default="1", alias="schema")
    image: ImageInfo
    role: str | None = Field(default=None, description="Its role in a filing; null on its own")
    kind: LetterKind | None = Field(
        default=None,
        description="Which letter the applicant says it is; what was read is fields.letter_kind",
    )
    document: DocumentReport
    fields: dict[str, FieldReport]
    seals: tuple[SealReport, ...] = ()
    signatures: tuple[SignatureReport, ...] = ()
    findings: tuple[Finding, ...]
    verdict: Verdict
    read: bool = Field(
        default=True,
        description="False where the picture was refused before it was read: its file, its colours "
        "or where it comes from settled it. Asked for in full, it is read all the same",
    )
    timing_ms: TimingMs = TimingMs()


class SubmissionReport(_Model):
    """Everything known about one filing. The verdict covers the images' findings and its own."""

    schema_version: Literal["1"] = Field(default="1", alias="schema")
    submission_id: str
    province: str = Field(description="Two digits, GB/T 2260", pattern=r"^\d{2}$")
    subject_kind: SubjectKind
    filing_type: FilingType
    as_of: str = Field(description="The day it is judged as of, YYYY-MM-DD")
    rules_version: str
    images: tuple[ImageReport, ...]
    findings: tuple[Finding, ...] = Field(description="From cross-checks and rules")
    verdict: Verdict
    timing_ms: TimingMs
