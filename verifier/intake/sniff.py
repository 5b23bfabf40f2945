"""The real format of a file, by its first bytes, and the format that its name claims."""

from __future__ import annotations

__all__ = ["claimed_format", "sniff_format"]

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"8BPS", "PSD"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
    (b"\xff\x0a", "JXL"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "JXL"),
    (b"\x1a\x45\xdf\xa3", "WEBM"),
)

_ISO_BRANDS = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"heim": "HEIC",
    b"heis": "HEIC",
    b"hevc": "HEIC",
    b"hevx": "HEIC",
    b"mif1": "HEIC",
    b"msf1": "HEIC",
    b"avif": "AVIF",
    b"avis": "AVIF",
    b"qt  ": "MOV",
}

# Only endings that name a format are claims; ``scan.2024`` or ``photo.bak`` claim nothing.
_EXTENSIONS = {
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), "JPEG"),
    **dict.fromkeys(("png", "apng"), "PNG"),
    **dict.fromkeys(("tif", "tiff"), "TIFF"),
    **dict.fromkeys(("heic", "heif"), "HEIC"),
    **dict.fromkeys(("jp2", "j2k"), "JPEG2000"),
    **dict.fromkeys(("docx", "xlsx", "pptx", "zip"), "ZIP"),
    **dict.fromkeys(("doc", "xls", "ppt"), "DOC"),
    **dict.fromkeys(("txt", "csv", "md", "log"), "TEXT"),
    **dict.fromkeys(("htm", "html"), "HTML"),
    **{
        name: name.upper()
        for name in ("gif", "webp", "bmp", "avif", "pdf", "svg", "ico", "psd", "jxl", "mov", "mp4")
    },
}


def sniff_format(data: bytes) -> str | None:
    """Format by content: ``JPEG``, ``PNG``, ``GIF``, another's name, or None if unknown."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _ISO_BRANDS.get(data[8:12], "MP4")
    # "BM" alone opens many a text; a bitmap's reserved words are zero as well.
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return "BMP"
    return _sniff_text(data[:1024])


def _sniff_text(head: bytes) -> str | None:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if not head or b"\x00" in head:
        return None
    opening = head.lstrip()[:256].lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    if b"<svg" in opening:
        return "SVG"
    for encoding in ("utf-8", "gb18030"):
        try:
            # The cut may split the last character.
            text = head.decode(encoding, errors="strict" if len(head) < 1024 else "ignore")
        except UnicodeDecodeError:
            continue
        odd = sum(not (char.isprintable() or char in "\r\n\t\f") for char in text)
        return "TEXT" if odd <= len(text) * 0.02 and len(text) > len(head) * 0.3 else None
    return None


def claimed_format(name: str) -> tuple[str, str] | None:
    """The extension of a file name, lower case, and the format that it claims.

    Returns:
        (extension, format), or None where the name has no extension that names a format.
    """
    stem, dot, extension = name.rpartition(".")
    extension = extension.strip().lower()
    claim = _EXTENSIONS.get(extension)
    return (extension, claim) if dot and claim else None
