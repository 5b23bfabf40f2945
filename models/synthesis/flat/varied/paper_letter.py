"""Further letters printed: official letters, forms, parties, provinces, offices, two languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.varied.letter_facts import Facts
from models.synthesis.flat.varied.letter_foot import FootLine
from models.synthesis.flat.varied.letter_lists import clauses, numbered
from models.synthesis.flat.varied.letter_paper import Draft, Marks, print_letter
from models.synthesis.flat.varied.letter_terms import terms
from models.synthesis.flat.varied.paper_facts import more_facts
from models.synthesis.flat.varied.paper_words import Item, PaperForm, paper_forms
from models.synthesis.flat.varied.phrases import Table, say, shuffled, some
from models.synthesis.names import pick

__all__ = ["choose_paper", "paper_layouts", "print_paper"]

_SHARE = 0.5
_LINE = re.compile(r"(.*?)(?:\{(\w+)([~^]?)\}(.*))?$")


def paper_layouts(document_type: str) -> tuple[str, ...]:
    """Names of the layouts of further papers."""
    return tuple(f"varied_paper_{name}" for name in paper_forms(document_type))


def choose_paper(document_type: str, seed: int, layout: str) -> str:
    """Half of what is just ``varied`` becomes one of the further papers' layouts."""
    chance = np.random.default_rng([seed, 7720])
    if layout != "varied" or chance.random() >= _SHARE:
        return layout
    forms = paper_forms(document_type)
    shares = np.array([form.share for form in forms.values()])
    return paper_layouts(document_type)[int(chance.choice(len(shares), p=shares / shares.sum()))]


def _rows(rng: np.random.Generator, rows: Sequence[Sequence[str]], table: Table) -> Block:
    kept = [row for row in rows if not row[0].startswith("?") or rng.random() < 0.6]
    said = tuple(tuple(say(rng, cell.lstrip("?"), table) for cell in row) for row in kept)
    return Block("rows", rows=said)


def _blocks(rng: np.random.Generator, items: Sequence[Item], table: Table) -> list[Block]:
    blocks: list[Block] = []
    for item in items:
        if rng.random() >= item.get("often", 1.0):
            continue
        if "any" in item:
            branch = item["any"][int(rng.integers(len(item["any"])))]
            blocks += _blocks(rng, branch, table)
        elif "mix" in item:
            order = rng.permutation(len(item["mix"]))
            blocks += _blocks(rng, [item["mix"][int(n)] for n in order], table)
        elif "some" in item:
            chosen = some(rng, shuffled(rng, item["some"]), item["least"], item["most"])
            blocks += clauses(rng, [say(rng, text, table) for text in chosen])
        elif "list" in item:
            blocks += numbered(rng, [say(rng, text, table) for text in item["list"]])
        elif "boxes" in item:
            blocks.append(Block("boxes", rows=(tuple(item["boxes"]),)))
        else:
            kind = next(key for key in item if key != "often")
            if kind in ("fields", "table", "heads"):
                blocks.append(Block(kind, rows=_rows(rng, item[kind], table).rows))
                continue
            text = item[kind] if isinstance(item[kind], str) else pick(rng, item[kind])
            if text:
                blocks.append(Block(kind, say(rng, text, table)))
    return blocks


def _lines(
    rng: np.random.Generator, lines: Sequence[str], table: Table, values: Mapping[str, str]
) -> list[FootLine]:
    """Lines of a foot; of several slots in one, the first is signed or typed."""
    out = []
    for line in lines:
        parts = _LINE.match(say(rng, line.replace("@", ""), table))
        assert parts is not None  # the pattern takes any line
        before, slot, mark, after = parts.groups()
        how = {"~": "signed", "^": pick(rng, ("typed", "penned"))}.get(mark or "", "typed")
        if slot == "_":
            slot, how = "", "blank"
        out.append(
            FootLine(before, slot or "", how, (after or "").format_map(values), seal="@" in line)
        )
    return out


def _table(
    rng: np.random.Generator, facts: Facts, individual: bool
) -> Mapping[str, str | Sequence[str]]:
    me = "本人" if individual else facts.me
    return {**terms(rng, facts), "self": me, "me": me}


def print_paper(
    rng: np.random.Generator,
    document_type: str,
    form: PaperForm,
    facts: Facts,
    truth_keys: Mapping[str, str],
    marks: Marks,
) -> FlatDocument:
    """Print one of :func:`paper_forms`."""
    facts = more_facts(rng, facts)
    table = _table(rng, facts, form.individual)
    blocks = _blocks(rng, form.body, table)
    foot = form.feet[int(rng.integers(len(form.feet)))]
    draft = Draft(
        say(rng, pick(rng, form.titles), table),
        blocks,
        _lines(rng, foot, table, facts.values),
        head=pick(rng, form.heads),
        letterhead=form.letterhead,
        sealed=form.sealed,
        thumb=rng.random() < form.thumb,
        by_hand=form.by_hand,
        kind=form.kind,
        place=form.place,
        undated=form.undated,
        tail=tuple(say(rng, text, table) for text in form.tail),
    )
    return print_letter(rng, document_type, draft, facts, truth_keys, marks)
