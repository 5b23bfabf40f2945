"""Around every request: how much may be sent, what is logged, and that no defect tells tales.

Plain ASGI, so that bodies are counted while they stream and never held.
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
from verifier.errors import PayloadTooLargeError, VerifierError

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

    Args:
        app: The application inside.
        limits: Bytes by path.
        default: Bytes for any other path.
        admit: Called before a body of ``limits`` is read; may raise to refuse it unread.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        limits: Mapping[str, int],
        default: int,
        admit: Callable[[], None],
    ) -> None:
        self._app = app
        self._limits = limits
        self._default = default
        self._admit = admit

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
                received += len(message.get("body", b""))
                if received > limit:
                    raise too_large
            return message

        await self._app(scope, counted, send)


def _place(error: BaseException) -> str:
    """Type of an exception and the lines it came through, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    path = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} at {path}"
