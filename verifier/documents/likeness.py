"""Telling a document by the words printed on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verifier.documents.flow import Flow, half_width

__all__ = ["has_title", "headlines", "printed_nearly", "word_score"]


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


# The second line of a headline begins within this many line heights of the first one's middle.
_NEXT_LINE = 2.0


def headlines(flow: Flow) -> Iterator[str]:
    """Every line's text, and with it that of a line right under it, for a title set over two."""
    for line in flow.lines:
        yield half_width(line.text)
        for below in flow.lines:
            common = min(line.x1, below.x1) - max(line.x0, below.x0)
            near = 0 < below.middle - line.middle < _NEXT_LINE * max(line.height, below.height)
            if near and common > 0.5 * min(line.x1 - line.x0, below.x1 - below.x0):
                yield half_width(line.text + below.text)


def printed_nearly(text: str, words: str) -> bool:
    """Whether ``words`` stand in a text with at most one character in five misread."""
    if words in text:
        return True
    size, allowed = len(words), len(words) // 5
    return allowed > 0 and any(
        sum(a != b for a, b in zip(text[at : at + size], words, strict=True)) <= allowed
        for at in range(len(text) - size + 1)
    )
