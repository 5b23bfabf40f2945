"""Readings that a standard allows, among all that the recogniser found likely."""

from verifier.documents.decoding.fields import decode_field, decode_fields, grammar_of

__all__ = ["decode_field", "decode_fields", "grammar_of"]
