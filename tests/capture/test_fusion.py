"""Evidence to probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from verifier.capture.examine import INPUTS
from verifier.capture.fusion import Fusion, Head, load_fusion
from verifier.capture.net.labels import FLAGS, ORIGIN_CODES, ORIGINS
from verifier.errors import ModelError
from verifier.findings import FindingCode


def fusion() -> Fusion:
    origin = np.zeros((len(ORIGINS), 3))
    origin[ORIGINS.index("screen_recapture"), 0] = 2.0
    flags = np.zeros((len(FLAGS), 3))
    flags[FLAGS.index(FindingCode.IMAGE_GLARE), 1] = 1.0
    evidence = np.zeros((1, 1))
    return Fusion(
        ("moire", "glare", "nothing"),
        np.zeros(2),
        np.ones(2),
        ((np.array([0.0, 1.0]), np.array([-2.0, 2.0])),),
        Head(np.ones((1, 1)), np.zeros(1)),
        Head(evidence, np.zeros(1)),
        Head(origin, np.zeros(len(ORIGINS))),
        Head(flags, np.full(len(FLAGS), -2.0)),
    )


def test_every_fault_has_a_probability() -> None:
    found = fusion().probabilities(np.zeros(3))
    assert set(found) == {*ORIGIN_CODES.values(), *FLAGS}


def test_the_likeliest_origin_stands_for_all_that_is_no_original() -> None:
    # All alike: one of five faulty origins is said with what they have together.
    shares = sorted(fusion().probabilities(np.zeros(3))[code] for code in ORIGIN_CODES.values())
    assert shares == pytest.approx([1 / 6] * 4 + [5 / 6])
    moire = fusion().probabilities(np.array([2.0, 0, 0]))
    origins = {code: moire[code] for code in ORIGIN_CODES.values()}
    assert max(origins, key=lambda code: origins[code]) is FindingCode.SCREEN_RECAPTURE
    rest = [p for code, p in origins.items() if code is not FindingCode.SCREEN_RECAPTURE]
    # The original and the four others have one share each; what is left of one is the original's.
    assert origins[FindingCode.SCREEN_RECAPTURE] == pytest.approx(1 - rest[0])


def test_evidence_moves_its_own_fault_only() -> None:
    model = fusion()
    before, after = model.probabilities(np.zeros(3)), model.probabilities(np.array([0.0, 3.0, 0.0]))
    assert after[FindingCode.IMAGE_GLARE] > 0.7 > before[FindingCode.IMAGE_GLARE]
    assert after[FindingCode.SCREEN_RECAPTURE] == before[FindingCode.SCREEN_RECAPTURE]


def test_what_lies_far_outside_does_not_decide_alone() -> None:
    model = fusion()
    far, limit = model.probabilities(np.array([1e9, 0, 0])), model.probabilities([4.0, 0, 0])
    assert far == limit
    broken = model.probabilities(np.array([np.nan, np.inf, 0]))
    assert all(0 <= p <= 1 for p in broken.values())


def test_reasons_name_what_spoke_for_it() -> None:
    reasons = fusion().reasons(np.array([1.0, 1.0, 1.0]), FindingCode.SCREEN_RECAPTURE)
    assert reasons == (("moire", 2.0),)


def test_the_shipped_weights_fit_this_version() -> None:
    assert load_fusion(INPUTS).inputs == INPUTS


def test_weights_for_other_evidence_are_refused() -> None:
    with pytest.raises(ModelError, match="other evidence"):
        load_fusion(("something", "else"))
