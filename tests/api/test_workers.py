"""The service over real worker processes, with the stand-in for the pipeline in them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from tests import fake_pipeline
from tests.api.test_service import check, request
from tests.api.test_submissions import manifest
from tests.api.test_submissions import post as post_filing
from tests.fake_pipeline import KILLS, SLOW, picture
from verifier.errors import VerifierError
from verifier.workers import loading


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loading, "PipelineLoader", fake_pipeline.LoadFaked)
        app = create_app(settings=Settings(workers=2, time_limit_s=2))
        with TestClient(app, raise_server_exceptions=False) as client:
            app.state.service.loading.result(timeout=60)
            yield client


def post(client: TestClient, data: bytes, name: str = "张三.png") -> Any:
    return client.post("/v1/images", files={"file": (name, data)})


def test_images_and_filings_are_answered(client: TestClient) -> None:
    assert client.get("/readyz").status_code == 200
    answer = post(client, picture())
    assert answer.status_code == 200, answer.text
    assert answer.json()["image"]["path"] == "张三.png"
    filing = post_filing(client, manifest("a.jpg", "b.jpg", "c.jpg"), "c.jpg", "b.jpg", "a.jpg")
    assert filing.status_code == 200, filing.text
    names = [image["image"]["path"] for image in filing.json()["images"]]
    assert names == ["a.jpg", "b.jpg", "c.jpg"]


@pytest.mark.parametrize(
    ("size", "status", "code"), [(KILLS, 500, "worker-died"), (SLOW, 504, "time-limit")]
)
def test_a_job_that_ends_its_worker_is_a_problem_and_the_service_goes_on(
    client: TestClient,
    caplog: pytest.LogCaptureFixture,
    size: tuple[int, int],
    status: int,
    code: str,
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = post(client, picture(size, "PNG"))
    check(answer, status, code)
    assert code in caplog.text
    ours = "".join(r.getMessage() for r in caplog.records if r.name in {"api", "verifier.workers"})
    assert "张三" not in ours
    assert post(client, picture()).status_code == 200


def test_a_client_that_hangs_up_ends_the_work_for_it() -> None:
    async def scenario() -> None:
        app = create_app(settings=Settings(workers=1))
        async with app.router.lifespan_context(app):
            await asyncio.wrap_future(app.state.service.loading)
            leave = asyncio.Event()
            posted = asyncio.create_task(request(app, leave, picture(SLOW, "PNG")))
            await asyncio.sleep(0.5)
            leave.set()
            assert await posted == 499
            begun = time.monotonic()
        assert time.monotonic() - begun < 30, "stopping does not wait for it"

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loading, "PipelineLoader", fake_pipeline.LoadFaked)
        asyncio.run(scenario())


def test_missing_models_are_told_once_and_by_readyz(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(loading, "PipelineLoader", fake_pipeline.LoadNothing)
    told: list[VerifierError] = []
    app = create_app(settings=Settings(workers=2), on_load_failure=told.append)
    with TestClient(app) as client:
        assert app.state.service.loading.exception(timeout=60) is not None
        check(client.get("/readyz"), 503, "model-error")
        check(post(client, picture()), 503, "model-error")
    assert [error.code for error in told] == ["model-error"]
    assert caplog.text.count("det.onnx") == 3, "when it failed, and for each who was told"
