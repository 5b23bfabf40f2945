"""Nothing goes on working for a parent that is dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workers.conftest import noted, runs, until

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import sys, time
from pathlib import Path
from tests.workers import tasks
from verifier.workers import process_pool

busy, idle = Path(sys.argv[1]), Path(sys.argv[2])
with process_pool(2, loader=tasks.load) as pool, pool.enter() as seat:
    seat.submit(tasks.hang, busy)
    while not busy.exists():
        time.sleep(0.01)
    seat.run(tasks.note, idle)
    time.sleep(600)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_their_parent_busy_or_idle(tmp_path: Path, how: int) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    notes = [tmp_path / "busy", tmp_path / "idle"]
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *map(str, notes)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(folder)},
    )
    try:
        workers = [noted(note) for note in notes]
        assert len(set(workers)) == 2
        assert all(map(runs, workers))
    finally:
        parent.send_signal(how)
    _, said = parent.communicate(timeout=30)
    until(lambda: not any(map(runs, workers)))
    assert said == b""
    until(lambda: not list(folder.iterdir()))


def test_importing_and_starting_loads_nothing_heavy_here() -> None:
    code = """
import sys
from tests.workers import tasks
from verifier.workers import process_pool, verify_image, verify_submission
with process_pool(1, loader=tasks.load) as pool, pool.enter() as seat:
    seat.run(tasks.pid)
heavy = ["numpy", "cv2", "paddleocr", "onnxruntime", "pydantic", "yaml"]
print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout == b"[]\n"
    assert done.stderr == b""
