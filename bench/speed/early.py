"""How soon a picture is refused that need not be read."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import cv2
import numpy as np
from rich.table import Table

from bench.speed.programs import AS_OF
from models.synthesis.capture import RECIPES, photograph
from models.synthesis.document import make_document
from models.synthesis.file_faults import webp
from models.synthesis.kinds.screens import screenshot
from verifier.pipeline import load_context, verify_image

__all__ = ["early_table"]

_ROUNDS = 7
_SEED = 20310901
_TWELVE = ((4000, 3000),)


def early_table() -> Table:
    """Median wall time by what is wrong, the verdict, and whether it was read."""
    context = load_context()
    table = Table("picture", "KB", "median ms", "verdict", "read", title="Refused early")
    for name, data in _pictures():
        spent = []
        for _ in range(_ROUNDS + 1):
            begin = perf_counter()
            report = verify_image(context, data, name="a.jpg", as_of=AS_OF)
            spent.append((perf_counter() - begin) * 1000)
        table.add_row(
            name, f"{len(data) / 1000:.0f}", f"{median(spent[1:]):.1f}", str(report.verdict),
            "yes" if report.read else "no",
        )  # fmt: skip
    return table


def _pictures() -> Iterator[tuple[str, bytes]]:
    document = make_document("id_card_front", _SEED)
    photo = photograph(document, _SEED, RECIPES["desk"])
    pixels = cv2.imdecode(np.frombuffer(photo.data, np.uint8), cv2.IMREAD_COLOR)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    yield "WebP, 12 MP", webp(photo, 4000)
    small = cv2.resize(pixels, (480, 360), interpolation=cv2.INTER_AREA)
    yield "file too small", _jpeg(small, 70)
    yield "grey scan, 12 MP, saved in grey", _jpeg(grey)
    yield "grey scan, 12 MP, saved in colour", _jpeg(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR))
    for index in range(3):
        shot = screenshot(document, _SEED + index, frames=_TWELVE)
        yield f"screenshot, {shot.width}×{shot.height} {shot.suffix}", shot.data


def _jpeg(pixels: np.ndarray, quality: int = 90) -> bytes:
    return cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
