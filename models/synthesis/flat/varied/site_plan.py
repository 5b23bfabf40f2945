"""Plans of sites in sections, with a table or lines of facts somewhere among them."""

from __future__ import annotations

import numpy as np

from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.varied.letter_lists import facts_block, numbered
from models.synthesis.flat.varied.phrases import Table, say, some
from models.synthesis.flat.varied.wordings import load_words
from models.synthesis.names import pick

__all__ = ["plan_blocks"]


def plan_blocks(rng: np.random.Generator, table: Table) -> list[Block]:
    """The text of a plan."""
    words = load_words("plan")
    style = pick(rng, ("{c}、", "{c}、", "{n}. ", "（{c}）", "第{c}章 ", "{n}、"))
    first = pick(rng, ("单位概况", "项目概述", "网站概况", "建设目的", "基本情况", "前言"))
    sections = [(first, [say(rng, pick(rng, words["intros"]), table)])]
    places = sorted(rng.permutation(len(words["sections"]))[: int(rng.integers(3, 6))])
    for section in (words["sections"][int(place)] for place in places):
        texts = [say(rng, text, table) for text in some(rng, section["texts"], 2, 4)]
        sections.append((say(rng, section["head"], table), texts))
    at, blocks = int(rng.integers(0, 2)), list[Block]()
    for n, (head, texts) in enumerate(sections):
        blocks.append(Block("h", style.format(c="一二三四五六七八九"[n], n=n + 1) + head))
        if n == 0:
            blocks.append(Block("p", texts[0]))
        elif rng.random() < 0.3 and all("：" in text for text in texts):
            rows = [tuple(text.split("：", 1)) for text in texts]
            blocks.append(Block("table", rows=(("栏目", "内容"), *rows)))
        elif rng.random() < 0.6:
            blocks += numbered(rng, texts)
        else:
            blocks.append(Block("p", "；".join(texts) + "。"))
        if n == at and rng.random() < 0.6:
            blocks.append(facts_block(rng, some(rng, "wdacnip", 3, 6)))
    return blocks
