"""Classical evidence about what a picture is; one file a question, each measures and none decides.

Every measurement is a pure function of the picture and the bytes of its file. Probabilities are
made of them elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.exif_facts import ExifFacts, measure_exif
from verifier.capture.evidence.gathered import FEATURES, CaptureEvidence
from verifier.capture.evidence.glare import GlareEvidence, measure_glare
from verifier.capture.evidence.halftone import HalftoneEvidence, measure_halftone
from verifier.capture.evidence.header import read_header
from verifier.capture.evidence.jpeg_history import JpegHistory, measure_jpeg
from verifier.capture.evidence.lattice import LatticeEvidence, measure_lattice
from verifier.capture.evidence.noise import NoiseEvidence, measure_noise
from verifier.capture.evidence.occlusion import OcclusionEvidence, measure_occlusion
from verifier.capture.evidence.red_ink import RedInk, measure_red_ink
from verifier.capture.evidence.sampling import Sample, take_sample
from verifier.capture.evidence.screen_shape import ScreenShape, measure_screen_shape
from verifier.capture.evidence.upscaled import UpscaleEvidence, measure_upscaled
from verifier.lanes import Lanes

__all__ = [
    "FEATURES",
    "CaptureEvidence",
    "ExifFacts",
    "GlareEvidence",
    "HalftoneEvidence",
    "JpegHistory",
    "LatticeEvidence",
    "NoiseEvidence",
    "OcclusionEvidence",
    "RedInk",
    "Sample",
    "ScreenShape",
    "UpscaleEvidence",
    "gather",
    "take_sample",
]

_ALONE = Lanes(1)


def gather(
    pixels: NDArray[np.uint8],
    data: bytes,
    corners: NDArray[np.float32] | None,
    size_mm: tuple[float, float] | None = None,
    lanes: Lanes | None = None,
) -> CaptureEvidence:
    """Measure everything on one picture.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        data: Bytes of its file, for its header alone; may be empty.
        corners: (4, 2) float32 upload pixels of the document, clockwise; None: the whole frame.
        size_mm: The document's sides, where its type tells; for lines per inch.
        lanes: Threads to use; None: this one alone.
    """
    height, width = pixels.shape[:2]
    header = read_header(data)
    sample = take_sample(pixels, corners)
    # The dearest first, so that no thread is left with one of them at the end.
    measures: tuple[Callable[[], object], ...] = (
        lambda: measure_halftone(sample, size_mm),
        lambda: measure_lattice(sample),
        lambda: measure_noise(sample),
        lambda: measure_jpeg(pixels, header),
        lambda: measure_upscaled(sample),
        lambda: measure_glare(sample),
        lambda: measure_red_ink(sample),
        lambda: measure_occlusion(sample),
        lambda: measure_screen_shape(sample),
    )
    measured: dict[type, Any] = {type(one): one for one in (lanes or _ALONE).map(_call, measures)}
    return CaptureEvidence(
        lattice=measured[LatticeEvidence],
        jpeg=measured[JpegHistory],
        exif=measure_exif(header.exif, header.software, width, height),
        screen=measured[ScreenShape],
        noise=measured[NoiseEvidence],
        halftone=measured[HalftoneEvidence],
        red_ink=measured[RedInk],
        upscaled=measured[UpscaleEvidence],
        glare=measured[GlareEvidence],
        occlusion=measured[OcclusionEvidence],
        short_side=float(min(height, width)),
        long_side=float(max(height, width)),
        document_share=float((sample.mask > 0).mean()),
        located=float(sample.located),
    )


def _call(measure: Callable[[], object]) -> object:
    return measure()
