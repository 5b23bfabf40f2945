"""A worker that is a process of its own, seen from the parent."""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from verifier.errors import ServiceError, TimeLimitError
from verifier.workers.child import DONE, serve
from verifier.workers.jobs import GoneError, Job

__all__ = ["ProcessWorker"]

_SPAWN = multiprocessing.get_context("spawn")  # a fork would copy locks that threads hold
_STARTING = threading.Lock()
_ENDS_WITHIN_S = 5.0


class ProcessWorker:
    """Owns one process and the only pipe to it, so that its death can disturb no other.

    Args:
        loader: Picklable; called once in each process that is started.
        time_limit_s: How long one job may take, seconds; None: as long as it likes.
    """

    def __init__(self, loader: Callable[[], object], time_limit_s: float | None = None) -> None:
        self._loader = loader
        self._limit = time_limit_s
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._folder: str | None = None
        self._interrupted = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start a process and wait until it has loaded; one that dies loading is tried again."""
        for last in (False, True):
            self.stop()
            connection = self._launch()
            try:
                kind, answer = connection.recv()
            except (EOFError, OSError):
                how = self._end()
                if self._interrupted:
                    raise GoneError(how) from None
                if last:
                    raise ServiceError(
                        f"工作进程在加载时退出 / a worker died while loading: {how}"
                    ) from None
                continue
            if kind == DONE:
                return
            self.stop()
            raise answer

    def alive(self) -> bool:
        """Whether its process runs."""
        process = self._process
        return process is not None and not self._interrupted and process.is_alive()

    def do(self, job: Job[Any]) -> object:
        """Send the job over, and wait for the answer as long as it may take."""
        connection = self._connection
        if connection is None:
            raise GoneError("not started")
        deadline = None if self._limit is None else time.monotonic() + self._limit
        try:
            connection.send((job.task, job.args, job.kwargs))
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not connection.poll(left):
                self._end(kill=True)
                raise TimeLimitError(f"超过 {self._limit:g} 秒 / over {self._limit:g} seconds")
            kind, answer = connection.recv()
        except (EOFError, OSError):
            raise GoneError(self._end()) from None
        if kind == DONE:
            result: object = answer
            return result
        raise answer

    def interrupt(self) -> None:
        """Kill its process; whoever waits for its answer sees the pipe close."""
        with self._lock:
            self._interrupted = True
            if self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """Close the pipe, which ends the process when it is idle; kill it where it does not."""
        self._end()

    def _launch(self) -> Connection:
        """A new process; our end of the pipe to it."""
        here, there = _SPAWN.Pipe()
        folder = tempfile.mkdtemp(prefix="icp-verify-worker-")
        process = _SPAWN.Process(
            target=serve, args=(there, self._loader, folder), name="icp-verify-worker", daemon=True
        )
        with _STARTING:
            resource_tracker.ensure_running()  # starting it later would unblock what we block
            # Ctrl-C must not reach the process before it can ignore it; it inherits our mask.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                process.start()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                there.close()
        with self._lock:
            self._process, self._connection, self._folder = process, here, folder
            self._interrupted = False
        return here

    def _end(self, *, kill: bool = False) -> str:
        """End and forget the process; how it ended."""
        with self._lock:
            process, connection, folder = self._process, self._connection, self._folder
            self._process = self._connection = self._folder = None
        if process is None or connection is None or folder is None:
            return "not started"
        if kill:
            process.kill()
        connection.close()
        process.join(_ENDS_WITHIN_S)
        if process.exitcode is None:
            process.kill()
            process.join()
        how = f"exit code {process.exitcode}"
        process.close()
        shutil.rmtree(folder, ignore_errors=True)
        return how
