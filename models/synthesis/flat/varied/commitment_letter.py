"""Varied commitments and notices, of units and of persons."""

from __future__ import annotations

from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.varied.letter_facts import LETTER_TRUTH, make_facts
from models.synthesis.flat.varied.letter_lists import clauses, facts_block
from models.synthesis.flat.varied.letter_paper import Draft, Marks, print_letter
from models.synthesis.flat.varied.letter_signers import signers
from models.synthesis.flat.varied.letter_terms import terms
from models.synthesis.flat.varied.paper_letter import choose_paper, paper_layouts, print_paper
from models.synthesis.flat.varied.paper_words import paper_forms
from models.synthesis.flat.varied.phrases import Table, say, shuffled, some
from models.synthesis.flat.varied.wordings import LetterForm, commitment_forms
from models.synthesis.names import pick

__all__ = ["VARIED_COMMITMENTS", "render_varied_commitment"]

_ASK = (
    "请在下方横线处抄写：",
    "请网站负责人抄写下列文字：",
    "请手动抄写以下内容：",
    "（抄写栏）",
)
_OWN = tuple(f"varied_{name}" for name in commitment_forms())
VARIED_COMMITMENTS = (*_OWN, *paper_layouts("commitment_letter"))


def _slots(rng: np.random.Generator, form: LetterForm) -> list[str]:
    slots = some(rng, form.fields, 3, len(form.fields))
    return shuffled(rng, slots) if rng.random() < 0.2 else slots


def _blocks(rng: np.random.Generator, form: LetterForm, table: Table) -> list[Block]:
    blocks: list[Block] = []
    if rng.random() < form.addressed:
        blocks.append(Block("n", pick(rng, form.to)))
    opening = say(rng, pick(rng, form.openings), table)
    lead = say(rng, pick(rng, form.leads), table)
    if opening.endswith("："):
        lead = ""
    if lead and rng.random() < 0.4:
        opening, lead = opening + lead, ""
    texts = [say(rng, text, table) for text in some(rng, shuffled(rng, form.clauses), 2, 8)]
    body = [Block("p", opening), *([Block("p", lead)] if lead else []), *clauses(rng, texts)]
    if form.fields and rng.random() < 0.3:
        facts = facts_block(rng, _slots(rng, form))
        body = [facts, *body] if rng.random() < 0.7 else [*body, facts]
    blocks += body
    if form.copied and rng.random() < 0.85:
        words = say(rng, form.copied, table)
        ask = pick(rng, _ASK)
        blocks += [Block("h", ask + (words if rng.random() < 0.7 else "")), Block("copy", words)]
    else:
        ends = some(rng, shuffled(rng, form.endings), 1, 3)
        blocks += [Block("p", say(rng, text, table)) for text in ends]
    return blocks


def render_varied_commitment(
    rng: np.random.Generator,
    seed: int,
    *,
    layout: str = "varied",
    sealed: bool = True,
    signed: bool = True,
    seal_name: str = "",
    seal_shape: Literal["round", "oval"] = "round",
) -> FlatDocument:
    """Print a commitment or a notice, signed, and sealed where a unit gives it.

    Args:
        rng: Decides whose it is.
        seed: Decides its wording and how it is printed.
        layout: ``varied``, or one of :data:`VARIED_COMMITMENTS`.
        sealed: Whether the seal is on it, where it has a place for one.
        signed: Whether it is signed.
        seal_name: On the seal, where it is not the unit's own.
        seal_shape: Of the seal.

    Returns:
        The letter; ``addressee`` where it names an administration, ``letter_kind`` where its sort
        is one of those that filings know.

    Raises:
        ValueError: No such layout.
    """
    look = np.random.default_rng([seed, 7712])
    forms = commitment_forms()
    wanted = Marks(sealed, signed, seal_name, seal_shape)
    layout = choose_paper("commitment_letter", seed, layout)
    if layout in paper_layouts("commitment_letter"):
        paper = paper_forms("commitment_letter")[layout.removeprefix("varied_paper_")]
        facts = make_facts(rng, of=pick(look, paper.of), individual=paper.individual)
        return print_paper(look, "commitment_letter", paper, facts, LETTER_TRUTH, wanted)
    if layout == "varied":
        shares = np.array([form.share for form in forms.values()])
        layout = _OWN[int(look.choice(len(shares), p=shares / shares.sum()))]
    if layout not in VARIED_COMMITMENTS:
        raise ValueError(f"no varied commitment {layout!r}; there are {VARIED_COMMITMENTS}")
    form = forms[layout.removeprefix("varied_")]
    facts = make_facts(rng, individual=layout == "varied_person")
    table = {**terms(look, facts), "self": "本人" if form.individual else facts.me}
    blocks = _blocks(look, form, table)
    lines = signers(look, pick(look, form.signers), promise=True, penned=0.6)
    unit = any(line.seal for line in lines)
    draft = Draft(
        pick(look, form.titles),
        blocks,
        lines,
        head=pick(look, ("none",) * 9 + (("logo", "line") if unit else ("none", "none"))),
        sealed="a" if unit else "",
        thumb=look.random() < (0.5 if layout == "varied_person" else 0.06),
        by_hand=0.4,
        kind=form.kind,
    )
    return print_letter(look, "commitment_letter", draft, facts, LETTER_TRUTH, wanted)
