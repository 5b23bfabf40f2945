"""Pictures without any document: tables with things, rooms, walls, cloth, plants, people, hands."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from models.synthesis.capture.ground import room
from models.synthesis.capture.noise import Pixels, fbm, grain, linear_to_srgb
from models.synthesis.capture.surfaces import SURFACES

from .person import person_before_room

__all__ = ["OTHER_SCENES", "SCENES"]

Scene = Callable[[np.random.Generator, tuple[int, int]], Pixels]


def _colour(rng: np.random.Generator, low: float = 10, high: float = 245) -> tuple[int, int, int]:
    own = float(rng.uniform(0.1, 0.5))
    a = rng.uniform(low, high, 3) * own + rng.uniform(low, high) * (1 - own)
    return int(a[0]), int(a[1]), int(a[2])


def surface(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """A bare surface from near or far."""
    names = ("wood", "cloth", "marble", "granite", "dark_desk", "white_desk", "leather")
    scale = float(np.exp(rng.uniform(np.log(1.5), np.log(14))))
    return SURFACES[str(rng.choice(names))](rng, shape, scale)


def floor(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Tiles or a mat."""
    scale = float(np.exp(rng.uniform(np.log(1.5), np.log(8))))
    return SURFACES[str(rng.choice(["floor_tiles", "bamboo"]))](rng, shape, scale)


def rumpled(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Cloth in folds, lit from a side."""
    h, w = shape
    cell = max(h, w) * float(rng.uniform(0.12, 0.4))
    height = fbm(rng, shape, (cell, cell * float(rng.uniform(0.3, 1))), 2, 0.3)
    height = np.abs(height) if rng.random() < 0.5 else height
    across = cv2.Sobel(cv2.GaussianBlur(height, (0, 0), 3), cv2.CV_32F, 1, 0)
    slope = across + cv2.Sobel(height, cv2.CV_32F, 0, 1) * float(rng.uniform(-1, 1))
    light = np.clip(0.9 + 0.35 * slope / max(float(slope.std()), 1e-6) * 0.5, 0.25, 1.3)
    base = np.array(_colour(rng, 30, 240), float)
    weave = 1 + 0.03 * grain(rng, shape, 0.7)
    return np.asarray(np.clip(base * (light * weave)[..., None], 0, 252), np.uint8)


def distant_room(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """A room: back wall, floor, window, furniture, more or less in focus."""
    h, w = shape
    if rng.random() < 0.3:
        far = (255 * linear_to_srgb(room(rng, shape) * float(rng.uniform(0.7, 1.6)))).astype(
            np.uint8
        )
        return np.asarray(cv2.resize(far, (w, h), interpolation=cv2.INTER_CUBIC), np.uint8)
    picture = np.empty((h, w, 3), np.uint8)
    picture[:] = _colour(rng, 110, 240)
    edge = int(h * rng.uniform(0.55, 0.8))
    floor_part = SURFACES["wood"](rng, (h - edge, w), 1.2)
    picture[edge:] = floor_part
    cv2.rectangle(picture, (0, edge - h // 50), (w, edge), _colour(rng, 150, 245), -1)
    for _ in range(int(rng.integers(0, 3))):
        x, y = int(rng.uniform(0, 0.8) * w), int(rng.uniform(0.05, 0.35) * h)
        dx, dy = int(rng.uniform(0.1, 0.3) * w), int(rng.uniform(0.15, 0.4) * h)
        cv2.rectangle(picture, (x, y), (x + dx, y + dy), _colour(rng, 200, 255), -1)
        for part in range(1, 3):
            cv2.line(picture, (x + dx * part // 3, y), (x + dx * part // 3, y + dy),
                     _colour(rng, 120, 220), max(2, w // 150))  # fmt: skip
    for _ in range(int(rng.integers(2, 6))):
        # A cupboard, a sofa or a table: a front, a darker side, a lighter top.
        x, wide = int(rng.uniform(-0.1, 0.9) * w), int(rng.uniform(0.12, 0.4) * w)
        base, tall = int(rng.uniform(edge, h)), int(rng.uniform(0.1, 0.5) * h)
        tone = np.array(_colour(rng, 20, 220))
        cv2.rectangle(picture, (x, base - tall), (x + wide, base), tuple(int(v) for v in tone), -1)
        depth = int(rng.uniform(0.02, 0.08) * w)
        y = base - tall
        top = np.array(
            [[x, y], [x + wide, y], [x + wide + depth, y - depth], [x + depth, y - depth]]
        )
        cv2.fillPoly(picture, [top], tuple(int(v) for v in np.clip(tone * 1.25, 0, 255)))
        for part in range(1, int(rng.integers(1, 4))):
            y = base - tall * part // 4
            cv2.line(
                picture, (x, y), (x + wide, y), tuple(int(v * 0.6) for v in tone), max(1, w // 400)
            )
    light = 1 + 0.06 * fbm(rng, shape, max(shape) / 1.5, 2)
    picture = np.clip(picture * np.clip(light, 0.4, 1.4)[..., None], 0, 255).astype(np.uint8)
    return np.asarray(
        cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.6, 0.006 * w))), np.uint8
    )


def plant(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Leaves in front of a wall."""
    h, w = shape
    picture = distant_room(rng, shape) if rng.random() < 0.5 else surface(rng, shape)
    root = np.array([w * rng.uniform(0.3, 0.7), h * rng.uniform(0.7, 1.05)])
    green = np.array([rng.uniform(30, 110), rng.uniform(90, 170), rng.uniform(20, 80)])
    for _ in range(int(rng.integers(14, 60))):
        angle = float(rng.normal(-np.pi / 2, 0.8))
        length = float(rng.uniform(0.15, 0.6)) * h
        tip = root + length * np.array([np.cos(angle), np.sin(angle)])
        t = np.linspace(0, 1, 24)[:, None]
        sag = np.array([0, 1.0]) * (t**2) * length * float(rng.uniform(0, 0.3))
        spine = root + (tip - root) * t + sag
        normal = np.array([-np.sin(angle), np.cos(angle)])
        wide = length * float(rng.uniform(0.05, 0.16)) * np.sin(np.pi * t**0.7)
        tone = green * float(rng.uniform(0.5, 1.3))
        for sign, shade in ((1, 1.0), (-1, 0.82)):
            leaf = np.concatenate([spine, (spine + sign * normal * wide)[::-1]])
            colour = tuple(float(v) for v in np.clip(tone * shade, 0, 255))
            cv2.fillPoly(picture, [np.round(leaf * 16).astype(np.int32)], colour, cv2.LINE_AA, 4)
    if rng.random() < 0.7:
        pot = np.array([[-0.16, 0], [0.16, 0], [0.11, 0.34], [-0.11, 0.34]]) * h + root
        cv2.fillPoly(picture, [pot.astype(np.int32)], _colour(rng, 60, 230), cv2.LINE_AA)
    return picture


def wall_picture(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """A wall with framed pictures: landscapes and plain shapes."""
    h, w = shape
    base = np.array(_colour(rng, 120, 245), float)
    light = 1 + 0.012 * fbm(rng, shape, 6, 3) + 0.04 * fbm(rng, shape, max(shape) / 2, 2)
    picture = np.asarray(np.clip(base * light[..., None], 0, 250), np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        dx, dy = int(rng.uniform(0.2, 0.5) * w), int(rng.uniform(0.2, 0.5) * h)
        x, y = int(rng.uniform(0, w - dx)), int(rng.uniform(0, h - dy))
        cv2.rectangle(picture, (x + w // 80, y + w // 60), (x + dx + w // 80, y + dy + w // 60),
                      tuple(int(v * 0.7) for v in base), -1)  # fmt: skip
        cv2.rectangle(picture, (x, y), (x + dx, y + dy), _colour(rng, 10, 200), -1)
        rim = max(4, int(0.06 * min(dx, dy)))
        if dx > 3 * rim and dy > 3 * rim:
            picture[y + rim : y + dy - rim, x + rim : x + dx - rim] = landscape(
                rng, (dy - 2 * rim, dx - 2 * rim)
            )
    return picture


def landscape(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Sky, hills one behind the other, water or a field."""
    h, w = shape
    top, low = np.array(_colour(rng, 60, 230), float), np.array(_colour(rng, 150, 255), float)
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None, None]
    cloud = np.clip(fbm(rng, shape, (w / 3, h / 6), 5) - 0.3, 0, 1)[..., None]
    picture = top + (low - top) * y + cloud * (245 - top) * 0.6
    for layer in range(int(rng.integers(2, 6))):
        base = 0.35 + 0.14 * layer
        ridge = base + 0.1 * fbm(rng, (8, w), w / 4, 5)[0]
        tone = np.array(_colour(rng, 20, 170), float) * (1 - 0.08 * layer)
        inside = np.clip((y[..., 0] - ridge[None]) * h / 2, 0, 1)[..., None]
        texture = 1 + 0.07 * fbm(rng, shape, max(4.0, w / 40), 4)[..., None]
        picture = picture + inside * (tone * texture - picture)
    return np.asarray(np.clip(picture, 0, 252), np.uint8)


def keyboard(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """A keyboard from near, as a laptop's user sees it."""
    h, w = shape
    dark = rng.random() < 0.6
    body, cap = ((30, 31, 34), (50, 51, 56)) if dark else ((178, 180, 184), (230, 230, 228))
    picture = np.empty((h, w, 3), np.uint8)
    picture[:] = body
    pitch = w / float(rng.uniform(5, 15))
    key = pitch * float(rng.uniform(0.78, 0.9))
    for r in range(int(h / pitch) + 1):
        slip = float(rng.uniform(0, 0.5)) * pitch
        for c in range(-1, int(w / pitch) + 1):
            x, y = c * pitch + slip, r * pitch
            p, q = (int(x), int(y)), (int(x + key), int(y + key))
            cv2.rectangle(picture, p, q, tuple(int(v * 0.7) for v in cap), -1, cv2.LINE_AA)
            cv2.rectangle(
                picture, (int(x + 0.06 * key), int(y + 0.04 * key)),
                (int(x + 0.94 * key), int(y + 0.86 * key)), cap, -1, cv2.LINE_AA,
            )  # fmt: skip
            cv2.putText(
                picture, chr(65 + int(rng.integers(26))), (int(x + 0.16 * key), int(y + 0.5 * key)),
                cv2.FONT_HERSHEY_SIMPLEX, key / 80, (215,) * 3 if dark else (50,) * 3,
                max(1, int(key / 40)), cv2.LINE_AA,
            )  # fmt: skip
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), float(rng.uniform(-25, 25)), 1.35)
    turned = cv2.warpAffine(picture, turn, (w, h), borderMode=cv2.BORDER_REFLECT)
    light = 1 + 0.12 * fbm(rng, shape, max(shape) / 2, 2)
    return np.asarray(np.clip(turned * light[..., None], 0, 255), np.uint8)


def person(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Somebody's portrait, holding nothing."""
    wide = int(float(rng.uniform(0.7, 1.5)) * min(shape))
    left = int(shape[1] / 2 - wide / 2 + rng.normal(0, 0.1) * shape[1])
    return person_before_room(rng, shape, wide, left, int(rng.uniform(-0.1, 0.3) * shape[0]))


def blank_paper(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """An empty sheet on a table, or filling the frame; ruled or squared at times."""
    h, w = shape
    picture = surface(rng, shape)
    big = float(rng.uniform(0.5, 1.3))
    side = np.array([min(h, w) * big, min(h, w) * big * 1.414])
    sheet = np.full((int(side[1]), int(side[0]), 3), int(rng.integers(222, 250)), np.uint8)
    pitch = side[0] / float(rng.uniform(18, 40))
    kind = rng.random()
    if kind < 0.5:
        for k in range(1, int(side[1] / pitch)):
            cv2.line(sheet, (0, int(k * pitch)), (int(side[0]), int(k * pitch)), (190, 200, 215), 1)
    if kind < 0.25:
        for k in range(1, int(side[0] / pitch)):
            cv2.line(sheet, (int(k * pitch), 0), (int(k * pitch), int(side[1])), (190, 200, 215), 1)
    half = (side[0] / 2, side[1] / 2)
    matrix = np.asarray(cv2.getRotationMatrix2D(half, float(rng.uniform(0, 360)), 1.0), float)
    matrix[:, 2] += np.array([w, h]) / 2 - side / 2 + rng.normal(0, 0.1, 2) * [w, h]
    mask = cv2.warpAffine(np.full(sheet.shape[:2], 255, np.uint8), matrix, (w, h))
    shade = cv2.GaussianBlur(mask, (0, 0), max(1.0, w / 150)).astype(np.float32)[..., None] / 255
    picture = (picture * (1 - 0.35 * shade)).astype(np.uint8)
    laid = cv2.warpAffine(sheet, matrix, (w, h))
    return np.asarray(np.where(mask[..., None] > 127, laid, picture), np.uint8)


def sky(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Out of doors: sky, hills, water."""
    return landscape(rng, shape)


def street(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """House fronts with rows of windows under a sky."""
    h, w = shape
    picture = landscape(rng, shape)
    x = -int(0.1 * w)
    while x < w:
        wide, top = int(rng.uniform(0.15, 0.45) * w), int(rng.uniform(0.05, 0.5) * h)
        tone = _colour(rng, 70, 220)
        cv2.rectangle(picture, (x, top), (x + wide, h), tone, -1)
        step, tall = (
            max(8, int(wide / rng.integers(3, 8))),
            max(10, int(h * rng.uniform(0.07, 0.14))),
        )
        for y in range(top + tall // 3, h, tall):
            for c in range(x + step // 4, x + wide - step // 2, step):
                glass = tuple(int(v) for v in rng.uniform(20, 130, 3))
                cv2.rectangle(picture, (c, y), (c + step // 2, y + tall // 2), glass, -1)
        x += wide
    light = 1 + 0.03 * fbm(rng, shape, 20, 4) + 0.1 * fbm(rng, shape, max(shape) / 2, 2)
    return np.asarray(np.clip(picture * light[..., None], 0, 255), np.uint8)


def shelf(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Book spines on a shelf."""
    h, w = shape
    picture = SURFACES["wood"](rng, shape, 2.0) // 2
    rows = int(rng.integers(2, 5))
    for row in range(rows):
        base, x = int((row + 0.92) * h / rows), 0
        while x < w:
            wide, tall = int(rng.uniform(0.015, 0.06) * w), int(rng.uniform(0.6, 0.86) * h / rows)
            tone = _colour(rng)
            cv2.rectangle(picture, (x, base - tall), (x + wide, base), tone, -1)
            band = base - int(tall * rng.uniform(0.5, 0.9))
            cv2.rectangle(picture, (x + wide // 6, band), (x + wide * 5 // 6, band + tall // 8),
                          _colour(rng), -1)  # fmt: skip
            cv2.line(picture, (x + wide, base - tall), (x + wide, base), (10, 10, 10), 2)
            x += wide
        cv2.rectangle(picture, (0, base), (w, base + h // 60), _colour(rng, 60, 180), -1)
    return picture


SCENES: dict[str, Scene] = {
    "surface": surface, "rumpled_cloth": rumpled, "room": distant_room, "plant": plant,
    "wall_picture": wall_picture, "keyboard": keyboard, "portrait": person,
    "blank_paper": blank_paper, "outdoors": sky,
}  # fmt: skip
"""Name to a function of (generator, shape) that returns (H, W, 3) uint8 sRGB reflectances."""

OTHER_SCENES: dict[str, Scene] = {
    "floor": floor, "street": street, "shelf": shelf, "portrait": person, "room": distant_room,
}  # fmt: skip
"""The same, for measuring only (people and rooms are drawn anew by every seed)."""
