from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from verifier import precheck
from verifier.capture import load_thresholds
from verifier.capture.thresholds import PROBABLE, RULES_VARIABLE, shipped_path
from verifier.cli import app
from verifier.cli import calibrate as command
from verifier.findings import FindingCode

CODE = FindingCode.SCREEN_RECAPTURE


class FakeExaminer:
    """Believes in every fault as much as the picture is bright."""

    def view(self, pixels: np.ndarray[Any, Any], times: int = 1) -> object:
        return SimpleNamespace(quad=None)

    def examine(
        self, pixels: np.ndarray[Any, Any], data: bytes, view: object, quad: object
    ) -> object:
        return SimpleNamespace(probabilities=dict.fromkeys(PROBABLE, float(pixels.mean()) / 255))


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    examiner: Any = FakeExaminer()
    checker = precheck.Prechecker(examiner, load_thresholds())
    monkeypatch.setattr(precheck, "load_prechecker", lambda: checker)
    command._checker.cache_clear()
    yield
    command._checker.cache_clear()


def run(*arguments: object, columns: int = 140) -> Result:
    words = ["calibrate", *(str(argument) for argument in arguments)]
    return CliRunner().invoke(app, words, env={"COLUMNS": str(columns)})


def fill(folder: Path, likely: float, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for k in range(count):
        out = io.BytesIO()
        Image.new("RGB", (40, 30), (round(255 * likely),) * 3).save(out, "PNG")
        (folder / f"{k}.png").write_bytes(out.getvalue())


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    fill(tmp_path / "photos" / "genuine", 0.01, 10)
    fill(tmp_path / "photos" / "screen_recapture" / "laptop" / "old", 0.6, 10)
    return tmp_path / "photos"


def test_ten_pictures_move_a_limit_and_the_file_loads(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "own.yaml"
    result = run(photos, "--out", out)
    assert result.exit_code == 0, result.stderr
    assert "SCREEN_RECAPTURE" in result.stdout
    assert "0/10 [0%–28%]" in result.stdout
    assert RULES_VARIABLE in result.stderr
    old = load_thresholds(shipped_path()).probabilities
    monkeypatch.setenv(RULES_VARIABLE, str(out))
    new = load_thresholds().probabilities
    assert new[CODE].reject < old[CODE].reject
    assert {code for code in old if new[code].reject != old[code].reject} == {CODE}
    shipped = shipped_path().read_text(encoding="utf-8").splitlines()
    written = out.read_text(encoding="utf-8").splitlines()
    assert sum(a != b for a, b in zip(shipped, written, strict=True)) == 1


def test_an_existing_file_is_kept(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "own.yaml"
    out.write_text("mine", encoding="utf-8")
    assert run(photos, "--out", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "mine"
    assert run(photos, "--out", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8") != "mine"


def test_json_has_both_sides(photos: Path) -> None:
    fill(photos / "colour_copy", 0.5, 3)
    result = run(photos, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["genuine"] == 10
    copies, screens = told["codes"]
    assert (copies["code"], copies["images"], copies["fitted"]) == ("COLOUR_COPY", 3, False)
    assert screens["before"]["caught_reject"]["hits"] == 0
    assert screens["after"]["reject"] < screens["before"]["reject"]


def test_what_cannot_be_used_is_named_and_skipped(photos: Path) -> None:
    (photos / "screens").mkdir()
    (photos / "note.txt").write_text("hello", encoding="utf-8")
    (photos / "genuine" / "broken.jpg").write_bytes(b"\xff\xd8\xff")
    (photos / "genuine" / "empty.png").write_bytes(b"")
    (photos / ".hidden").mkdir()
    (photos / "genuine" / ".DS_Store").write_bytes(b"x")
    result = run(photos)
    assert result.exit_code == 0
    said = result.stderr.splitlines()
    for name in ("screens", "note.txt", "broken.jpg", "empty.png"):
        assert sum(f"{name}:" in line for line in said) == 1, name
    assert len(said) == 4


@pytest.mark.parametrize("missing", ["genuine", "screen_recapture", ""])
def test_nothing_to_do_is_status_2(tmp_path: Path, missing: str) -> None:
    for name in {"genuine", "screen_recapture"} - {missing} if missing else ():
        fill(tmp_path / name, 0.5, 10)
    out = tmp_path / "own.yaml"
    result = run(tmp_path, "--out", out)
    assert result.exit_code == 2
    assert "genuine" in result.stderr
    assert not out.exists()


def test_a_folder_that_is_not_there_is_status_2(tmp_path: Path) -> None:
    result = run(tmp_path / "absent")
    assert result.exit_code == 2
    assert "absent" in result.stderr
    assert "Traceback" not in result.stderr
