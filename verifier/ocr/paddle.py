"""PaddleOCR's PP-OCRv6 behind the :class:`~verifier.ocr.lines.OcrEngine` protocol."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.errors import OcrError
from verifier.model_files import model_file
from verifier.ocr.ink import fade_red
from verifier.ocr.lattice import Cell, read_lines
from verifier.ocr.layout import prepare_model_dir
from verifier.ocr.lines import TextLine

__all__ = ["PaddleEngine"]

_LINE_HEIGHT = 48  # the recogniser's input height, pixels
_BATCH = 8


class PaddleEngine:
    """PP-OCRv6 small through PaddleOCR on ONNX Runtime. Loads its models once, holds no call state.

    One engine serves one call at a time: PaddleOCR's predictors are not safe to share.
    """

    def __init__(self, threads: int | None = None) -> None:
        """Load both nets on ``threads`` CPU threads (default: the cores this process may use).

        Raises:
            ModelError: A model file is missing or altered.
            OcrError: PaddleOCR could not be started.
        """
        detection, recognition = model_file("text_detection"), model_file("text_recognition")
        # PaddleX writes a cache into the home folder and probes model hubs unless told not to.
        root = Path(tempfile.mkdtemp(prefix="icp-verify-"))
        weakref.finalize(self, shutil.rmtree, root, ignore_errors=True)
        os.environ.setdefault("PADDLE_PDX_CACHE_HOME", str(root / "cache"))
        os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
        cores = threads or len(os.sched_getaffinity(0))
        try:
            from paddleocr import TextDetection, TextRecognition

            self._detector = TextDetection(
                model_name=detection.architecture,
                model_dir=str(prepare_model_dir(detection, root / "detection")),
                limit_type="resize_long",
                engine="onnxruntime",
                engine_config=_fastest(cores),
            )
            self._recogniser = TextRecognition(
                model_name=recognition.architecture,
                model_dir=str(prepare_model_dir(recognition, root / "recognition")),
                engine="onnxruntime",
                engine_config=_plain(cores),
            )
            self._cells = _watch(self._recogniser)
        except Exception as error:
            raise OcrError(f"PaddleOCR 无法启动 / PaddleOCR did not start: {error}") from error

    def detect(self, image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], ...]:
        """Line boxes, as the protocol says; the image is searched at its own size."""
        try:
            (result,) = self._detector.predict(image, limit_side_len=max(image.shape[:2]))
        except Exception as error:
            raise OcrError(
                f"文字检测失败 / Text detection failed: {type(error).__name__}"
            ) from error
        return tuple(np.asarray(box, dtype=np.float32) for box in result["dt_polys"])

    def recognise(
        self, image: NDArray[np.uint8], boxes: Sequence[NDArray[np.float32]]
    ) -> tuple[TextLine, ...]:
        """Read boxes, as the protocol says."""
        if not boxes:
            return ()
        crops = [fade_red(crop_line(image, box)) for box in boxes]
        # Like widths go together: a batch is padded to its widest line.
        order = sorted(range(len(crops)), key=lambda index: crops[index].shape[1])
        lines: dict[int, TextLine] = {}
        self._cells.clear()
        try:
            results = self._recogniser.predict([crops[i] for i in order], batch_size=_BATCH)
            cells = self._cells if len(self._cells) == len(order) else [()] * len(order)
            for index, result, seen in zip(order, results, cells, strict=True):
                lines[index] = TextLine(
                    text=result["rec_text"],
                    confidence=float(result["rec_score"]),
                    box=boxes[index],
                    cells=seen if len(seen) == len(result["rec_text"]) else (),
                )
        except Exception as error:
            raise OcrError(
                f"文字识别失败 / Text recognition failed: {type(error).__name__}"
            ) from error
        return tuple(lines[index] for index in range(len(boxes)))


def _plain(threads: int) -> dict[str, Any]:
    """ONNX Runtime's own kernels: for short lines of many widths nothing is faster."""
    return {"providers": ["CPUExecutionProvider"], "intra_op_num_threads": threads}


def _fastest(threads: int) -> dict[str, Any]:
    """OpenVINO where this ONNX Runtime has it: a third of the time on a large frame, in FP32."""
    from onnxruntime import get_available_providers

    if "OpenVINOExecutionProvider" not in get_available_providers():
        return _plain(threads)
    return {
        "providers": ["OpenVINOExecutionProvider", "CPUExecutionProvider"],
        "provider_options": [
            {"device_type": "CPU", "precision": "FP32", "num_of_threads": str(threads)},
            {},
        ],
        "intra_op_num_threads": threads,
    }


class _Decode:
    """PaddleX's CTC decoding with the same texts and scores, which keeps the cells it saw."""

    def __init__(self, characters: Sequence[str], cells: list[tuple[Cell, ...]]) -> None:
        self._characters = characters
        self._cells = cells

    def __call__(
        self, predicted: Sequence[Any], *, max_wh_ratio: float = 0.0, **_: Any
    ) -> tuple[list[str], list[float]]:
        steps = np.asarray(predicted[0])
        lines = read_lines(steps, self._characters, max_wh_ratio / steps.shape[1])
        self._cells.extend(cells for _, _, cells in lines)
        return [text for text, _, _ in lines], [score for _, score, _ in lines]


def _watch(recogniser: Any) -> list[tuple[Cell, ...]]:
    """Where the cells of each line will be found after a prediction, in its order.

    The public result has only text and score; the net's output passes through the predictor's
    last step, which is put in place of. Where that is not as expected the list stays empty.
    """
    cells: list[tuple[Cell, ...]] = []
    predictor = getattr(recogniser, "paddlex_predictor", None)
    characters = getattr(getattr(predictor, "post_op", None), "character", None)
    if predictor is not None and isinstance(characters, list):
        predictor.post_op = _Decode(characters, cells)
    return cells


def crop_line(image: NDArray[np.uint8], box: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The quadrilateral ``box`` of ``image`` straightened to a line of the recogniser's height.

    Args:
        image: (H, W, 3) uint8 BGR.
        box: (4, 2) float32 pixels, clockwise from where the text begins.

    Returns:
        (48, w, 3) uint8 BGR, w ≥ 8 in proportion to the box.
    """
    top_left, top_right, bottom_right, bottom_left = box.astype(np.float64)
    width = max(np.hypot(*(top_right - top_left)), np.hypot(*(bottom_right - bottom_left)), 1.0)
    height = max(np.hypot(*(bottom_left - top_left)), np.hypot(*(bottom_right - top_right)), 1.0)
    # Shrinking by more than two in one bilinear step would alias thin strokes away.
    factor = 2 ** max(0, int(np.floor(np.log2(max(height / _LINE_HEIGHT, 1.0)))))
    rows = _LINE_HEIGHT * factor
    columns = max(8, round(width / height * _LINE_HEIGHT)) * factor
    target = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(box.astype(np.float32), target)
    crop = cv2.warpPerspective(
        image, matrix, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    if factor > 1:
        crop = cv2.resize(crop, (columns // factor, _LINE_HEIGHT), interpolation=cv2.INTER_AREA)
    return np.asarray(crop, dtype=np.uint8)
