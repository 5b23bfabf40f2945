"""Running the network: what it says of a picture as a whole, and of its fine detail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.capture.net.figures import figures_of
from verifier.capture.net.fitting import fitted, mask_overlap
from verifier.capture.net.inputs import ViewFrame, cut_patches, make_view_input
from verifier.capture.net.labels import ORIGINS, TYPES
from verifier.capture.net.outline import outline_of
from verifier.model_files import model_file

__all__ = ["CaptureNetwork", "DetailAnswer", "ViewAnswer", "load_network"]


@dataclass(frozen=True, slots=True)
class ViewAnswer:
    """What the picture looks like as a whole.

    Attributes:
        types: (len(TYPES),) float32 probabilities of the document types.
        turns: (4,) float32 probabilities that the document's own top points up, right, down, left
            in the upload (its quarter turns clockwise).
        origins: (len(ORIGINS),) float32 logits.
        flags: (len(FLAGS),) float32 logits.
        mask: (64, 64) float32, 0..1, how likely each place of the square is document.
        quad: (4, 2) float32 upload pixels, clockwise as seen, or None: no document seen.
        frame: The square that was looked at.
        fit: 0..1, intersection over union of the mask and ``quad``; 0 without one.
        figures: (len(FIGURES),) float32, what the maps say in numbers.
    """

    types: NDArray[np.float32]
    turns: NDArray[np.float32]
    origins: NDArray[np.float32]
    flags: NDArray[np.float32]
    mask: NDArray[np.float32]
    quad: NDArray[np.float32] | None
    frame: ViewFrame
    fit: float
    figures: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class DetailAnswer:
    """What windows of fine detail look like.

    Attributes:
        logits: (len(ORIGINS) + len(FLAGS),) float32, of all windows together.
        alone: (K, len(ORIGINS) + len(FLAGS)) float32, of each by itself.
        boxes: (K, 4) int32 upload pixels of the windows: left, top, right, bottom.
    """

    logits: NDArray[np.float32]
    alone: NDArray[np.float32]
    boxes: NDArray[np.int32]


class CaptureNetwork:
    """Both branches, loaded. One call at a time."""

    def __init__(self, view: Any, detail: Any) -> None:
        """Take two ONNX Runtime sessions."""
        self._view = view
        self._detail = detail

    def view(self, pixels: NDArray[np.uint8], times: int = 1) -> ViewAnswer:
        """Look at a whole picture.

        Args:
            pixels: (H, W, 3) uint8 BGR, the upright upload, or its glance.
            times: Pixels of the upload per pixel of ``pixels``.
        """
        return self.judge(make_view_input(pixels, times=times))

    def judge(self, frame: ViewFrame) -> ViewAnswer:
        """Look at a picture that was made small already."""
        batch = np.ascontiguousarray(frame.pixels.transpose(2, 0, 1)[None], np.float32)
        heads, maps = self._view.run(None, {"pixels": batch})
        ends = np.cumsum([len(TYPES), len(ORIGINS), 4])
        types, origins, turns, flags = np.split(heads[0], ends)
        mask, corners = (_sigmoid(one) for one in maps[0])
        rough = outline_of(mask, corners, frame)
        quad = None if rough is None else fitted(mask, rough, frame).astype(np.float32)
        return ViewAnswer(
            types=_softmax(types),
            turns=_softmax(turns),
            origins=origins,
            flags=flags,
            mask=mask,
            quad=quad,
            frame=frame,
            fit=0.0 if quad is None else mask_overlap(mask, quad, frame),
            figures=figures_of(mask, corners, rough, frame),
        )

    def detail(self, pixels: NDArray[np.uint8], quad: NDArray[np.floating] | None) -> DetailAnswer:
        """Look at windows inside ``quad``, (4, 2) upload pixels, or of the whole picture."""
        windows, boxes = cut_patches(pixels, quad)
        return DetailAnswer(*self.judge_windows(windows), boxes)

    def judge_windows(
        self, windows: NDArray[np.uint8]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Look at (K, PATCH, PATCH, 3) windows: what they say together, and each by itself."""
        batch = np.ascontiguousarray(windows.transpose(0, 3, 1, 2)[None], np.float32)
        together, alone = self._detail.run(None, {"windows": batch})
        return together[0], alone[0]


def load_network(threads: int | None = None) -> CaptureNetwork:
    """Load both branches.

    Args:
        threads: Threads of one call; None leaves it to ONNX Runtime.

    Raises:
        ModelError: A file is missing or altered.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    if threads:
        options.intra_op_num_threads = threads
    # A thread that waits by spinning takes the core from OpenCV, whose turn is next.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    sessions = [
        onnxruntime.InferenceSession(
            str(model_file(key).path), options, providers=["CPUExecutionProvider"]
        )
        for key in ("capture_view", "capture_detail")
    ]
    return CaptureNetwork(*sessions)


def _sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _softmax(x: NDArray[np.float32]) -> NDArray[np.float32]:
    e = np.exp(x - x.max())
    return np.asarray(e / e.sum(), np.float32)
