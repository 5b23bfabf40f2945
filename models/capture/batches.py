"""What a branch learns from, in batches: loaded once, shuffled and changed a little each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.capture.shards import POOL, sized
from verifier.capture.net.inputs import MASK_SIDE, PLACES, VIEW

__all__ = ["BATCH", "Data", "batches", "load"]

BATCH = 32
_TRAINED = (5, 2, 1)
"""Windows of each reduction in training: fewer than in service, for speed and for variety."""


def _windows(rng: np.random.Generator, counts: Sequence[int]) -> NDArray[np.int64]:
    """A choice of the kept windows, so many of each reduction."""
    chosen, start = [], 0
    for count, pool in zip(counts, POOL, strict=True):
        chosen.append(start + rng.choice(pool, count, replace=False))
        start += pool
    return np.concatenate(chosen)


def _turned(x: NDArray[np.uint8], k: int, flip: bool) -> NDArray[np.uint8]:
    """Quarter turns anticlockwise of the two axes before the last, and a mirror image."""
    x = np.rot90(x, k, axes=(-3, -2))
    return x[..., ::-1, :] if flip else x


Data = dict[str, NDArray[np.generic]]


def load(paths: list[Path], part: str) -> Data:
    """Everything that a branch learns from, in memory."""
    names = ("origin", "type", "turn", "flags", "outlined")
    pieces: dict[str, list[NDArray[np.generic]]] = {}
    for path in paths:
        with np.load(path) as shard:
            for name in names:
                pieces.setdefault(name, []).append(shard[name])
            if part == "view":
                for name, side in (("view", VIEW), ("maps", MASK_SIDE)):
                    pieces.setdefault(name, []).append(sized(shard[name], side))
            else:
                pieces.setdefault("patches", []).append(shard["patches"])
    return {name: np.concatenate(parts) for name, parts in pieces.items()}


def batches(data: Data, rng: np.random.Generator, train: bool) -> Iterator[dict[str, Tensor]]:
    """Batches of tensors; in a new order and augmented where ``train``."""
    count = len(data["origin"])
    order = rng.permutation(count) if train else np.arange(count)
    for at in range(0, count, BATCH):
        rows = order[at : at + BATCH]
        if train and len(rows) < BATCH:
            return
        yield _batch(data, rows, rng, train)


def _batch(
    data: Data, rows: NDArray[np.int64], rng: np.random.Generator, train: bool
) -> dict[str, Tensor]:
    turn = np.asarray(data["turn"][rows], np.int64)
    tensors: dict[str, Tensor] = {}
    if "view" in data:
        view = np.asarray(data["view"][rows], np.uint8)
        maps = np.asarray(data["maps"][rows], np.uint8)
        if train:
            k = int(rng.integers(4))
            view, maps = _turned(view, k, False), _turned(maps, k, False)
            turn = np.where(turn >= 0, (turn - k) % 4, turn)
            view, maps = _shrunk(view, maps, rng)
        tensors["view"] = _tensor(view)
        tensors["maps"] = _tensor(maps) / 255
    else:
        counts = _TRAINED if train else [len(centres) for _, centres in PLACES]
        windows = _windows(rng if train else np.random.default_rng(0), counts)
        patches = np.asarray(data["patches"][rows[:, None], windows[None]], np.uint8)
        if train:
            patches = _turned(patches, int(rng.integers(4)), bool(rng.random() < 0.5))
            patches = _closer(patches, rng)
        tensors["patches"], tensors["counts"] = _tensor(patches), torch.tensor(counts)
    if train:
        for name in ("view", "patches"):
            if name in tensors:
                tensors[name] = _jitter(tensors[name], rng)
    tensors["turn"] = torch.from_numpy(turn)
    for name in ("origin", "type"):
        tensors[name] = torch.from_numpy(np.asarray(data[name][rows], np.int64))
    for name in ("flags", "outlined"):
        tensors[name] = torch.from_numpy(np.asarray(data[name][rows], np.float32))
    return tensors


def _tensor(pictures: NDArray[np.uint8]) -> Tensor:
    """Channels before rows and columns, float 0..255."""
    return torch.from_numpy(np.ascontiguousarray(np.moveaxis(pictures, -1, -3))).float()


def _shrunk(
    view: NDArray[np.uint8], maps: NDArray[np.uint8], rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Half of the pictures smaller and somewhere else in their square, complete as they were."""
    view, maps = np.ascontiguousarray(view), np.ascontiguousarray(maps)
    side, step = view.shape[1], view.shape[1] // maps.shape[1]
    for k in np.flatnonzero(rng.random(len(view)) < 0.5):
        scale = float(rng.uniform(0.72, 1.0))
        shift = rng.uniform(0, side * (1 - scale), 2)
        matrix = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]])
        view[k] = cv2.warpAffine(
            view[k], matrix, (side, side), flags=cv2.INTER_AREA, borderValue=(128, 128, 128)
        )
        # The same in pixels of the maps, whose centres lie between those of the square.
        own = (scale * (step - 1) / 2 + shift - (step - 1) / 2) / step
        matrix[:, 2] = own
        maps[k] = cv2.warpAffine(maps[k], matrix, (maps.shape[1], maps.shape[1]))
    return view, maps


def _closer(patches: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A third of the pictures with their windows seen from somewhat nearer."""
    patches = np.ascontiguousarray(patches)
    side = patches.shape[2]
    for k in np.flatnonzero(rng.random(len(patches)) < 0.33):
        inner = int(rng.integers(round(side * 0.66), side))
        left, top = (int(v) for v in rng.integers(0, side - inner + 1, 2))
        for window in patches[k]:
            part = window[top : top + inner, left : left + inner]
            window[:] = cv2.resize(part, (side, side), interpolation=cv2.INTER_CUBIC)
    return patches


def _jitter(x: Tensor, rng: np.random.Generator) -> Tensor:
    """Small changes of exposure, contrast and cast, one draw a picture."""
    n = len(x)
    shape = (n,) + (1,) * (x.ndim - 1)
    gain = torch.from_numpy(rng.normal(1, 0.08, shape)).float()
    lift = torch.from_numpy(rng.normal(0, 6, shape)).float()
    channel = x.ndim - 3
    cast_shape = [n] + [1] * (x.ndim - 1)
    cast_shape[channel] = 3
    cast = torch.from_numpy(rng.normal(1, 0.02, cast_shape)).float()
    return (x * gain * cast + lift).clamp(0, 255)
