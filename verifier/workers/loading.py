"""What a worker loads, and with how many threads; the pools made of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifier.errors import VerifierError
from verifier.workers.inline import InlineWorker
from verifier.workers.pool import WorkerPool
from verifier.workers.process import ProcessWorker

if TYPE_CHECKING:
    from verifier.pipeline import Context

__all__ = ["PipelineLoader", "inline_pool", "process_pool", "threads_for"]

_MAX_WAITING = 16


@dataclass(frozen=True, slots=True)
class PipelineLoader:
    """Loads the pipeline for a process that is to use so many threads, in all its libraries."""

    threads: int

    def __call__(self) -> Context:
        """Load.

        Raises:
            ModelError: A model file is missing or altered.
            RuleFileError: A rule file does not load.
        """
        # Read when NumPy's and others' libraries are first loaded, which is below.
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, str(self.threads))
        import cv2

        from verifier.pipeline import load_context

        cv2.setNumThreads(self.threads)
        return load_context(threads=self.threads)


def threads_for(workers: int) -> int:
    """Threads of each of so many workers: the cores this process may use, shared out."""
    return max(1, len(os.sched_getaffinity(0)) // workers)


def process_pool(
    workers: int = 1,
    *,
    max_waiting: int = _MAX_WAITING,
    time_limit_s: float | None = None,
    loader: Callable[[], object] | None = None,
    on_failure: Callable[[VerifierError], None] | None = None,
) -> WorkerPool:
    """A pool of so many processes, not yet started.

    They import the main module anew, so a script that makes a pool does it behind the usual
    ``if __name__ == "__main__":``.

    Args:
        workers: Processes, each with a context of its own.
        max_waiting: Callers that may wait beside those that are served.
        time_limit_s: How long one image, or the judging of one filing, may take; None: no limit.
        loader: Picklable; the pipeline's, with :func:`threads_for` threads, where not given.
        on_failure: Told once, from another thread, when no worker could load.
    """
    loader = loader or PipelineLoader(threads_for(workers))
    made = [ProcessWorker(loader, time_limit_s) for _ in range(workers)]
    return WorkerPool(made, max_waiting=max_waiting, on_failure=on_failure)


def inline_pool(
    loader: Callable[[], object],
    *,
    max_waiting: int = _MAX_WAITING,
    on_failure: Callable[[VerifierError], None] | None = None,
) -> WorkerPool:
    """A pool of one thread of this process; for contexts that no other process could load."""
    return WorkerPool([InlineWorker(loader)], max_waiting=max_waiting, on_failure=on_failure)
