"""Generations of the card-shaped travel permits: a table of forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.synthesis.flat.card_parts import Look
from models.synthesis.people import TODAY
from models.synthesis.press import Colour

__all__ = ["PERMIT_FORMS", "PermitForm"]

Scene = Literal["wall", "gate", "skyline", "flower"]


@dataclass(frozen=True, slots=True)
class PermitForm:
    """One generation of a permit.

    Attributes:
        title: In Chinese.
        english: Under it; empty on old forms.
        period: First and last day of issue.
        years: Term.
        looks: Grounds, one drawn by seed.
        scenes: Pale pictures in the ground.
        ink: Of title and labels.
        photo: ``(left, top, width, height)`` of the photo.
        text_x: Where labels begin.
        emblem: Whether the national emblem stands at the top left.
        renewals: How the number of issues is named; empty where it is not printed.
        paired: Whether birth date and sex share a row.
        nationality: Whether it is printed (holders who are not Chinese).
    """

    title: str
    english: str
    period: tuple[date, date]
    years: int
    looks: tuple[Look, ...]
    scenes: tuple[Scene, ...]
    ink: Colour
    photo: tuple[float, float, float, float]
    text_x: float
    emblem: bool = True
    renewals: str = "换证次数"
    paired: bool = True
    nationality: bool = False


_BLUE_PINK = Look(
    ((0, (184, 214, 240)), (0.45, (222, 214, 238)), (0.8, (250, 214, 216)), (1, (240, 224, 206))),
    wash=0.55, rosettes=((0.30, 0.55, 22, 12), (0.78, 0.6, 15, 16)),
)  # fmt: skip
_LILAC = Look(
    ((0, (226, 208, 234)), (0.5, (200, 218, 242)), (1, (206, 236, 226))),
    wash=0.5, curves=((0.6, 2.0, 22.0), (0.75, 1.1, 12.0)), rosettes=((0.62, 0.5, 20, 10),),
)  # fmt: skip
_GREEN = Look(
    ((0, (196, 230, 206)), (0.5, (230, 240, 206)), (1, (190, 224, 224))),
    wash=0.55, curves=((0.65, 1.4, 14.0), (0.8, 3.0, 36.0)), rosettes=((0.5, 0.52, 21, 18),),
)  # fmt: skip
_TEAL_SAND = Look(
    ((0, (186, 226, 228)), (0.5, (222, 236, 216)), (1, (250, 226, 196))),
    wash=0.5, rosettes=((0.25, 0.5, 19, 14), (0.72, 0.5, 19, 14)),
)  # fmt: skip
_ROSE = Look(
    ((0, (246, 210, 214)), (0.5, (250, 232, 214)), (1, (214, 222, 240))),
    wash=0.5, curves=((0.58, 1.6, 19.0), (0.9, 2.2, 27.0)), rosettes=((0.66, 0.45, 23, 12),),
)  # fmt: skip

_HK = "港澳居民来往内地通行证"
_HK_ENGLISH = "Mainland Travel Permit for Hong Kong and Macao Residents"
_TW = "台湾居民来往大陆通行证"
_TW_ENGLISH = "Mainland Travel Permit for Taiwan Residents"
PERMIT_FORMS: dict[str, dict[str, PermitForm]] = {
    "hk_macau_permit": {
        "form_2013": PermitForm(
            _HK, _HK_ENGLISH, (date(2013, 1, 2), TODAY), 10, (_BLUE_PINK, _LILAC),
            ("wall", "flower"), (52, 66, 122), (5.2, 14.6, 23.0, 30.5), 31.5,
        ),
        "non_chinese": PermitForm(
            f"{_HK}（非中国籍）", f"{_HK_ENGLISH} (Non-Chinese Citizens)",
            (date(2024, 7, 10), TODAY), 5, (_TEAL_SAND, _GREEN), ("skyline",), (30, 84, 98),
            (5.2, 14.6, 23.0, 30.5), 31.5, nationality=True,
        ),
        "form_1999": PermitForm(
            _HK, "", (date(2006, 1, 1), date(2012, 12, 31)), 10, (_GREEN, _BLUE_PINK), ("gate",),
            (40, 78, 92), (57.5, 13.5, 22.5, 29.5), 6.5, emblem=False, renewals="", paired=False,
        ),
    },
    "taiwan_permit": {
        "form_2015": PermitForm(
            _TW, _TW_ENGLISH, (date(2015, 9, 21), TODAY), 5, (_TEAL_SAND, _LILAC, _ROSE),
            ("wall",), (44, 84, 92), (5.2, 14.6, 23.0, 30.5), 31.5, renewals="签发次数",
        ),
        "form_2015_right": PermitForm(
            _TW, _TW_ENGLISH.upper(), (date(2015, 9, 21), TODAY), 5, (_ROSE, _GREEN),
            ("gate",), (110, 52, 66), (57.5, 14.8, 22.5, 29.5), 6.5, emblem=False,
            renewals="签发次数",
        ),
    },
}  # fmt: skip
