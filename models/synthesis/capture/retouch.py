"""What phones, albums and chat apps do to a finished picture: filters, another size, another file.

Nothing that is asked of a picture changes by it: a copy stays a copy, an original an original. It
is here so that nobody learns to tell kinds of pictures apart by one camera's rendering.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.photo import Photo

__all__ = ["retouched"]

Pixels = NDArray[np.uint8]
_KERNELS = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)


def retouched(photo: Photo, pixels: Pixels, seed: int) -> Photo:
    """The picture after one to four changes; corners and size follow.

    Args:
        photo: What was taken.
        pixels: (H, W, 3) uint8 BGR, the same upright and decoded.
        seed: Decides what happens to it.
    """
    rng = np.random.default_rng([seed, 906])
    steps = [_tone, _colour, _sharper, _smoother, _smaller, _local]
    shares = [0.6, 0.5, 0.4, 0.3, 0.4, 0.2]
    chosen = [step for step, share in zip(steps, shares, strict=True) if rng.random() < share]
    names, out = [], pixels
    for number in rng.permutation(len(chosen)):
        out = chosen[number](out, rng)
        names.append(chosen[number].__name__[1:])
    scale = np.array([out.shape[1] / pixels.shape[1], out.shape[0] / pixels.shape[0]])
    data, suffix = _filed(out, rng)
    return replace(
        photo,
        data=data,
        suffix=suffix,
        width=out.shape[1],
        height=out.shape[0],
        corners=(photo.corners + 0.5) * scale - 0.5,
        others=tuple((other + 0.5) * scale - 0.5 for other in photo.others),
        settings={**photo.settings, "retouched": " ".join(names)},
    )


def _tone(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """A curve: gamma, and contrast about the middle."""
    x = np.linspace(0, 1, 256)
    y = x ** float(np.exp(rng.normal(0, 0.16)))
    steep = float(rng.normal(0, 0.35))
    y = y + steep * y * (1 - y) * (2 * y - 1)
    low, high = float(rng.uniform(-0.03, 0.03)), float(rng.uniform(0.96, 1.04))
    curve = np.clip((low + (high - low) * y) * 255, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(pixels, curve), np.uint8)


def _colour(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Warmth and saturation."""
    warm, tint = rng.normal(0, 0.04, 2)
    more = float(np.exp(rng.normal(0.03, 0.15)))
    grey = np.full((3, 3), 1 / 3) * (1 - more)
    matrix = np.diag([1 - warm, 1 + tint, 1 + warm]) @ (np.eye(3) * more + grey)
    return np.asarray(cv2.transform(pixels, matrix.astype(np.float32)), np.uint8)


def _sharper(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Unsharp masking."""
    amount, radius = float(rng.uniform(0.2, 1.1)), float(rng.uniform(0.6, 2.0))
    soft = cv2.GaussianBlur(pixels, (0, 0), radius)
    return np.asarray(cv2.addWeighted(pixels, 1 + amount, soft, -amount, 0), np.uint8)


def _smoother(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Noise reduction that keeps edges, as strong as phones have it."""
    way = rng.random()
    if way < 0.4:
        return np.asarray(cv2.bilateralFilter(pixels, 5, float(rng.uniform(8, 25)), 2), np.uint8)
    if way < 0.7:
        return np.asarray(cv2.medianBlur(pixels, 3), np.uint8)
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), float(rng.uniform(0.4, 0.7))), np.uint8)


def _smaller(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Sent on at a smaller size."""
    factor, kernel = float(rng.uniform(0.72, 0.97)), int(rng.choice(_KERNELS))
    size = (round(pixels.shape[1] * factor), round(pixels.shape[0] * factor))
    return np.asarray(cv2.resize(pixels, size, interpolation=kernel), np.uint8)


def _local(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Local contrast, as high dynamic range gives it."""
    lab = cv2.cvtColor(pixels, cv2.COLOR_BGR2LAB)
    tiles = int(rng.integers(2, 6))
    equal = cv2.createCLAHE(float(rng.uniform(1.0, 1.8)), (tiles, tiles)).apply(lab[..., 0])
    share = float(rng.uniform(0.2, 0.6))
    lab[..., 0] = cv2.addWeighted(lab[..., 0], 1 - share, equal, share, 0)
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2BGR), np.uint8)


def _filed(pixels: Pixels, rng: np.random.Generator) -> tuple[bytes, str]:
    """Another file: JPEG as albums write it, without the camera's tags."""
    options = [
        cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(62, 97)),
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR, int(rng.choice([0x411111, 0x221111, 0x111111],
                                                         p=[0.05, 0.7, 0.25])),
        cv2.IMWRITE_JPEG_OPTIMIZE, int(rng.random() < 0.5),
    ]  # fmt: skip
    done, file = cv2.imencode(".jpg", pixels, options)
    if not done:
        raise ValueError("the picture cannot be encoded")
    return file.tobytes(), ".jpg"
