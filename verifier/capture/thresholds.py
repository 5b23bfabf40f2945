"""The bands of ``rules/capture.yaml``, loaded strictly."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from verifier.capture.net.labels import FLAGS, ORIGIN_CODES
from verifier.capture.strict import Node, read_yaml
from verifier.findings import FindingCode, Severity
from verifier.reports import DocumentType
from verifier.resources import data_dir

__all__ = [
    "PROBABLE",
    "RULES_VARIABLE",
    "Band",
    "BlurBands",
    "CaptureThresholds",
    "ColourBands",
    "Print",
    "load_thresholds",
    "rules_path",
    "shipped_path",
]

RULES_VARIABLE = "ICP_VERIFY_CAPTURE_RULES"
"""Environment variable: the path of a capture.yaml of one's own."""

PROBABLE: tuple[FindingCode, ...] = (*ORIGIN_CODES.values(), *FLAGS)
"""The faults whose probability is known, and which have a band on it."""

# Between an ISO 7810 card (1.585) and an A-series sheet (1.414).
_CARD_ASPECT = 1.5


@dataclass(frozen=True, slots=True)
class Band:
    """Two limits on one measured number.

    Attributes:
        worse: Which side of a limit is the worse one.
        review: Beyond it a person looks.
        reject: Beyond it the photo is refused.
        source: What findings cite.
    """

    worse: Literal["above", "below"]
    review: float
    reject: float
    source: str

    def severity(self, value: float) -> Severity | None:
        """What a measured value weighs; None within the limits (the limit itself is within)."""
        sign = 1 if self.worse == "above" else -1
        if sign * value > sign * self.reject:
            return Severity.REJECT
        return Severity.REVIEW if sign * value > sign * self.review else None

    def limit(self, severity: Severity) -> float:
        """The limit that a finding of this severity is beyond."""
        return self.reject if severity is Severity.REJECT else self.review


@dataclass(frozen=True, slots=True)
class Print:
    """How a document is printed: its nominal short side, millimetres, and the blur it bears."""

    short_side_mm: float
    band: Band


@dataclass(frozen=True, slots=True)
class BlurBands:
    """Edge width on paper, millimetres, by document type; for others as a card or as a sheet."""

    by_type: Mapping[DocumentType, Print]
    card: Print
    sheet: Print

    def of(self, document_type: DocumentType, aspect: float) -> Print:
        """What holds for this type, or for a document of this aspect (long over short side)."""
        other = self.card if aspect >= _CARD_ASPECT else self.sheet
        return self.by_type.get(document_type, other)


@dataclass(frozen=True, slots=True)
class ColourBands:
    """Share of a document that is coloured: of one printed in colour, and of a letter (ink)."""

    own: Band
    ink: Band


@dataclass(frozen=True, slots=True)
class CaptureThresholds:
    """Every band, and the two figures that go with one of them.

    Attributes:
        probabilities: The band of every code of ``PROBABLE``, on its calibrated probability.
        print_luma: Print paler than this (0 to 255) has been washed out by the exposure.
        least_chroma: CIE Lab chroma from which a pixel is coloured.
    """

    blur: BlurBands
    too_dark: Band
    overexposed: Band
    resolution: Band
    monochrome: ColourBands
    print_luma: float
    least_chroma: float
    probabilities: Mapping[FindingCode, Band]


def shipped_path() -> Path:
    """Where the ``capture.yaml`` that comes with the program is."""
    return data_dir("rules") / "capture.yaml"


def rules_path() -> Path:
    """The file in use: what ``ICP_VERIFY_CAPTURE_RULES`` names, else the shipped one."""
    own = os.environ.get(RULES_VARIABLE)
    return Path(own) if own else shipped_path()


def load_thresholds(path: Path | None = None) -> CaptureThresholds:
    """Load the file at ``path``, by default the one in use (:func:`rules_path`).

    Raises:
        RuleFileError: Unreadable, a key too many or too few, or a figure that makes no sense;
            names file and line.
    """
    return _load(path or rules_path())


@cache
def _load(path: Path) -> CaptureThresholds:
    # Findings cite this name: never the folder that an operator keeps an own file in.
    root = read_yaml(path, f"rules/{path.name}" if path == shipped_path() else path.name)
    overexposed, monochrome = root.child("overexposed"), root.child("monochrome")
    loaded = CaptureThresholds(
        blur=_blur(root.child("blur")),
        too_dark=_single(root.child("too_dark")),
        print_luma=overexposed.number("print_luma"),
        overexposed=_single(overexposed),
        resolution=_single(root.child("resolution")),
        least_chroma=monochrome.number("least_chroma"),
        monochrome=_colour(monochrome),
        probabilities=_probabilities(root.child("probabilities")),
    )
    root.finish()
    return loaded


def _source(node: Node) -> str:
    """The citation. What is measured and how the figures were set must be said beside it."""
    node.text("unit")
    node.text("set_by")
    source = node.child("source")
    sections = ", ".join(f"§{section}" for section in source.texts("section"))
    source.text("item")
    source.finish()
    return f"{node.name} {node.pointer} · {sections}"


def _band(node: Node, worse: str, source: str) -> Band:
    band = Band(
        "above" if worse == "above" else "below",
        node.number("review"),
        node.number("reject"),
        source,
    )
    if (band.reject > band.review) != (worse == "above"):
        raise node.error("reject", "reject 应比 review 更差 / must be the worse figure")
    return band


def _worse(node: Node) -> str:
    return node.choice("worse", ("above", "below"))


def _single(node: Node) -> Band:
    band = _band(node, _worse(node), _source(node))
    node.finish()
    return band


def _blur(node: Node) -> BlurBands:
    worse, source = _worse(node), _source(node)
    prints = node.child("prints")
    loaded: dict[str, Print] = {}
    for name in prints.rest():
        entry = prints.child(name)
        loaded[name] = Print(entry.number("short_side_mm"), _band(entry, worse, source))
        entry.finish()
    for name in ("other_card", "other_sheet"):
        if name not in loaded:
            raise prints.error(None, f"缺少 {name} / lacks {name}")
    node.finish()
    card, sheet = loaded.pop("other_card"), loaded.pop("other_sheet")
    try:
        by_type = {DocumentType(name): print_ for name, print_ in loaded.items()}
    except ValueError:
        odd = next(name for name in loaded if name not in set(DocumentType))
        raise prints.error(odd, "不是证件类型 / is no document type") from None
    return BlurBands(by_type, card, sheet)


def _colour(node: Node) -> ColourBands:
    worse, source = _worse(node), _source(node)
    bands = []
    for name in ("own", "ink"):
        entry = node.child(name)
        bands.append(_band(entry, worse, source))
        entry.finish()
    node.finish()
    return ColourBands(*bands)


def _probabilities(node: Node) -> Mapping[FindingCode, Band]:
    source = _source(node)
    worse = node.choice("worse", ("above",))
    codes = node.child("codes")
    loaded: dict[FindingCode, Band] = {}
    for code in PROBABLE:
        entry = codes.child(code)
        for key in ("review", "reject"):
            entry.share(key)
        loaded[code] = _band(entry, worse, source)
        entry.finish()
    codes.finish()
    node.finish()
    return loaded
