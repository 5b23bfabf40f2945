"""What a JPEG's quantisation tables tell: the quality setting and the encoder's fingerprint."""

from __future__ import annotations

import hashlib

__all__ = ["jpeg_quality", "tables_digest"]

# ITU-T T.81, table K.1 (luminance), in zigzag order: the sum of all 64 entries, and of the first
# 15, which are small enough to escape the ceiling of 255 at low qualities.
_WHOLE_SUM, _LOW, _LOW_SUM, _CEILING = 3697, 15, 226, 255

Tables = tuple[tuple[int, ...], ...]


def jpeg_quality(tables: Tables) -> int | None:
    """Quality on the scale of the common library, 1 to 100, from the luminance table's mean.

    Exact for encoders that scale the standard's own table; for others the nearest equivalent.
    None without tables.
    """
    if not tables:
        return None
    table = tables[0]
    if max(table) < _CEILING:
        scale = 100.0 * sum(table) / _WHOLE_SUM
    else:
        scale = 100.0 * sum(table[:_LOW]) / _LOW_SUM
    quality = (200 - scale) / 2 if scale <= 100 else 5000 / scale
    return max(1, min(100, round(quality)))


def tables_digest(tables: Tables) -> str | None:
    """First 16 hex digits of the SHA-256 of all tables in their order; None without tables."""
    if not tables:
        return None
    text = ";".join(",".join(map(str, table)) for table in tables)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
