"""Varied supporting papers: proofs, statements, changes of name, letters of offices, plans."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.varied.letter_facts import LETTER_TRUTH, Facts, make_facts
from models.synthesis.flat.varied.letter_foot import FootLine
from models.synthesis.flat.varied.letter_lists import facts_block, numbered
from models.synthesis.flat.varied.letter_paper import Draft, Marks, print_letter
from models.synthesis.flat.varied.letter_signers import signers
from models.synthesis.flat.varied.letter_terms import terms
from models.synthesis.flat.varied.paper_letter import choose_paper, paper_layouts, print_paper
from models.synthesis.flat.varied.paper_words import paper_forms
from models.synthesis.flat.varied.phrases import Table, say, shuffled, some
from models.synthesis.flat.varied.site_plan import plan_blocks
from models.synthesis.flat.varied.wordings import LetterForm, load_words, supporting_forms
from models.synthesis.names import pick, words

__all__ = ["VARIED_SUPPORTING", "render_varied_supporting"]

_OWN = (*(f"varied_{name}" for name in supporting_forms()), "varied_plan")
VARIED_SUPPORTING = (*_OWN, *paper_layouts("supporting_letter"))
_PLAN_SHARE = 1.3
_OFFICES = words("单位（盖章）： 证明单位（盖章）： 登记机关（盖章）： 出具单位： 证明单位：")
_CLERKS = words("经办人： 联系人： 经办人（签字）： 证明人：")
_HEADS = (
    "变更事项 变更前 变更后",
    "变更项目 变更前内容 变更后内容",
    "登记事项 原登记内容 变更后登记内容",
    "项目 变更前 变更后",
)


def _office(rng: np.random.Generator, slot: str) -> FootLine:
    if rng.random() < 0.6:
        return FootLine("", slot, "typed", pick(rng, ("", "", "", "（盖章）")), seal=True)
    return FootLine(pick(rng, _OFFICES), slot, "typed", seal=True)


def _foot(rng: np.random.Generator, form: LetterForm) -> list[FootLine]:
    lines: list[FootLine] = []
    for name in pick(rng, form.signers).split():
        if name == "office":
            lines.append(_office(rng, form.sealed))
        else:
            lines += signers(rng, name, promise=False, penned=0.3)
    if rng.random() < 0.12:
        how = pick(rng, ("signed", "typed"))
        lines.append(FootLine(pick(rng, _CLERKS), "m", how))
    return lines


def _change_table(rng: np.random.Generator, facts: Facts) -> Block:
    """What was and what is, as registers print changes."""
    heads = pick(rng, _HEADS).split()
    rows: list[tuple[str, ...]] = [tuple(heads)]
    rows.append((pick(rng, ("名称", "企业名称", "名称变更", "公司名称")), "{o}", "{a}"))
    more: list[tuple[str, ...]] = [
        (pick(rng, ("法定代表人", "负责人变更", facts.head)), "{m}", "{l}"),
        (pick(rng, ("住所", "地址", "住所变更")), facts.region.full_name, "{s}"),
    ]
    return Block("heads", rows=(*rows, *more[: int(rng.integers(0, 3))]))


def _blocks(
    rng: np.random.Generator, name: str, form: LetterForm, table: Table, facts: Facts
) -> list[Block]:
    blocks: list[Block] = []
    if form.to and rng.random() < form.addressed and (to := pick(rng, form.to)):
        blocks.append(Block("n", to))
    ending = say(rng, pick(rng, form.endings), table)
    chosen = some(rng, shuffled(rng, form.clauses), 0, 4)
    if form.fields and rng.random() < form.form:
        slots = some(rng, form.fields, 4, len(form.fields))
        slots = [*(s for s in form.fields[:2] if s not in slots), *slots]
        blocks.append(facts_block(rng, slots))
        middles = [say(rng, text, table) for text in chosen[:2]]
    else:
        opening = say(rng, pick(rng, form.openings), table)
        if opening.endswith("：") and len(chosen) < 2:  # something is announced
            chosen = shuffled(rng, form.clauses)[:2]
        middles = [say(rng, text, table) for text in chosen]
        if rng.random() < 0.35 and middles:
            opening += middles.pop(0)
        blocks.append(Block("p", opening))
    if name == "change" and rng.random() < 0.5:
        blocks.append(_change_table(rng, facts))
    if middles and rng.random() < form.numbered:
        blocks += numbered(rng, middles)
    elif rng.random() < 0.4 and middles:
        blocks.append(Block("p", "".join(middles)))
    else:
        blocks += [Block("p", text) for text in middles]
    if ending and rng.random() < 0.2 and blocks[-1].kind == "p":
        blocks[-1] = replace(blocks[-1], text=blocks[-1].text + ending)
    elif ending:
        blocks.append(Block("p", ending))
    return blocks


def render_varied_supporting(
    rng: np.random.Generator,
    seed: int,
    *,
    layout: str = "varied",
    sealed: bool = True,
    signed: bool = True,
    seal_name: str = "",
    seal_shape: Literal["round", "oval"] = "round",
) -> FlatDocument:
    """Print a supporting paper, sealed by whoever gives it.

    Args:
        rng: Decides whose it is.
        seed: Decides its wording and how it is printed.
        layout: ``varied``, or one of :data:`VARIED_SUPPORTING`.
        sealed: Whether the seal is on it.
        signed: Whether it is signed, where its foot asks for that.
        seal_name: On the seal, where it is not that of whoever gives it.
        seal_shape: Of the seal.

    Returns:
        The paper. ``company_name`` is the unit it speaks of, not an office that seals it; ``name``
        and ``id_number`` are of the person it is about; ``letter_kind`` as for commitments.

    Raises:
        ValueError: No such layout.
    """
    look, forms = np.random.default_rng([seed, 7713]), supporting_forms()
    wanted = Marks(sealed, signed, seal_name, seal_shape)
    layout = choose_paper("supporting_letter", seed, layout)
    if layout in paper_layouts("supporting_letter"):
        paper = paper_forms("supporting_letter")[layout.removeprefix("varied_paper_")]
        facts = make_facts(rng, of=pick(look, paper.of), individual=paper.individual)
        return print_paper(look, "supporting_letter", paper, facts, LETTER_TRUTH, wanted)
    if layout == "varied":
        shares = np.array([*(form.share for form in forms.values()), _PLAN_SHARE])
        layout = _OWN[int(look.choice(len(shares), p=shares / shares.sum()))]
    if layout not in VARIED_SUPPORTING:
        raise ValueError(f"no varied supporting paper {layout!r}; there are {VARIED_SUPPORTING}")
    name = layout.removeprefix("varied_")
    if name == "plan":
        facts = make_facts(rng)
        table = terms(look, facts)
        draft = Draft(
            pick(look, load_words("plan")["titles"]),
            plan_blocks(look, table),
            signers(look, pick(look, ("unit", "unit", "unit chief", "unit phone")), promise=False),
            head=pick(look, ("none", "none", "logo", "line")),
            by_hand=0.0,
            kind="construction_plan",
        )
        return print_letter(look, "supporting_letter", draft, facts, LETTER_TRUTH, wanted)
    form = forms[name]
    person = form.sealed in ("police", "comm")
    facts = make_facts(rng, of=form.of, individual=person)
    table = terms(look, facts)
    blocks = _blocks(look, name, form, table, facts)
    lines = _foot(look, form)
    draft = Draft(
        pick(look, form.titles),
        blocks,
        lines,
        head=pick(look, form.heads),
        letterhead=form.sealed,
        sealed=form.sealed,
        by_hand=form.by_hand,
        kind=form.kind,
    )
    return print_letter(look, "supporting_letter", draft, facts, LETTER_TRUTH, wanted)
