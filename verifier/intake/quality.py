"""What a JPEG's quantisation tables tell: the quality setting and the encoder's fingerprint."""

from __future__ import annotations

import hashlib

__all__ = ["jpeg_quality", "tables_digest"]

# ITU-T T.81, table K.1 (luminance), summed over its 64 entries.
_STANDARD_SUM = 3697

Tables = tuple[tuple[int, ...], ...]


def jpeg_quality(tables: Tables) -> int | None:
    """Quality on the scale of the common library, 1 to 100, from the luminance table's mean.

    Exact for encoders that scale the standard's own table; for others the nearest equivalent.
    None without tables.
    """
    if not tables:
        return None
    scale = 100.0 * sum(tables[0]) / _STANDARD_SUM
    quality = (200 - scale) / 2 if scale <= 100 else 5000 / scale
    return max(1, min(100, round(quality)))


def tables_digest(tables: Tables) -> str | None:
    """First 16 hex digits of the SHA-256 of all tables in their order; None without tables."""
    if not tables:
        return None
    text = ";".join(",".join(map(str, table)) for table in tables)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
