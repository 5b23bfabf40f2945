"""``--workers``: the same output, from processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import fake_pipeline
from tests.cli.conftest import Run, lines
from tests.cli.test_process import ROOT
from tests.cli.test_submission import manifest
from tests.fake_pipeline import BREAKS_THE_ENGINE, KILLS, REVIEWED, SLOW, picture
from tests.workers.conftest import runs, until
from verifier.workers import loading

FAKED = """
from tests import fake_pipeline
from verifier.cli import main
from verifier.workers import loading

loading.PipelineLoader = fake_pipeline.LoadFaked
main()
"""


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PipelineLoader", fake_pipeline.LoadFaked)


def photos(folder: Path) -> list[Path]:
    for number in range(8):
        (folder / f"{number}.png").write_bytes(picture((300, 200 + number), "PNG"))
    (folder / "2.png").write_bytes(picture(BREAKS_THE_ENGINE, "PNG"))
    (folder / "5.png").write_bytes(picture(REVIEWED, "PNG"))
    (folder / "6.png").write_bytes(b"")
    return [folder / f"{number}.png" for number in (3, 1, 9, 2, 0, 5, 6, 7, 4)]


@pytest.mark.parametrize("options", [["--json"], [], ["--annotate", "out"]])
def test_images_come_out_the_same_and_in_order(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = photos(tmp_path)
    one = run("image", *paths, *options)
    drawn = sorted(path.name for path in tmp_path.glob("out/*"))
    two = run("image", *paths, *options, "--workers", 2)
    assert two.stdout == one.stdout != ""
    assert two.stderr == one.stderr
    assert "文件不存在" in one.stderr
    assert "OCR failed" in one.stderr
    assert two.exit_code == one.exit_code == 2
    assert sorted(path.name for path in tmp_path.glob("out/*")) == drawn


def without_times(report: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in report.items() if key != "timing_ms"}


def test_filings_come_out_the_same_and_in_order(
    tmp_path: Path, run: Run, loads: list[object]
) -> None:
    names = [path.name for path in photos(tmp_path) if path.name not in {"2.png", "9.png"}]
    filings = [
        manifest(tmp_path, *names, name="a.json", submission_id="A"),
        manifest(tmp_path, "0.png", "2.png", "9.png", name="broken.json"),
        manifest(tmp_path, "9.png", name="missing.json"),
        manifest(tmp_path, *names[::-1], name="b.json", submission_id="B"),
        manifest(tmp_path, name="none.json", submission_id="C"),
    ]
    one = run("submission", "--json", *filings)
    loads.clear()
    two = run("submission", "--json", *filings, "--workers", 2)
    assert loads == [], "nothing is loaded here"
    assert [report["submission_id"] for report in lines(two)] == ["A", "B", "C"]
    assert list(map(without_times, lines(two))) == list(map(without_times, lines(one)))
    assert two.stderr == one.stderr
    assert "OCR failed" in two.stderr, "the first of a filing's failures, in its order"
    assert two.exit_code == one.exit_code == 2


def test_an_image_that_kills_its_workers_has_failed_and_the_others_go_on(
    tmp_path: Path, run: Run
) -> None:
    paths = [path for path in photos(tmp_path) if path.exists()]
    (tmp_path / "1.png").write_bytes(picture(KILLS, "PNG"))
    result = run("image", "--json", *paths, "--workers", 2)
    assert len(lines(result)) == len(paths) - 2
    died, failed = result.stderr.splitlines()
    assert died.startswith(f"{tmp_path / '1.png'}: 工作进程异常退出 / Worker process died: ")
    assert failed.startswith(f"{tmp_path / '2.png'}: 文字识别失败")
    assert result.exit_code == 2


def test_workers_start_only_when_a_path_needs_them(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "PipelineLoader", fake_pipeline.LoadNothing)
    result = run("image", tmp_path / "absent.jpg", tmp_path, "--workers", 3)
    assert "det.onnx" not in result.stderr
    assert result.stderr.count("缺少图片") == 2


def test_missing_models_end_the_command(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "PipelineLoader", fake_pipeline.LoadNothing)
    result = run("image", *photos(tmp_path), "--workers", 2)
    assert result.exit_code == 2
    assert result.stderr.count("模型文件不可用") == 1
    assert result.stdout == ""


def test_workers_are_at_least_one(tmp_path: Path, run: Run) -> None:
    assert run("image", tmp_path / "a.jpg", "--workers", 0).exit_code == 2


def children(pid: int) -> list[int]:
    """Processes that any thread of ``pid`` started."""
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


@pytest.mark.parametrize("moment", ["starting", "working"])
def test_ctrl_c_is_quiet_and_leaves_nobody(tmp_path: Path, moment: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.png").write_bytes(picture((300, 200), "PNG"))
    (tmp_path / "in" / "slow.png").write_bytes(picture(SLOW, "PNG"))
    paths = [tmp_path / "in" / name for name in ("good.png", *["slow.png"] * 8)]
    (tmp_path / "temporary").mkdir()
    command = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", FAKED, "image", "--json", "--workers", "2", *paths],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path / "temporary")},
        start_new_session=True,
    )
    assert command.stdout is not None
    if moment == "working":
        assert json.loads(command.stdout.readline())["schema"] == "1"
    until(lambda: len(children(command.pid)) >= 3)  # two workers and what tracks resources
    begun = children(command.pid)
    os.killpg(command.pid, signal.SIGINT)
    _, said = command.communicate(timeout=60)
    assert command.returncode == 130
    assert said == b""
    until(lambda: not any(map(runs, begun)))
    assert list((tmp_path / "temporary").iterdir()) == []
