"""The prepared pictures on disk: what a shard holds, and which are kept from training."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["POOL", "SHARD", "held_back", "sized"]

SHARD = 50
"""Pictures in one file."""
POOL = (20, 10, 6)
"""Windows kept of each reduction, more than are looked at: training draws from them anew."""


def held_back(path: Path) -> bool:
    """Whether a shard is kept from training: every sixth."""
    return int(path.stem.split("_")[1]) % 6 == 0


def sized(pictures: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """(N, side, side, C) uint8: views as they are, maps with their channels last.

    Args:
        pictures: (N, H, H, C), or (N, C, H, H) with fewer than four channels, uint8; shards may
            hold larger ones than the network sees.
        side: Wanted.
    """
    if pictures.shape[1] < 4:
        pictures = pictures.transpose(0, 2, 3, 1)
    shrunk = [
        cv2.resize(np.ascontiguousarray(one), (side, side), interpolation=cv2.INTER_AREA)
        for one in pictures
    ]
    return np.stack(shrunk).astype(np.uint8)
