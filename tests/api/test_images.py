from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from api.forms import client_name
from tests.fake_pipeline import BREAKS_THE_ENGINE, picture
from verifier.schema import report_schema


def post(client: TestClient, data: bytes, name: str = "a.jpg", **fields: str) -> Any:
    return client.post("/v1/images", files={"file": (name, data)}, data=fields)


def test_a_report_comes_back_as_the_command_line_prints_it(client: TestClient) -> None:
    answer = post(client, picture(), "正面.jpg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    jsonschema.validate(answer.json(), report_schema("image"))
    assert answer.json()["image"]["path"] == "正面.jpg"
    assert answer.json()["verdict"] == "pass"
    assert answer.text.startswith('{"schema":"1",')


@pytest.mark.parametrize("data", [b"", b"hello", picture((900, 700))[:3000]])
def test_a_faulty_image_is_a_report_and_no_problem(client: TestClient, data: bytes) -> None:
    answer = post(client, data)
    assert answer.status_code == 200
    assert answer.json()["verdict"] == "reject"
    assert answer.json()["image"]["bytes"] == len(data)


def test_type_and_day_reach_the_pipeline(client: TestClient) -> None:
    assert post(client, picture(), **{"as": "passport"}).json()["document"]["type"] == "passport"
    broken = post(client, b"", as_of="2026-03-04").json()
    assert broken["findings"][0]["evidence"]["reason"] == "2026-03-04"
    assert post(client, picture(), **{"as": "", "as_of": ""}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"as": "card"}, "as: 'card'"),
        ({"as": "unknown"}, "as: 'unknown'"),
        ({"as_of": "1700000000"}, "as_of: "),
        ({"as_of": "2026-02-30"}, "as_of: "),
        ({"full": "yes"}, "full: 'yes'"),
        ({"nonsense": "1"}, "nonsense"),
    ],
)
def test_wrong_fields_are_problems(client: TestClient, fields: dict[str, str], said: str) -> None:
    answer = post(client, picture(), **fields)
    assert answer.status_code == 400
    assert said in answer.json()["detail"]
    assert answer.json()["code"] == "bad-request"


def test_exactly_one_file_is_wanted(client: TestClient) -> None:
    two = [("file", ("a.jpg", b"1")), ("file", ("b.jpg", b"2"))]
    assert client.post("/v1/images", files=two).status_code == 400
    assert client.post("/v1/images", files={"other": ("a.jpg", b"1")}).status_code == 400
    text = client.post("/v1/images", data={"file": "text"}, files={"as": ("x", b"")})
    assert text.status_code == 400
    assert client.post("/v1/images", json={"file": "a"}).status_code == 400
    assert client.post("/v1/images").status_code == 400
    twice = client.post(
        "/v1/images", files={"file": ("a.jpg", b"1")}, data={"as": ["passport", "passport"]}
    )
    assert "只能出现一次" in twice.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [b"", b"--x\r\n", b"nonsense", b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--"],
)
def test_a_broken_body_is_a_problem(client: TestClient, body: bytes) -> None:
    answer = client.post(
        "/v1/images", content=body, headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a.jpg", "a.jpg"),
        ("../../etc/a.jpg", "a.jpg"),
        ("C:\\Users\\x\\a.jpg", "a.jpg"),
        ("a\x1b[31m\r\n.jpg", "a[31m.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("身份证 (1).jpg", "身份证 (1).jpg"),
        ("e\u0301.jpg", "\u00e9.jpg"),
        ("dir/", "unnamed"),
        ("", "unnamed"),
        ("\ud800", "unnamed"),
        ("x" * 999, "x" * 255),
    ],
)
def test_the_client_s_name_is_a_name_only(sent: str, kept: str) -> None:
    assert client_name(sent) == kept


def test_a_path_as_file_name_is_reported_as_its_name(client: TestClient) -> None:
    assert post(client, b"", "../../secret/a.jpg").json()["image"]["path"] == "a.jpg"


def test_a_failed_engine_is_a_500_that_tells_nothing(client: TestClient) -> None:
    answer = post(client, picture(BREAKS_THE_ENGINE, "PNG"))
    assert answer.status_code == 500
    assert answer.json()["code"] == "ocr-error"
    assert "the engine said no" not in answer.text
