"""Everything that is measured of a picture before it is judged, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence import FEATURES, CaptureEvidence, gather
from verifier.capture.fusion import Fusion, load_fusion
from verifier.capture.net.figures import FIGURES
from verifier.capture.net.labels import FLAGS, ORIGINS, TYPES
from verifier.capture.net.runtime import CaptureNetwork, DetailAnswer, ViewAnswer, load_network
from verifier.findings import FindingCode
from verifier.lanes import Lanes
from verifier.reports import DocumentType

__all__ = ["INPUTS", "Examination", "Examiner", "fusion_inputs", "load_examiner"]

INPUTS: tuple[str, ...] = (
    *(f"view:{name}" for name in ORIGINS),
    *(f"view:{code}" for code in FLAGS),
    *(f"detail:{name}" for name in ORIGINS),
    *(f"detail:{code}" for code in FLAGS),
    *(f"type:{name}" for name in TYPES),
    *(f"outline:{name}" for name in FIGURES),
    *FEATURES,
)
"""Names of everything that the fusion weighs."""


def fusion_inputs(
    view: ViewAnswer, detail: DetailAnswer, evidence: CaptureEvidence
) -> NDArray[np.float32]:
    """(len(INPUTS),) float32, in the order of ``INPUTS``."""
    return np.concatenate(
        [view.origins, view.flags, detail.logits, view.types, view.figures, evidence.vector()]
    )


_ALONE = Lanes(1)


@dataclass(frozen=True)
class Examination:
    """What was measured, and what it makes likely.

    Attributes:
        view: The network's look at the whole.
        detail: Its look at fine detail.
        quad: (4, 2) float32 upload pixels of the document that details were measured on, or None.
        evidence: Classical measurements.
        values: (len(INPUTS),) what the fusion was given.
        probabilities: Of every fault that the fusion knows, 0 to 1.
    """

    view: ViewAnswer
    detail: DetailAnswer
    quad: NDArray[np.float32] | None
    evidence: CaptureEvidence
    values: NDArray[np.float32]
    probabilities: Mapping[FindingCode, float]

    @cached_property
    def document_type(self) -> DocumentType:
        """The type that the network finds most likely."""
        return TYPES[int(self.view.types.argmax())]


class Examiner:
    """The network and the fusion, loaded. One call at a time."""

    def __init__(self, network: CaptureNetwork, fusion: Fusion) -> None:
        """Take both as loaded."""
        self.network = network
        self.fusion = fusion

    def view(self, pixels: NDArray[np.uint8], times: int = 1) -> ViewAnswer:
        """Look at a whole picture; helps to locate the document.

        Args:
            pixels: (H, W, 3) uint8 BGR, the upright upload, or its glance.
            times: Pixels of the upload per pixel of ``pixels``.
        """
        return self.network.view(pixels, times)

    def examine(
        self,
        pixels: NDArray[np.uint8],
        data: bytes,
        view: ViewAnswer,
        quad: NDArray[np.float32] | None,
        lanes: Lanes | None = None,
    ) -> Examination:
        """Measure a picture.

        Args:
            pixels: (H, W, 3) uint8 BGR, the upright upload.
            data: The file it came from.
            view: Of the same picture.
            quad: (4, 2) upload pixels of the document, clockwise; None: the whole picture serves.
            lanes: Threads to use; None: this one alone.
        """
        place = view.quad if quad is None else quad
        # The network's own session is on the other thread, OpenCV on this one.
        look = (lanes or _ALONE).beside(lambda: self.network.detail(pixels, place))
        try:
            evidence = gather(pixels, data, place, lanes=lanes)
        finally:
            detail = look()
        values = fusion_inputs(view, detail, evidence)
        return Examination(view, detail, place, evidence, values, self.fusion.probabilities(values))


def load_examiner(threads: int | None = None) -> Examiner:
    """Load the network and the fusion.

    Raises:
        ModelError: A model file is missing or altered.
    """
    return Examiner(load_network(threads), load_fusion(INPUTS))
