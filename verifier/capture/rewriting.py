"""Other figures in a ``capture.yaml``, and not a character else of it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from verifier.capture.thresholds import Band
from verifier.findings import FindingCode

__all__ = ["with_bands"]


def with_bands(text: str, bands: Mapping[FindingCode, Band]) -> str:
    """The text of a ``capture.yaml`` with the figures of ``probabilities.codes`` replaced.

    Args:
        text: A file that loads strictly.
        bands: The new figures; codes that are left out keep theirs.
    """
    codes = _under(yaml.compose(text, Loader=yaml.SafeLoader), "probabilities", "codes")
    places: list[tuple[int, int, str]] = []
    for code, band in bands.items():
        for key, figure in (("review", band.review), ("reject", band.reject)):
            node = _under(codes, code, key)
            places.append((node.start_mark.index, node.end_mark.index, f"{figure:g}"))
    for begin, end, written in sorted(places, reverse=True):  # from the end: places stay true
        text = text[:begin] + written + text[end:]
    return text


def _under(node: yaml.Node | None, *keys: str) -> yaml.Node:
    for key in keys:
        node = next(value for name, value in _entries(node) if name == key)
    assert node is not None
    return node


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    assert isinstance(node, yaml.MappingNode)
    for key, value in node.value:
        yield key.value, value
