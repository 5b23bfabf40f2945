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
from verifier.lanes import Lanes, available_cores
from verifier.model_files import ModelFile, model_file
from verifier.ocr.ink import fade_red
from verifier.ocr.layout import alphabet_of, prepare_model_dir
from verifier.ocr.lines import TextLine
from verifier.ocr.recogniser import LineRecogniser

__all__ = ["PaddleEngine"]

_LINE_HEIGHT = 48  # the recogniser's input height, pixels


class PaddleEngine:
    """PP-OCRv6 small through PaddleOCR on ONNX Runtime. Loads its models once, holds no call state.

    One engine serves one call at a time: PaddleOCR's predictors are not safe to share.
    """

    def __init__(self, threads: int | None = None, lanes: Lanes | None = None) -> None:
        """Load both nets.

        Args:
            threads: CPU threads to use; by default the cores that this process may use.
            lanes: The worker's threads, shared with what else it does; in place of ``threads``.

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
        self.lanes = lanes or Lanes(threads or available_cores())
        try:
            from paddleocr import TextDetection

            self._detector = TextDetection(
                model_name=detection.architecture,
                model_dir=str(prepare_model_dir(detection, root / "detection")),
                limit_type="resize_long",
                engine="onnxruntime",
                engine_config=_runtime(self.lanes.threads, arena=True),
            )
            self._recogniser = LineRecogniser(_recognition(recognition, root), self.lanes)
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
        try:
            crops = self.lanes.map(lambda box: fade_red(crop_line(image, box)), boxes)
            read = self._recogniser.read(crops)
        except Exception as error:
            raise OcrError(
                f"文字识别失败 / Text recognition failed: {type(error).__name__}"
            ) from error
        return tuple(
            TextLine(text=text, confidence=confidence, box=box, cells=cells)
            for box, (text, confidence, cells) in zip(boxes, read, strict=True)
        )


def _recognition(model: ModelFile, root: Path) -> Any:
    """PaddleOCR's recogniser.

    It takes a second to read an alphabet of 18,000 characters from its configuration: where it lets
    its last step be built anew, that is given the alphabet instead.
    """
    from paddleocr import TextRecognition

    characters = alphabet_of(model)

    def load(folder: str, alphabet: Sequence[str]) -> Any:
        return TextRecognition(
            model_name=model.architecture,
            model_dir=str(prepare_model_dir(model, root / folder, alphabet)),
            engine="onnxruntime",
            engine_config=_runtime(1, arena=False),
        )

    quick = load("recognition", characters[:1])
    predictor: Any = getattr(quick, "paddlex_predictor", None)
    if not hasattr(predictor, "post_op") or not hasattr(predictor, "build_postprocess"):
        return load("recognition_whole", characters)
    predictor.post_op = predictor.build_postprocess(
        name="CTCLabelDecode", character_dict=characters
    )
    return quick


def _runtime(threads: int, *, arena: bool) -> dict[str, Any]:
    """ONNX Runtime's own kernels on so many threads.

    OpenVINO's took as long on the same threads, and half as much again for every new size of frame.
    Plans of memory are kept for every size that ever came: they would grow without end.

    Args:
        threads: Of one call.
        arena: Keep what was asked of the system for the next call. A frame takes hundreds of
            megabytes, twice the time where they are asked for anew; a line takes few.
    """
    return {
        "providers": ["CPUExecutionProvider"],
        "intra_op_num_threads": threads,
        "enable_mem_pattern": False,
        "enable_cpu_mem_arena": arena,
    }


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
