"""Texts made comparable: ways of writing folded away, never one character for a likeness.

What is folded: full and half width and compatibility characters (Unicode NFKC), white space,
bracket shapes, dashes, quotation marks, the middle dots of names, upper and lower case, and old
glyph forms that Unicode happens to encode apart (髙 is 高 printed in an older face). Variants that
the civil registry keeps apart (昇 and 升, 喆 and 哲, 堃 and 坤) stay apart, and so do traditional
and simplified characters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["compact", "normalise_text", "normalise_with_map"]

_SHAPES = {
    **dict.fromkeys("〔〖【[﹝⁅{", "("),
    **dict.fromkeys("〕〗】]﹞⁆}", ")"),
    **dict.fromkeys(".•‧・·∙⋅●᛫◦", "·"),
    **dict.fromkeys("‐‑‒–—―−﹣─", "-"),
    **dict.fromkeys("“”„‟＂「」『』《》〈〉", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    "、": ",",
    "。": "·",
}

# Old form on the left, current form on the right; the same character in the GB registry fonts.
_OLD_FORM_PAIRS = """
髙高 戶户 戸户 黃黄 靑青 淸清 內内 吿告 兪俞 敎教 祿禄 眞真 愼慎 溫温 悅悦 稅税
脫脱 彥彦 旣既 卽即 郞郎 呂吕 吳吴 呉吴 強强 冊册 刪删 姍姗 槪概 朶朵 歩步 毎每
徳德 増增 曽曾 虛虚
"""
_OLD_FORMS = {pair[0]: pair[1] for pair in _OLD_FORM_PAIRS.split()}


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    """One character as it is compared: none, one or (ligatures) several characters."""
    folded = "".join(_SHAPES.get(c, c) for c in unicodedata.normalize("NFKC", char))
    return "".join(
        _OLD_FORMS.get(c, c)
        for c in folded.upper()
        if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"}
    )


def normalise_text(text: str) -> str:
    """``text`` as it is compared (see the module)."""
    return "".join(map(_fold, text))


def normalise_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The same, with the index into ``text`` of each character that came out."""
    pairs = [(out, index) for index, char in enumerate(text) for out in _fold(char)]
    return "".join(out for out, _ in pairs), tuple(index for _, index in pairs)


def compact(text: str) -> str:
    """Half width, upper case, without white space or invisible characters; punctuation kept."""
    if text.isascii():
        return "".join(text.upper().split()) if text.isprintable() else _compact(text)
    return _compact(text)


def _compact(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        c for c in folded if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"}
    )
