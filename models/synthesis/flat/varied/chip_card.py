"""The chip card of an organisation code (电子副本): a plastic card with what the paper says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.synthesis.flat import certificate
from models.synthesis.flat.frames import jittered
from models.synthesis.flat.grounds import draw_ground
from models.synthesis.flat.varied.form import Box, Row, choose_look, set_form
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["print_chip_card"]

_SIZE = (85.6, 53.98)


def _chip(sheet: Sheet, x: float, y: float) -> None:
    body, lines = sheet.layer(), sheet.layer()
    body.rectangle(x, y, 12, 9.5)
    for share in (0.33, 0.66):
        lines.polylines([[(x, y + 9.5 * share), (x + 12, y + 9.5 * share)]], 0.25)
        lines.polylines([[(x + 12 * share, y), (x + 12 * share, y + 9.5)]], 0.25)
    sheet.press(body, (214, 184, 110), opacity=0.95)
    sheet.press(lines, (140, 110, 50), opacity=0.9)


def print_chip_card(rng: np.random.Generator, code: str, rows: Sequence[Row]) -> Sheet:
    """Print a card with a code and the rows of its certificate."""
    scheme = jittered(rng, pick(rng, ("green", "blue", "teal", "gold")))
    sheet = Sheet(*_SIZE, certificate.SCALE * 2, scheme.paper)
    draw_ground(sheet, rng, scheme, pick(rng, ("waves", "flower", "plain")))
    look = choose_look(rng, arrange=("column", "run_in", "column"), end=("：", ":", ""))
    look = replace(look, leading=1.2, air=0.35, label_size=1.0)
    layer = sheet.layer()
    face = choose_face(rng, "hei_bold")
    layer.text(42.8, 5.6, "中华人民共和国组织机构代码证", face, 3.9, align="m", tracking=0.15)
    layer.text(
        42.8,
        10.4,
        pick(rng, ("（电子副本）", "电子副本", "（IC卡）", "（副本）")),
        face,
        2.8,
        align="m",
    )
    x = 21.0 if rng.random() < 0.7 else 6.0
    label = pick(rng, ("代码：", "代 码：", "组织机构代码：", "代码 "))
    end = layer.text(x, 15.4, label, look.label, 3.0)
    layer.text(end, 15.4, code, look.value, 3.2, bold=0.02)
    sheet.press(layer, look.ink, opacity=0.95, spread=0.015)
    if x > 10:
        _chip(sheet, 5.0, 18.0)
    set_form(sheet, look, rows, Box(x, 20.2, 79.5 - x, 30.0), size=2.7)
    return sheet
