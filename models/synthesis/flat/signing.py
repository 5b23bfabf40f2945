"""The foot of a letter: unit, signatures, number, fingerprint, date, and the seal over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from models.synthesis.flat.letter_page import Page
from models.synthesis.flat.sheet import spelled
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Sheet, noise_field
from models.synthesis.seal import Seal, press_seal

__all__ = ["Signature", "press_fingerprint", "sign_page"]


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of the foot.

    Attributes:
        label: Printed, as ``负责人签字：``.
        slot: Placeholder it is filled with; empty for a blank.
        how: ``typed``, ``hand`` or ``blank``.
        seal: Whether the seal goes over this line.
    """

    label: str
    slot: str
    how: str = "typed"
    seal: bool = False


def press_fingerprint(
    sheet: Sheet, rng: np.random.Generator, x: float, y: float, *, tall: float = 19.0
) -> None:
    """Press a thumb inked in red: ridges bent around a core, blotted and broken."""
    scale = sheet.scale
    side = int(tall * 1.3 * scale)
    v, u = (np.mgrid[0:side, 0:side].astype(np.float32) - side / 2) / scale
    warp = noise_field(rng, (side, side), 5 * scale)
    turn = float(rng.normal(0, 0.25))
    a, b = u * np.cos(turn) - v * np.sin(turn), u * np.sin(turn) + v * np.cos(turn)
    inside = (a / (tall * 0.36)) ** 2 + (b / (tall * 0.5)) ** 2 + 0.05 * warp
    # A loop: arches above the core, lines running down beside it.
    lower = np.clip(b + 0.1 * tall, 0, None)
    core = np.hypot(a * 1.2 + 0.12 * lower, b + 0.1 * tall - 0.75 * lower) + 0.8 * warp
    ridges = np.clip(0.5 + 1.0 * np.sin(2 * np.pi * core / 0.55), 0, 1)
    fine = 0.12 * noise_field(rng, (side, side), 0.15 * scale)
    blot = np.clip(0.7 + fine + 0.25 * noise_field(rng, (side, side), 1.6 * scale), 0.1, 1)
    edge = np.clip((1 - inside) * 5, 0, 1)
    part = (edge * blot * (0.25 + 0.75 * ridges) * 255).astype(np.uint8)
    full = np.zeros(sheet.shape, np.uint8)
    left, top = int(x * scale - side / 2), int(y * scale - side / 2)
    rows, columns = slice(max(top, 0), top + side), slice(max(left, 0), left + side)
    room = full[rows, columns]
    room[:] = part[: room.shape[0], : room.shape[1]]
    sheet.press(full, (204, 40, 44), opacity=0.8)


def sign_page(
    page: Page,
    lines: Sequence[Signature],
    day: date,
    *,
    sealed: str = "",
    fingerprint: bool = False,
    handwritten_date: bool = False,
    signed: bool = True,
    seal_shape: Literal["round", "oval"] = "round",
    foot: float = 268.0,
) -> None:
    """Set the foot of a page below what stands on it.

    Args:
        page: The page; its ``y`` is where the text ends.
        lines: From top to bottom.
        day: Date under them.
        sealed: Name on the seal; empty for none.
        fingerprint: Whether a thumb is pressed beside the signature.
        handwritten_date: Whether the date is filled in by hand.
        signed: Whether lines to be written by hand are written; else they stay empty.
        seal_shape: Of the seal.
        foot: Lowest place of the date.
    """
    rng, layer, size = page.rng, page.sheet.layer(), page.size
    step = max(page.pitch, size * 2) * float(rng.uniform(1.0, 1.35))
    y = min(page.y + float(rng.uniform(4, 24)), foot - step * len(lines))
    step = min(step, (foot - y) / max(len(lines), 1))
    x = page.left + page.width * pick_place(rng)
    spot: tuple[float, float] | None = None
    thumb: tuple[float, float] | None = None
    for line in lines:
        how = line.how if signed or line.how != "hand" else "blank"
        value = page.fill(f"{{{line.slot}}}") if line.slot and how != "blank" else ""
        natural = layer.text_width(line.label, page.face, size)
        room = 210 - 14 - x - natural
        small = min(1.0, room / max(layer.text_width(value, page.face, size), 1.0))
        start = x if line.label else max(x, 188 - layer.text_width(value, page.face, size))
        if small < 0.85 and how == "typed":
            start = max(page.left, 196 - natural - layer.text_width(value, page.face, size))
            small = 1.0
        end = layer.text(start, y, line.label, page.face, size)
        if how == "typed":
            layer.text(end, y, value, page.face, size * small)
        elif how == "hand":
            name = len(value) < 6
            stop = page.write(
                end + 1,
                y - 0.5,
                value,
                size * (1.5 if name else 1.15),
                tidy=not name,
                signature=name,
            )
            if name:
                thumb = (stop + 1, y + 2)
        if how == "blank" or (how == "hand" and rng.random() < 0.3):
            layer.polylines([[(end, y + size * 0.7), (end + 44, y + size * 0.7)]], 0.2)
        if line.seal or spot is None:
            spot = (min(end + 14, 178.0) if line.label else start + 22, y)
        y += step
    label = pick(rng, ("", "日期：", ""))
    if handwritten_date:
        end = layer.text(x, y, label or "日期：", page.face, size)
        page.write(end + 1, y, spelled(day, 1), size * 1.05)
    else:
        words = label + spelled(day, int(rng.integers(2)))
        middle = not lines[-1].label or (pick(rng, "lr") == "r" and not label)
        layer.text(186 if middle else x, y, words, page.face, size, align="r" if middle else "l")
    page.press(layer)
    if fingerprint:
        tx, ty = thumb or (x + 40, y - 4)
        press_fingerprint(page.sheet, rng, tx, ty, tall=float(rng.uniform(16, 22)))
    if sealed and spot is not None:
        number = "".join(str(d) for d in rng.integers(0, 10, 13)) if rng.random() < 0.6 else ""
        die = Seal(sealed, float(rng.uniform(38, 43)), choose_face(rng, "song"), number)
        if seal_shape == "oval":
            die = replace(die, shape="oval", diameter=die.diameter + 5, number="")
        sx, sy = spot[0] + rng.normal(0, 4), spot[1] + rng.uniform(0, 10)
        press_seal(page.sheet, rng, die, sx, sy, worn=float(rng.uniform(0.5, 1.5)))


def pick_place(rng: np.random.Generator) -> float:
    """How far from the left margin the foot stands, as a share of the width."""
    return float((0.0, 0.38, 0.5)[int(rng.choice(3, p=(0.2, 0.45, 0.35)))])
