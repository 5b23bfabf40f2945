"""Authorization letter: sentences or a form on A4, signed, dated, sealed over the unit's name."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.handwriting import sign
from models.synthesis.flat.letter_words import BODIES, FORMS, Body, Form
from models.synthesis.flat.sheet import finish_sheet, paragraph, spelled, wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.people import Letter
from models.synthesis.press import Colour, Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["LETTER_LAYOUTS", "render_authorization_letter"]

LETTER_LAYOUTS = ("body", "form")
_A4 = (210.0, 297.0)
_SCALE = 9.0
_LEFT, _WIDTH = 28.0, 154.0


def _values(letter: Letter, rng: np.random.Generator) -> tuple[dict[str, str], str]:
    """Placeholders, and the website as it is printed: its domain, its name, or both."""
    domain = letter.domain
    only_domain = letter.website.isascii()
    show_name = not only_domain and (not domain or rng.random() < 0.7)
    show_domain = only_domain or (bool(domain) and (not show_name or rng.random() < 0.4))
    host = letter.website if only_domain else domain
    if show_name and show_domain:
        words = f"“{letter.website}”网站（域名：{host}）"
        key, value = "网站名称及域名", f"{letter.website} {host}"
    elif show_domain:
        words, key, value = f"网站（域名：{host}）", "网站域名", host
    else:
        words, key, value = f"“{letter.website}”网站", "网站名称", letter.website
    placeholders = {
        "a": letter.authorizer,
        "l": letter.legal_representative,
        "n": letter.agent_name,
        "i": letter.agent_id_number,
        "w": words,
        "k": key,
        "s": value,
    }
    return placeholders, host if show_domain else letter.website


def _body(
    sheet: Sheet, face: Face, title: Face, body: Body, values: dict[str, str], ink: Colour, k: float
) -> float:
    layer = sheet.layer()
    size, pitch = 4.95 * k, 9.4 * k
    layer.text(105, 46, body.title, title, 8.2, align="m", tracking=1.2)
    y = 70.0
    if body.addressee:
        layer.text(_LEFT, y, body.addressee, face, size)
        y += pitch
    for words in (*body.paragraphs, body.closing):
        if words:
            text = words.format_map(values)
            y = paragraph(
                layer, _LEFT, y, text, face, size, width=_WIDTH, pitch=pitch, indent=2 * size
            )
            y += 1.2 * k
    sheet.press(layer, ink, opacity=0.94, spread=0.025)
    return y


def _form(
    sheet: Sheet, face: Face, title: Face, form: Form, values: dict[str, str], ink: Colour, k: float
) -> float:
    layer = sheet.layer()
    size, row = 4.9 * k, 11.5 * k
    layer.text(105, 46, form.title, title, 8.2, align="m", tracking=2.0)
    y, split = 68.0, _LEFT + 46
    tops = [y]
    for label, words in form.lines:
        name, value = label.format_map(values), words.format_map(values)
        if not form.ruled:
            end = layer.text(_LEFT + 4, y, f"{name}：", face, size)
            layer.text(end + 0.8, y, value, face, size)
            layer.polylines([[(end, y + 3.7 * k), (_LEFT + _WIDTH - 8, y + 3.7 * k)]], 0.2)
            y += row
            continue
        lines = wrap(layer, value, face, size, _WIDTH - 52)
        height = row + (len(lines) - 1) * size * 1.4
        layer.text(_LEFT + 23, y + height / 2, name, face, size, align="m")
        for index, line in enumerate(lines):
            layer.text(split + 3, y + row / 2 + index * size * 1.4, line, face, size)
        y += height
        tops.append(y)
    if form.ruled:
        right = _LEFT + _WIDTH
        rules = [[(_LEFT, top), (right, top)] for top in tops]
        rules += [[(x, tops[0]), (x, tops[-1])] for x in (_LEFT, split, right)]
        layer.polylines(rules, 0.3)
        y += row
    y += 5
    text = form.statement.format_map(values)
    y = paragraph(layer, _LEFT, y, text, face, size, width=_WIDTH, pitch=9.2 * k, indent=2 * size)
    sheet.press(layer, ink, opacity=0.94, spread=0.025)
    return y


def _foot(
    sheet: Sheet,
    rng: np.random.Generator,
    face: Face,
    letter: Letter,
    y: float,
    ink: Colour,
    *,
    sealed: bool,
    signed: bool,
    seal_name: str,
    seal_shape: Literal["round", "oval"],
) -> None:
    """Unit, signature and date, and the seal over them."""
    layer, size = sheet.layer(), 4.9
    y = max(y + 14, float(rng.uniform(165, 195)))
    style = int(rng.integers(3))
    x = 92.0 if style else _LEFT + 2
    unit = ("单位（盖章）：", "授权单位（公章）：", "单位名称（盖章）：")[int(rng.integers(3))]
    end = layer.text(x, y, unit, face, size)
    em = size
    if style != 1:
        room = 188 - end
        em = size * min(1.0, room / layer.text_width(letter.authorizer, face, size))
        layer.text(end, y, letter.authorizer, face, em)
    labels = ("法定代表人（签字）：", "法定代表人签名：", "法定代表人（签章）：")
    label = labels[int(rng.integers(3))]
    pen = layer.text(x, y + 13, label, face, size)
    both = rng.random() < 0.5
    second = layer.text(x, y + 26, "被授权人（签字）：", face, size) if both else 0.0
    foot = y + (40 if both else 28)
    written = spelled(letter.issued_on, int(rng.integers(2)))
    if rng.random() < 0.4:
        written = f"日期：{written}"
    layer.text(190 if style else x + 62, foot, written, face, size, align="r")
    sheet.press(layer, ink, opacity=0.94, spread=0.025)
    if signed:
        name, size = letter.legal_representative, float(rng.uniform(7, 9))
        sign(sheet, rng, pen, y + 12.5, name, size, signature=True)
        if both:
            name, size = letter.agent_name, float(rng.uniform(7, 9))
            sign(sheet, rng, second, y + 25.5, name, size, signature=True)
    if sealed:
        number = "".join(str(d) for d in rng.integers(0, 10, 13)) if rng.random() < 0.75 else ""
        die = Seal(
            seal_name or letter.authorizer,
            float(rng.uniform(38, 42)),
            choose_face(rng, "song"),
            number,
        )
        if seal_shape == "oval":
            die = replace(die, shape="oval", diameter=die.diameter + 5, number="")
        sx = min(end + rng.uniform(10, 26), 182.0)
        press_seal(sheet, rng, die, sx, y + rng.uniform(-2, 12), worn=float(rng.uniform(0.6, 1.4)))


def render_authorization_letter(
    letter: Letter,
    seed: int,
    layout: str | None = None,
    *,
    sealed: bool = True,
    signed: bool = True,
    seal_name: str = "",
    seal_shape: Literal["round", "oval"] = "round",
) -> FlatDocument:
    """Print, sign and seal a letter.

    Args:
        letter: What it says.
        seed: Decides wording, faces, where things stand, paper.
        layout: ``body`` (sentences) or ``form`` (labelled lines); by seed where not given.
        sealed: Whether the company's seal is on it.
        signed: Whether the legal representative has signed.
        seal_name: On the seal, where it is not the authorizer's own.
        seal_shape: Of the seal.

    Returns:
        The letter; ``website`` of its truth is the domain where one is printed, else the name.

    Raises:
        ValueError: No such layout.
    """
    rng = np.random.default_rng([seed, 31])
    layout = layout or LETTER_LAYOUTS[int(rng.random() < 0.45)]
    if layout not in LETTER_LAYOUTS:
        raise ValueError(f"no letter layout {layout!r}; there are {LETTER_LAYOUTS}")
    white = np.array((250.0, 250, 248)) + rng.normal(0, 1.5, 3)
    sheet = Sheet(*_A4, _SCALE, tuple(np.clip(white, 240, 254)))
    roles = ("song", "fangsong", "kai", "hei")
    face = choose_face(rng, roles[int(rng.choice(4, p=(0.5, 0.25, 0.15, 0.1)))])  # type: ignore[arg-type]
    title = choose_face(rng, ("hei_bold", "song_bold")[int(rng.integers(2))])  # type: ignore[arg-type]
    ink = tuple(np.array((30.0, 30, 32)) + rng.normal(0, 5, 3))
    values, website = _values(letter, rng)
    k = float(rng.uniform(0.94, 1.06))
    if layout == "body":
        body = BODIES[int(rng.integers(len(BODIES)))]
        y = _body(sheet, face, title, body, values, ink, k)
    else:
        form = FORMS[int(rng.integers(len(FORMS)))]
        y = _form(sheet, face, title, form, values, ink, k)
    _foot(
        sheet,
        rng,
        face,
        letter,
        y,
        ink,
        sealed=sealed,
        signed=signed,
        seal_name=seal_name,
        seal_shape=seal_shape,
    )
    truth = {
        "authorizer": letter.authorizer,
        "legal_representative": letter.legal_representative,
        "agent_name": letter.agent_name,
        "agent_id_number": letter.agent_id_number,
        "website": website,
        "issued_on": letter.issued_on.isoformat(),
    }
    age = float(np.clip(rng.normal(-0.1, 0.2), 0, 0.5))
    return finish_sheet(sheet, rng, "authorization_letter", truth, age=age)
