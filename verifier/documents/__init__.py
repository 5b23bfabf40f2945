"""The documents of a filing: told apart, their fields read, their consistency checked."""

from collections.abc import Sequence

from verifier.documents.authorization_letter import AUTHORIZATION_LETTER
from verifier.documents.business_licence import BUSINESS_LICENCE
from verifier.documents.commitment_letter import COMMITMENT_LETTER
from verifier.documents.confidence import with_confidence
from verifier.documents.decoding import decode_fields
from verifier.documents.domain_certificate import DOMAIN_CERTIFICATE
from verifier.documents.flow import Flow
from verifier.documents.hk_macau_permit import HK_MACAU_PERMIT
from verifier.documents.hk_macau_residence_permit import HK_MACAU_RESIDENCE_PERMIT
from verifier.documents.id_card_back import ID_CARD_BACK
from verifier.documents.id_card_front import ID_CARD_FRONT
from verifier.documents.institution_certificate import INSTITUTION_CERTIFICATE
from verifier.documents.kind import DocumentKind, Fields, missing
from verifier.documents.law_firm_licence import LAW_FIRM_LICENCE
from verifier.documents.organization_code_certificate import ORGANIZATION_CODE_CERTIFICATE
from verifier.documents.passport import PASSPORT
from verifier.documents.residence_permit import RESIDENCE_PERMIT
from verifier.documents.supporting_letter import SUPPORTING_LETTER
from verifier.documents.taiwan_permit import TAIWAN_PERMIT
from verifier.documents.taiwan_residence_permit import TAIWAN_RESIDENCE_PERMIT
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = [
    "KINDS",
    "Fields",
    "check_fields",
    "extract_fields",
    "is_temporary_id",
    "recognise",
]

KINDS: dict[DocumentType, DocumentKind] = {
    kind.type: kind
    for kind in (
        ID_CARD_FRONT,
        ID_CARD_BACK,
        BUSINESS_LICENCE,
        AUTHORIZATION_LETTER,
        PASSPORT,
        HK_MACAU_PERMIT,
        HK_MACAU_RESIDENCE_PERMIT,
        TAIWAN_PERMIT,
        TAIWAN_RESIDENCE_PERMIT,
        RESIDENCE_PERMIT,
        ORGANIZATION_CODE_CERTIFICATE,
        INSTITUTION_CERTIFICATE,
        LAW_FIRM_LICENCE,
        DOMAIN_CERTIFICATE,
        COMMITMENT_LETTER,
        SUPPORTING_LETTER,
    )
}

# A page that shows less than half of what marks a type is not called one.
_LEAST_LIKENESS = 0.5


def recognise(page: Page) -> tuple[DocumentType, float]:
    """Which document the page is, from the words printed on it.

    Returns:
        The type and a confidence, 0 to 1; ``unknown`` where nothing is likely enough, with how
        like the nearest type the page is.
    """
    flow = Flow.of_page(page)
    likeness, kind = max(
        ((kind.likeness(flow), kind) for kind in KINDS.values()), key=lambda pair: pair[0]
    )
    if likeness < _LEAST_LIKENESS:
        return DocumentType.UNKNOWN, round(likeness, 4)
    return kind.type, round(likeness, 4)


def is_temporary_id(page: Page) -> bool:
    """Whether the page calls itself a temporary resident identity card."""
    return "临时居民身份证" in Flow.of_page(page).text


def extract_fields(document_type: DocumentType, page: Page) -> Fields:
    """The fields of a document of this type; none for a type that is not read yet."""
    kind = KINDS.get(document_type)
    if kind is None:
        return {}
    flow = Flow.of_page(page)
    read = kind.extract(page, flow)
    return with_confidence(document_type, decode_fields(document_type, read), flow.text)


def check_fields(document_type: DocumentType, fields: Fields) -> Sequence[Finding]:
    """What is missing, doubtful or contradictory in one document's fields."""
    kind = KINDS.get(document_type)
    return (*missing(kind, fields), *kind.check(fields)) if kind else ()
