from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.fake_pipeline import picture
from verifier.schema import report_schema


def manifest(*paths: str, **changes: Any) -> str:
    content = {
        "submission_id": "S-1",
        "province": "33",
        "subject_kind": "individual",
        "filing_type": "first",
        "submitted_on": "2026-11-23",
        "images": [{"role": "subject_document", "path": path} for path in paths],
    }
    return json.dumps(content | changes, ensure_ascii=False)


def post(client: TestClient, text: str, *names: str, **fields: str) -> Any:
    # No file name makes the manifest a text part, and the body multipart even without images.
    parts: list[Any] = [("manifest", (None, text))]
    parts += [("files", (name, picture())) for name in names]
    return client.post("/v1/submissions", data=fields, files=parts)


def test_files_are_matched_by_name_whatever_the_folder(client: TestClient) -> None:
    answer = post(client, manifest("photos/正面.jpg", "back.jpg"), "back.jpg", "正面.jpg")
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), report_schema("submission"))
    assert [image["image"]["path"] for image in answer.json()["images"]] == [
        "photos/正面.jpg",
        "back.jpg",
    ]
    assert answer.json()["as_of"] == "2026-11-23"


def test_the_manifest_may_come_as_a_file_and_the_day_with_it(client: TestClient) -> None:
    answer = client.post(
        "/v1/submissions",
        files=[
            ("manifest", ("manifest.json", b"\xef\xbb\xbf" + manifest("a.jpg").encode())),
            ("files", ("a.jpg", picture())),
        ],
        data={"as_of": "2027-01-02"},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["as_of"] == "2027-01-02"


def test_names_match_however_their_accents_are_composed(client: TestClient) -> None:
    assert post(client, manifest("caf\u00e9.jpg"), "cafe\u0301.jpg").status_code == 200


def test_one_image_may_serve_two_roles(client: TestClient) -> None:
    answer = post(client, manifest("a.jpg", "a.jpg"), "a.jpg")
    assert len(answer.json()["images"]) == 2


@pytest.mark.parametrize(
    ("paths", "names", "status", "code", "said"),
    [
        (["a.jpg", "b.jpg"], ["a.jpg"], 422, "image-missing", "b.jpg"),
        (["a.jpg"], [], 422, "image-missing", "a.jpg"),
        (["a.jpg"], ["a.jpg", "b.jpg"], 400, "bad-request", "b.jpg: 清单中没有此图片"),
        (["a.jpg"], ["a.jpg", "a.jpg"], 400, "bad-request", "a.jpg: 同名文件上传了两次"),
        (["x/a.jpg", "y/a.jpg"], ["a.jpg"], 422, "manifest-invalid", "a.jpg: "),
        (["../a.jpg"], ["a.jpg"], 422, "manifest-invalid", ".."),
        (["/a.jpg"], ["a.jpg"], 422, "manifest-invalid", "relative"),
    ],
)
def test_files_that_do_not_fit_the_manifest_are_problems(
    client: TestClient, paths: list[str], names: list[str], status: int, code: str, said: str
) -> None:
    answer = post(client, manifest(*paths), *names)
    assert answer.status_code == status
    assert answer.json()["code"] == code
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", manifest("a.jpg", province="Atlantis"), manifest("a.jpg", extra=1)]
)
def test_a_manifest_that_is_none_is_a_problem(client: TestClient, text: str) -> None:
    answer = post(client, text, "a.jpg")
    assert answer.status_code == 422
    assert answer.json()["code"] == "manifest-invalid"


def test_the_manifest_is_wanted_once(client: TestClient) -> None:
    absent = client.post("/v1/submissions", files=[("files", ("a.jpg", b""))])
    assert absent.status_code == 400
    assert "manifest" in absent.json()["detail"]
    twice = client.post(
        "/v1/submissions",
        data={"manifest": [manifest("a.jpg")] * 2},
        files=[("files", ("a.jpg", b""))],
    )
    assert twice.status_code == 400


def test_a_manifest_without_images_is_still_judged(client: TestClient) -> None:
    answer = client.post(
        "/v1/submissions", files=[("manifest", ("manifest.json", manifest().encode()))]
    )
    assert answer.status_code == 200, answer.text


def test_text_no_encoding_can_carry_is_a_problem_or_a_report(client: TestClient) -> None:
    text = manifest("a.jpg", submission_id="x").replace('"x"', '"\\ud800"')
    answer = post(client, text, "a.jpg")
    assert answer.status_code == 422
