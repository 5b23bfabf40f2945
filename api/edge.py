"""Around every request: how much may be sent, what is logged, and that no defect tells tales.

Plain ASGI, so that bodies are counted while they stream.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem_response, unexpected
from verifier.errors import OverloadedError, PayloadTooLargeError, VerifierError

__all__ = ["BodyLimit", "Boundary"]

log = logging.getLogger("api")


class Boundary:
    """Logs each request by method, route and status; turns a defect into a plain 500.

    Neither the address asked for (a stranger may write anything into it), nor the client's
    address, nor an exception's text (it may quote a document) is logged.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            log.error("%s", _place(error))
            if not status:
                await unexpected()(scope, receive, watched)
        finally:
            route = getattr(scope.get("route"), "path", "-")
            spent = (time.perf_counter() - started) * 1000
            log.info("%s %s %d %.0f ms", scope["method"], route, status, spent)


class BodyLimit:
    """Refuses a body over its route's limit, by its declared length or as it streams in.

    Uploads are held in memory, so the bytes of all requests together are bounded as well.

    Args:
        app: The application inside.
        limits: Bytes by path.
        default: Bytes for any other path.
        admit: Called before a body of ``limits`` is read; may raise to refuse it unread.
        max_held: Bytes of all requests together that may be in memory at a time.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        limits: Mapping[str, int],
        default: int,
        admit: Callable[[], None],
        max_held: int,
    ) -> None:
        self._app = app
        self._limits = limits
        self._default = default
        self._admit = admit
        self._max_held = max_held
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limits.get(scope["path"], self._default)
        too_large = PayloadTooLargeError(
            f"请求体超过 {limit} 字节 / the body is over {limit} bytes"
        )
        try:
            if scope["method"] == "POST" and scope["path"] in self._limits:
                self._admit()
            declared = Headers(scope=scope).get("content-length", "")
            if declared.isascii() and declared.isdecimal() and int(declared) > limit:
                raise too_large
        except VerifierError as error:
            response = problem_response(error)
            response.headers["Connection"] = "close"
            await response(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            if message["type"] == "http.request":
                size = len(message.get("body", b""))
                received += size
                self._held += size
                if received > limit:
                    raise too_large
                if self._held > self._max_held:
                    raise OverloadedError("上传过多 / too many uploads at a time")
            return message

        try:
            await self._app(scope, counted, send)
        finally:
            self._held -= received


def _place(error: BaseException) -> str:
    """Type of an exception and the lines it came through, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    path = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} at {path}"
