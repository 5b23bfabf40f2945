"""Second scripts on cards of some regions: Mongolian, Tibetan, Uyghur, Yi, Zhuang, Korean.

Words are those of such cards as far as they are known, else words of the language; where no face of
a script is installed, strokes of its look are drawn instead. Readers are not asked for them.
"""

# ruff: noqa: E501  (widths of these scripts are counted by the byte)

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.synthesis.fonts import ordinary_faces
from models.synthesis.held_out_fonts import script_face
from models.synthesis.press import Layer

__all__ = ["WORDS", "name_in", "set_script"]

# name, sex, ethnicity, birth, address, number; country, card; office, term.
WORDS: Mapping[str, tuple[str, ...]] = {
    "mongolian": ("ᠨᠡᠷ᠎ᠡ", "ᠬᠦᠢᠰᠦ", "ᠦᠨᠳᠦᠰᠦᠲᠡᠨ", "ᠲᠥᠷᠥᠭᠰᠡᠨ", "ᠬᠠᠶᠢᠭ", "ᠢᠷᠭᠡᠨ ᠦ ᠨᠣᠮᠧᠷ",
                  "ᠪᠦᠭᠦᠳᠡ ᠨᠠᠶᠢᠷᠠᠮᠳᠠᠬᠤ ᠳᠤᠮᠳᠠᠳᠤ ᠠᠷᠠᠳ ᠤᠯᠤᠰ", "ᠢᠷᠭᠡᠨ ᠦ ᠦᠨᠡᠮᠯᠡᠬᠦ", "ᠣᠯᠭᠣᠭᠰᠠᠨ", "ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ"),
    "tibetan": ("རུས་མིང་།", "ཕོ་མོ།", "མི་རིགས།", "སྐྱེས་ཚེས།", "སྡོད་གནས།", "སྤྱི་དམངས་ཐོབ་ཐང་ཨང་གྲངས།",
                "ཀྲུང་ཧྭ་མི་དམངས་སྤྱི་མཐུན་རྒྱལ་ཁབ།", "གཞུང་མིའི་ཐོབ་ཐང་ལག་ཁྱེར།", "སྤྲོད་མཁན།", "ནུས་ཡོད་དུས་བཀག"),
    "arabic": ("ئىسمى", "جىنسى", "مىللىتى", "تۇغۇلغان", "ئادرېسى", "پۇقرالىق سالاھىيەت نومۇرى",
               "جۇڭخۇا خەلق جۇمھۇرىيىتى", "ئاھالە كىملىكى", "تارقاتقان ئورگان", "كۈچكە ئىگە مۇددىتى"),
    "yi": ("ꂓꃀ", "ꁍꃀ", "ꊿꏦ", "ꒆꄉ", "ꀉꄷ", "ꏓꑭꇩꊿ ꀐꌠ", "ꍏꉸꏓꂱꇭꉼꇩ", "ꐚꋽꊿꊨꅉꄯꒉ", "ꄯꒉꄝ", "ꒈꍝꏤ"),
    "zhuang": ("Mingzcoh", "Singqbied", "Minzcuz", "Seng", "Dieg youq", "Gunghminz sinhfwn haumax",
               "Cunghvaz Yinzminz Gunghozgoz", "Gihminz Sinhfwnceng", "Gihgvanh cenhfat", "Geizhan miz yauq"),
    "korean": ("성명", "성별", "민족", "출생", "주소", "공민신분번호",
               "중화인민공화국", "주민신분증", "발급기관", "유효기간"),
}  # fmt: skip
_SYLLABLES: Mapping[str, tuple[str, ...]] = {
    "mongolian": ("ᠪᠠᠲᠤ", "ᠰᠠᠷᠠ", "ᠲᠣᠶ᠎ᠠ", "ᠨᠠᠷᠠ", "ᠭᠣᠣᠸ᠎ᠠ", "ᠪᠦᠯᠦᠭ"),
    "tibetan": ("བཀྲ་ཤིས་", "ཉི་མ་", "ཚེ་རིང་", "སྒྲོལ་མ་", "རྡོ་རྗེ་", "པད་མ་"),
    "arabic": ("ئابدۇ", "تۇرسۇن", "گۈل", "ئەخمەت", "نۇر", "قادىر"),
    "yi": ("ꀊ", "ꈎ", "ꃅ", "ꋪ", "ꌋ", "ꆏ", "ꇈ"),
    "zhuang": ("Veiz ", "Gveimei ", "Lanz ", "Nungz ", "Sauvaj "),
    "korean": ("철", "호", "정", "희", "명", "화", "옥", "남"),
}


def name_in(rng: np.random.Generator, script: str) -> str:
    """A made-up name in a script (a picture of one, not a transliteration)."""
    parts = _SYLLABLES[script]
    count = 4 if script in ("yi", "korean") else 2
    return "".join(parts[int(rng.integers(len(parts)))] for _ in range(count))


def _tile(text: str, script: str, pixels: float) -> NDArray[np.uint8]:
    path = None if script in ("zhuang", "korean") else script_face(script)
    if script in ("zhuang", "korean"):
        # The wheel's Noto, in hold-out mode too: the others have no hangul, some no Latin.
        face = ordinary_faces("hei")[0]
        font = ImageFont.truetype(face.path, pixels, index=face.index)
    elif path is not None:
        font = ImageFont.truetype(str(path), pixels)
    else:
        return _strokes(len(text), pixels)
    box = font.getbbox(text)
    tile = Image.new("L", (int(box[2] - box[0]) + 4, int(box[3] - box[1]) + 4), 0)
    ImageDraw.Draw(tile).text((2 - box[0], 2 - box[1]), text, 255, font)
    return np.asarray(tile)


def _strokes(count: int, pixels: float) -> NDArray[np.uint8]:
    """Hooks and dots in a row, where no face has the script."""
    rng = np.random.default_rng(count)
    tile = np.zeros((int(pixels * 1.2), int(pixels * 0.55 * count) + 8), np.uint8)
    for k in range(count):
        t = np.linspace(0, 1, 12)
        x = (k * 0.55 + 0.3 + 0.22 * np.sin(t * rng.uniform(3, 9))) * pixels
        y = (0.3 + 0.6 * t + 0.1 * np.cos(t * rng.uniform(3, 9))) * pixels
        points = np.stack([x, y], axis=1).astype(np.int32)
        cv2.polylines(tile, [points], False, 255, max(1, int(pixels * 0.08)), cv2.LINE_AA)
    return tile


def set_script(
    layer: Layer,
    x: float,
    y: float,
    text: str,
    script: str,
    size: float,
    *,
    align: str = "l",
    upright: bool = False,
    room: float = 60.0,
) -> None:
    """Set one line of a script, its left end or middle at ``x``, its middle at ``y``.

    ``upright`` turns Mongolian into columns, as it is written.
    """
    tile = _tile(text, script, size * layer.scale)
    wide = tile.shape[1] / layer.scale
    if wide > room:
        shape = (int(room * layer.scale), max(1, int(tile.shape[0] * room / wide)))
        tile = np.asarray(cv2.resize(tile, shape, interpolation=cv2.INTER_AREA), np.uint8)
    if upright:
        tile = np.ascontiguousarray(np.rot90(tile, -1))
    left = x * layer.scale - (tile.shape[1] / 2 if align == "m" else 0)
    layer.merge(tile, int(left), int(y * layer.scale - tile.shape[0] / 2))
