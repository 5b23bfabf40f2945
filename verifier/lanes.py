"""Doing independent parts of one image side by side, on as many threads as a worker may use.

The parts are nets and OpenCV, which leave Python's lock alone. One part a thread scales where a net
spread over threads does not: most of its layers are too small to share. Nothing depends on how
many threads there are but the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

__all__ = ["Lanes", "available_cores"]

T = TypeVar("T")
R = TypeVar("R")


def available_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Lanes:
    """Threads of one worker: the caller's own, and those that help it."""

    def __init__(self, threads: int) -> None:
        """Use ``threads`` threads in all, at least 1; with 1 everything is done in turn."""
        self.threads = max(1, threads)
        self._helpers = (
            ThreadPoolExecutor(self.threads - 1, thread_name_prefix="lane")
            if self.threads > 1
            else None
        )

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """``work`` of every item, in the order given; every thread takes the next one that is left.

        Raises:
            Exception: The first that ``work`` raised, once all threads have stopped.
        """
        todo = list(items)
        if self._helpers is None or len(todo) < 2:
            return [work(item) for item in todo]
        done: dict[int, R] = {}
        rest = iter(range(len(todo)))

        def lane() -> None:
            # next() on a range holds Python's lock: no index is given out twice.
            for index in rest:
                done[index] = work(todo[index])

        helping = [self._helpers.submit(lane) for _ in range(min(self.threads, len(todo)) - 1)]
        try:
            lane()
        finally:
            for _ in rest:  # after a failure nobody begins another
                pass
            # Who is still at something else has nothing left to help with.
            begun = [one for one in helping if not one.cancel()]
            failures = [failure for one in begun if (failure := one.exception()) is not None]
        if failures:
            raise failures[0]
        return [done[index] for index in range(len(todo))]

    def beside(self, work: Callable[[], R]) -> Callable[[], R]:
        """Begin ``work`` on another thread where there is one; the answer waits for its result.

        With one thread it is done when the answer is first asked for, and never where it is not.
        """
        if self._helpers is None:
            return cache(work)
        future: Any = self._helpers.submit(work)
        result: Callable[[], R] = future.result
        return result
