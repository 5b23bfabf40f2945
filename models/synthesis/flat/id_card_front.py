"""Front of the second-generation resident ID card: who it is."""

from __future__ import annotations

import numpy as np

from models.synthesis.digits import set_digits
from models.synthesis.document import FlatDocument
from models.synthesis.flat.card import CARD_SCALE, blank_card, finish_card
from models.synthesis.fonts import Face, choose_face
from models.synthesis.people import TODAY, Person
from models.synthesis.portrait import draw_portrait
from models.synthesis.press import Layer, Sheet

__all__ = ["render_id_card_front"]

_LABEL_X, _VALUE_X = 5.9, 14.9
_ADDRESS_EM = 11  # characters a line


def _wrap(layer: Layer, text: str, face: Face, size: float, width: float) -> list[str]:
    """Break an address anywhere into lines of at most ``width`` millimetres."""
    lines, line = [], ""
    for char in text:
        if line and layer.text_width(line + char, face, size) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines


def _portrait(sheet: Sheet, rng: np.random.Generator, person: Person) -> None:
    left, top, width, height = 54.4 + rng.normal(0, 0.2), 7.4 + rng.normal(0, 0.2), 25.0, 31.0
    shape = round(width * CARD_SCALE), round(height * CARD_SCALE)
    rgb, alpha = draw_portrait(rng, person.sex, TODAY.year - person.birth_date.year, shape)
    x, y = round(left * CARD_SCALE), round(top * CARD_SCALE)
    area = sheet.reflectance[y : y + shape[1], x : x + shape[0]]
    # The picture's white ground has no edge of its own: the curves fade out under it.
    ramp_x = np.minimum(np.arange(shape[0]), np.arange(shape[0])[::-1])[None, :] / 24
    ramp_y = np.arange(shape[1])[:, None] / 24
    ground = np.clip(np.minimum(ramp_x, ramp_y), 0, 1).astype(np.float32)[..., None] * 0.66
    area[:] = area * (1 - ground) + ground * np.float32(0.972)
    area[:] = area * (1 - alpha[..., None]) + rgb / 255 * alpha[..., None] * 0.985


def render_id_card_front(person: Person, seed: int) -> FlatDocument:
    """Print the side with name, birth, address and number.

    Args:
        person: Whose card.
        seed: Decides face, register and tint of the print.

    Returns:
        The card; truth has ``name sex ethnicity birth_date address id_number``.
    """
    rng = np.random.default_rng([seed, 11])
    sheet = blank_card(rng, warm=False)
    _portrait(sheet, rng, person)
    face = choose_face(rng, "hei")
    label_face = choose_face(rng, "hei")
    labels, values, number = sheet.layer(), sheet.layer(), sheet.layer()
    # Personalisation is printed after the card, so all values shift together.
    dx, dy = rng.normal(0, 0.22), rng.normal(0, 0.22)
    rows = np.array([8.9, 15.4, 21.6, 28.0]) + rng.normal(0, 0.08)
    name_size, size, label_size = 3.15, 2.72 + rng.normal(0, 0.04), 2.5
    bold = float(rng.uniform(0.0, 0.018))

    def label(x: float, y: float, text: str, tracking: float = 0.0) -> None:
        labels.text(x, y, text, label_face, label_size, tracking=tracking)

    def value(x: float, y: float, text: str, em: float = size, tracking: float = 0.05) -> None:
        values.text(x + dx, y + dy, text, face, em, tracking=tracking, bold=bold)

    for y, text in zip(rows, ("姓名", "性别", "出生", "住址"), strict=True):
        label(_LABEL_X, y, text, tracking=0.75)
    label(_LABEL_X + 19.2, rows[1], "民族", tracking=0.75)
    room = 37.0
    name_width = values.text_width(person.name, face, name_size, 0.1)
    value(_VALUE_X, rows[0], person.name, name_size * min(1.0, room / name_width), 0.1)
    value(_VALUE_X, rows[1], person.sex)
    value(_VALUE_X + 17.7, rows[1], person.ethnicity)
    birth = person.birth_date
    value(_VALUE_X, rows[2], str(birth.year))
    label(_VALUE_X + 7.2, rows[2], "年")
    value(_VALUE_X + (12.2 if birth.month < 10 else 11.4), rows[2], str(birth.month))
    label(_VALUE_X + 15.4, rows[2], "月")
    value(_VALUE_X + (20.2 if birth.day < 10 else 19.4), rows[2], str(birth.day))
    label(_VALUE_X + 23.5, rows[2], "日")
    lines = _wrap(values, person.address, face, size, _ADDRESS_EM * size + 1.2)
    for index, line in enumerate(lines):
        value(_VALUE_X, rows[3] + index * 3.95, line)
    label(_LABEL_X, 46.1, "公民身份号码", tracking=0.25)
    set_digits(
        number, 28.6 + dx, 46.1 + dy, person.id_number, height=2.75, pitch=2.62, weight=0.40
    )  # fmt: skip
    blue = np.array((66.0, 138, 190)) + rng.normal(0, 6, 3)
    black = np.array((30.0, 28, 32)) + rng.normal(0, 4, 3)
    sheet.press(labels, tuple(blue), opacity=0.92, spread=0.02)
    for layer in (values, number):
        sheet.press(layer, tuple(black), opacity=0.95, spread=0.022)
    truth = {
        "name": person.name,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "birth_date": birth.isoformat(),
        "address": person.address,
        "id_number": person.id_number,
    }
    return finish_card(sheet, rng, "id_card_front", truth)
