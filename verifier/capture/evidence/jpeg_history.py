"""How often, and how, was this picture compressed? From its tables and traces in its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.header import FileHeader
from verifier.capture.evidence.sampling import luma
from verifier.intake.quality import jpeg_quality

__all__ = ["JpegHistory", "measure_jpeg"]

_CROP = 512
_STANDARD = (  # ITU-T T.81, table K.1 (luminance), row by row
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
_ZIGZAG = sorted(
    ((row, column) for row in range(8) for column in range(8)),
    key=lambda at: (sum(at), at[0] if sum(at) % 2 else at[1]),
)
_COEFFICIENTS = _ZIGZAG[1:10]  # the low ones have values enough for a histogram
_LOW = 4  # rows and columns of a block's coefficients that those lie in
_LEVELS = 64


@dataclass(frozen=True, slots=True)
class JpegHistory:
    """Traces of compression.

    Attributes:
        is_jpeg: 0 or 1.
        is_png: 0 or 1.
        quality: On the common library's scale, 1 to 100; 0 for no JPEG.
        standard_tables: 1 where the luminance table is the standard's, scaled; cameras and chat
            programs often have their own.
        chroma_share: Chroma samples a luma sample: 0.25 for 4:2:0, 0.5, 1; 0 for grey or no JPEG.
        progressive: 0 or 1; web programs write it, cameras do not.
        double_gaps: Periodic gaps in the histograms of DCT levels, from 0; about 0.3 and less after
            one compression, above 1 where another with other tables came before. For a PNG: an
            earlier JPEG.
        grid: Blockiness on the file's own grid of eight, from 0; in units of mean detail.
        grid_elsewhere: The strongest on another phase: cropped and saved again, or enlarged.
        grid_offset: 1 where that one is the stronger, else 0.
    """

    is_jpeg: float
    is_png: float
    quality: float
    standard_tables: float
    chroma_share: float
    progressive: float
    double_gaps: float
    grid: float
    grid_elsewhere: float
    grid_offset: float


def measure_jpeg(pixels: NDArray[np.uint8], header: FileHeader) -> JpegHistory:
    """Measure a (H, W, 3) uint8 BGR upright picture whose file has this header."""
    plane, table = _central_crop(pixels, header)
    across, down = (_phases(plane, axis) for axis in (1, 0))
    other = max(float(across[1:].max()), float(down[1:].max()))
    own = (float(across[0]) + float(down[0])) / 2
    quality = jpeg_quality(header.tables) or 0
    return JpegHistory(
        is_jpeg=float(header.kind == "JPEG"),
        is_png=float(header.kind == "PNG"),
        quality=float(quality),
        standard_tables=float(_is_standard(header, quality)),
        chroma_share=_chroma_share(header),
        progressive=float(header.progressive),
        double_gaps=_gaps(plane, table),
        grid=max(0.0, own),
        grid_elsewhere=max(0.0, other),
        grid_offset=float(other > max(own, 0.05)),
    )


def _central_crop(
    pixels: NDArray[np.uint8], header: FileHeader
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Luma of whole blocks amid the picture, and the (8, 8) table as the upright picture has it."""
    height, width = pixels.shape[:2]
    turned = header.exif.orientation
    # Turning a picture upright moves the grid's origin where the size is no multiple of eight.
    first_x = width % 8 if turned in (2, 3, 6, 7) else 0
    first_y = height % 8 if turned in (3, 4, 7, 8) else 0
    columns = min(_CROP, (width - first_x) // 8 * 8)
    rows = min(_CROP, (height - first_y) // 8 * 8)
    left = first_x + (width - first_x - columns) // 2 // 8 * 8
    top = first_y + (height - first_y - rows) // 2 // 8 * 8
    table = np.ones((8, 8), np.float32)
    if header.tables:
        for at, step in zip(_ZIGZAG, header.tables[0], strict=True):
            table[at] = max(step, 1)
    if turned in (5, 6, 7, 8):
        table = table.T
    return luma(pixels[top : top + rows, left : left + columns]), table


def _phases(plane: NDArray[np.float32], axis: int) -> NDArray[np.float64]:
    """(8,) how much lines differ at each phase of eight; 0 is the edge between blocks."""
    if plane.shape[0] < 32 or plane.shape[1] < 32:
        return np.zeros(8)
    earlier, later = (plane[:-1], plane[1:]) if axis == 0 else (plane[:, :-1], plane[:, 1:])
    apart = np.minimum(cv2.absdiff(earlier, later), np.float32(12))
    step = apart.mean(axis=1 - axis).astype(np.float64)
    # The local mean takes off the picture's own detail.
    padded = np.pad(step, 4, mode="edge")
    around = (np.convolve(padded, np.ones(9), "valid") - step) / 8
    ratio = (step - around) / (around.mean() + 0.1)
    # One row a block, the edges in the first column; what is missing at both ends sorts last.
    table = np.pad(ratio, (1, -(len(ratio) + 1) % 8), constant_values=np.inf).reshape(-1, 8)
    table.sort(axis=0)
    count = np.isfinite(table).sum(axis=0)
    middles = table[[(count - 1) // 2, count // 2], np.arange(8)]
    phase = middles.mean(axis=0)
    return np.asarray(phase - np.median(phase), np.float64)


def _gaps(plane: NDArray[np.float32], table: NDArray[np.float32]) -> float:
    """Strength of the period in histograms of levels, mean of the three clearest coefficients."""
    rows, columns = plane.shape[0] // 8, plane.shape[1] // 8
    if rows * columns < 64:
        return 0.0
    # Products by lines of blocks: so small that OpenBLAS starts no threads that spin after.
    basis = _dct_basis()[:_LOW]
    lines = basis @ (plane - np.float32(128)).reshape(rows, 8, -1)
    coefficients = lines.reshape(rows, -1, 8) @ basis.T
    coefficients = coefficients.reshape(rows, _LOW, columns, _LOW)
    low = np.stack([coefficients[:, u, :, v].ravel() / table[u, v] for u, v in _COEFFICIENTS])
    whole = np.minimum(np.abs(np.rint(low)), _LEVELS).astype(np.intp)
    apart = whole + (_LEVELS + 1) * np.arange(len(low))[:, None]
    counts = np.bincount(apart.ravel(), minlength=(_LEVELS + 1) * len(low))
    counts = counts.reshape(len(low), -1)[:, 1:_LEVELS].astype(np.float64)
    padded = np.pad(counts, ((0, 0), (4, 4)), mode="edge")
    smooth = np.lib.stride_tricks.sliding_window_view(padded, 9, axis=1).mean(axis=2)
    found = sorted(_period(*pair) for pair in zip(counts, smooth, strict=True))
    return float(np.mean(found[-3:]))


def _period(counts: NDArray[np.float64], smooth: NDArray[np.float64]) -> float:
    # The first levels fall too steeply to be told from a gap; the last are too few.
    used = int(np.argmax(smooth < 6)) if (smooth < 6).any() else len(smooth)
    if used < 12:
        return 0.0
    ratio = counts[2:used] / smooth[2:used] - 1
    strength = np.abs(np.fft.rfft(ratio * np.hanning(len(ratio)))) * 2 / len(ratio)
    return float(strength[3:].max()) if len(strength) > 3 else 0.0


@lru_cache(maxsize=1)
def _dct_basis() -> NDArray[np.float32]:
    number, place = np.meshgrid(np.arange(8), np.arange(8), indexing="ij")
    basis = np.cos((2 * place + 1) * number * np.pi / 16) / 2
    basis[0] /= np.sqrt(2)
    return np.asarray(basis, np.float32)


def _is_standard(header: FileHeader, quality: int) -> bool:
    if not header.tables or not quality:
        return False
    given = np.array(header.tables[0])
    standard = np.array([_STANDARD[8 * row + column] for row, column in _ZIGZAG])
    for near in range(max(1, quality - 1), min(100, quality + 1) + 1):
        scale = 5000 // near if near < 50 else 200 - 2 * near
        if np.array_equal(np.clip((standard * scale + 50) // 100, 1, 255), given):
            return True
    return False


def _chroma_share(header: FileHeader) -> float:
    if len(header.sampling) < 3:
        return 0.0
    (width, height), (chroma_width, chroma_height) = header.sampling[:2]
    return min(1.0, chroma_width * chroma_height / max(width * height, 1))
