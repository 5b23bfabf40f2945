"""Which letter a letter is: the document types of the contract hold many papers each."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["LetterKind"]


class LetterKind(StrEnum):
    """Kinds of supporting letters, commitments, photos with a person, and a guardian's card."""

    WORK_CERTIFICATE = "work_certificate"
    CHANGE_CERTIFICATE = "change_certificate"
    SUPERIOR_LETTER = "superior_letter"
    STAFFING_CERTIFICATE = "staffing_certificate"
    COMMERCIAL_STATEMENT = "commercial_statement"
    CONSTRUCTION_PLAN = "construction_plan"
    PREAPPROVAL_DOCUMENT = "preapproval_document"
    PREAPPROVAL_STATEMENT = "preapproval_statement"
    DOMAIN_REGISTRANT_PROOF = "domain_registrant_proof"
    ARTICLES_OF_ASSOCIATION = "articles_of_association"
    EMPLOYMENT_PROOF = "employment_proof"
    INCOME_PROOF = "income_proof"
    HOUSEHOLD_REGISTER = "household_register"
    GUARDIAN_CONSENT = "guardian_consent"
    STUDENT_CARD = "student_card"
    SOCIAL_SECURITY_PROOF = "social_security_proof"
    TAX_RECORD = "tax_record"
    PROPERTY_CERTIFICATE = "property_certificate"
    POLICE_CERTIFICATE = "police_certificate"
    PARTY_BUILDING_LETTER = "party_building_letter"
    CONSULTATION_RESULT = "consultation_result"
    PSB_FORM = "psb_form"
    APPOINTMENT_LETTER = "appointment_letter"
    SITE_REVIEW_FORM = "site_review_form"

    FILING_COMMITMENT = "filing_commitment"
    TRUTH_COMMITMENT = "truth_commitment"
    TRUTH_NOTICE = "truth_notice"
    FINANCE_COMMITMENT = "finance_commitment"
    PLAN_COMMITMENT = "plan_commitment"
    PROVIDER_GUARANTEE = "provider_guarantee"

    HANDHELD_ID = "handheld_id"
    HANDHELD_LICENCE = "handheld_licence"
    HANDHELD_RESIDENCE_PERMIT = "handheld_residence_permit"

    GUARDIAN_ID = "guardian_id"
