"""The pool of workers as requests see it: ready, with room, and off the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from starlette.requests import Request

from api.problems import ClientGoneError, NotReadyError
from verifier.errors import VerifierError
from verifier.workers import Seat, WorkerPool

__all__ = ["Service"]

log = logging.getLogger("api")

T = TypeVar("T")


class Service:
    """One request takes one place in the pool; what finds none is refused at once.

    Args:
        pool: Not started yet.
    """

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool
        # Each request only waits in its thread for the workers, so one a place is cheap.
        self._threads = ThreadPoolExecutor(pool.room, thread_name_prefix="request")
        pool.loading.add_done_callback(_say)

    @property
    def loading(self) -> Future[None]:
        """Done when the first worker has loaded, or none could."""
        return self._pool.loading

    @property
    def taken(self) -> int:
        """Requests that are waiting or worked on."""
        return self._pool.taken

    def start(self) -> None:
        """Let the workers load; returns at once."""
        self._pool.start()

    def stop(self) -> None:
        """Finish what is under way, drop what waits. Blocks."""
        self._pool.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def check_ready(self) -> None:
        """Whether models and rules are loaded.

        Raises:
            NotReadyError: Still loading.
            ServiceError: Loading failed (ModelError, RuleFileError, …).
        """
        self._pool.check(full=False)
        if not self._pool.loading.done():
            raise NotReadyError("正在加载模型与规则 / Models and rules are loading")

    def check_room(self) -> None:
        """Whether one more request would be taken now.

        Raises:
            OverloadedError: The queue is full, or the service is stopping.
        """
        self._pool.check()

    async def run(self, job: Callable[[Seat], T], request: Request) -> T:
        """Do ``job`` in a thread of its own and wait for it, unless the client goes away.

        Raises:
            NotReadyError: Still loading.
            OverloadedError: The queue is full, or the service is stopping.
            ClientGoneError: The client went away.
            Exception: Whatever the job raises.
        """
        self.check_ready()
        with self._pool.enter() as seat:  # left at the end: nothing of ours goes on working
            work = asyncio.wrap_future(self._threads.submit(job, seat))
            gone = asyncio.ensure_future(_gone(request))
            either: set[asyncio.Future[Any]] = {work, gone}
            try:
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
                if not work.done():
                    raise ClientGoneError
                return _result(work)
            finally:
                gone.cancel()
                work.cancel()  # of no effect where it is done


def _result(work: asyncio.Future[T]) -> T:
    try:
        return work.result()
    except (CancelledError, asyncio.CancelledError):  # nobody else cancels it
        raise NotReadyError("服务正在停止 / The service is stopping") from None


async def _gone(request: Request) -> None:
    """Return when the client closes the connection; the whole body has been read before."""
    with contextlib.suppress(Exception):
        while (await request.receive())["type"] != "http.disconnect":
            pass


def _say(loading: Future[None]) -> None:
    """Log how loading went; its errors are written for it."""
    error = loading.exception()
    if error is None:
        log.info("ready")
    elif isinstance(error, VerifierError):
        log.error("%s: %s", error.code, error.detail)
