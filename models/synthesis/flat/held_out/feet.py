"""How letters end: who stands where, in which order, and the seal and signature over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.synthesis.flat.letter_page import Page
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Layer
from models.synthesis.seal import Seal, press_seal

__all__ = ["FEET", "set_foot"]

_Spot = tuple[float, float] | None


def _typed(page: Page, layer: Layer, x: float, y: float, text: str, align: str = "l") -> float:
    size = page.size
    room = 196 - x if align == "l" else x - 16 if align == "r" else 150
    size *= min(1.0, room / max(layer.text_width(text, page.face, size), 1))
    return layer.text(x, y, text, page.face, size, align=align)


def _pen(page: Page, x: float, y: float, name: str) -> None:
    size = page.size * float(page.rng.uniform(1.35, 1.7))
    page.write(x, y, name, size, tidy=bool(page.rng.random() < 0.4), signature=True)


def _right(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    """Unit and day at the right margin, the signature before them."""
    y = page.y + page.pitch
    if name:
        end = layer.text(page.left + 70, y, "签名：", page.face, page.size)
        _pen(page, end + 2, y, name)
        y += page.pitch * 1.4
    _typed(page, layer, 186, y, unit, "r")
    _typed(page, layer, 186, y + page.pitch, day, "r")
    return 160.0, y + 4


def _date_first(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    y = page.y + page.pitch
    _typed(page, layer, page.left, y, f"日期：{day}")
    y += page.pitch * 1.3
    _typed(page, layer, page.left, y, f"单位：{unit}")
    if name:
        y += page.pitch * 1.5
        end = layer.text(page.left, y, "法人代表签字：", page.face, page.size)
        _pen(page, end + 2, y, name)
    return page.left + 62.0, page.y + page.pitch * 2


def _regards(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    layer.text(page.left + 2 * page.size, page.y, "此致", page.face, page.size)
    page.y += page.pitch
    layer.text(page.left, page.y, pick(page.rng, ("敬礼！", "敬礼")), page.face, page.size)
    page.y += page.pitch * 0.6
    return _right(page, layer, unit, name, day)


def _two_signers(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    y = page.y + page.pitch
    end = layer.text(page.left, y, "代理人（签字）：", page.face, page.size)
    _pen(page, end + 2, y, page.values["n"])
    y += page.pitch * 1.5
    end = layer.text(page.left, y, "授权人（法定代表人签字或盖章）：", page.face, page.size)
    _pen(page, end + 2, y, name)
    y += page.pitch * 1.5
    _typed(page, layer, page.left, y, f"授权单位名称（公章）：{unit}")
    _typed(page, layer, page.left, y + page.pitch * 1.2, f"签署日期：{day}")
    return page.left + 96.0, y + 3


def _two_columns(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    y, middle = page.y + page.pitch, 108.0
    left, right = pick(page.rng, ("甲方（盖章）：/乙方（签字）：", "单位（公章）/本人签名")).split(
        "/"
    )
    layer.text(page.left, y, left, page.face, page.size)
    end = layer.text(middle + 4, y, right, page.face, page.size)
    if name:
        _pen(page, end + 1, y + 1, name)
    size = page.size * min(1.0, 78 / layer.text_width(unit, page.face, page.size))
    layer.text(page.left, y + page.pitch, unit, page.face, size)
    for x in (page.left, middle + 4):
        _typed(page, layer, x, y + page.pitch * 2.1, day)
    return page.left + 36.0, y + page.pitch


def _boxed(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    """A box at the foot, the unit in it at the left, the day at its lower right."""
    top, tall = page.y, page.pitch * 4.6
    right = page.left + page.width
    box = [(page.left, top), (right, top), (right, top + tall), (page.left, top + tall)]
    layer.polylines([box], 0.28, closed=True)
    y = top + page.pitch
    layer.text(page.left + 3, y, "单位意见及盖章：", page.face, page.size)
    _typed(page, layer, page.left + 8, y + page.pitch, f"同意。{unit}")
    if name:
        end = layer.text(page.left + 3, y + 2 * page.pitch, "签字：", page.face, page.size)
        _pen(page, end + 2, y + 2 * page.pitch, name)
    _typed(page, layer, right - 4, y + 3 * page.pitch, day, "r")
    return right - 34, top + tall * 0.56


def _signed_only(page: Page, layer: Layer, unit: str, name: str, day: str) -> _Spot:
    y = page.y + page.pitch
    label = pick(page.rng, ("立承诺人：", "本人签字确认：", "签收人："))
    end = layer.text(page.left + 60, y, label, page.face, page.size)
    _pen(page, end + 2, y, name)
    if page.by_hand:
        page.write(page.left + 60, y + page.pitch * 1.3, day)
    else:
        _typed(page, layer, page.left + 60, y + page.pitch * 1.3, day)
    return None


FEET: Mapping[str, Callable[[Page, Layer, str, str, str], _Spot]] = {
    "right": _right,
    "date_first": _date_first,
    "regards": _regards,
    "two_signers": _two_signers,
    "two_columns": _two_columns,
    "boxed": _boxed,
    "signed_only": _signed_only,
}


def set_foot(page: Page, foot: str, *, unit: str, name: str, day: str, sealed: bool) -> None:
    """End a letter: one of :data:`FEET`, then the seal of ``unit`` where ``sealed``."""
    layer, rng = page.sheet.layer(), page.rng
    page.y += float(rng.uniform(2, 12))
    spot = FEET[foot](page, layer, unit, name, day)
    page.press(layer)
    if spot is not None and sealed:
        number = "".join(str(int(d)) for d in rng.integers(0, 10, 13)) if rng.random() < 0.5 else ""
        die = Seal(unit, float(rng.uniform(38, 44)), choose_face(rng, "song"), number)
        x, y = spot[0] + rng.normal(0, 5), spot[1] + rng.normal(0, 3)
        press_seal(page.sheet, rng, die, x, y, worn=float(rng.uniform(0.4, 1.6)))
