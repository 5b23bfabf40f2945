"""Loaders that fail, and pools that end."""

from __future__ import annotations

import threading
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from tests.workers import tasks
from tests.workers.conftest import noted, runs, until
from verifier.errors import ModelError, OverloadedError, ServiceError, VerifierError
from verifier.workers import Job, process_pool, threads_for


@pytest.mark.parametrize(
    ("ends", "kind", "said", "times"),
    [
        ("missing", ModelError, "det.onnx", 2),
        ("defect", ServiceError, "ValueError", 2),
        ("dies", ServiceError, "exit code 3", 4),
    ],
)
def test_a_loader_that_fails_is_told_once_and_to_everyone(
    tmp_path: Path, ends: str, kind: type[VerifierError], said: str, times: int
) -> None:
    notes, told = tmp_path / "notes", list[VerifierError]()
    loader = tasks.LoadAs(notes, ends=ends)
    with process_pool(2, loader=loader, on_failure=told.append) as pool:
        with pool.enter() as first, pool.enter() as second:
            jobs: list[Job[int]] = [seat.submit(tasks.pid) for seat in (first, second)]
            for job in jobs:
                with pytest.raises(kind, match=said) as error:
                    job.result(timeout=60)
                assert "张三" not in str(error.value)
        with pytest.raises(kind, match=said):
            pool.enter()
        with pytest.raises(kind, match=said):
            pool.enter(wait=True)
        assert isinstance(pool.loading.exception(timeout=10), kind)
        until(lambda: bool(told))
        assert [type(error) for error in told] == [kind]
        assert len(notes.read_text().splitlines()) == times, "not tried for ever"


def test_a_worker_that_cannot_load_again_leaves_its_job_to_the_others(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.touch()
    loader = tasks.LoadAs(notes, ends="missing", after=2)
    with process_pool(2, loader=loader) as pool, pool.enter() as seat:
        until(lambda: len(notes.read_text().splitlines()) == 2)
        assert runs(seat.run(tasks.die_once, tmp_path / "died"))
        assert seat.run(tasks.echo, "after") == "after"
        with pytest.raises(ModelError):  # the last worker dies, and none can be had
            seat.run(tasks.die)


def test_stopping_finishes_what_runs_and_drops_what_waits() -> None:
    pool = process_pool(1, loader=tasks.load)
    pool.start()
    seat = pool.enter()
    assert seat.run(tasks.echo, 0) == 0
    running, waiting = seat.submit(tasks.echo, 1, after=0.5), seat.submit(tasks.echo, 2)
    until(running.running)
    pool.stop()
    assert running.result(timeout=0) == 1
    with pytest.raises(CancelledError):
        waiting.result(timeout=0)
    with pytest.raises(OverloadedError, match="停止"):
        pool.enter(wait=True)
    with pytest.raises(OverloadedError, match="停止"):
        seat.submit(tasks.pid)


def test_an_exception_ends_everything_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), process_pool(1, loader=tasks.load) as pool:
        job = pool.enter().submit(tasks.hang, tmp_path / "pid")
        worker = noted(tmp_path / "pid")
        raise KeyboardInterrupt
    assert not runs(worker)
    with pytest.raises(CancelledError):
        job.result(timeout=0)
    assert time.monotonic() - began < 30


def test_a_pool_that_is_stopped_while_it_loads_does_not_wait() -> None:
    pool = process_pool(1, loader=_slow)
    pool.start()
    threading.Timer(0.5, pool.stop).start()
    assert isinstance(pool.loading.exception(timeout=30), OverloadedError)


def test_threads_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)))
    assert [threads_for(workers) for workers in (1, 2, 3, 8, 9)] == [8, 4, 2, 1, 1]


def _slow() -> None:
    time.sleep(120)
