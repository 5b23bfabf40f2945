"""Scans of originals and of colour copies; arguments as for :func:`.pages.genuine`."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.synthesis.capture import Photo
from models.synthesis.capture.conditions import circumstances
from models.synthesis.capture.encode import jpeg, png
from models.synthesis.capture.scanner import Scan, scan
from models.synthesis.copying import printed
from models.synthesis.document import FlatDocument

from .pages import Array, Frames, colour_page, genuine, limits_for, marked, pixels_of

__all__ = ["binary_scan", "colour_copy_scan", "colour_scan", "grey_scan"]


def _longest(frames: Frames) -> int:
    return max(f[0] for f in frames) if frames else 3508


def _scan_photo(
    document: FlatDocument, made: Scan, picture: NDArray[np.uint8], corners: Array, seed: int,
    frames: Frames, name: str, hold_out: bool, faults: tuple[str, ...] = (),
) -> Photo:  # fmt: skip
    """The scanner's file: JPEG, or now and then PNG, with or without its density."""
    rng = np.random.default_rng([seed, 3505])
    dpi = made.dpi if rng.random() < 0.7 else None
    lossless = rng.random() < 0.2 and picture.size < 14_000_000
    tables = ("square", "flat") if hold_out else ("standard", "standard", "even", "gentle")
    quality, table = int(rng.integers(70, 97)), str(rng.choice(tables))
    chroma = int(rng.choice([0, 1, 2, 2]))
    data = png(picture, dpi) if lossless else jpeg(
        picture, quality, limits=limits_for(frames), dpi=dpi, table=table, chroma=chroma
    )  # fmt: skip
    return Photo(
        data, corners, picture.shape[1], picture.shape[0], document.truth, document.type, name,
        ".png" if lossless else ".jpg", faults,
        {"dpi": made.dpi, "feeder": int(made.feeder), "lid": made.lid, "quality": quality},
        marks=document.marks,
    )  # fmt: skip


def _made(document: FlatDocument, seed: int, hold_out: bool, frames: Frames) -> Scan:
    rng = np.random.default_rng([seed, 3506])
    feeder = bool(rng.random() < (0.5 if document.material == "paper" else 0.12))
    return scan(document, rng, feeder=feeder, hold_out=hold_out, longest=_longest(frames))


def _app_scan(document: FlatDocument, seed: int, hold_out: bool, frames: Frames) -> Photo:
    """A phone's document scanner: the photo straightened and whitened, still in colour."""
    rng = np.random.default_rng([seed, 3507])
    photo = genuine(document, seed, hold_out=hold_out, frames=frames)
    picture = pixels_of(photo)
    a, b, _, d = photo.corners
    w = round(float(np.linalg.norm(b - a)))
    h = round(w * document.size_mm[1] / document.size_mm[0])
    if h > 1.3 * np.linalg.norm(d - a):
        h = round(float(np.linalg.norm(d - a)))
        w = round(h * document.size_mm[0] / document.size_mm[1])
    # The application's corners lie a little outside the document's: a sliver of table is kept.
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    miss = inward * np.abs(rng.normal(0, 0.005, (4, 2))) * [w, h]
    frame = np.array([[0, 0], [w, 0], [w, h], [0, h]], float) - 0.5
    matrix = cv2.getPerspectiveTransform(
        (photo.corners).astype(np.float32), (frame + miss).astype(np.float32)
    )
    flat = cv2.warpPerspective(picture, matrix, (w, h), flags=cv2.INTER_LINEAR,
                               borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    small = cv2.resize(flat, (64, 64), interpolation=cv2.INTER_AREA)
    ground = cv2.GaussianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (0, 0), 6)
    whiten = float(rng.uniform(0.3, 1.0))
    ground = cv2.addWeighted(ground, whiten, np.full_like(ground, 240), 1 - whiten, 0)
    flat = cv2.divide(flat, cv2.resize(ground, (w, h)), scale=float(rng.uniform(240, 262)))
    gain = float(rng.uniform(1.0, 1.5))
    flat = cv2.addWeighted(flat, gain, flat, 0, -255 * (gain - 1) * float(rng.uniform(0.3, 0.9)))
    flat = cv2.addWeighted(flat, 1.5, cv2.GaussianBlur(flat, (0, 0), 1.2), -0.5, 0)
    made = Scan(flat, frame + miss, 0, False, "app")
    return _scan_photo(document, replace(made, dpi=72), flat, frame + miss, seed, frames,
                       "colour_scan", hold_out)  # fmt: skip


def colour_scan(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """An acceptable colour scan of the original; arguments as :func:`genuine`."""
    rng = np.random.default_rng([seed, 3508])
    if rng.random() < 0.25:
        return marked(_app_scan(document, seed, hold_out, frames), "original")
    original = printed(document, seed, hold_out=hold_out, detail=11)
    made = _made(original, seed, hold_out, frames)
    photo = _scan_photo(document, made, made.pixels, made.corners, seed, frames, "colour_scan",
                        hold_out)  # fmt: skip
    return marked(photo, "original")


def colour_copy_scan(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A colour scan of a colour copy; arguments as :func:`genuine`."""
    recipe = circumstances(np.random.default_rng([seed, 3501]), hold_out=hold_out)
    page, quad, from_photo = colour_page(document, seed, recipe, hold_out)
    made = _made(replace(page, material="paper"), seed, hold_out, frames)
    # An affine picture of the sheet: three corners fix where the document is.
    a, b, _, d = made.corners
    share = quad / page.size_mm + 0.5
    corners = a + share[:, :1] * (b - a) + share[:, 1:] * (d - a)
    photo = _scan_photo(document, made, made.pixels, corners, seed, frames, "colour_copy_scan",
                        hold_out, ("COLOUR_COPY",))  # fmt: skip
    return marked(photo, "colour_copy", from_photo=from_photo)


def grey_scan(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A scanner set to grey; arguments as :func:`genuine`."""
    made = _made(printed(document, seed, hold_out=hold_out), seed, hold_out, frames)
    grey = cv2.cvtColor(made.pixels, cv2.COLOR_RGB2GRAY)
    if np.random.default_rng([seed, 3509]).random() < 0.5:
        grey = cv2.merge([grey] * 3)
    photo = _scan_photo(document, made, grey, made.corners, seed, frames, "grey_scan", hold_out,
                        ("MONOCHROME_COPY",))  # fmt: skip
    return marked(photo, "monochrome_copy")


def binary_scan(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A scanner or fax set to black and white only; arguments as :func:`genuine`."""
    rng = np.random.default_rng([seed, 3510])
    made = _made(printed(document, seed, hold_out=hold_out), seed, hold_out, frames)
    grey = cv2.cvtColor(made.pixels, cv2.COLOR_RGB2GRAY)
    way = str(rng.choice(["block", "bars"] if hold_out else ["level", "around", "diffusion"]))
    match way:
        case "level":
            bits = cv2.threshold(grey, float(rng.uniform(110, 190)), 255, cv2.THRESH_BINARY)[1]
        case "around":
            side = max(15, grey.shape[1] // 40) | 1
            how = (cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY)
            bits = cv2.adaptiveThreshold(grey, 255, *how, side, float(rng.uniform(6, 16)))
        case "diffusion":
            bits = np.asarray(Image.fromarray(grey).convert("1").convert("L"))
        case "block":
            bits = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
        case _:
            ramp = (np.add.outer(np.arange(8) * 37, np.arange(8) * 101) % 64 * 4).astype(np.uint8)
            wide = np.tile(ramp, (grey.shape[0] // 8 + 1, grey.shape[1] // 8 + 1))
            bits = np.where(grey > wide[: grey.shape[0], : grey.shape[1]], 255, 0).astype(np.uint8)
    if rng.random() < 0.5:
        bits = cv2.merge([bits] * 3)
    photo = _scan_photo(document, made, bits, made.corners, seed, frames, "binary_scan", hold_out,
                        ("MONOCHROME_COPY",))  # fmt: skip
    return marked(photo, "monochrome_copy", way=way)
