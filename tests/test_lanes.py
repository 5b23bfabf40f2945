"""What is done side by side comes back in order, and a failure is not lost."""

from __future__ import annotations

import threading

import pytest

from verifier.lanes import Lanes, available_cores


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_results_are_in_the_order_given(threads: int) -> None:
    lanes = Lanes(threads)
    assert lanes.map(lambda n: n * n, range(50)) == [n * n for n in range(50)]
    assert lanes.map(str, []) == []


def test_two_parts_are_under_way_at_once_and_the_callers_thread_does_one() -> None:
    meeting = threading.Barrier(2, timeout=10)

    def work(_: int) -> str:
        meeting.wait()
        return threading.current_thread().name

    assert threading.current_thread().name in Lanes(2).map(work, range(2))


@pytest.mark.parametrize("threads", [1, 2])
def test_a_failure_is_raised_and_ends_the_rest(threads: int) -> None:
    begun: list[int] = []

    def work(n: int) -> None:
        begun.append(n)
        raise ValueError(str(n))

    with pytest.raises(ValueError, match="[01]"):
        Lanes(threads).map(work, range(50))
    assert len(begun) <= threads


@pytest.mark.parametrize("threads", [1, 2])
def test_beside(threads: int) -> None:
    done: list[int] = []

    def work() -> int:
        done.append(1)
        return 7

    answer = Lanes(threads).beside(work)
    assert answer() == 7
    assert answer() == 7
    assert done == [1]


def test_with_one_thread_what_is_not_asked_for_is_not_done() -> None:
    Lanes(1).beside(lambda: pytest.fail("not asked for"))


def test_a_busy_helper_is_not_waited_for() -> None:
    lanes, gate = Lanes(2), threading.Event()
    waiting = lanes.beside(lambda: gate.wait(10))
    assert lanes.map(lambda n: n, range(5)) == list(range(5))
    gate.set()
    assert waiting()


def test_there_is_a_core() -> None:
    assert available_cores() >= 1
