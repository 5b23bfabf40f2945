"""Readiness, the queue, limits, and how failures are told."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from typing import Any

import httpx
import jsonschema
import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from api.problems import Problem
from tests.api.conftest import Start
from tests.fake_pipeline import picture, verify_image
from verifier import pipeline
from verifier.errors import ModelError, ServiceError
from verifier.schema import report_schema


def check(answer: Any, status: int, code: str) -> dict[str, Any]:
    """An answer that is a well-formed problem document."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate(answer.json())
    assert (problem.status, problem.code) == (status, code)
    assert problem.type == f"urn:icp-verify:problem:{code}"
    body: dict[str, Any] = answer.json()
    return body


def test_alive_at_once_ready_when_loaded(start: Start) -> None:
    release = threading.Event()
    client = start(lambda: release.wait(10), wait=False)
    assert client.get("/healthz").json() == {"status": "ok"}
    answer = client.get("/readyz")
    check(answer, 503, "not-ready")
    assert int(answer.headers["retry-after"]) > 0
    check(client.post("/v1/images", files={"file": ("a.jpg", b"")}), 503, "not-ready")
    release.set()
    client.app.state.service.loading.result(timeout=10)  # type: ignore[attr-defined]
    assert client.get("/readyz").status_code == 200
    assert client.post("/v1/images", files={"file": ("a.jpg", b"")}).status_code == 200


@pytest.mark.parametrize(
    ("error", "code"),
    [(ModelError("models/det.onnx"), "model-error"), (ValueError("张三"), "service-error")],
)
def test_models_that_do_not_load_are_told_without_details(
    start: Start, caplog: pytest.LogCaptureFixture, error: Exception, code: str
) -> None:
    def broken() -> object:
        raise error

    client = start(broken, wait=False)
    with pytest.raises(ServiceError):
        client.app.state.service.loading.result(timeout=10)  # type: ignore[attr-defined]
    answer = client.get("/readyz")
    check(answer, 503, code)
    assert "det.onnx" not in answer.text
    assert client.get("/healthz").status_code == 200
    assert "张三" not in answer.text + caplog.text
    assert code in caplog.text


def test_work_is_off_the_event_loop_one_at_a_time_and_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release, running = threading.Event(), threading.Event()
    inside: list[int] = []
    threads: set[int] = set()

    def slow(*arguments: Any, **named: Any) -> Any:
        inside.append(1)
        assert len(inside) == 1, "two jobs at a time"
        threads.add(threading.get_ident())
        running.set()
        release.wait(10)
        inside.pop()
        return verify_image(*arguments, **named)

    monkeypatch.setattr(pipeline, "verify_image", slow)

    async def scenario() -> None:
        app = create_app(object, settings=Settings(max_waiting=2))
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://test") as client,
        ):
            await asyncio.wrap_future(app.state.service.loading)

            def post() -> asyncio.Task[httpx.Response]:
                request = client.post("/v1/images", files={"file": ("a.jpg", picture())})
                return asyncio.create_task(request)

            accepted = [post() for _ in range(3)]
            while app.state.service.taken < 3:
                await asyncio.sleep(0.01)
            assert await asyncio.to_thread(running.wait, 10)
            assert (await client.get("/healthz")).status_code == 200, "the loop is free"
            refused = await post()
            check(refused, 503, "overloaded")
            assert int(refused.headers["retry-after"]) > 0
            release.set()
            done = await asyncio.gather(*accepted)
            assert [answer.status_code for answer in done] == [200, 200, 200]
            assert (await post()).status_code == 200, "there is room again"

    asyncio.run(scenario())
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_body_over_the_limit_is_refused_by_its_declared_length(start: Start) -> None:
    client = start(max_image_bytes=1000)
    files = {"file": ("a.jpg", b"x" * 1000)}
    assert client.post("/v1/images", files=files).status_code == 200
    large = client.post("/v1/images", files={"file": ("a.jpg", b"x" * 100_000)})
    check(large, 413, "payload-too-large")
    assert large.headers["connection"] == "close"


def test_a_body_that_declares_no_length_is_counted_as_it_streams(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
        while True:
            sent += 10_000
            assert sent < 10_000_000, "read far beyond the limit"
            yield b"x" * 10_000

    async def scenario() -> httpx.Response:
        settings = Settings(max_image_bytes=1000)
        app = create_app(object, settings=settings)
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://test") as client,
        ):
            await asyncio.wrap_future(app.state.service.loading)
            return await client.post(
                "/v1/images",
                content=endless(),
                headers={"content-type": "multipart/form-data; boundary=x"},
            )

    check(asyncio.run(scenario()), 413, "payload-too-large")
    assert sent <= 1000 + 64 * 1024 + 20_000


def test_all_bodies_together_are_bounded(start: Start) -> None:
    client = start(max_held_bytes=5000)
    for _ in range(3):  # what one request held is free again for the next
        small = client.post("/v1/images", files={"file": ("a.jpg", b"x" * 4000)})
        assert small.status_code == 200
        large = client.post("/v1/images", files={"file": ("a.jpg", b"x" * 6000)})
        check(large, 503, "overloaded")


def test_uploads_never_touch_the_disk(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> object:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr("tempfile.TemporaryFile", forbidden)
    answer = client.post("/v1/images", files={"file": ("a.jpg", b"x" * 3_000_000)})
    assert answer.status_code == 200


def test_a_manifest_over_its_limit_is_refused(start: Start) -> None:
    client = start(max_manifest_bytes=100)
    manifest = ("manifest.json", b"{" + b" " * 200)
    answer = client.post("/v1/submissions", files={"manifest": manifest})
    check(answer, 413, "payload-too-large")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not-found"),
        ("GET", "/v1/images", 405, "method-not-allowed"),
        ("POST", "/healthz", 405, "method-not-allowed"),
    ],
)
def test_unknown_addresses_and_methods_are_problems(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    answer = client.request(method, path)
    check(answer, status, code)
    assert status != 405 or answer.headers["allow"]


def test_a_defect_tells_and_logs_nothing_of_the_document(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError("李四 330106199001011234")

    monkeypatch.setattr(pipeline, "verify_image", broken)
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/v1/images", files={"file": ("王五.jpg", picture())})
    check(answer, 500, "error")
    assert "ValueError at test_service.py" in caplog.text
    for secret in ["李四", "330106", "王五"]:
        assert secret not in answer.text + caplog.text


def test_the_log_has_route_and_status_and_no_names(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/v1/images?who=张三", files={"file": ("王五.jpg", picture())})
        client.get("/李四")
        client.post("/v1/images", files={"file": ("赵六.jpg", b"")}, data={"as": "钱七"})
    ours = [record.getMessage() for record in caplog.records if record.name == "api"]
    assert any(line.startswith("POST /v1/images 200 ") for line in ours)
    assert any(line.startswith("GET - 404 ") for line in ours)
    for secret in ["张三", "王五", "李四", "赵六", "钱七", "%E"]:
        assert secret not in "\n".join(ours)


def test_work_for_a_client_that_went_away_is_given_up(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    release, began, worked = threading.Event(), threading.Event(), list[str]()

    def slow(*arguments: Any, name: str, **named: Any) -> Any:
        began.set()
        release.wait(10)
        worked.append(name)
        return verify_image(*arguments, name=name, **named)

    monkeypatch.setattr(pipeline, "verify_image", slow)

    async def scenario() -> None:
        app = create_app(object, settings=Settings())
        service = app.state.service
        async with app.router.lifespan_context(app):
            await asyncio.wrap_future(service.loading)
            leave = [asyncio.Event() for _ in range(2)]
            posted = [asyncio.create_task(request(app, event)) for event in leave]
            assert await asyncio.to_thread(began.wait, 10)
            while service.taken < 2:
                await asyncio.sleep(0.01)
            for event in leave:
                event.set()
            assert await asyncio.gather(*posted) == [499, 499]
            assert service.taken == 0, "there is room for others at once"
            release.set()
        assert worked == ["a.jpg"], "the one that waited was never begun"

    with caplog.at_level(logging.INFO):
        asyncio.run(scenario())
    assert "POST /v1/images 499" in caplog.text
    assert "Traceback" not in caplog.text


async def request(app: Any, leave: asyncio.Event, data: bytes = b"") -> int:
    """Post an image and hang up when told to; the status that was answered to nobody."""
    files = {"file": ("a.jpg", data or picture())}
    sent = httpx.Request("POST", "http://test/v1/images", files=files)
    body, status = [sent.read()], 0

    async def receive() -> dict[str, object]:
        if body:
            return {"type": "http.request", "body": body.pop(), "more_body": False}
        await leave.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    headers = [(name.lower(), value) for name, value in sent.headers.raw]
    scope = {"type": "http", "method": "POST", "path": "/v1/images", "headers": headers}
    await app({**scope, "query_string": b"", "root_path": "", "http_version": "1.1"}, receive, send)
    return status


def test_openapi_documents_reports_and_problems(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for path, status in [("/v1/images", "413"), ("/v1/submissions", "422"), ("/readyz", "503")]:
        (operation,) = document["paths"][path].values()
        content = operation["responses"][status]["content"]
        assert content["application/problem+json"]["schema"]["title"] == "Problem"
        assert " / " in operation["summary"]
    image = document["paths"]["/v1/images"]["post"]
    name = image["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    described = document["components"]["schemas"][name.rsplit("/", 1)[-1]]
    assert set(described["properties"]) == set(report_schema("image")["properties"])
    body = image["requestBody"]["content"]["multipart/form-data"]["schema"]
    jsonschema.Draft202012Validator.check_schema(body)
    assert set(body["properties"]) == {"file", "as", "as_of", "full"}


def test_settings_come_from_the_environment() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"ICP_VERIFY_MAX_WAITING": "3"}).max_waiting == 3
    assert Settings.from_environment({"ICP_VERIFY_WORKERS": "4"}).workers == 4
    assert Settings.from_environment({"ICP_VERIFY_TIME_LIMIT_S": "9"}).time_limit_s == 9
    for wrong in ["0", "-1", "many", "１"]:
        with pytest.raises(ServiceError, match="ICP_VERIFY_MAX_WAITING"):
            Settings.from_environment({"ICP_VERIFY_MAX_WAITING": wrong})
