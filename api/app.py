"""The application: routes, limits around them, and a worker that lives as long as it does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from api import health, problems, routes, rules
from api.edge import BodyLimit, Boundary
from api.service import Service
from api.settings import Settings
from verifier.errors import VerifierError
from verifier.pipeline import Context, load_context

__all__ = ["create_app"]

_MULTIPART_OVERHEAD = 64 * 1024
"""Bytes of boundaries, part headers and text fields that may come on top of an image."""


def create_app(
    context_loader: Callable[[], Context] = load_context,
    *,
    settings: Settings | None = None,
    on_load_failure: Callable[[VerifierError], None] | None = None,
) -> FastAPI:
    """Build the service. Nothing is stored between requests.

    Args:
        context_loader: Loads models and rules; called once, off the event loop, at start.
        settings: Limits; from the environment where not given.
        on_load_failure: Told, from the worker's thread, when loading failed. Without it the
            service stays up and ``/readyz`` says why it is not ready.

    Raises:
        ServiceError: A setting in the environment is no number.
    """
    settings = settings or Settings.from_environment()
    service = Service(context_loader, max_waiting=settings.max_waiting, on_failure=on_load_failure)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        await run_in_threadpool(service.stop)

    app = FastAPI(
        title="ICP 备案材料核验 / ICP filing document verification",
        description=(
            "照片是否合格、写了什么、是否与申报和规则相符。不保存任何内容。\n\n"
            "Is a photo acceptable, what does it say, does it agree with the declaration and the "
            "rules. Nothing is stored."
        ),
        version=version("icp-verify"),
        lifespan=lifespan,
        # Their pages load scripts from a public network; /openapi.json needs none.
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = service
    app.state.settings = settings
    app.include_router(health.router)
    app.include_router(routes.router)
    app.include_router(rules.router)
    problems.register(app)

    def admit() -> None:
        service.check_ready()
        service.check_room()

    app.add_middleware(
        BodyLimit,
        limits={
            "/v1/images": settings.max_image_bytes + _MULTIPART_OVERHEAD,
            "/v1/submissions": settings.max_submission_bytes,
        },
        default=_MULTIPART_OVERHEAD,
        admit=admit,
        max_held=settings.max_held_bytes,
    )
    app.add_middleware(Boundary)
    return app
