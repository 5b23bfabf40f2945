"""Ways to fill in the two colours that each pixel of a mosaic lacks."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["DEMOSAICS"]

Raw = NDArray[np.uint16]


def _bilinear(raw: Raw) -> Raw:
    return np.asarray(cv2.demosaicing(raw, cv2.COLOR_BayerRGGB2RGB), np.uint16)


def _edge(raw: Raw) -> Raw:
    return np.asarray(cv2.demosaicing(raw, cv2.COLOR_BayerRGGB2RGB_EA), np.uint16)


def _smooth_chroma(raw: Raw) -> Raw:
    """Edge-aware green; red and blue follow green by smoothed differences, as phones do."""
    red, green, blue = cv2.split(_edge(raw))
    half = cv2.addWeighted(green, 0.5, green, 0, 0)
    planes = []
    for plane in (red, blue):
        # Half the difference on a pedestal stays within sixteen bits.
        gap = cv2.addWeighted(plane, 0.5, half, -1, 16384)
        planes.append(cv2.addWeighted(cv2.medianBlur(gap, 3), 2, green, 1, -32768))
    return np.asarray(cv2.merge([planes[0], green, planes[1]]), np.uint16)


# Linear filters of five by five that correct each colour by the Laplacian of the one measured.
_CROSS = np.array(
    [[0, 0, -1, 0, 0], [0, 0, 2, 0, 0], [-1, 2, 4, 2, -1], [0, 0, 2, 0, 0], [0, 0, -1, 0, 0]]
) / 8  # fmt: skip
_ROW = np.array(
    [[0, 0, 0.5, 0, 0], [0, -1, 0, -1, 0], [-1, 4, 5, 4, -1], [0, -1, 0, -1, 0], [0, 0, 0.5, 0, 0]]
) / 8  # fmt: skip
_FAR = np.array(
    [[0, 0, -1.5, 0, 0], [0, 2, 0, 2, 0], [-1.5, 0, 6, 0, -1.5], [0, 2, 0, 2, 0],
     [0, 0, -1.5, 0, 0]]
) / 8  # fmt: skip


def _gradient(raw: Raw) -> Raw:
    """Gradient-corrected linear interpolation: sharper, with a little zipper at edges."""
    out = np.empty((*raw.shape, 3), np.uint16)
    h = raw.shape[0]
    for start in range(0, h, 256):
        low, high = max(start - 4, 0), min(start + 260, h)
        part = raw[low:high].astype(np.float32)
        cross, row, column, far = (
            cv2.filter2D(part, -1, k, borderType=cv2.BORDER_REFLECT_101)
            for k in (_CROSS, _ROW, _ROW.T, _FAR)
        )
        rgb = np.stack([part, part, part], axis=2)
        r, g0, g1, b = ((slice(y, None, 2), slice(x, None, 2)) for y in (0, 1) for x in (0, 1))
        rgb[(*r, 1)], rgb[(*b, 1)] = cross[r], cross[b]
        rgb[(*r, 2)], rgb[(*b, 0)] = far[r], far[b]
        rgb[(*g0, 0)], rgb[(*g0, 2)] = row[g0], column[g0]
        rgb[(*g1, 0)], rgb[(*g1, 2)] = column[g1], row[g1]
        stop = min(start + 256, h)
        np.clip(rgb, 0, 65535, out=rgb)
        out[start:stop] = rgb[start - low : stop - low]
    return out


DEMOSAICS: MappingProxyType[str, Callable[[Raw], Raw]] = MappingProxyType(
    {"bilinear": _bilinear, "edge": _edge, "smooth": _smooth_chroma, "gradient": _gradient}
)
"""(H, W) uint16 RGGB mosaic to (H, W, 3) uint16 RGB. ``gradient`` is kept for hold-out."""
