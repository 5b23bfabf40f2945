"""Recorded pages: lines as the engine read them from photos of synthetic documents.

``python -m tests.documents.recording TYPE SEED [LAYOUT]`` photographs an invented document, reads
it and adds the page to ``recorded/TYPE.json`` with what is printed on it. Tests use the records, so
that they need no engine.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from verifier.ocr import Page, PageLine

__all__ = ["Record", "records"]

_FOLDER = Path(__file__).parent / "recorded"
_OPTION = {
    "residence_permit": "style",
    "hk_macau_residence_permit": "side",
    "taiwan_residence_permit": "side",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One page and what is printed on it."""

    type: str
    name: str
    page: Page
    truth: dict[str, str]


def records(document_type: str | None = None) -> list[Record]:
    """All records, or those of one type."""
    found = []
    for path in sorted(_FOLDER.glob(f"{document_type or '*'}.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            lines = tuple(
                PageLine(text, confidence, *map(float, box))
                for text, confidence, *box in entry["lines"]
            )
            width, height = entry["size"]
            page = Page(lines, float(width), float(height), np.eye(3))
            name = f"{path.stem}-{entry['layout'] or 'drawn'}-{entry['seed']}"
            found.append(Record(path.stem, name, page, entry["truth"]))
    return found


def record(document_type: str, seed: int, layout: str | None, recipe: str = "desk") -> None:
    """Photograph, read and keep one document."""
    from models.synthesis.capture import RECIPES, photograph
    from models.synthesis.document import make_document
    from verifier.intake import ANY_FILE, ServiceLimits, take_in
    from verifier.ocr.paddle import PaddleEngine
    from verifier.precheck import load_prechecker
    from verifier.reading import read_document

    options = {_OPTION.get(document_type, "layout"): layout} if layout else {}
    photo = photograph(make_document(document_type, seed, **options), seed, RECIPES[recipe])
    upload = take_in(photo.data, f"photo{photo.suffix}", ANY_FILE, ServiceLimits()).upload
    assert upload is not None
    _, location = load_prechecker().locate(upload.glance)
    page = read_document(PaddleEngine(), upload.pixels, location, None).page
    entry: dict[str, Any] = {
        "seed": seed,
        "layout": layout,
        "recipe": recipe,
        "size": [round(page.width), round(page.height)],
        "truth": dict(photo.truth),
        "lines": [
            [line.text, round(line.confidence, 2)]
            + [round(v) for v in (line.x0, line.y0, line.x1, line.y1)]
            for line in page.lines
        ],
    }
    keep(document_type, entry)


def keep(document_type: str, entry: dict[str, Any]) -> None:
    """Add an entry to the type's file, in place of one of the same seed; a line of text a line."""
    path = _FOLDER / f"{document_type}.json"
    path.parent.mkdir(exist_ok=True)
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    entries = [one for one in known if one["seed"] != entry["seed"]] + [entry]
    texts = []
    for one in entries:
        head = json.dumps(
            {key: value for key, value in one.items() if key != "lines"}, ensure_ascii=False
        )
        lines = ",\n  ".join(json.dumps(line, ensure_ascii=False) for line in one["lines"])
        texts.append(f'{head[:-1]}, "lines": [\n  {lines}\n]}}')
    path.write_text("[\n" + ",\n".join(texts) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    record(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
