"""What a sheet prints is kept line by line, with ink and without."""

import numpy as np
import pytest

from models.synthesis.document import make_document
from models.synthesis.printed import Printed, lines_of, recording


@pytest.mark.parametrize("kind", ["id_card_back", "business_licence", "supporting_letter"])
def test_everything_the_truth_says_is_kept(kind: str) -> None:
    with recording(draw=False) as runs:
        document = make_document(kind, 4711)
    printed = "".join(line.text for line in lines_of(runs))
    for name in ("company_name", "issuing_authority"):
        assert document.truth.get(name, "") in printed
    width, height = document.size_mm
    assert runs and all(0 <= run.x0 < run.x1 <= width + 1 for run in runs)
    assert all(0 <= run.y0 < run.y1 <= height + 1 for run in runs)


def test_keeping_changes_nothing_that_is_drawn() -> None:
    plain = make_document("id_card_back", 4712)
    with recording() as runs:
        kept = make_document("id_card_back", 4712)
    assert np.array_equal(plain.pixels, kept.pixels)
    assert runs


def test_runs_that_stand_close_are_one_line() -> None:
    runs = [
        Printed("有效期限", 10, 20, 22, 23),
        Printed("2020.01.02", 24, 20, 40, 23),
        Printed("公安局", 80, 20, 90, 23),
        Printed("签发", 10, 10, 16, 13),
    ]
    assert [line.text for line in lines_of(runs)] == ["签发", "有效期限2020.01.02", "公安局"]
