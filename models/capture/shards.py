"""The prepared pictures on disk: what a shard holds, and which are kept from training."""

from __future__ import annotations

from pathlib import Path

__all__ = ["KEPT_PATCH", "KEPT_VIEW", "MOST_DOCUMENTS", "POOL", "SHARD", "held_back", "shards_in"]

SHARD = 50
"""Pictures in one file, each as taken and retouched."""
KEPT_VIEW = 384
"""Side of the kept square, larger than the network's: training looks at parts of it."""
KEPT_PATCH = 128
"""Side of a kept window, likewise."""
POOL = (20, 10, 6)
"""Windows kept of each reduction, more than are looked at: training draws from them anew."""
MOST_DOCUMENTS = 2
"""Outlines kept of one picture."""


def shards_in(folder: Path) -> list[Path]:
    """The shards of a folder, by name.

    Raises:
        FileNotFoundError: There are none.
    """
    found = sorted(folder.glob("*.npz"))
    if not found:
        raise FileNotFoundError(
            f"{folder}: 没有训练数据，请先运行 models.capture.prepare / "
            "no shards; make them with models.capture.prepare"
        )
    return found


def held_back(path: Path, every: int = 6) -> bool:
    """Whether a shard is kept from training: one of so many."""
    return int(path.stem.split("_")[1]) % every == 0
