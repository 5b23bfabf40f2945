"""What is to be done, and what can do it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, Protocol, TypeVar

__all__ = ["GoneError", "Job", "Worker"]

T = TypeVar("T")


class GoneError(Exception):
    """A worker ended before it answered; the text says how, never over what."""


class Worker(Protocol):
    """One who does jobs, one at a time. All but :meth:`interrupt` are for one thread alone."""

    def start(self) -> None:
        """Load, and return when ready for jobs; a worker that ended starts afresh.

        Raises:
            VerifierError: The loader failed, or two processes died loading.
            GoneError: It was interrupted.
        """
        ...

    def alive(self) -> bool:
        """Whether it can be given a job."""
        ...

    def do(self, job: Job[Any]) -> object:
        """What the job's task returns.

        Raises:
            GoneError: The worker died or was interrupted.
            TimeLimitError: It took too long; the worker was ended.
            Exception: Whatever the task raised.
        """
        ...

    def interrupt(self) -> None:
        """End it whatever it does, at once; from any thread."""
        ...

    def stop(self) -> None:
        """End it for good."""
        ...


class Job(Future[T]):
    """One call ``task(context, *args, **kwargs)``, and the future of what it returns.

    Args:
        task: A function at the top level of a module, so that another process finds it.
        args: Its arguments after the context; picklable.
        kwargs: Likewise.
        on_cancel: Tells the queue that it is no longer wanted, and whether its worker is to be
            ended for it.
    """

    def __init__(
        self,
        task: Callable[..., T],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        on_cancel: Callable[[Job[Any], bool], bool],
    ) -> None:
        super().__init__()
        self.task = task
        self.args = args
        self.kwargs = kwargs
        self.unwanted = False
        self._on_cancel = on_cancel

    def cancel(self) -> bool:
        """Drop it if it waits; if it runs, end its worker. False where it is done already."""
        return self._on_cancel(self, True)

    def withdraw(self) -> bool:
        """Drop it if it still waits; False where it was begun."""
        return self._on_cancel(self, False)

    def begin(self) -> bool:
        """Note that it runs now, first or again; False where it was cancelled."""
        return self.running() or self.set_running_or_notify_cancel()

    def drop(self) -> None:
        """Let whoever waits for it see ``CancelledError``."""
        if not super().cancel():
            self.set_exception(CancelledError())
