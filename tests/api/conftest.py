from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from tests import fake_pipeline
from verifier import filing, pipeline

Start = Callable[..., TestClient]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the service over the stand-in pipeline; stops it when the test ends."""
    monkeypatch.setattr(pipeline, "verify_image", fake_pipeline.verify_image)
    monkeypatch.setattr(filing, "judge_filing", fake_pipeline.judge_filing)
    running: list[TestClient] = []

    def begin(
        loader: Callable[[], object] = fake_pipeline.load, *, wait: bool = True, **settings: int
    ) -> TestClient:
        app = create_app(loader, settings=Settings(**settings))
        client = TestClient(app, raise_server_exceptions=False)
        client.__enter__()
        running.append(client)
        if wait:
            app.state.service.loading.result(timeout=10)
        return client

    yield begin
    for client in running:
        client.__exit__(None, None, None)


@pytest.fixture
def client(start: Start) -> TestClient:
    return start()
