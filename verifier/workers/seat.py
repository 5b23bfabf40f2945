"""A caller's place in the pool, from which it has jobs done."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from verifier.workers.jobs import Job
from verifier.workers.queue import JobQueue, Place

__all__ = ["Seat"]

P = ParamSpec("P")
T = TypeVar("T")


class Seat:
    """From :meth:`WorkerPool.enter`; a context manager that leaves when the block ends."""

    def __init__(self, queue: JobQueue, place: Place) -> None:
        self._queue = queue
        self._place = place

    def submit(
        self, task: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Job[T]:
        """Have ``task(context, *args, **kwargs)`` called in a worker.

        Returns at once unless this seat has twice as many jobs under way as there are workers.

        Args:
            task: A function at the top level of a module.
            *args: Picklable.
            **kwargs: Likewise.

        Returns:
            A future; its ``cancel`` also ends a job that runs.

        Raises:
            VerifierError: No worker could load.
            OverloadedError: The pool is stopping.
        """
        job: Job[T] = Job(task, args, kwargs, self._queue.cancel)
        self._queue.put(self._place, job)
        return job

    def run(self, task: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``task``, waited for.

        Raises:
            WorkerDiedError: The worker died over it, twice.
            TimeLimitError: It took too long.
            CancelledError: The seat was left, or the pool stopped.
            Exception: Whatever it raised, or :meth:`submit` does.
        """
        return self.submit(task, *args, **kwargs).result()

    def run_next(
        self, task: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As :meth:`run`, before all that wait: for what is short, and ends what began long ago."""
        job: Job[T] = Job(task, args, kwargs, self._queue.cancel)
        self._queue.put(self._place, job, first=True)
        return job.result()

    def leave(self) -> None:
        """Give the place up; jobs that wait are dropped, those that run are ended."""
        self._queue.leave(self._place)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()
