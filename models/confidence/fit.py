"""Fits ``models/confidence.yaml`` to collected pages, and says what it is worth on others.

``python -m models.confidence.fit --pages FOLDER… --names FOLDER --write``. Of every two batches of
sixteen photos (one a type) one is for fitting, the other is kept apart for the figures. The bound
for review is chosen on the first, each quarter of it rated by a model fitted to the rest. Logistic,
weights of doubts at least 0 and of comfort at most 0, one intercept a family of fields drawn
towards their mean. SciPy is needed here and not at run time.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from rich.console import Console
from scipy.optimize import minimize

from models.confidence.pages import Row, load, rows
from verifier.documents.confidence import FAMILIES, Parameters, Traits

__all__ = ["bound_for_names", "bound_for_review", "fit", "held_apart"]

_Array = NDArray[np.float64]

_console = Console(highlight=False, markup=False, soft_wrap=True)
TRAITS = tuple(field.name for field in fields(Traits))
# Traits that speak for a value.
_COMFORTING = ("confirmed", "repeated")
# How right fields passed without a person have to be.
_WANTED = 0.998
_RIDGE, _TO_MEAN = 0.05, 0.1
# And how many names with a character misread for a rare one have to be shown to a person: of
# ordinary photos few fields are wrong, so that counting those alone would set the bound by chance.
# Showing more of them costs ever more fields that are right.
_NAMES_SHOWN = 0.8
# Names of the collection of rare characters count so much: real names are seldom like them.
_NAME_WEIGHT = 0.3


def held_apart(seed: int) -> bool:
    """Whether a photo is kept for the figures."""
    return seed // 16 % 2 == 1


def fit(
    table: _Array, family: NDArray[np.intp], wrong: _Array, weight: _Array
) -> tuple[_Array, _Array]:
    """Intercepts (one a family) and weights (one a trait) of log odds of being wrong.

    Args:
        table: (N, traits).
        family: (N,) index into :data:`FAMILIES`.
        wrong: (N,) 1 where the value is wrong.
        weight: (N,) how much each row counts.
    """
    sign = np.array([-1.0 if name in _COMFORTING else 1.0 for name in TRAITS])
    count = len(FAMILIES)

    def loss(point: _Array) -> tuple[float, _Array]:
        base, slopes = point[:count], point[count:]
        odds = base[family] + table @ slopes
        off = weight * (1.0 / (1.0 + np.exp(-odds)) - wrong)
        apart = base - base.mean()
        value = float(weight @ (np.logaddexp(0.0, odds) - wrong * odds))
        value += 0.5 * _TO_MEAN * float(apart @ apart) + 0.5 * _RIDGE * float(slopes @ slopes)
        down = np.bincount(family, off, minlength=count) + _TO_MEAN * apart
        return value, np.concatenate([down, table.T @ off + _RIDGE * slopes])

    bounds = [(None, None)] * count + [(0.0, None) if s > 0 else (None, 0.0) for s in sign]
    start = np.concatenate([np.full(count, -5.0), 0.3 * sign])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return found.x[:count], found.x[count:]


def bound_for_review(right: _Array, confidence: _Array) -> float:
    """The least confidence from which on enough of the fields are right."""
    order = np.argsort(-confidence)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(share >= _WANTED)
    return float(confidence[order][enough[-1]]) if len(enough) else 1.0


def bound_for_names(right: _Array, confidence: _Array) -> float:
    """The least confidence below which enough of the misread names lie."""
    wrong = np.sort(confidence[right == 0])
    return float(wrong[int(np.ceil(_NAMES_SHOWN * len(wrong))) - 1]) if len(wrong) else 0.0


def fitted_to(found: Sequence[Row], names: Sequence[Row], decoded_at_most: float) -> Parameters:
    """The model, not yet with its bound for review."""
    table, family, wrong = _table([*found, *names])
    weight = np.array([1.0] * len(found) + [_NAME_WEIGHT] * len(names))
    base, slopes = fit(table, family, wrong, weight)
    return Parameters(
        base={name: round(float(v), 3) for name, v in zip(FAMILIES, base, strict=True)},
        weights={name: round(float(v), 3) for name, v in zip(TRAITS, slopes, strict=True)},
        decoded_at_most=decoded_at_most,
        review_below=1.0,
    )


def rated_by_others(
    found: Sequence[Row], names: Sequence[Row], decoded_at_most: float
) -> tuple[_Array, _Array]:
    """Confidence of each row, and of each name, by a model that did not see its quarter."""
    rated = np.zeros(len(found)), np.zeros(len(names))
    for quarter in range(4):

        def inside(row: Row, quarter: int = quarter) -> bool:
            return row.sample.seed // 32 % 4 == quarter

        model = fitted_to(
            [row for row in found if not inside(row)],
            [row for row in names if not inside(row)],
            decoded_at_most,
        )
        for sure, those in zip(rated, (found, names), strict=True):
            for index, row in enumerate(those):
                if inside(row):
                    sure[index] = model.probability(row.family, row.traits)
    return rated


def _table(found: Sequence[Row]) -> tuple[_Array, NDArray[np.intp], _Array]:
    names = list(FAMILIES)
    table = np.array([[asdict(row.traits)[name] for name in TRAITS] for row in found])
    family = np.array([names.index(row.family) for row in found])
    return table, family, np.array([float(not row.right) for row in found])


def main() -> None:
    """Fit, choose the bound, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, nargs="+", required=True)
    parser.add_argument("--names", type=Path, nargs="*", default=[])
    parser.add_argument(
        "--decoded", type=Path, nargs="*", default=[], help="further pages, for decoded values only"
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    # What its reader doubts goes to a person whatever the net thinks of it.
    found = [row for row in rows(load(options.pages)) if not row.capped]
    names = [row for row in rows(load(options.names)) if row.name == "name" and not row.capped]
    hard = rows(load(options.decoded))
    decoded = [row for row in (*found, *hard) if row.traits.decoded]
    # Rule of succession: of few cases nobody knows that all are right.
    at_most = round((sum(row.right for row in decoded) + 1) / (len(decoded) + 2), 3)
    training = [row for row in found if not held_apart(row.sample.seed)]
    training_names = [row for row in names if not held_apart(row.sample.seed)]
    sure, sure_names = rated_by_others(training, training_names, at_most)
    bound = max(
        bound_for_review(_right(training), sure),
        bound_for_names(_right(training_names), sure_names) + 1e-6,
    )
    model = replace(
        fitted_to(training, training_names, at_most),
        review_below=float(np.ceil(bound * 1000 - 1e-9) / 1000),
    )
    _console.print(yaml.safe_dump(asdict(model), sort_keys=False))
    _say("fitted, each quarter rated by the rest", training, sure, model)
    apart = [row for row in found if held_apart(row.sample.seed)]
    said = np.array([model.probability(row.family, row.traits) for row in apart])
    _say("kept apart", apart, said, model)
    for which, those in (("fitted", training_names), ("apart", names)):
        _say_names(
            which, [r for r in those if which != "apart" or held_apart(r.sample.seed)], model
        )
    if options.write:
        wrong = sum(not row.right for row in (*training, *training_names))
        _write(asdict(model), len(training), wrong, len(decoded))


def _right(found: Sequence[Row]) -> _Array:
    return np.array([float(row.right) for row in found])


def _say(title: str, found: Sequence[Row], sure: _Array, model: Parameters) -> None:
    right = _right(found)
    passed = sure >= model.review_below
    _console.print(
        f"{title}: {len(found)} fields of {len({row.sample.seed for row in found})} photos, "
        f"{int((1 - right).sum())} wrong; passed {int(passed.sum())}, wrong of them "
        f"{int((passed * (1 - right)).sum())}; to a person though right "
        f"{int((~passed * right).sum())}; said {sure.mean():.4f}, true {right.mean():.4f}"
    )
    for low, high in ((0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 0.99), (0.99, 1.01)):
        at = (sure >= low) & (sure < high)
        if at.any():
            _console.print(
                f"  {low:.2f}-{high:.2f}: {int(at.sum())} fields, said {sure[at].mean():.3f}, "
                f"true {right[at].mean():.3f}"
            )


def _say_names(which: str, names: Sequence[Row], model: Parameters) -> None:
    counts = {(right, passed): 0 for right in (True, False) for passed in (True, False)}
    for row in names:
        passed = model.probability(row.family, row.traits) >= model.review_below
        counts[row.right, passed] += 1
    _console.print(
        f"rare names {which}: wrong and shown {counts[False, False]}, wrong and passed "
        f"{counts[False, True]}, right and passed {counts[True, True]}, right and shown "
        f"{counts[True, False]}"
    )


def _write(parameters: dict[str, Any], fitted: int, wrong: int, decoded: int) -> None:
    head = (
        "# Confidence of a field: logistic model, log odds of being wrong. Made by\n"
        "# python -m models.confidence.fit, from pages of models.confidence.collect (developing\n"
        "# recipes, half of the photos made smaller) and models.confidence.rare.\n"
        f"# Fitted to {fitted} fields ({wrong} wrong, names of the rare set among them).\n"
        f"# review_below: {_WANTED:.1%} of what passes is right, and of the misread rare names\n"
        f"# {_NAMES_SHOWN:.0%} are shown to a person; each quarter rated by a model of others.\n"
        f"# decoded_at_most: {decoded} decoded values were seen; rule of succession.\n"
    )
    body = yaml.safe_dump({"parameters": parameters}, allow_unicode=True, sort_keys=False)
    path = Path(__file__).parent.parent / "confidence.yaml"
    path.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
