"""What the branches learn from, in batches: held in memory, seen a little differently each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.capture.augment import (
    compress,
    framings,
    jitter,
    maps_of,
    reframe,
    windows_of,
)
from models.capture.shards import POOL
from verifier.capture.net.inputs import PLACES
from verifier.capture.net.labels import FLAGS
from verifier.findings import FindingCode

__all__ = ["Pictures"]

_LABELS = ("origin", "type", "turn", "flags")
_NAMES = {"view": ("view", "place", "quads"), "detail": ("patches",)}
"""What each branch looks at."""
_TRAINED = (7, 4, 3)
"""Windows of each reduction in training: fewer than in service, for speed and for variety."""
_BORDER = FLAGS.index(FindingCode.BORDER_INCOMPLETE)
_RESENT = 0.3
"""Share of pictures whose windows are compressed once more."""

Batch = dict[str, Tensor]


class Pictures:
    """Prepared pictures in the memory of a device; more may be added while others are drawn."""

    def __init__(self, device: torch.device, capacity: int, parts: Sequence[str]) -> None:
        """Start with none.

        Args:
            device: Where they are held.
            capacity: The most that will be added; memory is taken for so many.
            parts: The branches that will be taught, ``view`` and ``detail``: only what they look at
                is kept.
        """
        self.device = device
        self.capacity = capacity
        self._names = (*_LABELS, *(name for part in parts for name in _NAMES[part]))
        self._held: Batch = {}
        self._count = 0

    def __len__(self) -> int:
        """How many."""
        return self._count

    def add(self, path: Path) -> None:
        """Read one shard; what is beyond the capacity is left out."""
        with np.load(path) as shard:
            arrays = {name: torch.from_numpy(shard[name]) for name in self._names}
        more = min(len(arrays["origin"]), self.capacity - self._count)
        for name, array in arrays.items():
            if name not in self._held:
                shape = (self.capacity, *array.shape[1:])
                self._held[name] = torch.empty(shape, dtype=array.dtype, device=self.device)
            self._held[name][self._count : self._count + more] = array[:more].to(self.device)
        self._count += more

    def _rows(self, name: str, numbers: Tensor) -> Tensor:
        return self._held[name][numbers]

    def _labels(self, numbers: Tensor) -> Batch:
        batch = {name: self._rows(name, numbers).long() for name in ("origin", "type", "turn")}
        return {**batch, "flags": self._rows("flags", numbers).float()}

    def views(self, numbers: Tensor, generator: torch.Generator | None) -> Batch:
        """Pictures as the view branch takes them, differently framed where there is a generator."""
        batch = self._labels(numbers)
        quads = self._rows("quads", numbers).float()
        documents = (~torch.isnan(quads[..., 0, 0])).sum(1)
        flags = batch["flags"]
        cuttable = (documents == 1) & (flags[:, _BORDER] == 0)
        framing = framings(self._rows("place", numbers), quads, cuttable, generator)
        view = self._rows("view", numbers).permute(0, 3, 1, 2).float()
        batch["view"] = reframe(view, framing)
        batch["maps"] = maps_of(quads, framing)
        batch["outlined"] = ((documents > 0) | (flags.amax(1) <= 0)).float()
        if generator is not None:
            batch["view"] = jitter(batch["view"], generator)
            turn = batch["turn"]
            batch["turn"] = torch.where(turn >= 0, (turn - framing.turns) % 4, turn)
            # What else was wrong may lie in the part that is gone.
            lost = framing.cut[:, None] & (flags > 0)
            batch["flags"] = torch.where(lost, torch.full_like(flags, -1.0), flags)
            batch["flags"][:, _BORDER] = torch.where(
                framing.cut, torch.ones_like(flags[:, 0]), flags[:, _BORDER]
            )
        return batch

    def details(self, numbers: Tensor, generator: torch.Generator | None) -> Batch:
        """Windows as the detail branch takes them, and how many there are of each reduction."""
        batch = self._labels(numbers)
        counts = [len(centres) for _, centres in PLACES] if generator is None else _TRAINED
        chosen, start = [], 0
        for count, pool in zip(counts, POOL, strict=True):
            order = torch.arange(pool) if generator is None else torch.randperm(pool)
            chosen.append(order[:count] + start)
            start += pool
        picked = torch.cat(chosen).to(self.device)
        windows = self._rows("patches", numbers)[:, picked].permute(0, 1, 4, 2, 3).float()
        if generator is not None:
            windows = _resent(windows, counts[0], generator)
            windows = jitter(windows_of(windows, generator), generator)
        else:
            windows = windows_of(windows, None)
        return {**batch, "patches": windows, "counts": torch.tensor(counts)}


def _resent(windows: Tensor, fine: int, generator: torch.Generator) -> Tensor:
    """Some pictures with their ``fine`` windows of full detail compressed once more."""
    n = round(len(windows) * _RESENT)
    drawn = torch.rand(n, device=windows.device, generator=generator)
    quality = (45 + 50 * drawn).repeat_interleave(fine)
    part = windows[-n:, :fine]
    windows[-n:, :fine] = compress(part.flatten(0, 1), quality).unflatten(0, part.shape[:2])
    return windows
