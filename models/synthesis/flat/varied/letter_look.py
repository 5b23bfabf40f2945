"""How a letter is typed: faces, sizes, pitch, margins, inks, and what is written by hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.synthesis.flat.handwriting import INKS
from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour

__all__ = ["LetterLook", "choose_letter_look"]

_ROLES = ("song",) * 4 + ("fangsong",) * 4 + ("kai",) * 2 + ("hei",) * 3
# Slots that staff leave to the pen, from all of them to a person's own.
_PENNED = (
    "alxniwdscpqkjmofh", "nip", "lxnip", "alnixwdpsc", "wd", "ni", "fh", "nipjk", "alx",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterLook:
    """Faces and measures of one letter.

    Attributes:
        face: Of the text.
        strong: Of headings.
        title: Of the headline.
        size: Em of the text, millimetres.
        pitch: From line to line, in em.
        indent: Of a paragraph's first line, in em.
        left: Left margin, millimetres.
        right: Right margin.
        top: Where the page begins.
        ink: Of the printer.
        pen: Of whoever fills it in.
        penned: Slots that are written by hand.
        ruled: Whether typed values stand on a rule too, with room beside them.
        heavy: Extra stroke in em of typed values.
        fields: How labelled lines are set: ``plain``, ``ruled``, ``spread``, ``hung``, ``bare``.
        colon: After labels.
        air: Between blocks, in em.
    """

    face: Face
    strong: Face
    title: Face
    size: float
    pitch: float
    indent: float
    left: float
    right: float
    top: float
    ink: Colour
    pen: Colour
    penned: frozenset[str]
    ruled: bool
    heavy: float
    fields: str
    colon: str
    air: float


def choose_letter_look(rng: np.random.Generator, *, by_hand: float = 0.3) -> LetterLook:
    """Faces and measures by chance; ``by_hand`` is how often blanks are filled in with a pen."""
    grey = float(rng.uniform(16, 58) if rng.random() < 0.85 else rng.uniform(58, 96))
    left = float(rng.uniform(17, 34))
    right = left if rng.random() < 0.7 else float(rng.uniform(15, 32))
    role = pick(rng, _ROLES)
    return LetterLook(
        face=choose_face(rng, role),  # type: ignore[arg-type]
        strong=choose_face(rng, pick(rng, ("hei_bold", "song_bold", "hei"))),  # type: ignore[arg-type]
        title=choose_face(
            rng,
            pick(rng, ("hei_bold", "song_bold", "song_bold", "hei", "song", "kai")),  # type: ignore[arg-type]
        ),
        size=float(rng.choice((3.7, 4.23, 4.94, 4.94, 5.29, 5.64, 6.2)) * rng.uniform(0.97, 1.03)),
        pitch=float(rng.choice((1.35, 1.5, 1.75, 2.0, 2.0, 2.3, 2.7)) * rng.uniform(0.96, 1.04)),
        indent=float(rng.choice((2.0, 2.0, 2.0, 2.0, 0.0, 2.5, 4.0))),
        left=left,
        right=right,
        top=float(rng.uniform(22, 46)),
        ink=(grey, grey, grey + float(rng.uniform(0, 7))),
        pen=INKS[int(rng.integers(len(INKS)))],
        penned=frozenset(pick(rng, _PENNED)) if rng.random() < by_hand else frozenset(),
        ruled=rng.random() < 0.16,
        heavy=float(rng.uniform(0.012, 0.025)) if rng.random() < 0.12 else 0.0,
        fields=pick(rng, ("plain", "plain", "ruled", "ruled", "spread", "hung", "bare")),
        colon=pick(rng, ("：", "：", "：", "：", ":", ": ", "： ")),
        air=float(rng.choice((0.0, 0.0, 0.3, 0.8))),
    )
