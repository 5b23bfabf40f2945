"""Clauses run together or numbered, and facts as labelled lines or a table, for any letter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.varied.wordings import load_words
from models.synthesis.names import pick, words

__all__ = ["clauses", "facts_block", "numbered"]

_STARTS = words("{n}. {n}、 （{n}） {c}、 {c}、 （{c}） ({n}) {n}． {r} 第{c}条　 {n}）")
_CHINESE = words("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四")


def numbered(rng: np.random.Generator, texts: Sequence[str]) -> list[Block]:
    """One paragraph a text, each with its number."""
    start, end = pick(rng, _STARTS), pick(rng, ("；", "；", "。", "。", ""))
    out = []
    for n, text in enumerate(texts, 1):
        mark = "。" if n == len(texts) and end else end
        first = start.format(n=n, c=_CHINESE[n - 1], r=chr(0x2460 + n - 1))
        out.append(Block("p", first + text.rstrip("。") + mark))
    return out


def clauses(rng: np.random.Generator, texts: Sequence[str]) -> list[Block]:
    """Numbered, as plain paragraphs, or one sentence after the other."""
    how = rng.random()
    if how < 0.6:
        return numbered(rng, texts)
    if how < 0.75:
        return [Block("p", text.rstrip("。") + "。") for text in texts]
    return [Block("p", "；".join(text.rstrip("。") for text in texts) + "。")]


def facts_block(rng: np.random.Generator, slots: Sequence[str]) -> Block:
    """Slots as labelled lines, or as a table with one or two pairs a row."""
    labels = load_words("terms")["labels"]
    cells = [(pick(rng, labels[slot]), f"{{{slot}}}") for slot in slots]
    kind = pick(rng, ("fields", "fields", "table"))
    rows: list[tuple[str, ...]] = list(cells)
    if kind == "table" and rng.random() < 0.45:
        rows, n = [], 0
        while n < len(slots):
            pair = slots[n : n + 2]
            short = len(pair) == 2 and not set(pair) & set("aswc")
            rows.append((*cells[n], *cells[n + 1]) if short else cells[n])
            n += 2 if short else 1
    return Block(kind, rows=tuple(rows))
