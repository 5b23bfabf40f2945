"""The coverage ledger: which rule carries which statement of the source document."""

from verifier.ruleset.ledger.audit import Audit, audit
from verifier.ruleset.ledger.entries import Ledger, Row, capture_checks, load_ledger
from verifier.ruleset.ledger.statements import Statement, digest_of, statements

__all__ = [
    "Audit",
    "Ledger",
    "Row",
    "Statement",
    "audit",
    "capture_checks",
    "digest_of",
    "load_ledger",
    "statements",
]
