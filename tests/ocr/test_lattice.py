"""Cells against plain sums over alignments."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from verifier.ocr.lattice import FLOOR, read_lines

ALPHABET = ["", "3", "8", " ", "年"]


def steps(*rows: dict[str, float]) -> NDArray[np.float32]:
    """(1, T, C) probabilities; what a row leaves over is none."""
    table = np.zeros((1, len(rows), len(ALPHABET)), dtype=np.float32)
    for at, row in enumerate(rows):
        for char, p in row.items():
            table[0, at, ALPHABET.index(char)] = p
        table[0, at, 0] += 1.0 - table[0, at].sum()
    return table


def collapsed(path: tuple[int, ...]) -> str:
    kept = [c for at, c in enumerate(path) if c and (at == 0 or path[at - 1] != c)]
    return "".join(ALPHABET[c] for c in kept)


def all_alignments(table: NDArray[np.float32]) -> dict[str, float]:
    """Probability of every text, by going through every path."""
    found: dict[str, float] = {}
    for path in product(range(len(ALPHABET)), repeat=table.shape[1]):
        p = float(np.prod([table[0, at, c] for at, c in enumerate(path)]))
        text = collapsed(path).replace(" ", "")
        found[text] = found.get(text, 0.0) + p
    return found


def test_one_ambiguous_character() -> None:
    table = steps({}, {"3": 0.55, "8": 0.44}, {"3": 0.6, "8": 0.4}, {})
    ((text, score, cells),) = read_lines(table, ALPHABET, 0.25)
    assert text == "3"
    assert score == pytest.approx(0.55)
    truth = all_alignments(table)
    assert dict(cells[0].options)["3"] == pytest.approx(truth["3"], abs=1e-6)
    assert dict(cells[0].options)["8"] == pytest.approx(truth["8"], abs=1e-6)
    assert cells[0].at == pytest.approx(2 * 0.25)


def test_a_character_that_may_not_be_there() -> None:
    table = steps({"3": 0.99}, {}, {"8": 0.6})
    ((text, _, cells),) = read_lines(table, ALPHABET, 1.0)
    assert text == "38"
    assert dict(cells[1].options)[""] == pytest.approx(0.4, abs=0.01)


def test_a_character_that_was_passed_over() -> None:
    table = steps({"3": 0.99}, {}, {"8": 0.3}, {})
    ((text, _, cells),) = read_lines(table, ALPHABET, 1.0)
    assert text == "3"
    assert dict(cells[0].options)["38"] == pytest.approx(all_alignments(table)["38"], abs=1e-3)


def test_two_of_the_same_read_as_one() -> None:
    table = steps({"3": 0.99}, {"3": 0.6}, {"3": 0.99})
    ((text, _, cells),) = read_lines(table, ALPHABET, 1.0)
    assert text == "3"
    assert dict(cells[0].options)["33"] == pytest.approx(all_alignments(table)["33"], abs=1e-3)


def test_a_doubtful_border_between_two_is_no_doubt_about_either() -> None:
    table = steps({"3": 0.999}, {"3": 0.45, "8": 0.5}, {"8": 0.999}, {})
    ((text, _, cells),) = read_lines(table, ALPHABET, 1.0)
    assert text == "38"
    assert min(cell.probability for cell in cells) > 0.99


def test_white_space_is_no_other_reading() -> None:
    table = steps({"年": 0.99}, {" ": 0.4}, {}, {"8": 0.99})
    ((_, _, cells),) = read_lines(table, ALPHABET, 1.0)
    assert cells[0].probability > 0.98


def test_texts_and_scores_are_those_of_the_greedy_path() -> None:
    rng = np.random.default_rng(4)
    raw = rng.dirichlet(np.full(len(ALPHABET), 0.15), size=(20, 24)).astype(np.float32)
    for line, (text, score, cells) in zip(raw, read_lines(raw, ALPHABET, 0.2), strict=True):
        path = line.argmax(axis=-1)
        assert text == collapsed(tuple(int(c) for c in path)) or " " in text
        starts = [t for t, c in enumerate(path) if c and (t == 0 or path[t - 1] != c)]
        assert score == pytest.approx(float(np.mean([line[t].max() for t in starts])))
        assert "".join(cell.char for cell in cells) == text
        for cell in cells:
            assert all(FLOOR <= p <= 1.0 for _, p in cell.options)
            assert list(cell.options) == sorted(cell.options, key=lambda item: -item[1])


def test_nothing_read() -> None:
    assert read_lines(steps({}, {}), ALPHABET, 1.0) == [("", 0.0, ())]
