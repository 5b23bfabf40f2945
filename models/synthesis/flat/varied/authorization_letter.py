"""Varied authorizations: in sentences by the unit or its head, as fields, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.varied.letter_facts import Facts, make_facts
from models.synthesis.flat.varied.letter_foot import FootLine
from models.synthesis.flat.varied.letter_lists import numbered
from models.synthesis.flat.varied.letter_paper import Draft, Marks, print_letter
from models.synthesis.flat.varied.letter_terms import terms
from models.synthesis.flat.varied.paper_letter import choose_paper, paper_layouts, print_paper
from models.synthesis.flat.varied.paper_words import paper_forms
from models.synthesis.flat.varied.phrases import Table, say, shuffled, some
from models.synthesis.flat.varied.wordings import load_words
from models.synthesis.names import pick
from models.synthesis.people import Letter

__all__ = ["VARIED_AUTHORIZATIONS", "render_varied_authorization"]

VARIED_AUTHORIZATIONS = (
    "varied_sentences", "varied_chief", "varied_fields", "varied_table", "varied_two_parties",
    *paper_layouts("authorization_letter"),
)  # fmt: skip
_SHARES = (0.36, 0.2, 0.18, 0.16, 0.1)
_TRUTH: Mapping[str, str] = {
    "a": "authorizer",
    "l": "legal_representative",
    "n": "agent_name",
    "i": "agent_id_number",
    "w": "website",
    "d": "website",  # the domain where one is printed
}
_WORDS = load_words("authorization")
_PARTIES = (
    ("授权人", "被授权人"),
    ("委托人", "受托人"),
    ("授权方（甲方）", "被授权方（乙方）"),
    ("委托单位", "受委托人"),
)


def _tail(rng: np.random.Generator, table: Table) -> list[Block]:
    """Effects, a term, a closing, in any of the orders letters have them."""
    some_effects = some(rng, shuffled(rng, _WORDS["effects"]), 0, 3)
    effects = [say(rng, text, table) for text in some_effects]
    blocks: list[Block] = []
    if rng.random() < 0.25:
        items = [say(rng, t, table) for t in some(rng, shuffled(rng, _WORDS["items"]), 2, 5)]
        head = say(rng, "[授权范围|授权事项|委托权限|具体授权事项如下|授权权限]：", table)
        blocks += [Block("p", head), *numbered(rng, items)]
    if rng.random() < 0.3 and len(effects) > 1:
        blocks.append(Block("p", "".join(effects)))
    else:
        blocks += [Block("p", text) for text in effects]
    if rng.random() < 0.55:
        listed = any(block.text.endswith("：") for block in blocks)
        at = len(blocks) if listed else int(rng.integers(len(blocks) + 1))
        blocks.insert(at, Block("p", say(rng, pick(rng, _WORDS["terms"]), table)))
    closing = pick(rng, _WORDS["closings"])
    if closing:
        blocks.append(Block("p", closing))
    return blocks


def _sentences(rng: np.random.Generator, table: Table, chief: bool) -> list[Block]:
    blocks = []
    if rng.random() < 0.35:
        blocks.append(Block("n", say(rng, pick(rng, _WORDS["to"]), table)))
    opening = say(rng, pick(rng, _WORDS["from_chief"] if chief else _WORDS["openings"]), table)
    return [*blocks, Block("p", opening), *_tail(rng, table)]


def _label(rng: np.random.Generator, slot: str) -> str:
    return pick(rng, _WORDS["form_rows"][slot])


def _form_slots(rng: np.random.Generator) -> list[str]:
    unit = ["a", *some(rng, "cls", 0, 3)]
    unit = [*unit[:1], *(s for s in unit[1:] if s != "l"), *(["l"] if rng.random() < 0.85 else [])]
    if "l" in unit and rng.random() < 0.25:
        unit.append("x")
    agent = ["n", "i", *some(rng, "jpk", 0, 3)]
    site = pick(rng, ("w", "d", "wd", "wd", "dw", ""))
    parts = [unit, agent, list(site)]
    if rng.random() < 0.25:
        parts = [parts[0], parts[2], parts[1]]
    elif rng.random() < 0.12:
        parts = [parts[2], parts[0], parts[1]]
    flat = [slot for part in parts for slot in part]
    return [*flat, "h"] if rng.random() < 0.25 else flat


def _value(rng: np.random.Generator, slot: str) -> str:
    if slot == "h":
        return pick(rng, ("{f}至{h}", "自{f}起至{h}止", "长期", "一年", "{f}—{h}"))
    return f"{{{slot}}}"


def _form(rng: np.random.Generator, table: Table, kind: str) -> list[Block]:
    slots = _form_slots(rng)
    cells = [(_label(rng, slot), _value(rng, slot)) for slot in slots]
    rows: list[tuple[str, ...]] = [*cells]
    short = {"l", "n", "i", "j", "p", "x", "k"}
    if rng.random() < (0.6 if kind == "table" else 0.2):
        rows, n = [], 0
        while n < len(slots):
            if n + 1 < len(slots) and {slots[n], slots[n + 1]} <= short:
                rows.append((*cells[n], *cells[n + 1]))
                n += 2
            else:
                rows.append(cells[n])
                n += 1
    statement = say(rng, pick(rng, _WORDS["statements"]), table)
    blocks = [Block(kind, rows=tuple(rows)), Block("p", statement), *_tail(rng, table)]
    if rng.random() < 0.2:
        blocks.insert(0, Block("p", statement))
        del blocks[2]
    if kind == "table" and rng.random() < 0.2:
        table_at = blocks.index(Block("table", rows=tuple(rows)))
        blocks[table_at] = Block("table", rows=(*rows, ("授权事项", statement)))
        blocks.remove(Block("p", statement))
    return blocks


def _two_parties(rng: np.random.Generator, table: Table) -> list[Block]:
    """授权人 and 被授权人 as two blocks of fields, then what is authorised."""
    one, other = _PARTIES[int(rng.integers(len(_PARTIES)))]
    slots = some(rng, "clxs", 1, 4)
    unit = [(one, "{a}"), *((_label(rng, slot), _value(rng, slot)) for slot in slots)]
    if rng.random() < 0.3:
        unit.append(("联系电话", "{q}"))
    agent = [(other, "{n}"), (pick(rng, _WORDS["form_rows"]["i"][:2]), "{i}")]
    agent += [(_label(rng, slot), _value(rng, slot)) for slot in some(rng, "jpk", 0, 2)]
    if rng.random() < 0.3:
        agent.insert(1, ("性别", str(table["sex"])))
    body = say(
        rng,
        "[现|兹|][授权人|委托人|<me>]授权[被授权人|受托人|上述人员][担任|为]<site>的<post>，<duty>。",
        table,
    )
    parts = [Block("fields", rows=tuple(unit)), Block("fields", rows=tuple(agent))]
    if rng.random() < 0.2:
        parts.reverse()
    return [*parts, Block("p", body), *_tail(rng, table)]


def _foot(rng: np.random.Generator, facts: Facts) -> list[FootLine]:
    unit_before = pick(rng, _WORDS["unit_labels"])
    after = pick(rng, ("", "", "（盖章）", "（公章）", "(盖章)")) if "章" not in unit_before else ""
    how = "blank" if unit_before and rng.random() < 0.3 else "typed"
    lines = [FootLine(unit_before, "a", how, after, seal=True)]
    chief = say(rng, pick(rng, _WORDS["chief_labels"]), {"head": facts.head})
    agent = pick(rng, _WORDS["agent_labels"])
    if rng.random() < 0.75:
        lines.append(FootLine(chief, "l", "typed" if rng.random() < 0.12 else "signed"))
    if rng.random() < 0.4:
        lines.append(FootLine(agent, "n", "typed" if rng.random() < 0.08 else "signed"))
        if rng.random() < 0.2:
            lines.append(FootLine(pick(rng, ("身份证号：", "身份证号码：")), "i", "penned"))
    if rng.random() < 0.15:
        lines.append(
            FootLine(pick(rng, ("联系电话：", "电话：")), "p", pick(rng, ("typed", "penned")))
        )
    if rng.random() < 0.12 and len(lines) > 1:
        lines[0], lines[1] = lines[1], lines[0]
    return lines


def _given(facts: Facts, letter: Letter) -> Facts:
    values = dict(facts.values) | {
        "a": letter.authorizer,
        "l": letter.legal_representative,
        "n": letter.agent_name,
        "i": letter.agent_id_number,
        "w": letter.website,
        "d": letter.domain or (letter.website if letter.website.isascii() else facts.values["d"]),
    }
    return replace(facts, values=values, day=letter.issued_on)


def render_varied_authorization(
    rng: np.random.Generator,
    seed: int,
    *,
    layout: str = "varied",
    letter: Letter | None = None,
    sealed: bool = True,
    signed: bool = True,
    seal_name: str = "",
    seal_shape: Literal["round", "oval"] = "round",
) -> FlatDocument:
    """Print an authorization, signed and sealed.

    Args:
        rng: Decides whose it is.
        seed: Decides its wording and how it is printed.
        layout: ``varied``, or one of :data:`VARIED_AUTHORIZATIONS`.
        letter: Who authorises whom, where it is known.
        sealed: Whether the seal is on it.
        signed: Whether it is signed, where its foot asks for that.
        seal_name: On the seal, where it is not the unit's own.
        seal_shape: Of the seal.

    Returns:
        The letter; one that speaks of no site in particular has no ``website``.

    Raises:
        ValueError: No such layout.
    """
    look = np.random.default_rng([seed, 7711])
    wanted = Marks(sealed, signed, seal_name, seal_shape)
    layout = choose_paper("authorization_letter", seed, layout)
    if layout == "varied":
        layout = VARIED_AUTHORIZATIONS[int(look.choice(len(_SHARES), p=_SHARES))]
    if layout in paper_layouts("authorization_letter"):
        form = paper_forms("authorization_letter")[layout.removeprefix("varied_paper_")]
        facts = make_facts(rng, of=pick(look, form.of))
        facts = _given(facts, letter) if letter else facts
        return print_paper(look, "authorization_letter", form, facts, _TRUTH, wanted)
    facts = make_facts(rng)
    facts = _given(facts, letter) if letter else facts
    table = {**terms(look, facts), "duty": _WORDS["duties"], **_WORDS["named"]}
    match layout:
        case "varied_sentences" | "varied_chief":
            blocks = _sentences(look, table, layout == "varied_chief")
        case "varied_fields" | "varied_table":
            blocks = _form(look, table, layout.removeprefix("varied_"))
        case "varied_two_parties":
            blocks = _two_parties(look, table)
        case _:
            raise ValueError(
                f"no varied authorization {layout!r}; there are {VARIED_AUTHORIZATIONS}"
            )
    if look.random() < 0.1:
        pairs = (("被授权人身份证正面复印件", "被授权人身份证反面复印件"),
                 ("身份证（人像面）粘贴处", "身份证（国徽面）粘贴处"))  # fmt: skip
        blocks.append(Block("boxes", rows=(pairs[int(look.integers(2))],)))
    elif look.random() < 0.15:
        blocks.append(Block("n", pick(look, _WORDS["attached"])))
    lines = _foot(look, facts)
    stated = "".join(b.text + "".join(map("".join, b.rows)) for b in blocks)
    title = pick(look, _WORDS["titles"])
    if "{a}" not in stated + title and lines[0].how == "blank":
        lines = [FootLine("单位（盖章）：", "a", "typed", seal=True), *lines[1:]]
    draft = Draft(
        title,
        blocks,
        lines,
        head=pick(look, ("none",) * 7 + ("logo", "line", "red")),
        by_hand=0.3,
    )
    return print_letter(look, "authorization_letter", draft, facts, _TRUTH, wanted)
