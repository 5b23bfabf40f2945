"""Forms: printed labels, the values that belong to them, and how values are written."""

from verifier.documents.forms.entries import Entry, Form, read_entries, read_form
from verifier.documents.forms.spelling import composed, spelled

__all__ = ["Entry", "Form", "composed", "read_entries", "read_form", "spelled"]
