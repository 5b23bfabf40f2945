"""How likely a field's value is right, from what the recogniser was sure of and what agrees.

A logistic model of a few traits, whose parameters and how they were fitted stand in
``models/confidence.yaml`` (``models/confidence/fit.py`` makes it). No trait that speaks of doubt
can raise the confidence, so it falls whenever the net is less sure. Where the engine gives no
probabilities of characters, the confidence is the mean of its weakest line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from math import exp, log, log1p

import yaml

from verifier.documents.agreement import is_confirmed
from verifier.documents.decoding import grammar_of
from verifier.documents.decoding.grammars import CHECKED
from verifier.documents.decoding.search import REACH, Grammar, candidates
from verifier.documents.flow import half_width
from verifier.documents.plausibility import is_plausible
from verifier.documents.seen import SeenField
from verifier.ocr.lattice import FLOOR, Cell
from verifier.reports import DocumentType, FieldEvidence, FieldReport
from verifier.resources import data_dir
from verifier.standards import normalise_text

__all__ = [
    "FAMILIES",
    "Parameters",
    "Traits",
    "family_of",
    "load_parameters",
    "traits_of",
    "with_confidence",
]

Fields = Mapping[str, FieldReport]

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "checked": ("id_number", "agent_id_number", "credit_code", "machine_readable"),
    "number": ("document_number", "travel_permit_number"),
    "day": ("birth_date", "established_on", "issued_on", "valid_from", "valid_to"),
    "listed": ("sex", "ethnicity", "nationality", "letter_kind"),
    "person": ("name", "legal_representative", "agent_name"),
    "organisation": (
        "company_name", "authorizer", "holder", "registrar", "issuing_authority", "addressee",
    ),
    "web": ("website", "domain"),
    "text": (),
}  # fmt: skip
"""Kinds of fields; every field not named is ``text``."""

# Shorter values stand in other words by chance.
_TELLING = 2
# What is left of a doubt about a character where another field, read by itself, says the same.
_AGREED = 0.1
# Print of this height (pixels of the upload) is read as well as any larger.
_READABLE = 28.0


@dataclass(frozen=True, slots=True)
class Traits:
    """What speaks for and against a value; all but the last two are doubts, 0 and up.

    Doubts of the net span orders of magnitude and are told as log(1 + 100 d), d being -log of a
    probability.

    Attributes:
        weakest: Of the character the net was least sure of.
        total: Of all characters together.
        close: How near the next likeliest other value is: 0 out of reach, 1 just as likely.
        unsatisfied: 1 where the value does not satisfy the field's standard.
        decoded: 1 where it is not what was read.
        small: log of how much smaller than readable the print is.
        parts: Parts of lines beyond the first.
        unusual: Characters beyond GB 2312, three at most: seldom ones stand in for unknown ones.
        implausible: 1 where the value is not written as such values are: what was taken from a
            wrong place may be read ever so sharply.
        repeated: 1 where the value stands at another place of the page, too, read by itself.
        confirmed: 1 where another field of the document says the same.
    """

    weakest: float
    total: float
    close: float
    unsatisfied: float
    decoded: float
    small: float
    parts: float
    unusual: float
    implausible: float
    repeated: float
    confirmed: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """Of the model, as in ``models/confidence.yaml``.

    Attributes:
        base: By family, log odds of being wrong without any doubt.
        weights: By trait.
        decoded_at_most: Confidence of a decoded value at most: as many were measured to be right.
        review_below: A field of less confidence goes to a person.
    """

    base: Mapping[str, float]
    weights: Mapping[str, float]
    decoded_at_most: float
    review_below: float

    def probability(self, family: str, traits: Traits) -> float:
        """That the value is right, 0 to 1."""
        said = asdict(traits)
        odds = self.base[family] + sum(weight * said[name] for name, weight in self.weights.items())
        right = 1.0 / (1.0 + exp(min(odds, 50.0)))
        return min(right, self.decoded_at_most) if traits.decoded else right


@cache
def load_parameters() -> Parameters:
    """The shipped parameters."""
    path = data_dir("models") / "confidence.yaml"
    return Parameters(**yaml.safe_load(path.read_text(encoding="utf-8"))["parameters"])


def family_of(name: str) -> str:
    """The family of a field."""
    return next((family for family, names in FAMILIES.items() if name in names), "text")


def with_confidence(type_: DocumentType, fields: Fields, page: str) -> dict[str, FieldReport]:
    """The fields as they are reported: with a calibrated confidence, without their source.

    Args:
        type_: Of the document.
        fields: With their source.
        page: All that was read on the page.
    """
    said = normalise_text(page)
    return {name: _rated(type_, name, field, fields, said) for name, field in fields.items()}


def _rated(
    type_: DocumentType, name: str, field: FieldReport, fields: Fields, page: str
) -> FieldReport:
    if not isinstance(field, SeenField):
        return field
    cells = field.cells
    if not cells:
        return field.plain()
    parameters = load_parameters()
    traits = traits_of(type_, name, field, fields, page)
    right = parameters.probability(family_of(name), traits)
    # What its reader doubts is not made surer by sharp print.
    confidence = min(right, field.confidence) if field.capped else right
    logs = [log(_certainty(cell)) for cell in cells]
    return field.plain(
        confidence=round(confidence, 4),
        evidence=FieldEvidence(
            least_probability=round(exp(min(logs)), 4),
            mean_log_probability=round(sum(logs) / len(logs), 4),
            glyph_height=field.glyph_height,
            review_below=parameters.review_below,
        ),
    )


def traits_of(
    type_: DocumentType, name: str, field: SeenField, fields: Fields, page: str
) -> Traits:
    """Traits of a field that has cells; ``page`` is all that was read, normalised."""
    cells = field.cells
    logs = [-log(_certainty(cell)) for cell in cells]
    weakest, total = max(logs), sum(logs)
    grammar = grammar_of(type_, name, fields)
    satisfied = field.decoded is not None or _satisfied(grammar, field)
    after = min(_next_value(cells, grammar if satisfied else None), REACH)
    if grammar is not None and grammar.margin == CHECKED and satisfied and not grammar.last_only:
        # A right check character leaves only the next reading that has one, too.
        left = log1p(exp(-after))
        weakest, total = min(weakest, left), min(total, left)
    confirmed = is_confirmed(type_, name, fields)
    share = _AGREED if confirmed else 1.0
    return Traits(
        weakest=_doubt(share * weakest),
        total=_doubt(share * total),
        close=1.0 - after / REACH,
        unsatisfied=0.0 if satisfied else 1.0,
        decoded=float(field.decoded is not None),
        small=max(0.0, log(_READABLE / max(field.glyph_height, 4.0))),
        parts=float(min(len(field.pieces) - 1, 4)),
        unusual=float(min(sum(_unusual(cell.char) for cell in cells), 3)),
        implausible=float(field.value is not None and not is_plausible(name, field.value, fields)),
        repeated=float(_repeated(field, page)),
        confirmed=float(confirmed),
    )


def _repeated(field: SeenField, page: str) -> bool:
    """Whether the value stands on the page more than once."""
    value = normalise_text(field.value or "")
    if len(value) < _TELLING:
        return False
    # A part of a longer number or name in letters is another one.
    return len(re.findall(rf"(?<![0-9A-Z]){re.escape(value)}(?![0-9A-Z])", page)) > 1


def _satisfied(grammar: Grammar | None, field: SeenField) -> bool:
    if grammar is None or (grammar.only_missing and field.value is not None):
        return True
    pieces = field.pieces[-1:] if grammar.last_only else field.pieces
    return grammar.satisfied(half_width("".join(piece.text for piece in pieces)))


def _doubt(minus_log: float) -> float:
    return log1p(100.0 * max(minus_log, 0.0))


@lru_cache(maxsize=8192)
def _unusual(char: str) -> bool:
    """Whether a Chinese character is beyond those of GB 2312."""
    if char < "\u3400":
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return not "\uff00" <= char <= "\uffef"
    return False


def _certainty(cell: Cell) -> float:
    """Probability of the character, however it is written (full or half width, case)."""
    same = normalise_text(cell.char)
    if len(cell.options) == 1:
        return max(cell.probability, FLOOR)
    total = sum(p for reading, p in cell.options if normalise_text(reading) == same)
    return min(max(total, FLOOR), 1.0)


def _next_value(cells: tuple[Cell, ...], grammar: Grammar | None) -> float:
    """How much less likely the next value is that the field may have, natural logarithm."""
    if grammar is not None and not grammar.last_only:
        found = candidates(cells, grammar)
        if len(found) == 2:
            return max(found[1].behind - found[0].behind, 0.0)
        if found:
            return REACH
    nearest = REACH
    for cell in cells:
        if len(cell.options) > 1:
            same, own = normalise_text(cell.char), _certainty(cell)
            other = max(
                (p for reading, p in cell.options if normalise_text(reading) != same), default=FLOOR
            )
            nearest = min(nearest, max(log(own / other), 0.0))
    return nearest
