"""Is the process alive, and can it work."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.problems import problem_docs

__all__ = ["router"]

router = APIRouter()


class Health(BaseModel):
    """Says that all is well."""

    status: str


@router.get("/healthz", summary="进程存活 / The process is alive")
async def healthz() -> Health:
    """Answer as long as the event loop turns."""
    return Health(status="ok")


@router.get(
    "/readyz",
    summary="模型与规则已加载 / Models and rules are loaded",
    responses=problem_docs(503),
)
async def readyz(request: Request) -> Health:
    """200 once models and rules are loaded, 503 until then (or if they cannot be)."""
    request.app.state.service.check_ready()
    return Health(status="ready")
