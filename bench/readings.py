"""One reader's answer about one image as a row, and the file that keeps the rows of a run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from models.synthesis.capture import Photo
from verifier.reports import ImageReport
from verifier.standards import normalise_text

__all__ = ["Ledger", "Row", "is_right", "key_of", "our_row", "row_of"]

_JUDGES = ("patterns.py", "readings.py")

# As texts are normalised: capitals, and full stops as middle dots.
_WWW = re.compile(r"^(HTTPS?://)?(WWW·)?|/$")


@dataclass(frozen=True, slots=True)
class Row:
    """What one reader made of one image.

    Attributes:
        sha256: Of the image, what stands on it, and how values are found and compared.
        reader: Name and version.
        type: The document's true type.
        seed: Of the photo.
        right: Field printed on the document to whether it was read rightly.
        milliseconds: Wall time.
        type_right: Whether the type was found; None for readers that are told.
        confidence: Field to its confidence; ours only.
        shown: Fields that a finding above info names; ours only.
        verdict: Ours only.
        seals: Seals on the document, seals found, and texts right; None where not known.
        signed: Whether it is signed, and what was said; None where not known.
    """

    sha256: str
    reader: str
    type: str
    seed: int
    right: Mapping[str, bool]
    milliseconds: float
    type_right: bool | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    verdict: str | None = None
    seals: tuple[int, int, int] | None = None
    signed: tuple[bool, bool | None] | None = None

    @property
    def whole(self) -> bool:
        """Whether every field is right."""
        return all(self.right.values())


def key_of(photo: Photo) -> str:
    """What a row is kept under: a mended truth or comparison counts anew for every reader alike."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in _JUDGES)
    truth = json.dumps(dict(photo.truth), sort_keys=True).encode()
    return sha256(photo.data + truth + code).hexdigest()


def is_right(name: str, truth: str, read: str | None) -> bool:
    """Whether a value is the printed one but for ways of writing it.

    A scope may differ in punctuation, a domain in its ``www.``; everything else counts.
    """
    one, other = normalise_text(truth), normalise_text(read or "")
    if name == "business_scope":
        one, other = ("".join(filter(str.isalnum, text)) for text in (one, other))
    elif name in ("domain", "website"):
        one, other = (_WWW.sub("", text) for text in (one, other))
    return one == other


def row_of(
    photo: Photo, sha256: str, seed: int, reader: str, read: Mapping[str, str], spent: float
) -> Row:
    """A peer's row: ``read`` is its fields, ``spent`` seconds."""
    right = {name: is_right(name, value, read.get(name)) for name, value in photo.truth.items()}
    return Row(sha256, reader, photo.type, seed, right, round(spent * 1000, 1))


def our_row(
    photo: Photo, sha256: str, seed: int, reader: str, report: ImageReport, spent: float
) -> Row:
    """Ours: type, confidence, findings, seals and signatures besides."""
    read = {name: one.value or "" for name, one in report.fields.items()}
    plain = row_of(photo, sha256, seed, reader, read, spent)
    weighty = [one for one in report.findings if one.severity != "info"]
    named = {str(one.evidence["field"]) for one in weighty if "field" in one.evidence}
    marks = getattr(photo, "marks", ())
    seals = [normalise_text(mark.text) for mark in marks if mark.kind == "seal"]
    found = [normalise_text(seal.text or "") for seal in getattr(report, "seals", ())]
    signed = any(mark.kind == "signature" for mark in marks)
    said = [one.present for one in getattr(report, "signatures", ())]
    return Row(
        sha256,
        reader,
        photo.type,
        seed,
        plain.right,
        plain.milliseconds,
        type_right=str(report.document.type) == photo.type,
        confidence={name: report.fields[name].confidence for name in read if read[name]},
        shown=tuple(sorted(named)),
        verdict=str(report.verdict),
        seals=(len(seals), min(len(found), len(seals)), sum(text in found for text in seals)),
        signed=(signed, True if True in said else (False if False in said else None)),
    )


class Ledger:
    """Rows of one file, appended as they come, so that a run that was cut off goes on."""

    def __init__(self, path: Path) -> None:
        """Read what is there."""
        self._path = path
        self.rows: dict[tuple[str, str], Row] = {}
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            try:
                row = _row(json.loads(line))
            except (ValueError, TypeError):
                continue  # the last line of a run that was cut off
            self.rows[row.sha256, row.reader] = row

    def get(self, sha256: str, reader: str) -> Row | None:
        """The row of an image and a reader, where it was read already."""
        return self.rows.get((sha256, reader))

    def add(self, row: Row) -> None:
        """Keep a row."""
        self.rows[row.sha256, row.reader] = row
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")


def _row(values: dict[str, Any]) -> Row:
    for name in ("shown", "seals", "signed"):
        if values.get(name) is not None:
            values[name] = tuple(values[name])
    return Row(**values)
