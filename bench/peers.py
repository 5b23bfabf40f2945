"""What ours is measured beside: two OCR programs with their own defaults, one set of patterns."""

from __future__ import annotations

import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from bench.patterns import read_plainly
from verifier.model_files import model_file
from verifier.ocr.layout import prepare_model_dir

__all__ = ["PaddlePeer", "Peer", "RapidPeer"]


class Peer(Protocol):
    """Reads one encoded image of a document whose type it is told."""

    name: str

    def read(self, data: bytes, document_type: str) -> dict[str, str]:
        """Fields by name."""
        ...


class RapidPeer:
    """RapidOCR with its own defaults. Loads its models once."""

    name = f"RapidOCR {version('rapidocr')}"

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine = RapidOCR()

    def read(self, data: bytes, document_type: str) -> dict[str, str]:
        """Fields by name."""
        return read_plainly(list(self._engine(data).txts or ()), document_type)


class PaddlePeer:
    """PaddleOCR's pipeline with its own default sizes and thresholds, on ONNX Runtime.

    Its weights are those that RapidOCR's wheel carries (PP-OCRv6 small), for no others can be had
    without its model hub; that hub's models for turning and unwarping are off for the same reason.
    """

    name = f"PaddleOCR {version('paddleocr')}"

    def __init__(self) -> None:
        from paddleocr import PaddleOCR

        detection, recognition = model_file("text_detection"), model_file("text_recognition")
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        self._engine = PaddleOCR(
            text_detection_model_name=detection.architecture,
            text_detection_model_dir=str(prepare_model_dir(detection, root / "detection")),
            text_recognition_model_name=recognition.architecture,
            text_recognition_model_dir=str(prepare_model_dir(recognition, root / "recognition")),
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_textline_orientation=False,
            engine="onnxruntime",
        )

    def read(self, data: bytes, document_type: str) -> dict[str, str]:
        """Fields by name."""
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        lines = [line for page in self._engine.predict(image) for line in page["rec_texts"]]
        return read_plainly(lines, document_type)
