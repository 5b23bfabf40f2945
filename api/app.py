"""The application: routes, limits around them, and workers that live as long as it does."""

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
from verifier.workers import inline_pool, process_pool

__all__ = ["create_app"]

_MULTIPART_OVERHEAD = 64 * 1024
"""Bytes of boundaries, part headers and text fields that may come on top of an image."""


def create_app(
    context_loader: Callable[[], object] | None = None,
    *,
    settings: Settings | None = None,
    on_load_failure: Callable[[VerifierError], None] | None = None,
) -> FastAPI:
    """Build the service. Nothing is stored between requests.

    Args:
        context_loader: Loads what stands for models and rules into one thread of this process,
            for tests. Without it the pipeline is loaded into worker processes.
        settings: Limits; from the environment where not given.
        on_load_failure: Told, from another thread, when loading failed. Without it the service
            stays up and ``/readyz`` says why it is not ready.

    Raises:
        ServiceError: A setting in the environment is no number.
    """
    settings = settings or Settings.from_environment()
    waiting, told = settings.max_waiting, on_load_failure
    if context_loader is None:
        pool = process_pool(
            settings.workers,
            max_waiting=waiting,
            time_limit_s=settings.time_limit_s,
            on_failure=told,
        )
    else:
        pool = inline_pool(context_loader, max_waiting=waiting, on_failure=told)
    service = Service(pool)

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
