"""Wordings that letters of every sort share: how a unit, a person, a site are spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from models.synthesis.flat.varied.letter_facts import Facts
from models.synthesis.flat.varied.wordings import load_words
from models.synthesis.names import pick

__all__ = ["terms"]


def terms(rng: np.random.Generator, facts: Facts) -> Mapping[str, str | Sequence[str]]:
    """The table of :func:`phrases.say` for one letter, which calls things by the same words."""
    words = load_words("terms")
    me, man = facts.me, int(facts.values["i"][16]) % 2 == 1
    polite = "{n}先生" if man else "{n}女士"
    person = ("{n}", "{n}", "{n}", "{n}同志", polite, "{n} ")
    return {
        "me": me,
        "head": facts.head,
        "no": pick(rng, words["numbers"]),
        "is": pick(rng, ("：", "：", "：", "", "为", ":")),
        "who": person,
        "sex": "男" if man else "女",
        "worker": tuple(
            who + number for who in person
            for number in ("（<no><is>{i}）", "，<no><is>{i}，", "(<no>:{i})", "，<sex>，<no>{i}，")
        ),
        "site": words["sites"],
        "post": words["posts"],
        "icp": words["filing"],
        "law": words["laws"],
    }  # fmt: skip
