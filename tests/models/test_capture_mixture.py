"""What the capture network is taught: shares, labels, maps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from models.capture.mixture import KINDS
from models.capture.prepare import _kept_quads, kind_names, labels_of
from models.capture.shards import held_back, shards_in
from models.synthesis.capture import Photo
from verifier.capture.net.labels import FLAGS, ORIGINS
from verifier.findings import FindingCode

CARD_MM = (85.6, 54.0)


def photo(corners: list[list[float]], *faults: str, origin: str = "original") -> Photo:
    return Photo(
        b"", np.array(corners, float), 1600, 1200, {}, "id_card_front", "desk", ".jpg", faults,
        {"origin": origin},
    )  # fmt: skip


UPRIGHT = [[300, 300], [1300, 300], [1300, 930], [300, 930]]


def flag(labels: dict[str, object], code: FindingCode) -> float:
    flags = labels["flags"]
    assert isinstance(flags, np.ndarray)
    return float(flags[FLAGS.index(code)])


def test_every_kind_comes_in_its_share_and_the_order_is_mixed() -> None:
    names = kind_names(1000, 1)
    counts = Counter(names)
    assert len(names) == 1000 and set(counts) == set(KINDS)
    total = sum(kind.share for kind in KINDS.values())
    for name, kind in KINDS.items():
        assert abs(counts[name] - 1000 * kind.share / total) <= 1
    assert len(set(names[:50])) > 10
    assert names == kind_names(1000, 1) != kind_names(1000, 2)


@pytest.mark.parametrize(
    ("corners", "turn"),
    [(UPRIGHT, 0), (UPRIGHT[3:] + UPRIGHT[:3], 3), (UPRIGHT[2:] + UPRIGHT[:2], 2)],
)
def test_the_turn_is_where_the_top_points(corners: list[list[float]], turn: int) -> None:
    assert labels_of(photo(corners), CARD_MM)["turn"] == turn


def test_a_corner_outside_the_frame_is_a_cut_border_whatever_was_meant() -> None:
    inside = labels_of(photo(UPRIGHT), CARD_MM)
    outside = labels_of(photo([[-60, 300], *UPRIGHT[1:]]), CARD_MM)
    assert flag(inside, FindingCode.BORDER_INCOMPLETE) == 0
    assert flag(outside, FindingCode.BORDER_INCOMPLETE) == 1


@pytest.mark.parametrize(("scale", "wanted"), [(1.0, 0), (0.28, -1), (0.15, 1)])
def test_print_too_small_to_read_is_low_resolution(scale: float, wanted: int) -> None:
    corners = (np.array(UPRIGHT) * scale).tolist()
    labels = labels_of(photo(corners), CARD_MM)
    assert flag(labels, FindingCode.RESOLUTION_TOO_LOW) == wanted


def test_origins_are_numbered_as_the_service_reads_them() -> None:
    labels = labels_of(photo(UPRIGHT, "COLOUR_COPY", origin="colour_copy"), CARD_MM)
    assert ORIGINS[int(labels["origin"])] == "colour_copy"


def test_outlines_are_of_every_document_and_of_none() -> None:
    both = replace(photo(UPRIGHT, "MULTIPLE_DOCUMENTS"), others=(np.array(UPRIGHT, float) + 50,))
    assert len(labels_of(both, CARD_MM)["quads"]) == 2
    empty = replace(photo(UPRIGHT, "DOCUMENT_NOT_FOUND"), corners=np.zeros((4, 2)))
    labels = labels_of(empty, CARD_MM)
    assert labels["quads"] == [] and labels["turn"] == -1


def test_outlines_are_kept_side_by_side_with_what_is_missing_marked() -> None:
    one = np.array(UPRIGHT, np.float32)
    assert np.isnan(_kept_quads([])).all()
    kept = _kept_quads([one])
    assert np.array_equal(kept[0], one) and np.isnan(kept[1]).all()


def test_every_sixth_shard_is_kept_from_training(tmp_path) -> None:
    kept = [held_back(tmp_path / f"001_{k:05d}.npz") for k in range(40)]
    assert sum(kept) == 7


def test_a_folder_without_shards_says_what_to_do(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match=r"models\.capture\.prepare"):
        shards_in(tmp_path)
    (tmp_path / "001_00002.npz").touch()
    (tmp_path / "001_00001.npz").touch()
    assert [path.stem for path in shards_in(tmp_path)] == ["001_00001", "001_00002"]
