"""What can be said of a picture before it is read: where the document is, and what the photo is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.capture import CaptureThresholds, check_capture, load_thresholds
from verifier.capture.examine import Examination, Examiner, load_examiner
from verifier.capture.net.runtime import ViewAnswer
from verifier.errors import RequestError
from verifier.findings import Finding, FindingCode
from verifier.intake import ANY_FILE, Glance, ServiceLimits, Upload, take_in
from verifier.locate import Location, Prior, locate

__all__ = ["Precheck", "Prechecker", "examined", "load_prechecker", "measure"]
_SERVICE = ServiceLimits()


@dataclass(frozen=True, slots=True)
class Precheck:
    """What was said of one picture without reading it.

    Attributes:
        location: Where the document is.
        examination: What was measured, and what it makes likely.
        findings: What is wrong with the photo.
    """

    location: Location
    examination: Examination
    findings: tuple[Finding, ...]


class Prechecker:
    """Everything that is loaded for it. One call at a time."""

    def __init__(self, examiner: Examiner, thresholds: CaptureThresholds) -> None:
        """Take both as loaded."""
        self.examiner = examiner
        self.thresholds = thresholds

    def locate(self, glance: Glance) -> tuple[ViewAnswer, Location]:
        """The network's look at the whole picture, and where in the upload the document is."""
        view = self.examiner.view(glance.pixels, glance.times)
        return view, self.locate_by(glance, view)

    def locate_by(self, glance: Glance, view: ViewAnswer) -> Location:
        """Where the document is, given the network's look at the same picture."""
        prior = None if view.quad is None else Prior(view.quad, view.fit)
        return locate(glance.pixels, prior=prior, times=glance.times)

    def check(self, upload: Upload, data: bytes) -> Precheck:
        """Locate, measure and judge one picture.

        Args:
            upload: The picture.
            data: The file it came from.
        """
        view, location = self.locate(upload.glance)
        examination = self.examiner.examine(upload.pixels, data, view, location.corners)
        findings = self.judge(upload.pixels, location, examination)
        return Precheck(location, examination, findings)

    def judge(
        self, pixels: NDArray[np.uint8], location: Location, examination: Examination
    ) -> tuple[Finding, ...]:
        """What is wrong with a photo that was not read, (H, W, 3) uint8 BGR upright."""
        return check_capture(
            pixels,
            location.corners,
            (),
            examination.document_type,
            self.thresholds,
            examination,
            self.examiner.fusion,
        )


def load_prechecker(threads: int | None = None) -> Prechecker:
    """Load the network, the fusion and the thresholds.

    Args:
        threads: Threads of the network; None leaves it to ONNX Runtime.

    Raises:
        ModelError: A model file is missing or altered.
        RuleFileError: The thresholds do not load.
    """
    return Prechecker(load_examiner(threads), load_thresholds())


def measure(
    checker: Prechecker, data: bytes, service: ServiceLimits = _SERVICE
) -> Mapping[FindingCode, float]:
    """Probability, 0 to 1, of every fault that the fusion knows.

    Args:
        checker: Loaded; one call at a time.
        data: The file as uploaded.
        service: What is opened at all.

    Raises:
        RequestError: No picture can be made of the file; the text says why.
    """
    return examined(checker, data, service).probabilities


def examined(checker: Prechecker, data: bytes, service: ServiceLimits = _SERVICE) -> Examination:
    """The whole measurement behind :func:`measure`; the same arguments and errors."""
    intake = take_in(data, "", ANY_FILE, service)
    if intake.upload is None:
        said = "; ".join(f"{one.message} / {one.message_en}" for one in intake.findings)
        raise RequestError(said, remedy="请换一张图片 / Use another picture")
    pixels = intake.upload.pixels
    view, location = checker.locate(intake.upload.glance)
    return checker.examiner.examine(pixels, data, view, location.corners)
