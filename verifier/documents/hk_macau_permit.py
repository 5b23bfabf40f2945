"""Travel permit of Hong Kong and Macau residents (港澳居民来往内地通行证).

Its number is H (Hong Kong) or M (Macau) and eight digits; older cards print two digits of the
renewal behind it.
"""

from __future__ import annotations

from verifier.documents.travel_permit import travel_permit
from verifier.reports import DocumentType

__all__ = ["HK_MACAU_PERMIT"]

HK_MACAU_PERMIT = travel_permit(
    DocumentType.HK_MACAU_PERMIT,
    title="港澳居民来往内地通行证",
    english="forhongkongandmaca",
    others=("台湾居民", "居住证", "授权", "承诺", "证明"),
    number=r"[HM]\d{8}(?:\d{2})?",
)
