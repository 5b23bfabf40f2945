"""Telling a document by the words printed on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verifier.documents.flow import Flow

__all__ = ["has_title", "printed_nearly", "word_score"]


def word_score(flow: Flow, weights: Mapping[str, float], excluded: Sequence[str] = ()) -> float:
    """Sum of the weights of the words present, at most 1; 0 where an excluded word is present."""
    if any(word in flow.text for word in excluded):
        return 0.0
    return min(1.0, sum(weight for word, weight in weights.items() if word in flow.text))


def has_title(flow: Flow, *words: str, longest: int = 16) -> bool:
    """Whether a short line, as a title is, holds one of ``words``."""
    return any(
        word in line.text and len(line.text) <= longest for line in flow.lines for word in words
    )


def printed_nearly(text: str, words: str) -> bool:
    """Whether ``words`` stand in a text with at most one character in five misread."""
    if words in text:
        return True
    size, allowed = len(words), len(words) // 5
    return allowed > 0 and any(
        sum(a != b for a, b in zip(text[at : at + size], words, strict=True)) <= allowed
        for at in range(len(text) - size + 1)
    )
