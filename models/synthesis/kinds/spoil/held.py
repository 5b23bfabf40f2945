"""A person who holds up a document before the chest."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import Photo, with_name
from models.synthesis.capture.hand import Thumb, draw_thumb
from models.synthesis.capture.noise import Pixels, fbm, linear_to_srgb
from models.synthesis.capture.pose import outline
from models.synthesis.capture.scene import Scene
from models.synthesis.document import FlatDocument

from .backdrop import as_ground
from .circumstances import Frames, circumstances
from .person import person_before_room
from .scenes import OTHER_SCENES
from .shot import Notes, Shot, take

__all__ = ["handheld"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Held(Thumb):
    """A thumb that ends at the hand behind the document instead of going on as an arm."""

    length: float = 30.0

    def profile(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        """See :meth:`Thumb.profile`; the half width closes roundly at the length."""
        s, t, w = Thumb.profile(self, x, y)
        past = np.clip((s - self.length + self.width) / self.width, 0, 1)
        return s, t, w * np.sqrt(1 - past * past)


def _arm(picture: Pixels, rng: np.random.Generator, hand: Array, elbow: Array, width: float,
         skin: Array, cloth: Array) -> None:  # fmt: skip
    """A forearm and the back of a hand behind the document, shaded as round."""
    along = (hand - elbow) / max(float(np.linalg.norm(hand - elbow)), 1e-6)
    normal = np.array([-along[1], along[0]])
    length = float(np.linalg.norm(hand - elbow))
    both = np.stack([hand, elbow])
    low = np.maximum(np.floor(both.min(axis=0) - 1.6 * width).astype(int), 0)
    high = np.minimum(np.ceil(both.max(axis=0) + 1.6 * width).astype(int), picture.shape[1::-1])
    if (high - low < 4).any():
        return
    under = picture[low[1] : high[1], low[0] : high[0]]
    y, x = np.mgrid[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    s = (x - elbow[0]) * along[0] + (y - elbow[1]) * along[1]
    t = (x - elbow[0]) * normal[0] + (y - elbow[1]) * normal[1]
    ends = np.clip(s / length, 0, 1.3)
    # Wrist narrower than forearm; the hand is wider again.
    half = width * (0.78 - 0.24 * ends + 0.34 * np.exp(-(((ends - 1.02) / 0.16) ** 2)))
    over = np.maximum(s - length * 1.04, 0)
    q = np.hypot(t / half, over / (0.7 * width))
    cover = np.clip((1 - q) * width / 2.5, 0, 1) * (s > -3 * width)
    light = 0.62 + 0.42 * np.sqrt(np.clip(1 - q * q, 0, 1)) + 0.05 * fbm(rng, x.shape, width, 3)
    sleeve = np.clip((float(rng.uniform(0.5, 0.8)) * length - s) / 3, 0, 1)[..., None]
    colour = (skin * (1 - sleeve) + cloth * sleeve) * light[..., None]
    alpha = cover.astype(np.float32)[..., None]
    under[:] = np.clip(under + alpha * (colour - under), 0, 255).astype(np.uint8)


def _fingers(rng: np.random.Generator, document: FlatDocument, one_hand: bool) -> tuple[Thumb, ...]:
    """Thumbs (and now and then a fingertip) over the side edges of what is held."""
    size = document.size_mm
    thumbs = []
    first = draw_thumb(rng, size, 5.0, 3)
    for side in (3, 1):
        if one_hand and side == 1:
            continue
        limit = 4.5 if document.material == "card" else 14.0
        thumb = draw_thumb(rng, size, 3.0, side)
        sign = -1.0 if side == 3 else 1.0
        edge = np.array([sign * size[0] / 2, float(rng.uniform(0.05, 0.36)) * size[1]])
        inward = np.array([-sign, float(rng.uniform(-0.9, -0.15))])
        inward /= np.linalg.norm(inward)
        reach = float(rng.uniform(3, limit + 2))
        thumbs.append(
            _Held(
                edge + inward * reach, inward, thumb.width * 0.92, first.skin, thumb.bend,
                reach + float(rng.uniform(14, 24)),
            )
        )  # fmt: skip
    return tuple(thumbs)


def handheld(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """A person from the chest up who holds the document before the chest; nothing is wrong with it.

    Settings: ``held`` is the document's type, ``hands`` how many hold it.
    """
    rng = np.random.default_rng([seed, 661])
    recipe = circumstances(
        seed, hold_out=hold_out, frames=frames, names=("desk", "handheld", "chat", "chat", "dim")
    )
    card = document.material == "card"
    one_hand = card and rng.random() < 0.5
    fill = (0.2, 0.4) if card else (0.4, 0.62)
    # The self-timer or a friend stands about level: the sheet faces the lens.
    recipe = with_name(
        recipe, recipe.name, support="hand", fill=fill, tilt=(1, 16), rotations=(0.0,), jitter=9.0,
        match_frame=0.12 if document.size_mm[0] > document.size_mm[1] else 0.88,
        ambient=(0.45, 0.8), mirror=(20, 50), curl=(1, 5), motion=(0, 1.2),
    )  # fmt: skip
    notes: Notes = {"held": document.type, "hands": 1 if one_hand else 2}
    offset = (float(rng.normal(0, 0.25)), float(rng.uniform(0.15, 0.75)))

    def edit(scene: Scene) -> Scene:
        camera = scene.camera
        quad = camera.project(outline(document.size_mm))
        cut = min(1.0, 1300 / max(camera.width, camera.height))
        shape = (round(camera.height * cut), round(camera.width * cut))
        quad = quad * cut
        per_mm = float(np.linalg.norm(quad[1] - quad[0])) / document.size_mm[0]
        # Held before the chest, the document is nearer to the lens than the face is.
        nearer = float(rng.uniform(1.12, 1.5))
        wide = round(152 / 0.38 * per_mm / nearer)
        centre = quad.mean(axis=0)
        top = round(centre[1] - float(rng.uniform(1.08, 1.3)) * wide)
        if not card:
            top = round(quad[:, 1].min() - float(rng.uniform(0.72, 0.9)) * wide)
        left = round(centre[0] - wide / 2 + float(rng.normal(0, 0.06)) * wide)
        behind = None
        if hold_out:
            # People before other places than in training: a street, a shelf of books.
            where = OTHER_SCENES[str(rng.choice(["street", "shelf"]))](rng, shape)
            blur = float(rng.uniform(0.003, 0.015)) * max(shape)
            behind = np.asarray(cv2.GaussianBlur(where, (0, 0), blur), np.uint8)
        picture = person_before_room(rng, shape, wide, left, top, behind)
        thumbs = _fingers(rng, document, one_hand)
        skin = 255 * linear_to_srgb(thumbs[0].skin.astype(np.float32)).astype(float)
        row = int(np.clip(top + 1.15 * wide, 0, shape[0] - 1))
        column = int(np.clip(left + 0.3 * wide, 0, shape[1] - 1))
        cloth = picture[row, column].astype(float)
        for thumb in thumbs:
            right = thumb.tip[0] > 0
            place = quad[[1, 2]] if right else quad[[0, 3]]
            hand = place[0] + (place[1] - place[0]) * (0.5 + thumb.tip[1] / document.size_mm[1])
            out = (1 if right else -1) * float(rng.uniform(0.25, 0.5)) * wide
            elbow = np.array(
                [centre[0] + out * 1.5, max(shape[0], hand[1] + 0.35 * wide) + 0.1 * wide]
            )
            _arm(picture, rng, hand + [0, 8 * per_mm], elbow, 36 * per_mm, skin * 0.96, cloth)
        picture = np.asarray(
            cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.5, 1.1))), np.uint8
        )
        # No tabletop catches the document's shadow.
        return replace(scene, ground=as_ground(picture, scene), thumbs=thumbs)

    shot = Shot((), notes, edit=edit, offset=offset, type="handheld_photo")
    return take(document, seed, recipe, "handheld", shot)
