"""Errors as problem documents (RFC 9457, ``application/problem+json``).

The one place where exceptions become HTTP answers. What the caller can mend is told in detail;
what is ours to mend is told to the log (without personal data) and named only by kind.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from verifier.errors import OverloadedError, PayloadTooLargeError, ServiceError, VerifierError

__all__ = [
    "ClientGoneError",
    "NotReadyError",
    "Problem",
    "problem_docs",
    "problem_response",
    "register",
    "unexpected",
]

log = logging.getLogger("api")

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5
_CLIENT_GONE = 499
_HIDDEN = "详情见服务日志 / See the service's log"


class NotReadyError(ServiceError):
    """Models and rules are still loading."""

    code = "not-ready"
    title = "服务尚未就绪 / Service not ready"
    default_remedy = "请稍后重试 / Try again later"


class ClientGoneError(Exception):
    """Nobody waits for the answer any more; what was under way for it is ended."""


class Problem(BaseModel):
    """出错时的回答（RFC 9457）/ What is answered when something cannot be done."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(description="urn:icp-verify:problem:CODE")
    title: str = Field(description="错误种类 / What kind of failure")
    status: int = Field(description="HTTP 状态码 / HTTP status")
    detail: str = Field(description="具体原因 / What is wrong and where")
    code: str = Field(description="稳定的机器码 / Stable machine name")
    remedy: str = Field(description="处理办法 / What to do next")


_BY_STATUS = {
    404: ("not-found", "没有这个地址 / Not found", "请检查地址 / Check the address"),
    405: (
        "method-not-allowed",
        "不支持该方法 / Method not allowed",
        "请改用 Allow 头所列方法 / Use a method that the Allow header lists",
    ),
}
_BAD_REQUEST = ("bad-request", "请求有误 / Bad request", "请按说明修改后重试 / Correct it")


def problem_response(error: VerifierError) -> Response:
    """The answer for one of our own errors."""
    detail = error.detail
    headers = {}
    if isinstance(error, OverloadedError | NotReadyError):
        headers["Retry-After"] = str(RETRY_AFTER_S)
    elif error.http_status >= 500:
        log.error("%s: %s", error.code, error.detail)
        detail = _HIDDEN
    if isinstance(error, PayloadTooLargeError | OverloadedError):
        headers["Connection"] = "close"  # the rest of the body is not going to be read
    return _answer(
        error.http_status, error.code, error.title, detail, error.remedy, headers=headers
    )


def unexpected() -> Response:
    """The answer where a defect of ours stopped the work; nothing of the exception is told."""
    error = VerifierError
    return _answer(500, error.code, error.title, _HIDDEN, error.default_remedy)


def register(app: FastAPI) -> None:
    """Make every error that a route or the framework raises a problem document."""

    async def ours(_: Request, error: Exception) -> Response:
        assert isinstance(error, VerifierError)
        return problem_response(error)

    async def framework(_: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code, title, remedy = _BY_STATUS.get(error.status_code, _BAD_REQUEST)
        headers = dict(error.headers or {})
        return _answer(error.status_code, code, title, str(error.detail), remedy, headers=headers)

    async def validation(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        # Where and why only: what was sent may be personal data.
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in entry['loc'])}: {entry['msg']}"
            for entry in error.errors()
        )
        return _answer(422, "request-invalid", _BAD_REQUEST[1], wrong, _BAD_REQUEST[2])

    async def gone(_: Request, __: Exception) -> Response:
        return Response(status_code=_CLIENT_GONE)  # for the log; nobody reads it

    app.add_exception_handler(VerifierError, ours)
    app.add_exception_handler(ClientGoneError, gone)
    app.add_exception_handler(HTTPException, framework)
    app.add_exception_handler(RequestValidationError, validation)


def problem_docs(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for the problems that a route may answer with."""
    content = {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


def _answer(
    status: int,
    code: str,
    title: str,
    detail: str,
    remedy: str,
    *,
    headers: dict[str, str] | None = None,
) -> Response:
    problem = Problem(
        type=f"urn:icp-verify:problem:{code}",
        title=title,
        status=status,
        detail="".join(c if c.isprintable() else "�" for c in detail),
        code=code,
        remedy=remedy,
    )
    return Response(problem.model_dump_json(), status, headers, media_type=MEDIA_TYPE)
