"""Jobs, deaths, limits and cancellation, with real processes."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from concurrent.futures import CancelledError, wait
from pathlib import Path

import pytest

from tests.workers import tasks
from tests.workers.conftest import noted, runs, until
from verifier.errors import OcrError, OverloadedError, TimeLimitError, VerifierError
from verifier.errors import WorkerDiedError as Died
from verifier.workers import WorkerPool, process_pool


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with process_pool(2, loader=tasks.load, max_waiting=2, time_limit_s=60) as made:
        yield made


def test_each_worker_is_another_process_that_loads_once(tmp_path: Path) -> None:
    with (
        process_pool(1, loader=tasks.LoadAs(tmp_path / "notes")) as alone,
        alone.enter() as seat,
    ):
        assert [seat.run(tasks.calls) for _ in range(3)] == [1, 2, 3]
        worker = seat.run(tasks.pid)
    assert worker != os.getpid()
    assert (tmp_path / "notes").read_text() == "loaded\n"
    assert not runs(worker), "stopped in order"


def test_arguments_and_results_come_through_whatever_their_size(pool: WorkerPool) -> None:
    data = os.urandom(20_000_000)
    with pool.enter() as seat:
        assert seat.run(tasks.echo, data) == data


def test_errors_of_ours_come_as_they_are(pool: WorkerPool) -> None:
    with pool.enter() as seat, pytest.raises(OcrError, match="the engine said no") as told:
        seat.run(tasks.fail, "ours")
    assert told.value.remedy == "turn it off and on"


def test_a_defect_comes_without_its_text_and_kills_nobody(pool: WorkerPool) -> None:
    with pool.enter() as seat:
        before = {seat.run(tasks.pid) for _ in range(8)}
        with pytest.raises(VerifierError) as told:
            seat.run(tasks.fail, "defect")
        assert told.value.detail.startswith("ValueError (tasks.py:")
        with pytest.raises(VerifierError, match="SystemExit"):
            seat.run(tasks.fail, "exit")
        with pytest.raises(VerifierError, match="TypeError"):
            seat.run(tasks.unsendable)
        with pytest.raises(Exception, match="pickle"):
            seat.run(lambda context: None)
        assert {seat.run(tasks.pid) for _ in range(8)} & before


def test_a_job_whose_worker_dies_is_done_by_a_fresh_one(
    pool: WorkerPool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pool.enter() as seat:
        assert runs(seat.run(tasks.die_once, tmp_path / "李四.jpg"))
    assert "exit code 139" in caplog.text
    assert "李四" not in caplog.text


def test_a_job_that_kills_two_workers_is_reported_and_harms_no_other(
    pool: WorkerPool, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pool.enter() as seat, pool.enter() as other:
        poison = seat.submit(tasks.die, "王五")
        jobs = [other.submit(tasks.echo, number, after=0.3) for number in range(6)]
        with pytest.raises(Died, match="exit code -9") as told:
            poison.result(timeout=60)
        assert [job.result(timeout=60) for job in jobs] == list(range(6))
        assert seat.run(tasks.echo, "after") == "after"
    error = told.value
    assert (error.code, error.exit_code, error.http_status) == ("worker-died", 2, 500)
    assert "王五" not in str(error) + error.remedy + caplog.text


def test_a_worker_that_dies_idle_is_replaced_unasked(pool: WorkerPool) -> None:
    with pool.enter() as seat:
        idle = seat.run(tasks.pid)
        os.kill(idle, signal.SIGKILL)
        until(lambda: not runs(idle))
        assert [seat.run(tasks.echo, number) for number in range(4)] == [0, 1, 2, 3]


def test_a_job_over_its_time_is_ended_and_said(tmp_path: Path) -> None:
    with process_pool(1, loader=tasks.load, time_limit_s=0.5) as hasty, hasty.enter() as seat:
        with pytest.raises(TimeLimitError, match="0.5") as told:
            seat.run(tasks.hang, tmp_path / "pid")
        assert told.value.http_status == 504
        assert not runs(noted(tmp_path / "pid"))
        assert seat.run(tasks.echo, "after") == "after"


def test_a_cancelled_job_that_runs_is_ended(pool: WorkerPool, tmp_path: Path) -> None:
    with pool.enter() as seat:
        job = seat.submit(tasks.hang, tmp_path / "pid")
        worker = noted(tmp_path / "pid")
        assert not job.withdraw(), "it does not wait any more"
        assert runs(worker)
        assert job.cancel()
        with pytest.raises(CancelledError):
            job.result(timeout=30)
        until(lambda: not runs(worker))
        assert seat.run(tasks.echo, "after") == "after"
        assert not job.cancel(), "it is over"


def test_who_leaves_takes_everything_along(pool: WorkerPool, tmp_path: Path) -> None:
    with pool.enter() as other:
        with pool.enter() as seat:
            hanging = [seat.submit(tasks.hang, tmp_path / f"{n}") for n in range(2)]
            workers = [noted(tmp_path / f"{n}") for n in range(2)]
            waiting = seat.submit(tasks.hang, tmp_path / "never")
            neighbour = other.submit(tasks.echo, "neighbour")
        for job in [*hanging, waiting]:
            with pytest.raises(CancelledError):
                job.result(timeout=30)
        until(lambda: not any(map(runs, workers)))
        assert neighbour.result(timeout=60) == "neighbour"
    assert not (tmp_path / "never").exists()
    with pytest.raises(CancelledError):
        seat.run(tasks.pid)


def test_a_job_that_waits_is_dropped(pool: WorkerPool, tmp_path: Path) -> None:
    with pool.enter() as seat:
        busy = [seat.submit(tasks.echo, n, after=1.0) for n in range(2)]
        waiting = seat.submit(tasks.die_once, tmp_path / "note")
        assert waiting.withdraw()
        assert waiting.cancelled()
        wait(busy)
        assert seat.run(tasks.echo, "after") == "after"
    assert not (tmp_path / "note").exists()


def test_what_is_to_be_next_overtakes_what_waits(tmp_path: Path) -> None:
    with process_pool(1, loader=tasks.load) as alone, alone.enter() as seat, alone.enter() as other:
        busy = other.submit(tasks.echo, "busy", after=0.5)
        later = other.submit(tasks.calls)
        assert seat.run_next(tasks.calls) == 1
        assert later.result() == 2
        assert busy.result() == "busy"
        assert busy.args == later.args == (), "nothing large is kept"


def test_a_full_pool_refuses_at_once_and_has_room_again(pool: WorkerPool) -> None:
    seats = [pool.enter() for _ in range(pool.room)]
    assert pool.room == pool.taken == 4
    with pytest.raises(OverloadedError, match="4"):
        pool.enter()
    with pytest.raises(OverloadedError):
        pool.check()
    seats.pop().leave()
    pool.enter().leave()
    for seat in seats:
        seat.leave()
    assert pool.taken == 0


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with process_pool(1, loader=tasks.load) as alone, alone.enter() as seat:
        with pytest.raises(Died):
            seat.run(tasks.die)
        seat.run(tasks.pid)
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
