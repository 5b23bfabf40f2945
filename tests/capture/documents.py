"""Documents drawn with plain shapes, so that every fault is of a known size."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture import check_capture, load_thresholds
from verifier.findings import Finding
from verifier.reports import DocumentType

CARD = DocumentType.ID_CARD_FRONT
LETTER = DocumentType.AUTHORIZATION_LETTER
LICENCE = DocumentType.BUSINESS_LICENCE

WIDTH, HEIGHT = 1200, 760
_TOP_LEFT = (150, 120)
_LINES = 8
_LINE_HEIGHT = 44

Image = NDArray[np.uint8]
Boxes = list[NDArray[np.float32]]


def paper(colour: tuple[int, int, int] = (235, 235, 235)) -> Image:
    """A sheet with black print, BGR."""
    sheet = np.full((HEIGHT, WIDTH, 3), colour, np.uint8)
    for row in range(_LINES):
        cv2.putText(sheet, "AB12 EHKM 3590 XYZW 8642 NTLF", (60, _baseline(row)),
                    cv2.FONT_HERSHEY_SIMPLEX, 1.5, (30, 30, 30), 4, cv2.LINE_AA)  # fmt: skip
    return sheet


def coloured_card() -> Image:
    """A card with tints, blue labels and a portrait's colours, BGR."""
    across = np.linspace(0, 1, WIDTH)[None, :, None]
    tint = np.array([235, 225, 205]) * (1 - across) + np.array([205, 215, 240]) * across
    card = np.repeat(tint, HEIGHT, axis=0).astype(np.uint8)
    for row in range(_LINES):
        cv2.putText(card, "AB12", (60, _baseline(row)), cv2.FONT_HERSHEY_SIMPLEX, 1.5,
                    (180, 120, 60), 4, cv2.LINE_AA)  # fmt: skip
        cv2.putText(card, "EHKM 3590 XYZW 8642", (220, _baseline(row)), cv2.FONT_HERSHEY_SIMPLEX,
                    1.5, (30, 30, 30), 4, cv2.LINE_AA)  # fmt: skip
    cv2.rectangle(card, (930, 150), (1140, 480), (240, 215, 190), -1)
    cv2.ellipse(card, (1035, 290), (60, 85), 0, 0, 360, (140, 170, 215), -1)
    return card


def with_seal(sheet: Image) -> Image:
    """The same with a red seal over the print."""
    layer = np.full_like(sheet, 255)
    cv2.circle(layer, (900, 560), 130, (60, 50, 215), 14, cv2.LINE_AA)
    cv2.circle(layer, (900, 560), 40, (60, 50, 215), -1, cv2.LINE_AA)
    return np.asarray(cv2.multiply(sheet, layer, scale=1 / 255), np.uint8)


def grey(sheet: Image) -> Image:
    """What a black-and-white copier makes of it."""
    return np.asarray(cv2.merge([cv2.cvtColor(sheet, cv2.COLOR_BGR2GRAY)] * 3), np.uint8)


def photographed(
    sheet: Image,
    *,
    stops: float = 0.0,
    light: tuple[float, float, float] = (1.0, 1.0, 1.0),
    uneven: float = 0.1,
    noise: float = 2.0,
    table: tuple[int, int, int] = (60, 90, 120),
    seed: int = 1,
) -> Image:
    """The sheet on a table, under light of a colour (BGR gains) and strength, with sensor noise."""
    frame = np.full((HEIGHT + 240, WIDTH + 300, 3), table, np.uint8)
    left, top = _TOP_LEFT
    frame[top : top + HEIGHT, left : left + WIDTH] = sheet
    linear = ((np.arange(256) / 255) ** 2.2).astype(np.float32)[frame]
    falloff = 1 + uneven * np.linspace(-1, 1, frame.shape[1])[None, :, None]
    linear *= (np.array(light) * falloff * 2.0**stops).astype(np.float32)
    code = 255 * np.asarray(cv2.pow(np.minimum(linear, 1), 1 / 2.2))
    code += np.random.default_rng(seed).standard_normal(code.shape, np.float32) * noise
    return np.clip(code, 0, 255).astype(np.uint8)


def corners() -> NDArray[np.float32]:
    left, top = _TOP_LEFT
    return np.array(
        [[left, top], [left + WIDTH, top], [left + WIDTH, top + HEIGHT], [left, top + HEIGHT]],
        np.float32,
    )


def text_boxes() -> Boxes:
    left, top = _TOP_LEFT
    boxes = []
    for row in range(_LINES):
        y = top + _baseline(row) + 6
        x0, x1 = left + 55, left + 820
        boxes.append(np.array([[x0, y - _LINE_HEIGHT], [x1, y - _LINE_HEIGHT], [x1, y], [x0, y]],
                              np.float32))  # fmt: skip
    return boxes


def findings(photo: Image, document_type: DocumentType, scale: float = 1.0) -> tuple[Finding, ...]:
    """Everything the checks say; ``scale`` shrinks photo, corners and text alike."""
    if scale != 1.0:
        photo = np.asarray(
            cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
    boxes = [box * np.float32(scale) for box in text_boxes()]
    return check_capture(
        photo, corners() * np.float32(scale), boxes, document_type, load_thresholds()
    )


def codes(photo: Image, document_type: DocumentType, scale: float = 1.0) -> dict[str, str]:
    """Finding code to severity."""
    found = findings(photo, document_type, scale)
    return {str(finding.code): str(finding.severity) for finding in found}


def _baseline(row: int) -> int:
    return 90 + 84 * row
