from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app, routes
from tests import fake_pipeline

Start = Callable[..., TestClient]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the service over the stand-in pipeline; stops it when the test ends."""
    monkeypatch.setattr(routes, "verify_image", fake_pipeline.verify_image)
    monkeypatch.setattr(routes, "verify_submission", fake_pipeline.verify_submission)
    running: list[TestClient] = []

    def begin(
        loader: Callable[[], object] = object, *, wait: bool = True, **settings: int
    ) -> TestClient:
        app = create_app(loader, settings=Settings(**settings))  # type: ignore[arg-type]
        client = TestClient(app, raise_server_exceptions=False)
        client.__enter__()
        running.append(client)
        if wait:
            app.state.service._loading.result(timeout=10)
        return client

    yield begin
    for client in running:
        client.__exit__(None, None, None)


@pytest.fixture
def client(start: Start) -> TestClient:
    return start()
