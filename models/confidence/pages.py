"""Collected pages and what becomes of them: fields, traits and whether they are right."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from verifier.documents import KINDS
from verifier.documents.confidence import Traits, family_of, traits_of
from verifier.documents.decoding import decode_fields
from verifier.documents.flow import Flow
from verifier.documents.seen import SeenField
from verifier.ocr import Page, PageLine
from verifier.ocr.lattice import Cell
from verifier.reports import DocumentType, FieldReport
from verifier.standards import normalise_text

__all__ = ["Row", "Sample", "load", "rows", "same"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One photo, read."""

    seed: int
    type: DocumentType
    read_as: str
    share: float
    truth: dict[str, str]
    page: Page

    @property
    def told_apart(self) -> bool:
        """Whether it was taken for what it is."""
        return self.read_as == self.type


@dataclass(frozen=True, slots=True)
class Row:
    """One field of one photo."""

    sample: Sample
    name: str
    family: str
    traits: Traits
    right: bool
    capped: bool


def load(folders: Iterable[Path], *, cells: bool = True) -> Iterator[Sample]:
    """Every collected photo in the order of its seed; without ``cells`` as without a lattice."""
    paths = [path for folder in folders for path in folder.glob("*.pickle")]
    for path in sorted(paths, key=lambda path: path.name):
        entry: dict[str, Any] = pickle.loads(path.read_bytes())
        lines = tuple(
            PageLine(*line[:6], tuple(Cell(*cell) for cell in line[6]) if cells else ())
            for line in entry["lines"]
        )
        page = Page(lines, *map(float, entry["size"]), np.asarray(entry["to_upload"]))
        yield Sample(
            entry["seed"], DocumentType(entry["kind"]), entry["read_as"], entry["share"],
            entry["truth"], page,
        )  # fmt: skip


def same(field: FieldReport, truth: str, name: str = "") -> bool:
    """Whether the value is what is printed, ways of writing folded; of a scope its punctuation."""
    read, printed = normalise_text(field.value or ""), normalise_text(truth)
    if name == "business_scope":
        read, printed = ("".join(filter(str.isalnum, text)) for text in (read, printed))
    return read == printed


def rows(samples: Iterable[Sample]) -> Iterator[Row]:
    """Every field that has a value and a truth, of photos taken for what they are."""
    for sample in samples:
        if not sample.told_apart:
            continue
        flow = Flow.of_page(sample.page)
        said = normalise_text(flow.text)
        read = KINDS[sample.type].extract(sample.page, flow)
        fields = decode_fields(sample.type, read)
        for name, field in fields.items():
            if (
                name in sample.truth
                and field.value is not None
                and isinstance(field, SeenField)
                and field.cells
            ):
                yield Row(
                    sample, name, family_of(name),
                    traits_of(sample.type, name, field, fields, said),
                    same(field, sample.truth[name], name), field.capped,
                )  # fmt: skip
