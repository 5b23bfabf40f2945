"""How cities and provinces print their residence permits: a table of styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from models.synthesis.flat.card_parts import Look
from models.synthesis.press import Colour

__all__ = ["RESIDENCE_STYLES", "ResidenceStyle", "mixed_style"]

Rows = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class ResidenceStyle:
    """How one place prints its permit.

    Attributes:
        title: As printed; empty to take the province's name.
        province: Two digits; empty for any.
        city: To which the district belongs; empty for any of the province.
        look: The ground.
        ink: Of the labels.
        title_ink: Of the title.
        scene: Pale picture in the ground.
        photo_left: Whether the photo stands on the left.
        rows: ``(key, label)`` of each row; a row may have two.
        emblem: Whether the national emblem stands before the title.
        bar: Colour of a solid strip behind the title, or None.
        years: Term; 0 where no end is printed.
        chip: Whether the contacts of a chip card are on it.
    """

    title: str
    province: str
    city: str
    look: Look
    ink: Colour
    title_ink: Colour
    scene: Literal["gate", "skyline", "hills", "flower", "none"]
    photo_left: bool
    rows: Rows
    emblem: bool = False
    bar: Colour | None = None
    years: int = 1
    chip: bool = False


_WHO: Rows = ((("name", "姓名"),), (("sex", "性别"), ("ethnicity", "民族")))
_NATIONAL: Rows = (
    *_WHO,
    (("birth", "出生日期"),),
    (("household", "常住户口所在地住址"),),
    (("stay", "居住地住址"),),
    (("number", "公民身份号码"),),
    (("authority", "签发机关"),),
    (("issued", "签发日期"),),
)
_PLAIN: Rows = (
    *_WHO,
    (("birth", "出生"),),
    (("stay", "住址"),),
    (("number", "公民身份号码"),),
    (("authority", "签发机关"),),
    (("term", "有效期限"),),
)
_BOTH: Rows = (
    *_WHO,
    (("birth", "出生"),),
    (("household", "户籍地址"),),
    (("stay", "居住地址"),),
    (("number", "公民身份号码"),),
    (("authority", "签发机关"),),
    (("issued", "签发日期"), ("until", "有效期至")),
)
_NUMBERED: Rows = (
    *_WHO,
    (("birth", "出生日期"),),
    (("number", "身份证号码"),),
    (("stay", "现居住地址"),),
    (("permit", "居住证号"),),
    (("authority", "发证机关"),),
    (("term", "有效期限"),),
)


def _look(left: Colour, middle: Colour, right: Colour, petals: int, wash: float = 0.5) -> Look:
    return Look(((0, left), (0.5, middle), (1, right)), wash, rosettes=((0.5, 0.55, 20, petals),))


RESIDENCE_STYLES: dict[str, ResidenceStyle] = {
    "beijing": ResidenceStyle(
        "北京市居住证", "11", "", _look((188, 214, 240), (226, 222, 240), (246, 218, 214), 14),
        (58, 98, 158), (44, 60, 120), "gate", False, _PLAIN,
    ),
    "shanghai": ResidenceStyle(
        "上海市居住证", "31", "", _look((206, 228, 216), (226, 238, 226), (190, 220, 232), 10),
        (48, 112, 96), (30, 92, 84), "skyline", False, _BOTH,
    ),
    "guangdong": ResidenceStyle(
        "广东省居住证", "44", "", _look((248, 208, 206), (250, 228, 214), (222, 214, 236), 12),
        (168, 64, 70), (184, 36, 46), "flower", False, _BOTH, chip=True,
    ),
    "shenzhen": ResidenceStyle(
        "深圳经济特区居住证", "44", "深圳市",
        _look((190, 224, 242), (222, 234, 240), (206, 232, 218), 16), (44, 100, 150),
        (26, 74, 138), "skyline", True, _PLAIN, years=10, chip=True,
    ),
    "zhejiang": ResidenceStyle(
        "浙江省居住证", "33", "", _look((200, 228, 238), (216, 236, 220), (232, 238, 206), 18),
        (40, 110, 128), (250, 252, 252), "hills", True, _NUMBERED, bar=(58, 142, 170),
    ),
    "jiangsu": ResidenceStyle(
        "江苏省居住证", "32", "", _look((214, 232, 206), (236, 240, 212), (206, 230, 224), 14),
        (70, 110, 60), (150, 42, 44), "flower", False, _NATIONAL, emblem=True, years=0,
    ),
    "chengdu": ResidenceStyle(
        "成都市居住证", "51", "成都市",
        _look((246, 222, 196), (250, 236, 214), (232, 216, 226), 12),
        (150, 92, 40), (252, 250, 246), "hills", True, _PLAIN, bar=(206, 116, 62), chip=True,
    ),
    "wuhan": ResidenceStyle(
        "武汉市居住证", "42", "武汉市",
        _look((208, 210, 240), (228, 220, 240), (206, 226, 240), 10),
        (86, 80, 160), (70, 58, 140), "skyline", False, _NUMBERED, years=3,
    ),
    "national": ResidenceStyle(
        "", "", "", _look((190, 216, 238), (242, 216, 222), (206, 228, 218), 16, 0.42),
        (66, 128, 178), (40, 38, 46), "hills", False, _NATIONAL, years=0,
    ),
    "paper": ResidenceStyle(
        "暂住证", "", "", _look((236, 226, 206), (240, 232, 216), (236, 226, 210), 8, 0.3),
        (50, 48, 48), (178, 40, 44), "none", True, _NUMBERED[:-3] + _NUMBERED[-2:],
    ),
}  # fmt: skip


def _narrow(rows: Rows) -> Rows:
    """Beside a photo on the left there is no room for two dates in one row."""
    out: list[tuple[tuple[str, str], ...]] = []
    for row in rows:
        out += [(part,) for part in row] if row[0][0] == "issued" else [row]
    return tuple(out)


def mixed_style(rng: np.random.Generator) -> ResidenceStyle:
    """A style for a place that is not in the table: its parts come from several that are."""
    known = [style for name, style in RESIDENCE_STYLES.items() if name not in ("national", "paper")]
    ground, shape, words = (known[int(k)] for k in rng.integers(len(known), size=3))
    scenes: tuple[Literal["skyline", "hills", "flower", "none"], ...]
    scenes = ("skyline", "hills", "flower", "none")
    return replace(
        ground,
        title="",
        province="",
        city="",
        scene=scenes[int(rng.integers(4))],
        photo_left=shape.photo_left,
        rows=_narrow(words.rows) if shape.photo_left else words.rows,
        years=words.years,
        emblem=ground.bar is None and rng.random() < 0.25,
        chip=rng.random() < 0.25,
    )
