"""Travel permit of Taiwan residents (台湾居民来往大陆通行证): the card of 2015, papers before it.

Its number has eight digits, on older papers ten; a permit for one journey has L and eight digits.
"""

from __future__ import annotations

from verifier.documents.travel_permit import travel_permit
from verifier.reports import DocumentType

__all__ = ["TAIWAN_PERMIT"]

TAIWAN_PERMIT = travel_permit(
    DocumentType.TAIWAN_PERMIT,
    title="台湾居民来往大陆通行证",
    english="permitfortaiwanresidents",
    others=("港澳居民", "居住证", "授权", "承诺", "证明"),
    number=r"[LT]?\d{8}(?:\d{2})?",
)
