"""All measurements of one picture, and their flat form for a model."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.exif_facts import ExifFacts
from verifier.capture.evidence.glare import GlareEvidence
from verifier.capture.evidence.halftone import HalftoneEvidence
from verifier.capture.evidence.jpeg_history import JpegHistory
from verifier.capture.evidence.lattice import LatticeEvidence
from verifier.capture.evidence.noise import NoiseEvidence
from verifier.capture.evidence.occlusion import OcclusionEvidence
from verifier.capture.evidence.red_ink import RedInk
from verifier.capture.evidence.screen_shape import ScreenShape
from verifier.capture.evidence.upscaled import UpscaleEvidence

__all__ = ["FEATURES", "CaptureEvidence"]

# Places, not properties of the picture: of use to show, not to learn from.
_LEFT_OUT = {
    "glare.mask", "glare.scale", "glare.boxes", "occlusion.boxes",
    "red_ink.box_left", "red_ink.box_top", "red_ink.box_right", "red_ink.box_bottom",
}  # fmt: skip
_PARTS = {
    "lattice": LatticeEvidence,
    "jpeg": JpegHistory,
    "exif": ExifFacts,
    "screen": ScreenShape,
    "noise": NoiseEvidence,
    "halftone": HalftoneEvidence,
    "red_ink": RedInk,
    "upscaled": UpscaleEvidence,
    "glare": GlareEvidence,
    "occlusion": OcclusionEvidence,
}
_FRAME = ("frame.short_side", "frame.long_side", "frame.document_share", "frame.located")

FEATURES: tuple[str, ...] = (
    *(
        name
        for part, form in _PARTS.items()
        for name in (f"{part}.{field.name}" for field in fields(form))
        if name not in _LEFT_OUT
    ),
    *_FRAME,
)
"""Names of the vector's numbers, in order."""


@dataclass(frozen=True, slots=True)
class CaptureEvidence:
    """What was measured on one picture; nothing is decided.

    Attributes:
        lattice: Periodic structure.
        jpeg: Compression.
        exif: Camera tags.
        screen: A screen's shape.
        noise: Sensor noise.
        halftone: Dots of a print.
        red_ink: Red ink and other colour.
        upscaled: Enlarging.
        glare: Mirrored lamps.
        occlusion: What covers the document.
        short_side: Of the picture, pixels.
        long_side: Of the picture, pixels.
        document_share: Share of the picture that is the document, 0 to 1.
        located: 1 where corners were given, else 0.
    """

    lattice: LatticeEvidence
    jpeg: JpegHistory
    exif: ExifFacts
    screen: ScreenShape
    noise: NoiseEvidence
    halftone: HalftoneEvidence
    red_ink: RedInk
    upscaled: UpscaleEvidence
    glare: GlareEvidence
    occlusion: OcclusionEvidence
    short_side: float
    long_side: float
    document_share: float
    located: float

    def vector(self) -> NDArray[np.float32]:
        """(len(FEATURES),) float32 in the order of ``FEATURES``, always finite."""
        values = []
        for name in FEATURES:
            part, _, field = name.partition(".")
            owner = self if part == "frame" else getattr(self, part)
            values.append(float(getattr(owner, field)))
        return np.nan_to_num(np.array(values, np.float32), nan=0.0, posinf=1e6, neginf=-1e6)
