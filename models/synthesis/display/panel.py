"""One display: its size, pitch, cells, colour and glass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Panel", "draw_panel", "white_rgb"]

_KELVIN = np.array([4500, 5500, 6500, 7500, 9500, 11000])
_WHITE = np.array([[1.0, 0.80, 0.56], [1.0, 0.90, 0.78], [1.0, 1.0, 1.0], [0.92, 0.97, 1.11],
                   [0.82, 0.93, 1.25], [0.76, 0.90, 1.33]])  # fmt: skip

# Kind -> (pixel sizes, diagonals in millimetres, cells, chance of a glossy front).
_Line = tuple[tuple[tuple[int, int], ...], tuple[float, float], tuple[str, ...], float]
_TRAIN: dict[str, _Line] = {
    "phone": (
        ((1080, 2400), (1080, 2340), (1170, 2532), (720, 1600), (1440, 3200), (750, 1334)),
        (135, 175), ("diamond", "diamond", "pentile", "rgb", "chevron"), 1.0,
    ),
    "tablet": (
        ((1668, 2388), (1200, 2000), (2560, 1600), (1620, 2160), (1280, 800)),
        (205, 330), ("rgb", "domains", "chevron", "upright"), 0.95,
    ),
    "laptop": (
        ((1920, 1080), (1366, 768), (2560, 1600), (1920, 1200), (2880, 1800), (1600, 900)),
        (295, 400), ("rgb", "rgb", "bgr", "domains", "chevron"), 0.4,
    ),
    "monitor": (
        ((1920, 1080), (2560, 1440), (1680, 1050), (1440, 900), (3840, 2160), (1600, 900)),
        (480, 700), ("rgb", "rgb", "domains", "chevron", "bgr"), 0.12,
    ),
    "television": (((1920, 1080), (3840, 2160)), (800, 1400), ("rgb", "chevron", "bgr"), 0.5),
}  # fmt: skip
_HELD: dict[str, _Line] = {
    "phone": (
        ((1179, 2556), (1290, 2796), (828, 1792), (1008, 2244)), (140, 172),
        ("delta", "quantum"), 1.0,
    ),
    "tablet": (((2048, 1536), (2800, 1840)), (240, 300), ("bgr_chevron", "delta"), 1.0),
    "laptop": (
        ((2256, 1504), (1280, 800), (3024, 1964)), (300, 390), ("bgr_chevron", "quantum"), 0.6,
    ),
    "monitor": (
        ((3440, 1440), (1280, 1024), (1920, 1200)), (430, 860), ("quantum", "bgr_chevron"), 0.4,
    ),
    "television": (((3840, 2160), (1366, 768)), (780, 1600), ("wrgb",), 0.7),
    "projector": (((1280, 800), (1920, 1080), (1024, 768)), (900, 2400), ("door",), 0.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Panel:
    """A display.

    Attributes:
        kind: phone, tablet, laptop, monitor, television or (held out) projector.
        size: Width and height in pixels.
        pitch: Millimetres per pixel.
        cells: Name of the sub-pixel layout.
        gamma: Exponent from pixel value to light.
        black: Light of black, as a share of white's.
        white: (3,) linear RGB of white, green 1.
        gamut: (3, 3) from the picture's linear RGB to the display's light as sRGB.
        fall: Loss of light from the middle to the corners, 0..1.
        bleed: Light that leaks at the edges, as a share of white's.
        turn_off: Loss of light at 45 degrees, 0..1.
        turn_tint: (3,) change of colour at 45 degrees.
        glossy: The front is glass, not matt.
        bezel: Millimetres of frame at the left, top, right and bottom.
        radius: Of the device's corners, millimetres.
        shell: (3,) linear reflectance of the frame.
    """

    kind: str
    size: tuple[int, int]
    pitch: float
    cells: str
    gamma: float
    black: float
    white: NDArray[np.float64]
    gamut: NDArray[np.float64]
    fall: float
    bleed: float
    turn_off: float
    turn_tint: NDArray[np.float64]
    glossy: bool
    bezel: tuple[float, float, float, float]
    radius: float
    shell: NDArray[np.float64]

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the lit area."""
        return self.size[0] * self.pitch, self.size[1] * self.pitch


def white_rgb(kelvin: float) -> NDArray[np.float64]:
    """(3,) linear RGB of a display's white, green 1."""
    rgb = np.array([np.interp(kelvin, _KELVIN, _WHITE[:, k]) for k in range(3)])
    return np.asarray(rgb / rgb[1])


def _bezel(rng: np.random.Generator, kind: str) -> tuple[tuple[float, float, float, float], float]:
    match kind:
        case "phone":
            side = float(rng.uniform(1.5, 4.5))
            home = float(rng.uniform(8, 16)) if rng.random() < 0.2 else side
            return (side, home, side, home), float(rng.uniform(4, 12))
        case "tablet":
            side = float(rng.uniform(6, 18))
            return (side,) * 4, float(rng.uniform(5, 14))
        case "laptop":
            side = float(rng.uniform(3, 14))
            return (side, side + float(rng.uniform(1, 6)), side, float(rng.uniform(9, 28))), 5.0
        case "monitor":
            side = float(rng.choice([1.5, 6, 12, 18]))
            return (side, side, side, side + float(rng.uniform(4, 22))), 2.0
        case "projector":  # the wall
            return (900.0,) * 4, 0.0
    side = float(rng.uniform(4, 20))
    return (side, side, side, side + float(rng.uniform(0, 20))), 2.0


def draw_panel(rng: np.random.Generator, kind: str, *, hold_out: bool = False) -> Panel:
    """Draw a display of a kind (a key such as ``"phone"`` or ``"monitor"``)."""
    sizes, diagonals, cells, gloss = (_HELD if hold_out else _TRAIN)[kind]
    size = sizes[int(rng.integers(len(sizes)))]
    diagonal = float(rng.uniform(*diagonals))
    layout = str(rng.choice(cells))
    emissive = layout in ("diamond", "pentile", "wrgb", "quantum")
    cast = kind == "projector"
    contrast = np.exp(rng.uniform(*np.log([5000, 50000] if emissive else [350, 1800])))
    # Below 1 the primaries are duller than sRGB's, above it they are more vivid.
    vivid = float(rng.uniform(1.0, 1.25) if emissive else rng.uniform(0.78, 1.1))
    grey = np.full((3, 3), [0.2126, 0.7152, 0.0722])
    bezel, radius = _bezel(rng, kind)
    if cast:
        contrast = float(rng.uniform(8, 60))
    dark = rng.random() < 0.75 and not cast
    shell = rng.uniform(0.008, 0.05) if dark else rng.uniform(0.3, 0.6)
    return Panel(
        kind, size, diagonal / float(np.hypot(*size)), layout,
        gamma=float(rng.uniform(1.95, 2.45)),
        black=float(1 / contrast),
        white=white_rgb(float(rng.uniform(5500, 9500))),
        gamut=np.asarray(vivid * np.eye(3) + (1 - vivid) * grey),
        fall=float(rng.uniform(0, 0.06) if emissive else rng.uniform(0.05, 0.35)),
        bleed=0.0 if emissive else float(rng.uniform(0, 0.006)),
        turn_off=float(rng.uniform(0.1, 0.6)),
        turn_tint=np.asarray(rng.normal(0, 0.08, 3)),
        glossy=bool(rng.random() < gloss),
        bezel=bezel,
        radius=radius,
        shell=np.asarray(shell * rng.uniform(0.92, 1.0, 3)),
    )  # fmt: skip
