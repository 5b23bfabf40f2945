"""Trains the network on prepared shards, and exports it.

    python -m models.capture.train --data DIR --out models --view-epochs 34 --detail-epochs 13

Needs the ``train`` extra (PyTorch, CPU). Every sixth shard is held back: the
fusion is fitted on them, so that it sees the network as it is on pictures it has not learned.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from models.capture.export import export
from models.capture.network import CaptureNet
from models.capture.shards import POOL, held_back, sized
from verifier.capture.net.inputs import MASK_SIDE, PLACES, VIEW
from verifier.capture.net.labels import ORIGINS, TYPES

__all__ = ["main"]

_BATCH = 32
_VIEW_SPLIT = np.cumsum([len(TYPES), len(ORIGINS), 4]).tolist()


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
    for at in range(0, count, _BATCH):
        rows = order[at : at + _BATCH]
        if train and len(rows) < _BATCH:
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
        tensors["patches"] = _tensor(patches)
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


def _smooth_bce(logits: Tensor, target: Tensor) -> Tensor:
    return nn.functional.binary_cross_entropy_with_logits(
        logits, target * 0.98 + 0.01, reduction="none"
    )


def _scales(windows: int) -> Tensor:
    """(windows, 3) one-hot of the reductions, in training or in service."""
    counts = [len(centres) for _, centres in PLACES]
    if windows != sum(counts):
        counts = list(_TRAINED)
    return torch.eye(3).repeat_interleave(torch.tensor(counts), dim=0)


def _flag_loss(logits: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Faults are asked of originals, and only where they are known."""
    known = (batch["flags"] >= 0).float() * (batch["origin"] == 0).float()[:, None]
    return (_smooth_bce(logits, batch["flags"].clamp(min=0)) * known).mean()


def _right(logits: Tensor, wanted: Tensor) -> float:
    return float((logits.argmax(1) == wanted).float().mean())


def view_loss(net: CaptureNet, batch: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    """The sum of the view branch's tasks, and what was right."""
    with torch.autocast("cpu", torch.bfloat16):
        heads, maps = net.view(batch["view"].contiguous(memory_format=torch.channels_last))
    heads, maps = heads.float(), maps.float()
    types, origins, turns, flags = torch.tensor_split(heads, _VIEW_SPLIT, dim=1)
    cross = nn.functional.cross_entropy
    outlined, has_turn = batch["outlined"], batch["turn"] >= 0
    loss = cross(types, batch["type"], label_smoothing=0.03)
    loss = loss + cross(origins, batch["origin"], label_smoothing=0.02)
    loss = loss + cross(turns[has_turn], batch["turn"][has_turn])
    loss = loss + 3 * _flag_loss(flags, batch)
    weight = outlined[:, None, None]
    mask = torch.sigmoid(maps[:, 0])
    overlap = (mask * batch["maps"][:, 0]).sum((1, 2))
    dice = 1 - (2 * overlap + 1) / (mask.sum((1, 2)) + batch["maps"][:, 0].sum((1, 2)) + 1)
    loss = loss + (_smooth_bce(maps[:, 0], batch["maps"][:, 0]) * weight).mean()
    loss = loss + (dice * outlined).mean()
    corner = (torch.sigmoid(maps[:, 1]) - batch["maps"][:, 1]).square()
    loss = loss + 10 * (corner * (1 + 20 * batch["maps"][:, 1]) * weight).mean()
    right = {
        "type": _right(types, batch["type"]),
        "origin": _right(origins, batch["origin"]),
        "turn": _right(turns[has_turn], batch["turn"][has_turn]),
        "dice": 1 - float((dice * outlined).sum().detach() / outlined.sum().clamp(min=1)),
    }
    return loss, right


def detail_loss(net: CaptureNet, batch: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    """The sum of the detail branch's tasks, and what was right."""
    patches = batch["patches"]
    with torch.autocast("cpu", torch.bfloat16):
        heads, _ = net.detail(patches, _scales(patches.shape[1]))
    origins, flags = torch.tensor_split(heads.float(), [len(ORIGINS)], dim=1)
    loss = nn.functional.cross_entropy(origins, batch["origin"], label_smoothing=0.02)
    loss = loss + 3 * _flag_loss(flags, batch)
    return loss, {"origin": _right(origins, batch["origin"])}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _learn(
    net: CaptureNet, part: str, epochs: int, rate: float, train: Data, check: Data,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    """Teach one branch."""
    branch, loss_of = (net.view, view_loss) if part == "view" else (net.detail, detail_loss)
    optimiser = torch.optim.AdamW(branch.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(train["origin"]) // _BATCH) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rate, total_steps=steps, pct_start=0.15
    )
    for epoch in range(epochs):
        begin, total = time.time(), []
        net.train()
        for batch in batches(train, rng, True):
            loss, _ = loss_of(net, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(branch.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total.append(float(loss.detach()))
        net.eval()
        sums: dict[str, list[float]] = {}
        with torch.no_grad():
            for batch in batches(check, rng, False):
                value, right = loss_of(net, batch)
                for key, got in {**right, "loss": float(value)}.items():
                    sums.setdefault(key, []).append(got)
        figures = " ".join(f"{key} {np.nanmean(got):.3f}" for key, got in sums.items())
        spent = time.time() - begin
        _say(f"{part} {epoch} loss {np.mean(total):.3f} | {figures} | {spent:.0f} s")


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("models"))
    parser.add_argument("--view-epochs", type=int, default=40)
    parser.add_argument("--detail-epochs", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--checkpoint", type=Path, default=Path("capture.pt"))
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    paths = sorted(options.data.glob("*.npz"))
    net = CaptureNet()
    net.view.to(memory_format=torch.channels_last)
    net.detail.to(memory_format=torch.channels_last)
    if options.start:
        net.load_state_dict(torch.load(options.start))
    _say(f"{sum(p.numel() for p in net.parameters())} parameters, {len(paths)} shards")
    for part, epochs in (("view", options.view_epochs), ("detail", options.detail_epochs)):
        if epochs:
            train = load([path for path in paths if not held_back(path)], part)
            check = load([path for path in paths if held_back(path)], part)
            _learn(net, part, epochs, options.rate, train, check, rng)
            torch.save(net.state_dict(), options.checkpoint)
    export(net, options.out)


if __name__ == "__main__":
    main()
