"""Business licences of all sorts of firms: forms of 2019 and 2014, older headings, e-prints."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat import certificate
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.licence_paper import GOLDS, crown, draw_border, draw_qr, licence_paper
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.varied.firms import SORTS, Firm, make_firm
from models.synthesis.flat.varied.form import (
    Arrange,
    Box,
    FormLook,
    Row,
    choose_look,
    pair_rows,
    set_form,
)
from models.synthesis.flat.varied.licence_feet import (
    print_electronic,
    print_feet,
    print_reminder,
)
from models.synthesis.flat.varied.licence_heads import Head, choose_head, print_head
from models.synthesis.flat.varied.licence_rows import licence_rows, split_rows
from models.synthesis.flat.varied.office import sign_office
from models.synthesis.names import pick
from models.synthesis.people import TODAY
from models.synthesis.press import Sheet

__all__ = ["VARIED_LICENCES", "render_varied_licence"]

# Name to how often it comes.
VARIED_LICENCES: Mapping[str, float] = {
    "varied_landscape": 0.4,
    "varied_portrait": 0.32,
    "varied_electronic": 0.16,
    "varied_legal_person": 0.12,
}


def _columns(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, rows: list[Row], box: Box, size: float
) -> None:
    """Left and right column of the form of 2019."""
    left, right = split_rows(rng, rows)
    gap = float(rng.uniform(8, 14)) * sheet.size_mm[0] / 297
    share = float(rng.uniform(0.5, 0.58))
    first = Box(box.x, box.y, box.width * share - gap, box.height)
    second = Box(box.x + box.width * share, box.y, box.width * (1 - share), box.height * 0.62)
    set_form(sheet, look, left, first, size=size, room=0.7)
    set_form(sheet, look, right, second, size=size, room=0.7)


def _looks(rng: np.random.Generator, upright: bool) -> FormLook:
    arrange: tuple[Arrange, ...] = ("column",) * 6 + ("run_in",)
    arrange += ("stacked",) if not upright else ("lines", "table")
    return choose_look(rng, arrange=arrange, ink=(30, 28, 30), end=("", "", "", "：", ":"))


def _body(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, rows: list[Row], firm: Firm, top: float,
    head: Head,
) -> None:  # fmt: skip
    width, height = sheet.size_mm
    upright = height > width
    k = width / (210 if upright else 297)
    if upright:
        x = float(rng.uniform(27, 34)) * k
        box = Box(x, top, width - 2 * x, height - top - 82 * k)
        paired = pair_rows(rng, rows, 0.7 if rng.random() < 0.2 else 0.0)
        set_form(sheet, look, paired, box, size=4.6 * k, room=0.8)
        sx, sy = width - float(rng.uniform(62, 78)) * k, height - float(rng.uniform(56, 66)) * k
        if rng.random() < 0.6:
            side = float(rng.uniform(20, 27)) * k
            draw_qr(sheet, x, height - 40 * k - side, side, head.link)
            if rng.random() < 0.5:
                notes = sheet.layer()
                words = pick(rng, ("扫描二维码登录", "扫码查询企业信用信息", "扫一扫 查公示"))
                notes.text(x + side / 2, height - 36 * k, words, look.value, 2.6 * k, align="m")
                sheet.press(notes, look.ink, opacity=0.9, spread=0.02)
    else:
        x = float(rng.uniform(27, 33)) * k
        box = Box(x, top, width - 2 * x, height - top - 42 * k)
        if rng.random() < 0.85:
            _columns(sheet, rng, look, rows, box, 4.5 * k)
        else:
            box = Box(x, top, width - 2 * x, height - top - 52 * k)
            set_form(sheet, look, rows, box, size=4.4 * k)
        sx, sy = width - float(rng.uniform(66, 84)) * k, height - float(rng.uniform(54, 62)) * k
        if rng.random() < 0.85:
            sy = height - float(rng.uniform(50, 56)) * k
    labels = ("登记机关", "登记机关", "登 记 机 关", "发照机关", "登记机关", "")
    days = ("", "", "", "核准日期", "发照日期")
    sign_office(
        sheet, rng, look, authority=firm.authority, day=firm.issued, x=sx, y=sy, size=4.5 * k,
        labels=labels, named=0.12, day_label=days, diameter=(40, 45),
    )  # fmt: skip


def render_varied_licence(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print a business licence of a random form.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: ``varied``, or one of :data:`VARIED_LICENCES`.

    Returns:
        The licence. An end of ``不约定期限`` or ``永续经营`` is ``long_term`` too.

    Raises:
        ValueError: No such layout.
    """
    look_rng = np.random.default_rng([seed, 7701])
    if layout == "varied":
        names, shares = list(VARIED_LICENCES), list(VARIED_LICENCES.values())
        layout = names[int(look_rng.choice(len(names), p=shares))]
    if layout not in VARIED_LICENCES:
        raise ValueError(f"no varied licence {layout!r}; there are {tuple(VARIED_LICENCES)}")
    upright = layout in ("varied_portrait", "varied_legal_person")
    old = TODAY.replace(year=2019, month=3) if upright else TODAY
    firm = make_firm(rng, "company" if layout == "varied_legal_person" else None, issued_by=old)
    look = _looks(look_rng, upright)
    big = not upright and layout != "varied_electronic" and look_rng.random() < 0.2
    size = (210.0, 297.0) if upright else (420.0, 297.0) if big else (297.0, 210.0)
    scale = certificate.SCALE * (0.72 if big else 1.0)
    gold = GOLDS[int(look_rng.integers(len(GOLDS)))]
    sheet = licence_paper(look_rng, *size, scale, gold)
    unit = size[0] / (210 if upright else 297)
    margin = float(look_rng.uniform(8, 13)) * unit
    breadth = float(look_rng.uniform(6, 9.5)) * unit
    draw_border(sheet, look_rng, gold, margin, breadth)
    head = choose_head(look_rng, firm, layout)
    top = print_head(sheet, look_rng, look, head)
    rows, truth = licence_rows(look_rng, firm, SORTS[firm.sort], old=upright)
    # Shenzhen's and some others' licences send the reader elsewhere for the scope.
    plain = (
        not upright and firm.sort in ("company", "foreign", "branch") and look_rng.random() < 0.1
    )
    if plain:
        rows = [row for row in rows if not row.value.startswith(firm.scope)]
        del truth["business_scope"]
    _body(sheet, look_rng, look, rows, firm, top, head)
    if plain:
        print_reminder(sheet, look_rng, look)
    inside = size[1] - margin - breadth
    if not plain:
        print_feet(sheet, look_rng, look, size[1] - 0.55 * margin, margin + 10 * unit, inside)
    if layout == "varied_electronic":
        print_electronic(sheet, look_rng, look, firm.issued, inside)
    else:
        crown(sheet, size[0] / 2, head.emblem_y * unit, 23 * unit)
    age = 0.0 if layout == "varied_electronic" else age_of(look_rng, 0.1)
    return finish_sheet(sheet, look_rng, "business_licence", truth, age=age)
