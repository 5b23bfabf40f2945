"""Classical evidence about what a picture is; one file a question, each measures and none decides.

Every measurement is a pure function of the picture and the bytes of its file. Probabilities are
made of them elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TypeVar

import cv2
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

_T = TypeVar("_T")


def gather(
    pixels: NDArray[np.uint8],
    data: bytes,
    corners: NDArray[np.float32] | None,
    size_mm: tuple[float, float] | None = None,
) -> CaptureEvidence:
    """Measure everything on one picture.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        data: Bytes of its file, for its header alone; may be empty.
        corners: (4, 2) float32 upload pixels of the document, clockwise; None: the whole frame.
        size_mm: The document's sides, where its type tells; for lines per inch.
    """
    height, width = pixels.shape[:2]
    header = read_header(data)
    sample = take_sample(pixels, corners)
    with ThreadPoolExecutor(1) as beside:
        lattice = _begin(beside, measure_lattice, sample)
        noise = _begin(beside, measure_noise, sample)
        halftone = measure_halftone(sample, size_mm)
        jpeg = measure_jpeg(pixels, header)
        screen = measure_screen_shape(sample)
        red_ink = measure_red_ink(sample)
        upscaled = measure_upscaled(sample)
        glare = measure_glare(sample)
        occlusion = measure_occlusion(sample)
        return CaptureEvidence(
            jpeg=jpeg,
            exif=measure_exif(header.exif, header.software, width, height),
            screen=screen,
            red_ink=red_ink,
            upscaled=upscaled,
            glare=glare,
            occlusion=occlusion,
            short_side=float(min(height, width)),
            long_side=float(max(height, width)),
            document_share=float((sample.mask > 0).mean()),
            located=float(sample.located),
            noise=_end(noise, measure_noise, sample),
            halftone=halftone,
            lattice=_end(lattice, measure_lattice, sample),
        )


def _begin(beside: Executor, measure: Callable[[Sample], _T], sample: Sample) -> Future[_T]:
    """Let another core begin, if there is one to use: OpenCV lets go of the interpreter's lock."""
    return beside.submit(measure, sample) if cv2.getNumThreads() > 1 else Future()


def _end(begun: Future[_T], measure: Callable[[Sample], _T], sample: Sample) -> _T:
    """The result; what nobody has begun with is done here."""
    return measure(sample) if begun.cancel() else begun.result()
