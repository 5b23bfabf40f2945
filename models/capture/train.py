"""Trains the network on prepared shards, and exports it.

    python -m models.capture.train --data DIR --out models --minutes 60

Needs the ``train`` extra (PyTorch). Both branches learn in turns, for a given time; shards that
appear in the folder meanwhile are taken in. Without an accelerator it is slow but the same.
"""

from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from models.capture.batches import Batch, Pictures
from models.capture.export import export
from models.capture.network import CaptureNet, scales_of
from models.capture.shards import SHARD, held_back, shards_in
from verifier.capture.net.labels import ORIGINS, TYPES

__all__ = ["main"]

_VIEW_SPLIT = (len(TYPES), len(ORIGINS), 4)
_CHECKED = 600
"""The most pictures looked at there."""
_LOOK = 20.0
"""Seconds between two looks at what is right on the pictures kept apart."""


def _smooth_bce(logits: Tensor, target: Tensor) -> Tensor:
    return nn.functional.binary_cross_entropy_with_logits(
        logits, target * 0.98 + 0.01, reduction="none"
    )


def _flag_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Faults are asked of originals, and only where they are known."""
    known = (batch["flags"] >= 0).float() * (batch["origin"] == 0).float()[:, None]
    return (_smooth_bce(logits, batch["flags"].clamp(min=0)) * known).mean()


def _right(logits: Tensor, wanted: Tensor) -> Tensor:
    return (logits.argmax(1) == wanted).float().mean()


def view_loss(net: CaptureNet, batch: Batch) -> tuple[Tensor, dict[str, Tensor]]:
    """The sum of the view branch's tasks, and what was right."""
    with torch.autocast(batch["view"].device.type, torch.bfloat16):
        heads, maps = net.view(batch["view"].contiguous(memory_format=torch.channels_last))
    heads, maps = heads.float(), maps.float()
    types, origins, turns, flags = torch.split(
        heads, [*_VIEW_SPLIT, heads.shape[1] - sum(_VIEW_SPLIT)], dim=1
    )
    cross = nn.functional.cross_entropy
    outlined, has_turn = batch["outlined"], batch["turn"] >= 0
    loss = cross(types, batch["type"], label_smoothing=0.03)
    loss = loss + 1.5 * cross(origins, batch["origin"], label_smoothing=0.02)
    loss = loss + cross(turns[has_turn], batch["turn"][has_turn])
    loss = loss + 6 * _flag_loss(flags, batch)
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
        "dice": 1 - (dice * outlined).sum() / outlined.sum().clamp(min=1),
        **_found(flags, batch),
    }
    return loss, right


def detail_loss(net: CaptureNet, batch: Batch) -> tuple[Tensor, dict[str, Tensor]]:
    """The sum of the detail branch's tasks, and what was right."""
    patches = batch["patches"]
    with torch.autocast(patches.device.type, torch.bfloat16):
        heads, alone = net.detail(patches, scales_of(batch["counts"].tolist()).to(patches.device))
    origins, flags = heads.float().split([len(ORIGINS), heads.shape[1] - len(ORIGINS)], dim=1)
    cross = nn.functional.cross_entropy
    loss = cross(origins, batch["origin"], label_smoothing=0.02)
    # Every window by itself as well: many more answers to learn from.
    single = alone[..., : len(ORIGINS)].float().flatten(0, 1)
    repeated = batch["origin"].repeat_interleave(patches.shape[1])
    loss = loss + 0.5 * cross(single, repeated, label_smoothing=0.1)
    loss = loss + 6 * _flag_loss(flags, batch)
    return loss, {"origin": _right(origins, batch["origin"]), **_found(flags, batch)}


def _found(flags: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Mean log loss of the faults."""
    return {"flags": _flag_loss(flags, batch) * 10}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class _Learner:
    """One branch with its optimiser, and a running mean of its weights, which is what ships."""

    def __init__(self, net: CaptureNet, mean: CaptureNet, part: str, batch: int) -> None:
        self.net, self.mean, self.part, self.batch = net, mean, part, batch
        self.branch, self.slow = getattr(net, part), getattr(mean, part)
        self.loss_of = view_loss if part == "view" else detail_loss
        self.optimiser = torch.optim.AdamW(self.branch.parameters(), lr=0.0, weight_decay=0.05)
        self.steps, self.total = 0, torch.zeros(())

    def drawn(self, data: Pictures, numbers: Tensor, rng: torch.Generator | None) -> Batch:
        numbers = numbers.to(data.device)
        return data.views(numbers, rng) if self.part == "view" else data.details(numbers, rng)

    def step(self, data: Pictures, rate: float, rng: torch.Generator) -> None:
        numbers = torch.randint(len(data), (self.batch,))
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        loss, _ = self.loss_of(self.net, self.drawn(data, numbers, rng))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.branch.parameters(), 5.0)
        self.optimiser.step()
        self.steps += 1
        keep = min(0.999, 1 - 1 / (self.steps + 1))
        with torch.no_grad():
            for slow, fast in zip(
                self.slow.state_dict().values(), self.branch.state_dict().values(), strict=True
            ):
                if slow.is_floating_point():
                    slow.lerp_(fast, 1 - keep)
        self.total = loss.detach()

    @torch.no_grad()
    def judged(self, data: Pictures) -> str:
        sums: dict[str, list[float]] = {}
        for numbers in torch.arange(len(data)).split(64):
            loss, right = self.loss_of(self.mean, self.drawn(data, numbers, None))
            for key, got in {"loss": loss, **right}.items():
                sums.setdefault(key, []).append(float(got))
        figures = " ".join(f"{key} {sum(got) / len(got):.3f}" for key, got in sums.items())
        return f"{self.part} {self.steps} loss {float(self.total):.3f} | {figures}"


def _rate(share: float, highest: float) -> float:
    """Learning rate after a share of the time, 0..1: rising, level, falling to nothing."""
    if share < 0.02:
        return highest * share / 0.02
    return highest * 0.5 * (1 + math.cos(math.pi * max(0.0, share - 0.35) / 0.65))


def _learn(
    net: CaptureNet, folder: Path, options: argparse.Namespace, device: torch.device
) -> CaptureNet:
    """Teach both branches until the time is over; the running mean of the weights."""
    mean = copy.deepcopy(net).eval()
    rng = torch.Generator(device).manual_seed(options.seed)
    paths = sorted(folder.glob("*.npz")) if options.watch else shards_in(folder)
    capacity = options.capacity or 2 * SHARD * max(1, len(paths))
    train = Pictures(device, capacity, options.parts)
    check = Pictures(device, _CHECKED, options.parts)
    sizes = {"view": options.batch, "detail": max(16, options.batch // 2)}
    learners = [_Learner(net, mean, part, sizes[part]) for part in options.parts]
    seen: set[Path] = set()
    waiting: list[Path] = paths
    begin = looked = listed = 0.0
    while True:
        now = time.monotonic()
        if options.watch and not waiting and now - listed > 2:
            waiting, listed = sorted(set(folder.glob("*.npz")) - seen), now
        if waiting:
            path = waiting.pop(0)
            seen.add(path)
            (check if held_back(path, options.hold_every) else train).add(path)
        if not begin:
            if not (waiting or options.watch) and len(train) < options.least:
                raise SystemExit(
                    f"只有 {len(train)} 张可供学习，请生成更多或调低 --least、调高 --hold-every / "
                    f"only {len(train)} pictures to learn from: make more, or lower --least, or "
                    "raise --hold-every"
                )
            if len(train) < options.least or (waiting and not options.watch):
                time.sleep(0.0 if waiting else 0.1)
                continue
            begin = now
        share = (now - begin) / (60 * options.minutes)
        if share >= 1:
            break
        for learner in learners:
            learner.step(train, _rate(share, options.rate), rng)
        if now - looked > options.look and len(check):
            looked = time.monotonic()
            for learner in learners:
                _say(f"{now - begin:.0f} s {len(train)} + {len(check)} {learner.judged(check)}")
            torch.save(mean.state_dict(), options.checkpoint)
    for learner in learners:
        _say(f"end {len(train)} + {len(check)} {learner.judged(check)}")
    torch.save(mean.state_dict(), options.checkpoint)
    return mean


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="where to export to; nowhere without it")
    parser.add_argument(
        "--parts", nargs="+", choices=("view", "detail"), default=["view", "detail"],
        help="on a processor each learns faster in a process of its own",
    )  # fmt: skip
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--watch", action="store_true", help="shards are still being written")
    parser.add_argument(
        "--capacity", type=int, default=0, help="pictures to make room for; needed with --watch"
    )
    parser.add_argument("--least", type=int, default=1, help="pictures to wait for")
    parser.add_argument("--hold-every", type=int, default=6, help="one shard of so many is kept")
    parser.add_argument("--look", type=float, default=_LOOK, help="seconds between two reports")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--checkpoint", type=Path, default=Path("capture.pt"))
    options = parser.parse_args()
    if options.watch and not options.capacity:
        parser.error("--watch needs --capacity: how many pictures there will be at most")
    torch.manual_seed(options.seed)
    device = torch.device(options.device)
    net = CaptureNet().to(device, memory_format=torch.channels_last)
    if options.start:
        net.load_state_dict(torch.load(options.start, map_location=device))
    _say(f"{sum(p.numel() for p in net.parameters())} parameters")
    mean = _learn(net, options.data, options, device)
    if options.out:
        export(mean.cpu(), options.out)


if __name__ == "__main__":
    main()
