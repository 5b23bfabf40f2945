"""Faces kept for measuring: other foundries than anything that is drawn while developing.

Fandol (song, hei, kai, fangsong), LXGW WenKai, Droid Sans Fallback, three hands from Google Fonts
and OCR-B. None is on PyPI; ``make held-out-fonts`` unpacks Debian's and npm's packages into
``.build``, and what Debian has installed itself is found too.

Droid Sans Fallback is where WenQuanYi Micro Hei came from, which is used for developing where it is
installed; the others are relatives of none. Fandol is GPL with the font exception, OCR-B public
domain, Droid Apache-2.0, the rest SIL OFL 1.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

__all__ = ["FOLDERS", "WANTED", "resolve", "script_face"]

_UNPACKED = Path(__file__).parents[2] / ".build" / "held-out-fonts"
FOLDERS = (Path("/usr/share"), _UNPACKED / "usr" / "share", _UNPACKED)

_FANDOL = "texlive/texmf-dist/fonts/opentype/public/fandol/Fandol"
_LXGW = "fonts/truetype/lxgw-wenkai/LXGWWenKai"
_DROID = "fonts/truetype/droid/DroidSansFallbackFull.ttf"
_HANDS = ("long-cang", "zhi-mang-xing", "liu-jian-mao-cao")
# Role -> (file under one of the folders, index in the collection, extra stroke in em).
WANTED: Mapping[str, tuple[tuple[str, int, float], ...]] = {
    "hei": (
        (f"{_FANDOL}Hei-Regular.otf", 0, 0.0),
        (_DROID, 0, 0.0),
        (_DROID, 0, 0.008),
    ),
    "hei_bold": ((f"{_FANDOL}Hei-Bold.otf", 0, 0.0), (_DROID, 0, 0.03)),
    "song": ((f"{_FANDOL}Song-Regular.otf", 0, 0.0), (f"{_FANDOL}Song-Regular.otf", 0, 0.006)),
    "song_bold": ((f"{_FANDOL}Song-Bold.otf", 0, 0.0),),
    "kai": ((f"{_FANDOL}Kai-Regular.otf", 0, 0.0), (f"{_LXGW}-Regular.ttf", 0, 0.0)),
    "fangsong": ((f"{_FANDOL}Fang-Regular.otf", 0, 0.0),),
    # The first is legible, as of somebody who fills in a form; the others are for signatures.
    "hand": tuple(
        (f"npm/{name}/package/files/{name}-chinese-simplified-400-normal.woff", 0, 0.0)
        for name in _HANDS
    ),
    "digits": (("fonts/opentype/ocr-b/OCRB.otf", 0, 0.0),),
    # Latin letters and digits of the sans faces, whose own are missing or have serifs.
    "latin": (("fonts/truetype/noto/NotoSans-Regular.ttf", 0, 0.0),),
    # What the faces above lack comes from here.
    "any": ((f"{_LXGW}-Light.ttf", 0, 0.0), (_DROID, 0, 0.0)),
}
_SCRIPTS: Mapping[str, str] = {
    "mongolian": "fonts/truetype/noto/NotoSansMongolian-Regular.ttf",
    "tibetan": "fonts/truetype/noto/NotoSerifTibetan-Regular.ttf",
    "arabic": "fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    "yi": "fonts/truetype/noto/NotoSansYi-Regular.ttf",
}


def resolve(name: str) -> Path | None:
    """Where a file of :data:`WANTED` is, or None."""
    return next((path for folder in FOLDERS if (path := folder / name).is_file()), None)


def script_face(script: str) -> Path | None:
    """A face of ``mongolian``, ``tibetan``, ``arabic`` or ``yi``, where one is installed."""
    return resolve(_SCRIPTS[script])
