"""Many items through a pool, in their order and in constant memory."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from verifier.workers.pool import WorkerPool
from verifier.workers.seat import Seat

__all__ = ["in_order"]

A = TypeVar("A")
T = TypeVar("T")


def in_order(
    pool: WorkerPool, items: Iterable[A], work: Callable[[Seat, A], T]
) -> Generator[Future[T], None, None]:
    """Have ``work(seat, item)`` done for each item, several at a time.

    At most twice as many items as workers are under way or done and not yet taken, so an endless
    ``items`` is read no faster than results are used. When the iterator is closed or an
    exception passes through it, what is under way is cancelled.

    Args:
        pool: Started; waited for where others fill it.
        items: Read in the caller's thread.
        work: Called in a thread of its own, with a seat of its own.

    Yields:
        Futures that are done, in the order of ``items``.
    """
    seats: set[Seat] = set()
    lock, over = threading.Lock(), threading.Event()

    def one(item: A) -> T:
        with pool.enter(wait=True) as seat:
            with lock:
                if over.is_set():
                    raise CancelledError
                seats.add(seat)
            try:
                return work(seat, item)
            finally:
                with lock:
                    seats.discard(seat)

    ahead = 2 * pool.workers
    under_way: deque[Future[T]] = deque()
    with ThreadPoolExecutor(ahead, thread_name_prefix="in-order") as threads:
        try:
            for item in items:
                under_way.append(threads.submit(one, item))
                if len(under_way) == ahead:
                    yield _done(under_way)
            while under_way:
                yield _done(under_way)
        finally:
            with lock:
                over.set()
                left = tuple(seats)
            for future in under_way:
                future.cancel()
            for seat in left:
                seat.leave()


def _done(under_way: deque[Future[T]]) -> Future[T]:
    wait([under_way[0]])
    return under_way.popleft()
