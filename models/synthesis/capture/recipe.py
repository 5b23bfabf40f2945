"""Recipes: the ranges from which each photograph's circumstances are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

__all__ = ["HOLD_OUT", "RECIPES", "Recipe", "with_name"]

Range = tuple[float, float]

_TWELVE = (4000, 3000)
_TABLES = ("wood", "cloth", "marble", "granite", "dark_desk", "white_desk", "leather")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a kind of photograph comes about. Pairs are (lowest, highest) of a uniform draw.

    Attributes:
        name: Written into each photo.
        hold_out: Kept from everything that is trained or tuned; for measuring only.
        support: ``"table"``, ``"hand"`` (held before a distant room) or ``"platen"`` (flatbed).
        surfaces: Names of :data:`.surfaces.SURFACES` to choose from.
        props: Fewest and most things lying around.
        frames: (long, short) sides in pixels of the finished file to choose from.
        oversample: The camera's own pixels per finished pixel; above 1 the file was scaled down
            on its way, as chat apps do.
        rotations: Clockwise turns of the document in the picture to choose from, degrees.
        jitter: Further turn either way, degrees.
        match_frame: Chance that the frame is turned to suit the document.
        tilt: Angle between line of sight and the document's normal, degrees.
        fill: Share of the frame's tighter side that the document takes.
        focal: Focal length over the frame's long side (0.75 is a 26 mm equivalent).
        curl: Height of the paper's waves and bends, millimetres (cards stay flat).
        fold: Chance that a sheet has been folded.
        fingers: Chance that a thumb holds the edge (always in ``"hand"``).
        ambient: Share of the light that comes from everywhere.
        kelvin: Colour temperature of the main light.
        cast: White balance left uncorrected, as a share of one channel's gain.
        shade: Depth of the soft shadow of phone and hands, 0..1.
        roughness: Surface roughness of a card's sheen; smaller is glossier.
        mirror: Degrees by which the main light misses reflecting into the lens from the document.
        softness: Gaussian blur of lens and focus in pixels of the camera.
        defocus: Radius of the defocus disc in pixels of the camera.
        motion: Length of camera shake in pixels of the camera.
        iso: Sensitivity.
        burst: Most frames the phone averages for one picture.
        exposure: Error of the exposure in stops.
        quality: JPEG quality.
        exif: Chance of an EXIF block.
        orientations: EXIF orientations to choose from when there is an EXIF block.
        adapt: Share of the light's colour that the white balance takes out.
        tint: Strength of a coloured lamp (shade, sign, neon, painted wall), 0..1.
        shading: Loss of light in the frame's corners.
        demosaics: Names of :data:`.demosaic.DEMOSAICS` to choose from.
        contrast: Strength of the tone curve.
        curves: Shapes of the tone curve, see :func:`.develop.tone_table`.
        lift: Black of the picture, 0..1 of white.
        sharpen: Gain on fine detail.
        halo: Strength of the wider sharpening that leaves bright rims.
        smear: Strength of an edge-keeping denoiser, 0..1.
        local: Local tone mapping, 0..1: shadows lifted by their surroundings.
        saturation: Factor on chroma.
        corner_blur: Gaussian blur that grows to the corners, pixels of the camera.
        distortion: Barrel (below 0) or pincushion share at the corners.
        lateral: Red against blue magnification, share.
        flicker: Depth of the bands of a mains lamp over the rolling shutter.
        pattern: Fixed row, column and pixel errors of the sensor, share of full.
        tables: Names of :data:`.tables.TABLES` of JPEG quantisation to choose from.
        chroma: JPEG chroma sub-sampling to choose from (0 4:4:4, 1 4:2:2, 2 4:2:0).
        resend: Chance that a chat application scaled the file down and compressed it twice.
        png: Chance that it was saved again as PNG.
    """

    name: str
    hold_out: bool = False
    support: str = "table"
    surfaces: tuple[str, ...] = _TABLES
    props: tuple[int, int] = (0, 2)
    frames: tuple[tuple[int, int], ...] = (_TWELVE,)
    oversample: float = 1.0
    rotations: tuple[float, ...] = (0.0,)
    jitter: float = 6.0
    match_frame: float = 0.8
    tilt: Range = (2, 18)
    fill: Range = (0.62, 0.94)
    focal: Range = (0.75, 1.15)
    curl: Range = (0.4, 4.0)
    fold: float = 0.3
    fingers: float = 0.15
    ambient: Range = (0.35, 0.7)
    kelvin: Range = (3000, 6800)
    cast: Range = (-0.06, 0.06)
    shade: Range = (0.0, 0.4)
    roughness: Range = (0.28, 0.45)
    mirror: Range = (22, 50)
    softness: Range = (0.6, 1.0)
    defocus: Range = (0.0, 0.9)
    motion: Range = (0.0, 1.6)
    iso: Range = (50, 500)
    burst: int = 10
    exposure: Range = (-0.45, 0.3)
    quality: tuple[int, int] = (86, 95)
    exif: float = 0.9
    orientations: tuple[int, ...] = (1, 1, 6)
    adapt: Range = (0.82, 1.0)
    tint: Range = (0.0, 0.0)
    shading: Range = (0.03, 0.28)
    demosaics: tuple[str, ...] = ("edge",)
    contrast: Range = (0.15, 0.5)
    curves: tuple[str, ...] = ("s",)
    lift: Range = (0.0, 0.02)
    sharpen: Range = (0.15, 0.8)
    halo: Range = (0.0, 0.0)
    smear: Range = (0.0, 0.0)
    local: Range = (0.0, 0.0)
    saturation: Range = (1.0, 1.0)
    corner_blur: Range = (0.0, 0.0)
    distortion: Range = (0.0, 0.0)
    lateral: Range = (0.0, 0.0)
    flicker: Range = (0.0, 0.0)
    pattern: Range = (0.0, 0.0)
    tables: tuple[str, ...] = ("standard",)
    chroma: tuple[int, ...] = (2,)
    resend: float = 0.0
    png: float = 0.0


_CHAT_FRAMES = ((1706, 1279), (2400, 1800), (1920, 1440), (1600, 1200))

_ALL = (
    Recipe("desk"),
    Recipe(
        "turned",
        rotations=(90, 180, 270),
        match_frame=0.5,
        orientations=(1, 3, 6, 8),
        frames=(_TWELVE, (3264, 2448), (4608, 3456)),
    ),
    Recipe(
        "tilted",
        tilt=(18, 34),
        jitter=40,
        fill=(0.6, 0.88),
        rotations=(0, 90, 180, 270),
        curl=(1.0, 6.0),
    ),
    Recipe("clutter", props=(3, 5), fill=(0.55, 0.8), fingers=0.3, jitter=15),
    Recipe(
        "handheld",
        support="hand",
        props=(0, 0),
        fill=(0.6, 0.85),
        tilt=(4, 22),
        curl=(2, 8),
        fold=0.4,
        motion=(0.5, 2.4),
        iso=(100, 900),
        jitter=10,
    ),
    Recipe(
        "chat",
        frames=_CHAT_FRAMES,
        oversample=1.5,
        props=(0, 3),
        jitter=14,
        rotations=(0, 0, 0, 90, 180, 270),
        iso=(80, 1000),
        quality=(70, 86),
        exif=0.1,
        orientations=(1,),
    ),
    Recipe(
        "dim",
        iso=(800, 2200),
        exposure=(-0.9, -0.3),
        ambient=(0.25, 0.5),
        kelvin=(2700, 3600),
        cast=(0.0, 0.12),
        motion=(0.8, 2.6),
        shade=(0.1, 0.45),
    ),
    Recipe(
        "scan",
        support="platen",
        surfaces=("platen",),
        props=(0, 0),
        frames=((3508, 2480), (2480, 1754), (1754, 1240)),
        tilt=(0, 0),
        jitter=2.5,
        focal=(24, 24),
        fill=(0.45, 0.96),
        curl=(0, 0.05),
        fold=0.2,
        fingers=0,
        ambient=(0.8, 0.9),
        kelvin=(6300, 6600),
        cast=(-0.015, 0.015),
        shade=(0, 0),
        roughness=(0.6, 0.6),
        mirror=(45, 45),
        defocus=(0, 0.3),
        motion=(0, 0),
        iso=(50, 80),
        exposure=(0.0, 0.25),
        quality=(80, 93),
        exif=0,
    ),
    # Hold-out: other supports, lights, lenses and files than anything above.
    Recipe(
        "floor",
        hold_out=True,
        surfaces=("floor_tiles", "bamboo"),
        props=(0, 2),
        frames=((4624, 3468), (2592, 1944)),
        focal=(0.6, 0.7),
        tilt=(8, 28),
        jitter=30,
        rotations=(0, 90, 180, 270),
        ambient=(0.2, 0.4),
        kelvin=(5500, 7500),
        quality=(80, 97),
        orientations=(1, 3, 6, 8),
    ),
    Recipe(
        "night",
        hold_out=True,
        surfaces=("bamboo", "floor_tiles"),
        iso=(1000, 2600),
        exposure=(-0.7, 0.1),
        ambient=(0.15, 0.35),
        kelvin=(2600, 3000),
        cast=(0.05, 0.16),
        softness=(0.9, 1.3),
        quality=(60, 90),
        frames=((3264, 2448), (1280, 960), (2048, 1536)),
        oversample=1.25,
        jitter=25,
    ),
)

RECIPES = MappingProxyType({recipe.name: recipe for recipe in _ALL if not recipe.hold_out})
HOLD_OUT = MappingProxyType({recipe.name: recipe for recipe in _ALL if recipe.hold_out})


def with_name(recipe: Recipe, name: str, **changes: object) -> Recipe:
    """A recipe with some ranges changed, under a name of its own."""
    return replace(recipe, name=name, **changes)  # type: ignore[arg-type]
