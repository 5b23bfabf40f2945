"""Which way the text runs: its tilt, the rectangle around it, and whether it stands on its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from verifier.ocr.lines import OcrEngine, TextLine

__all__ = [
    "line_start",
    "read_either_way",
    "running_along",
    "text_angle",
    "text_directions",
    "text_rectangle",
]

_Array = NDArray[np.float32]

# A box at least this much longer than high shows a direction; a single character shows none.
_ELONGATED = 1.8
# Lines of one document agree in direction within this, also under perspective; degrees.
_TURN = 15.0
# Enough lines to tell up from down, few enough to cost little.
_PROBE_LINES = 4
# Upright lines read with a mean confidence of 0.97 and more, a character and more a line height of
# room; head-down ones with 0.87 and less, 0.8 and fewer.
_PLAIN, _PLAIN_LENGTH = 0.92, 0.9
# Room around the text for lines the first look missed, in parts of the text block's sides.
_ROOM = 0.12


def text_angle(boxes: Sequence[_Array]) -> float:
    """The direction most of the text runs in.

    Args:
        boxes: Each (4, 2) float32 pixels, clockwise.

    Returns:
        Degrees in (-90, 90], clockwise from level on the screen; 0 where no box shows one. Which
        end of a line is its beginning is not told.
    """
    # Doubling the angle makes a direction and its opposite agree.
    total = sum((length * np.exp(2j * np.radians(a)) for a, length in map(_run, boxes)), 0j)
    return float(np.degrees(np.angle(total)) / 2) if total else 0.0


def text_directions(boxes: Sequence[_Array]) -> Iterator[tuple[float, tuple[_Array, ...]]]:
    """The directions text runs in, the most of it first, each with the boxes that run so.

    A card lying on a printed page shows two. What is less than a part in sixteen is left out.
    """
    left = [box for box in boxes if _run(box)[1] > 0]
    least = sum(_run(box)[1] for box in left) / 16
    while left:
        # The mean of all would fall between two directions: begin from the one best supported.
        start = max(left, key=lambda box: sum(_run(b)[1] for b in _along(left, _run(box)[0])))
        chosen = _along(left, _run(start)[0])
        if sum(_run(box)[1] for box in chosen) < least:
            return
        yield text_angle(chosen), tuple(chosen)
        left = [box for box in left if not any(box is other for other in chosen)]


def running_along(boxes: Sequence[_Array], angle: float) -> tuple[_Array, ...]:
    """The boxes that run in the direction ``angle`` (degrees) or are too short to show one."""
    return tuple(box for box in boxes if _run(box)[1] == 0 or _apart(_run(box)[0], angle) < _TURN)


def _along(boxes: Sequence[_Array], angle: float) -> list[_Array]:
    return [box for box in boxes if _apart(_run(box)[0], angle) < _TURN]


def _apart(one: float, other: float) -> float:
    """Degrees between two directions, 0 to 90."""
    return abs((one - other + 90) % 180 - 90)


def _run(box: _Array) -> tuple[float, float]:
    """Direction in degrees and length of a box; length 0 where it is too short to show one."""
    first, second = box[1] - box[0], box[2] - box[1]
    long, short = (first, second) if np.hypot(*first) >= np.hypot(*second) else (second, first)
    length, thickness = float(np.hypot(*long)), float(np.hypot(*short))
    angle = float(np.degrees(np.arctan2(long[1], long[0])))
    return angle, length if length >= _ELONGATED * thickness else 0.0


def text_rectangle(boxes: Sequence[_Array], angle: float, width: int, height: int) -> _Array:
    """The rectangle, tilted by ``angle`` degrees, that holds all boxes with some room around.

    Returns:
        (4, 2) float32, clockwise from where the text's first line would begin (up to half a turn),
        kept within ``width`` × ``height`` where the tilt is small.
    """
    turn = np.radians(angle)
    along = np.array([np.cos(turn), np.sin(turn)])
    down = np.array([-along[1], along[0]])
    points = np.concatenate(boxes).astype(np.float64)
    u, v = points @ along, points @ down
    room_u, room_v = _ROOM * float(np.ptp(u)), _ROOM * float(np.ptp(v))
    u0, u1, v0, v1 = u.min() - room_u, u.max() + room_u, v.min() - room_v, v.max() + room_v
    if abs(angle) < 1:
        u0, u1 = max(u0, 0.0), min(u1, float(width))
        v0, v1 = max(v0, 0.0), min(v1, float(height))
    corners = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    return np.array([a * along + b * down for a, b in corners], dtype=np.float32)


def line_start(box: _Array) -> _Array:
    """Roll a clockwise box so that its corners begin where a roughly level line begins."""
    rolls = [np.roll(box, -start, axis=0) for start in range(4)]
    return max(rolls, key=lambda corners: float(corners[1, 0] - corners[0, 0]))


def read_either_way(
    engine: OcrEngine, upload: NDArray[np.uint8], boxes: Sequence[_Array]
) -> tuple[tuple[TextLine, ...], bool]:
    """Read lines, from their other ends where they stand on their heads.

    The longest are read first. Where they read plainly nothing stands on its head; only where they
    do not are they read from their other ends too, and the better way is taken for all.

    Args:
        engine: Reads.
        upload: (H, W, 3) uint8 BGR.
        boxes: Each (4, 2) float32 upload pixels, from the supposed beginning of the line.

    Returns:
        One line a box, in the order given, and whether all are upside down: their boxes then begin
        at the other end.

    Raises:
        OcrError: The engine failed.
    """
    order = sorted(range(len(boxes)), key=lambda i: -float(np.hypot(*(boxes[i][1] - boxes[i][0]))))
    probes, others = order[:_PROBE_LINES], order[_PROBE_LINES:]
    read = engine.recognise(upload, [boxes[i] for i in probes])
    turned = False
    if not _reads_plainly(read):
        other_way = engine.recognise(upload, [_from_other_end(boxes[i]) for i in probes])
        if _legibility(other_way) > _legibility(read):
            turned, read = True, other_way
    rest = [_from_other_end(boxes[i]) if turned else boxes[i] for i in others]
    found = dict(zip(order, (*read, *engine.recognise(upload, rest)), strict=True))
    return tuple(found[i] for i in range(len(boxes))), turned


def _from_other_end(box: _Array) -> _Array:
    return np.roll(box, 2, axis=0)


def _reads_plainly(lines: Sequence[TextLine]) -> bool:
    """Head-down lines come out doubtful and far too short for the room they take."""
    characters = sum(len(line.text) for line in lines)
    room = sum(
        float(np.hypot(*(box[1] - box[0])) / max(np.hypot(*(box[3] - box[0])), 1.0))
        for box in (line.box for line in lines)
    )
    return characters >= _PLAIN_LENGTH * room and _legibility(lines) >= _PLAIN * characters > 0


def _legibility(lines: Sequence[TextLine]) -> float:
    """Confident characters read: head-down lines come out short and doubtful."""
    return sum(line.confidence * len(line.text) for line in lines)
