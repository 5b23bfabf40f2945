"""Trains the network on prepared shards, and exports it.

    python -m models.capture.train --data DIR --out models --view-epochs 34 --detail-epochs 13

Needs the ``train`` extra (PyTorch, CPU). Every sixth shard is held back: the
fusion is fitted on them, so that it sees the network as it is on pictures it has not learned.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models.capture.batches import BATCH, Data, batches, load
from models.capture.export import export
from models.capture.network import CaptureNet, scales_of
from models.capture.shards import held_back
from verifier.capture.net.labels import ORIGINS, TYPES

__all__ = ["main"]

_VIEW_SPLIT = np.cumsum([len(TYPES), len(ORIGINS), 4]).tolist()


def _smooth_bce(logits: Tensor, target: Tensor) -> Tensor:
    return nn.functional.binary_cross_entropy_with_logits(
        logits, target * 0.98 + 0.01, reduction="none"
    )


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
        heads, _ = net.detail(patches, scales_of(batch["counts"].tolist()))
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
    steps = epochs * (len(train["origin"]) // BATCH) + 1
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
