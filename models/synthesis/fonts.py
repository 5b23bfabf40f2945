"""Finds type faces by role, and reports which were used.

Faces come from what Debian's font packages installed, where present, and from the ``mplfonts``
wheel (Noto Sans and Serif CJK SC Regular), with which alone everything can be printed.
Faces are identified by file and index; nothing is downloaded. Within :func:`held_out` every role
has other faces instead, which are for measuring only.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import ImageFont

from models.synthesis import held_out_fonts

__all__ = [
    "Face",
    "FontsMissingError",
    "Role",
    "choose_face",
    "faces",
    "held_out",
    "load",
    "ordinary_faces",
    "used_fonts",
]

Role = Literal["hei", "hei_bold", "song", "song_bold", "kai", "fangsong", "hand"]

_DEBIAN = Path("/usr/share/fonts")
_NOTO = "opentype/noto"
# Role -> (file under Debian's folder or in the wheel, index in the collection, extra stroke in em).
_WANTED: dict[str, tuple[tuple[str, int, float], ...]] = {
    "hei": (
        (f"{_NOTO}/NotoSansCJK-Regular.ttc", 2, 0.0),
        (f"{_NOTO}/NotoSansCJK-Medium.ttc", 2, 0.0),
        ("truetype/wqy/wqy-microhei.ttc", 0, 0.0),
        ("truetype/wqy/wqy-zenhei.ttc", 0, 0.0),
        ("NotoSansCJKsc-Regular.otf", 0, 0.0),
        ("NotoSansCJKsc-Regular.otf", 0, 0.008),
    ),
    "hei_bold": (
        (f"{_NOTO}/NotoSansCJK-Bold.ttc", 2, 0.0),
        ("NotoSansCJKsc-Regular.otf", 0, 0.03),
    ),
    "song": (
        (f"{_NOTO}/NotoSerifCJK-Regular.ttc", 2, 0.0),
        (f"{_NOTO}/NotoSerifCJK-Medium.ttc", 2, 0.0),
        ("truetype/arphic/uming.ttc", 0, 0.006),
        ("NotoSerifCJKsc-Regular.otf", 0, 0.0),
        ("SourceHanSerifSC-Regular.otf", 0, 0.004),
    ),
    "song_bold": (
        (f"{_NOTO}/NotoSerifCJK-Bold.ttc", 2, 0.0),
        (f"{_NOTO}/NotoSerifCJK-Black.ttc", 2, 0.0),
        ("NotoSerifCJKsc-Regular.otf", 0, 0.028),
    ),
    "kai": (("truetype/arphic/ukai.ttc", 0, 0.0),),
    "fangsong": (
        (f"{_NOTO}/NotoSerifCJK-Light.ttc", 2, 0.0),
        (f"{_NOTO}/NotoSerifCJK-ExtraLight.ttc", 2, 0.004),
    ),
}
_INSTEAD: dict[str, str] = {"kai": "song", "fangsong": "song", "hei_bold": "hei", "hand": "kai"}
_PROBE = "国"


class FontsMissingError(RuntimeError):
    """No face with Chinese characters is installed."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face at no particular size.

    Attributes:
        path: File.
        index: Within a collection.
        stroke: Extra stroke in em, where a bolder weight is imitated.
    """

    path: str
    index: int
    stroke: float = 0.0

    @property
    def label(self) -> str:
        """File name and index, without the folder."""
        return f"{Path(self.path).name}#{self.index}" + (f"+{self.stroke}" if self.stroke else "")


_used: set[str] = set()
_held_out: ContextVar[bool] = ContextVar("held_out", default=False)


@contextmanager
def held_out() -> Iterator[None]:
    """Choose only faces that are kept for measuring, until the end of the ``with`` block.

    Raises:
        FontsMissingError: None is installed (``make held-out-fonts`` unpacks them).
    """
    if not any(held_out_fonts.resolve(name) for name, _, _ in held_out_fonts.WANTED["song"]):
        raise FontsMissingError("no hold-out face: make held-out-fonts")
    token = _held_out.set(True)
    try:
        yield
    finally:
        _held_out.reset(token)


@cache
def _wheel_folder() -> Path | None:
    spec = importlib.util.find_spec("mplfonts")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "fonts"


def _resolve(name: str) -> Path | None:
    if "/" in name:
        path = _DEBIAN / name
        return path if path.is_file() else None
    folder = _wheel_folder()
    return folder / name if folder is not None and (folder / name).is_file() else None


def faces(role: Role) -> tuple[Face, ...]:
    """All faces found for a role, or for the nearest role that has one.

    Raises:
        FontsMissingError: There is none at all.
    """
    if _held_out.get() and (found := _kept(role)):
        return found
    return _ordinary(role)


def ordinary_faces(role: Role) -> tuple[Face, ...]:
    """As :func:`faces`, of those used for developing, within :func:`held_out` too."""
    return _ordinary(role)


@cache
def _kept(role: str) -> tuple[Face, ...]:
    """Hold-out faces of a role, or of the nearest role that has one; empty where none has."""
    found = tuple(
        Face(str(path), index, stroke)
        for name, index, stroke in held_out_fonts.WANTED[role]
        if (path := held_out_fonts.resolve(name)) is not None
    )
    return found or (_kept(_INSTEAD[role]) if role in _INSTEAD else ())


@cache
def _ordinary(role: str) -> tuple[Face, ...]:
    found = tuple(
        Face(str(path), index, stroke)
        for name, index, stroke in _WANTED.get(role, ())
        if (path := _resolve(name)) is not None
    )
    if found:
        return found
    if role in _INSTEAD:
        return _ordinary(_INSTEAD[role])
    other = "hei" if role.startswith("song") else "song"
    if any(_resolve(name) for name, _, _ in _WANTED[other]):
        return _ordinary(other)
    raise FontsMissingError("no Chinese face: install the synthesis extra, or fonts-noto-cjk")


def choose_face(rng: np.random.Generator, role: Role) -> Face:
    """One of the faces of a role."""
    found = faces(role)
    return found[int(rng.integers(len(found)))]


@cache
def _opened(path: str, index: int, size_px: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size_px, index=index)


@cache
def _has(path: str, index: int, char: str) -> bool:
    font = _opened(path, index, 24)
    blank, missing = bytes(font.getmask(char)), bytes(font.getmask("\U000ffffd"))
    return char.isspace() or blank != missing


def load(face: Face, size_px: float, char: str = _PROBE) -> ImageFont.FreeTypeFont:
    """The face at a size, or where it lacks ``char`` the first face that has it.

    Raises:
        FontsMissingError: No face has the character.
    """
    if _held_out.get() and char.isascii() and face in (*_kept("hei"), *_kept("hei_bold")):
        face = next(iter(_kept("latin")), face)
    if not _has(face.path, face.index, char):
        kept = (*_kept("song"), *_kept("any")) if _held_out.get() else ()
        for other in (*kept, *_ordinary("song"), *_ordinary("hei")):
            if _has(other.path, other.index, char):
                return load(other, size_px, char)
        raise FontsMissingError(f"no face has the character U+{ord(char):04X}")
    _used.add(face.label)
    return _opened(face.path, face.index, round(size_px, 2))


def used_fonts() -> tuple[str, ...]:
    """File names and indices of the faces used so far in this process, sorted."""
    return tuple(sorted(_used))
