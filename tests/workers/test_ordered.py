"""Back-pressure: many items, few in memory, in their order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workers import tasks
from tests.workers.conftest import noted, runs, until
from verifier.workers import Seat, WorkerPool, in_order, process_pool


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with process_pool(2, loader=tasks.load, max_waiting=1) as made:
        yield made


def echo(seat: Seat, item: int) -> object:
    # The later, the sooner done: order must come from the items.
    return seat.run(tasks.echo, item, after=0.2 if item % 4 == 0 else 0.0)


def test_outcomes_come_in_order_and_items_are_read_no_faster(pool: WorkerPool) -> None:
    read: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            read.append(len(read))
            yield read[-1]

    results = in_order(pool, endless(), echo)
    for expected in range(20):
        assert next(results).result() == expected
        assert len(read) <= expected + 2 * pool.workers
    results.close()
    assert pool.taken == 0


def test_an_item_that_fails_stops_no_other(pool: WorkerPool) -> None:
    def work(seat: Seat, item: int) -> int:
        if item == 1:
            seat.run(tasks.die)
        if item == 2:
            raise LookupError
        return item

    done = list(in_order(pool, range(6), work))
    assert [type(future.exception()).__name__ for future in done] == [
        "NoneType",
        "WorkerDiedError",
        "LookupError",
        "NoneType",
        "NoneType",
        "NoneType",
    ]


def test_who_stops_reading_cancels_what_is_under_way(pool: WorkerPool, tmp_path: Path) -> None:
    def work(seat: Seat, item: int) -> None:
        if item:
            seat.run(tasks.hang, tmp_path / str(item))

    results = in_order(pool, range(4), work)
    assert next(results).exception() is None
    workers = [noted(tmp_path / "1"), noted(tmp_path / "2")]
    results.close()
    until(lambda: not any(map(runs, workers)))
    assert pool.taken == 0


def test_who_waits_for_room_gets_it_when_somebody_leaves(pool: WorkerPool) -> None:
    seats = [pool.enter() for _ in range(pool.room)]
    inside = threading.Event()

    def come() -> None:
        with pool.enter(wait=True):
            inside.set()

    thread = threading.Thread(target=come)
    thread.start()
    assert not inside.wait(0.3)
    seats.pop().leave()
    assert inside.wait(10)
    thread.join()
    for seat in seats:
        seat.leave()


def test_one_caller_cannot_fill_the_memory(pool: WorkerPool) -> None:
    put: list[object] = []

    def fill(seat: Seat) -> None:
        for number in range(12):
            put.append(seat.submit(tasks.echo, number, after=0.2))

    with pool.enter() as seat:
        seat.run(tasks.pid)
        thread = threading.Thread(target=fill, args=(seat,))
        thread.start()
        thread.join(0.15)
        assert len(put) <= 2 * pool.workers
        thread.join(30)
        assert len(put) == 12
