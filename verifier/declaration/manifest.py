"""The manifest: what the applicant declares, and which image plays which role.

Frozen models of the contract's manifest. Every key of ``declared`` may be absent, null or empty,
which all mean "not declared"; a key that the contract does not know is an error, because a
misspelt one would silently drop a comparison. What is wrong is said without repeating a
value, for values are personal data.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)

from verifier.letter_kinds import LetterKind
from verifier.reports import DocumentType, FilingType, ImageReport, SubjectKind
from verifier.standards import MAINLAND_CODES, parse_iso, province_code

__all__ = [
    "Category",
    "Declared",
    "DeclaredDomain",
    "DeclaredPerson",
    "DeclaredPrevious",
    "DeclaredServer",
    "DeclaredSubject",
    "DeclaredVideo",
    "DeclaredWebsite",
    "HolderRelation",
    "ImageEntry",
    "Manifest",
    "Role",
]

MAX_IMAGES = 100


class Role(StrEnum):
    """Roles that are not simply a document type's name."""

    SUBJECT_DOCUMENT = "subject_document"
    SUBJECT_RESPONSIBLE_ID = "subject_responsible_id"
    SITE_RESPONSIBLE_ID = "site_responsible_id"
    LEGAL_REPRESENTATIVE_ID = "legal_representative_id"


class Category(StrEnum):
    """What kind of organisation files; what it must show depends on it."""

    COMPANY = "company"
    SOLE_PROPRIETOR = "sole_proprietor"
    INSTITUTION = "institution"
    GOVERNMENT = "government"
    SOCIAL_ORGANIZATION = "social_organization"
    LAW_FIRM = "law_firm"


_ROLES = frozenset(map(str, (*Role, *DocumentType))) - {str(DocumentType.UNKNOWN)}


def _day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    day = parse_iso(value) if isinstance(value, str) else None
    if not isinstance(day, date):
        raise ValueError("应为日期 YYYY-MM-DD / must be a date, YYYY-MM-DD")
    return day


def _province(value: object) -> object:
    code = province_code(value) if isinstance(value, str) else None
    if code not in MAINLAND_CODES:
        raise ValueError(
            "应为两位省级代码或省名，如 33 或 浙江 / "
            "must be a province's two digits or its Chinese name, such as 33 or 浙江"
        )
    return code


def _role(value: str) -> str:
    if value not in _ROLES:
        raise ValueError(
            f"应为 {'、'.join(Role)} 或证件类型名 / must be one of these or a document type's name"
        )
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Day = Annotated[date, BeforeValidator(_day)]
Flag = StrictBool | None
Count = Annotated[StrictInt, Field(ge=0, le=100_000)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Declared(_Model):
    """A part of ``declared``: null and empty text count as absent."""

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return {
            key: item
            for key, item in value.items()
            if key not in cls.model_fields
            or not (item is None or (isinstance(item, str) and not item.strip()))
        }


class DeclaredSubject(_Declared):
    """The subject that files (主办单位, or the person)."""

    name: Text | None = None
    document_type: DocumentType | None = None
    document_number: Text | None = None
    address: Text | None = None
    category: Category = Category.COMPANY


class DeclaredPerson(_Declared):
    """A legal representative or responsible person."""

    name: Text | None = None
    id_number: Text | None = None
    nationality: Text | None = None
    phone: Text | None = None
    phone_region: Text | None = None
    emergency_phone: Text | None = None


class HolderRelation(StrEnum):
    """What a domain's holder is to the subject, where it is neither it nor its representative."""

    SHAREHOLDER = "shareholder"
    EXECUTIVE = "executive"


class DeclaredDomain(_Declared):
    """A domain name of the site."""

    name: Text | None = None
    holder: Text | None = None
    holder_document_number: Text | None = None
    holder_relation: HolderRelation | None = None
    registered_on: Day | None = None
    expires_on: Day | None = None
    registrar_overseas: Flag = None
    registrar_approved: Flag = Field(default=None, description="By the ministry (工信部批复)")
    suffix_approved: Flag = Field(default=None, description="By the ministry (工信部批复)")
    privacy_protected: Flag = None
    real_name_verified: Flag = None
    real_name_verified_on: Day | None = None
    filed: Flag = Field(default=None, description="It has a filing number already")


class DeclaredWebsite(_Declared):
    """The site."""

    name: Text | None = None
    content: Text | None = None
    has_forum: Flag = None
    remark: Text | None = Field(default=None, description="备注")


class DeclaredServer(_Declared):
    """Where the site is hosted."""

    product: Text | None = None
    in_mainland: Flag = None
    purchased_months: Count | None = None
    public_bandwidth: Flag = None
    service_codes_used: Count | None = None
    service_code_state: Text | None = None
    paid_service_codes: Count | None = Field(default=None, description="Bought on top of the free")
    order_amount: Annotated[float, Field(ge=0)] | None = Field(default=None, description="Yuan")
    pay_as_you_go: Flag = None


def _person(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class DeclaredPrevious(_Declared):
    """What the earlier filing says; its persons may be given by name alone."""

    subject_kind: SubjectKind | None = None
    subject_name: Text | None = None
    document_number: Text | None = None
    legal_representative: Annotated[DeclaredPerson | None, BeforeValidator(_person)] = None
    subject_responsible: Annotated[DeclaredPerson | None, BeforeValidator(_person)] = None
    site_responsible: Annotated[DeclaredPerson | None, BeforeValidator(_person)] = None
    related: Flag = Field(default=None, description="The earlier and the present company are")
    held_by_provider: Flag = Field(default=None, description="This provider holds that filing")
    domains: Annotated[tuple[Text, ...], Field(max_length=1000)] | None = Field(
        default=None, description="Domain names filed earlier"
    )


class DeclaredVideo(_Declared):
    """The video of the commitment read aloud, where a province wants one."""

    format: Text | None = None
    bytes: Annotated[StrictInt, Field(ge=0)] | None = None


class Declared(_Declared):
    """Everything declared. A part that is absent is an empty part."""

    subject: DeclaredSubject = DeclaredSubject()
    legal_representative: DeclaredPerson = DeclaredPerson()
    subject_responsible: DeclaredPerson = DeclaredPerson()
    site_responsible: DeclaredPerson = DeclaredPerson()
    domains: Annotated[tuple[DeclaredDomain, ...], Field(max_length=1000)] = ()
    website: DeclaredWebsite = DeclaredWebsite()
    server: DeclaredServer = DeclaredServer()
    previous: DeclaredPrevious = DeclaredPrevious()
    video: DeclaredVideo = DeclaredVideo()


class ImageEntry(_Model):
    """One image of the filing: a file to open, or an image report from before."""

    role: Annotated[Text, AfterValidator(_role)]
    path: Annotated[str, StringConstraints(min_length=1, max_length=1000)] | None = None
    type: DocumentType | None = Field(default=None, description="What the applicant says it is")
    kind: LetterKind | None = Field(default=None, description="Which letter they say it is")
    report: ImageReport | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> ImageEntry:
        if (self.path is None) == (self.report is None):
            raise ValueError("须且只能有 path 或 report 之一 / needs either path or report")
        return self


class Manifest(_Model):
    """One filing as the applicant hands it in."""

    submission_id: Annotated[Text, StringConstraints(max_length=200)]
    province: Annotated[str, BeforeValidator(_province)] = Field(description="Two digits")
    subject_kind: SubjectKind
    filing_type: FilingType
    submitted_on: Day | None = None
    declared: Declared = Declared()
    images: Annotated[tuple[ImageEntry, ...], Field(max_length=MAX_IMAGES)] = ()
