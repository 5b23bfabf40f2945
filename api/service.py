"""The one worker: loads the pipeline and does one job at a time, off the event loop.

An engine belongs to one process and serves one call at a time, so there is one thread; what does
not fit into its queue is refused at once rather than left to time out.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from api.problems import NotReadyError
from verifier.errors import OverloadedError, ServiceError, VerifierError

if TYPE_CHECKING:
    from verifier.pipeline import Context

__all__ = ["Service"]

log = logging.getLogger("api")

T = TypeVar("T")


class Service:
    """Holds the loaded pipeline and the queue before it.

    Args:
        loader: Makes the context; called once, in the worker's thread.
        max_waiting: Jobs that may wait while one is being done.
        on_failure: Told when loading failed.
    """

    def __init__(
        self,
        loader: Callable[[], Context],
        *,
        max_waiting: int,
        on_failure: Callable[[VerifierError], None] | None = None,
    ) -> None:
        self._loader = loader
        self._on_failure = on_failure
        self._room = max_waiting + 1
        self._jobs = 0
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="verify")
        self._loading: Future[Context] | None = None

    def start(self) -> None:
        """Begin to load, in the worker's thread; returns at once."""
        self._loading = self._worker.submit(self._load)

    def stop(self) -> None:
        """Finish the job under way, drop those that wait. Blocks."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def check_ready(self) -> Context:
        """The context, once it is loaded.

        Raises:
            NotReadyError: Still loading.
            ServiceError: Loading failed (ModelError, RuleFileError, …).
        """
        if self._loading is None or not self._loading.done():
            raise NotReadyError("正在加载模型与规则 / Models and rules are loading")
        failure = self._loading.exception()
        if isinstance(failure, VerifierError):
            # A fresh one each time: an exception raised again and again grows its traceback.
            raise type(failure)(failure.detail, remedy=failure.remedy)
        return self._loading.result()

    def check_room(self) -> None:
        """Whether one more job would be taken now.

        Raises:
            OverloadedError: The queue is full.
        """
        if self._jobs >= self._room:
            raise OverloadedError(f"排队已满（{self._room}）/ the queue is full ({self._room})")

    async def run(self, job: Callable[[Context], T]) -> T:
        """Do ``job`` in the worker's thread and wait for it without holding the event loop.

        Raises:
            NotReadyError: Still loading.
            OverloadedError: The queue is full.
            Exception: Whatever the job raises.
        """
        context = self.check_ready()
        with self._lock:
            self.check_room()
            self._jobs += 1
        try:
            future = self._worker.submit(job, context)
        except RuntimeError:  # shutting down
            self._leave()
            raise NotReadyError("服务正在停止 / The service is stopping") from None
        future.add_done_callback(self._leave)
        return await asyncio.wrap_future(future)

    def _leave(self, _: object = None) -> None:
        with self._lock:
            self._jobs -= 1

    def _load(self) -> Context:
        try:
            context = self._loader()
        except Exception as error:
            # A defect's own text is not for the log; an error of ours is written for it.
            failure: VerifierError = ServiceError(
                f"加载失败 / loading failed: {type(error).__name__}"
            )
            if isinstance(error, VerifierError):
                failure = type(error)(error.detail, remedy=error.remedy)
            log.error("%s: %s", failure.code, failure.detail)
            if self._on_failure is not None:
                self._on_failure(failure)
            raise failure from error
        log.info("ready")
        return context
