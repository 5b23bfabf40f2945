"""A worker that is a thread of this process: for tests, and where one process must do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verifier.workers.faults import loading_failure
from verifier.workers.jobs import Job

__all__ = ["InlineWorker"]


class InlineWorker:
    """Does jobs in the pool's own thread. Nothing can end a job that runs, nor outlive a crash.

    Args:
        loader: Called once, in that thread; need not be picklable.
    """

    def __init__(self, loader: Callable[[], object]) -> None:
        self._loader = loader
        self._context: object = None
        self._loaded = False

    def start(self) -> None:
        """Load."""
        try:
            self._context = self._loader()
        except Exception as error:
            raise loading_failure(error) from error
        self._loaded = True

    def alive(self) -> bool:
        """Whether it has loaded."""
        return self._loaded

    def do(self, job: Job[Any]) -> object:
        """Do it here and now."""
        result: object = job.task(self._context, *job.args, **job.kwargs)
        return result

    def interrupt(self) -> None:
        """Nothing can be done; the outcome will be thrown away."""

    def stop(self) -> None:
        """Forget the context."""
        self._context, self._loaded = None, False
