"""What the recogniser was sure of: beside each character read, what else it may be.

The net gives for every step along a line a probability of every character and of none (CTC). The
steps are cut into one segment a character read, in the middle of the empty steps between, and each
segment is summed over all alignments: how likely is it this character, another, none, or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["FLOOR", "Cell", "read_lines", "sure"]

FLOOR = 5e-4
"""Readings less likely than this are left out: no decision reaches so far down."""

_MOST_OPTIONS = 8
# A second character in one segment is looked for where a step gives it at least this much.
_SECOND = 0.02

_Array = NDArray[np.float32]


class Cell(NamedTuple):
    """One character as the net saw it.

    Attributes:
        char: What was read: the likeliest character, step by step.
        probability: Of ``char``, 0 to 1, summed over alignments.
        options: Every reading of at least :data:`FLOOR`, ``char`` among them, the likeliest
            first; a reading is a character, none (``""``), or two.
        at: Middle of the character, in line heights from where its line was found to begin.
    """

    char: str
    probability: float
    options: tuple[tuple[str, float], ...]
    at: float


def sure(char: str) -> Cell:
    """A character that was never in doubt, as of a text that came without probabilities."""
    return Cell(char, 1.0, ((char, 1.0),), 0.0)


def read_lines(
    steps: _Array, characters: Sequence[str], stride: float
) -> list[tuple[str, float, tuple[Cell, ...]]]:
    """Greedy text, mean confidence and cells of a batch of lines.

    Args:
        steps: (N, T, C) float32 probabilities, C classes of which the first is none.
        characters: C strings, the first stands for none.
        stride: Width of a step in line heights.
    """
    best = steps.argmax(axis=-1)
    top = np.take_along_axis(steps, best[..., None], axis=-1)[..., 0]
    return [
        _read(line, path, probability, characters, stride)
        for line, path, probability in zip(steps, best, top, strict=True)
    ]


def _read(
    steps: _Array,
    best: NDArray[np.intp],
    top: _Array,
    characters: Sequence[str],
    stride: float,
) -> tuple[str, float, tuple[Cell, ...]]:
    change = np.ones(len(best), dtype=bool)
    change[1:] = best[1:] != best[:-1]
    starts = np.flatnonzero(change & (best != 0))
    if not len(starts):
        return "", 0.0, ()
    score = float(np.mean(top[starts]))
    classes = best[starts]
    text = [characters[index] for index in classes]
    after = np.append(np.flatnonzero(change), len(best))
    ends = after[np.searchsorted(after, starts, side="right")]
    # Empty steps between two characters belong half to the one, half to the other.
    cuts = np.concatenate([[0], ends[:-1] + (starts[1:] - ends[:-1] + 1) // 2, [len(best)]])
    own, none = _own_and_none(steps, classes, cuts)
    rest = np.clip(1.0 - own - none, 0.0, 1.0)
    empty = np.exp(np.add.reduceat(np.log(np.maximum(none, 1e-12)), cuts[:-1]))
    lost = np.add.reduceat(rest, cuts[:-1])
    # Within a character's own run, an empty step may part two of the same.
    parted = np.zeros(len(starts), dtype=bool)
    wide = np.flatnonzero(ends - starts > 2)
    for index in wide:
        inner = steps[starts[index] + 1 : ends[index] - 1, 0]
        parted[index] = bool((inner >= _SECOND).any())
    open_ = (np.maximum.reduceat(rest, cuts[:-1]) >= FLOOR) | parted
    middles = (starts + ends) * (0.5 * stride)
    cells = []
    for index, char in enumerate(text):
        at = float(middles[index])
        if open_[index]:
            first, last = int(cuts[index]), int(cuts[index + 1])
            options = _options(
                steps[first:last], none[first:last], int(classes[index]), best[first:last],
                rest[first:last], characters, bool(parted[index]),
            )  # fmt: skip
        else:
            p, gone = max(1.0 - float(empty[index] + lost[index]), FLOOR), float(empty[index])
            options = ((char, p),) if gone < FLOOR else ((char, p), ("", gone))
            options = options[::-1] if gone > p else options
        probability = next((p for reading, p in options if reading == char), FLOOR)
        cells.append(Cell(char, probability, options, at))
    return "".join(text), score, tuple(cells) if all(len(c) == 1 for c in text) else ()


def _own_and_none(
    steps: _Array, classes: NDArray[np.intp], cuts: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """At every step the probability of its segment's own character, and of none.

    At the first and last step of a segment a neighbour that is not over yet counts as none.
    """
    segment = np.repeat(np.arange(len(classes)), np.diff(cuts))
    own = steps[np.arange(len(steps)), classes[segment]].astype(np.float64)
    none = steps[:, 0].astype(np.float64)
    firsts, lasts = cuts[1:-1], cuts[1:-1] - 1
    differ = classes[1:] != classes[:-1]
    none[firsts] += np.where(differ, steps[firsts, classes[:-1]], 0.0)
    none[lasts] += np.where(differ, steps[lasts, classes[1:]], 0.0)
    return own, np.minimum(none, 1.0)


def _options(
    steps: _Array,
    none: NDArray[np.float64],
    own: int,
    best: NDArray[np.intp],
    rest: NDArray[np.float64],
    characters: Sequence[str],
    parted: bool,
) -> tuple[tuple[str, float], ...]:
    """All readings of one segment, the likeliest first."""
    unclear = steps[rest >= FLOOR]
    seen = np.flatnonzero((unclear >= FLOOR).any(axis=0)) if len(unclear) else np.array([], int)
    weight = unclear[:, seen].max(axis=0) if len(seen) else np.array([])
    others = [int(c) for c in seen[np.argsort(-weight)][:_MOST_OPTIONS] if c not in (0, own)]
    classes = [own, *others]
    emitted = steps[:, classes].astype(np.float64)
    before, inside, behind = 1.0, np.zeros(len(classes)), np.zeros(len(classes))
    for none_here, here in zip(none, emitted, strict=True):
        behind = (behind + inside) * none_here
        inside = (inside + before) * here
        before *= none_here
    found = {characters[c]: float(p) for c, p in zip(classes, inside + behind, strict=True)}
    found[""] = float(before)
    gap = best == 0
    for other in others:
        if steps[gap, other].max(initial=0.0) >= _SECOND:
            for pair in ((own, other), (other, own)):
                name = characters[pair[0]] + characters[pair[1]]
                found[name] = _both(steps, none, *pair)
    if parted:
        found[characters[own] * 2] = _both(steps, none, own, own)
    folded: dict[str, float] = {}
    for reading, p in found.items():
        # White space is no other reading, it only stands beside one.
        name = reading if reading.isspace() else "".join(reading.split())
        folded[name] = folded.get(name, 0.0) + p
    likely = [(reading, min(p, 1.0)) for reading, p in folded.items() if p >= FLOOR]
    return tuple(sorted(likely, key=lambda item: -item[1])[:_MOST_OPTIONS])


def _both(steps: _Array, none: NDArray[np.float64], one: int, other: int) -> float:
    """Probability of two characters in one segment, one after the other (CTC, five states)."""
    a, b, c, d, e = 1.0, 0.0, 0.0, 0.0, 0.0
    for none_here, here in zip(none, steps, strict=True):
        p, q = float(here[one]), float(here[other])
        direct = b if one != other else 0.0
        e = (e + d) * none_here
        d = (d + c + direct) * q
        c = (c + b) * none_here
        b = (b + a) * p
        a *= none_here
    return float(d + e)
