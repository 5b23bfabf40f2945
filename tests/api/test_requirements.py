from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import Start


def test_a_checklist_in_both_languages(client: TestClient) -> None:
    answer = client.get(
        "/v1/requirements",
        params={"province": "浙江", "subject_kind": "individual", "on": "2026-11-25"},
    )
    assert answer.status_code == 200
    body = answer.json()
    assert (body["province"], body["filing_type"], body["category"]) == ("33", "first", None)
    age = next(r for r in body["requirements"] if r["family"] == "age")
    assert "18" in age["zh"] and "18" in age["en"] and "§6.4.6" in age["source"]
    assert {r["kind"] for r in body["requirements"]} == {"document", "limit", "condition"}


def test_cases_differ(client: TestClient) -> None:
    def ids(**case: str) -> set[str]:
        answer = client.get("/v1/requirements", params={"province": "15", **case})
        assert answer.status_code == 200
        return {r["rule"] for r in answer.json()["requirements"]}

    company = ids(subject_kind="enterprise")
    institution = ids(subject_kind="enterprise", category="institution")
    access = ids(subject_kind="enterprise", filing_type="access")
    assert "enterprise.staffing_certificate" in institution - company
    assert "enterprise.access" in access - company


def test_answers_while_models_load(start: Start) -> None:
    def never() -> object:
        raise RuntimeError("no models here")

    client = start(never, wait=False)
    answer = client.get("/v1/requirements", params={"province": "33", "subject_kind": "individual"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"subject_kind": "individual"}, 422),
        ({"province": "33"}, 422),
        ({"province": "33", "subject_kind": "robot"}, 422),
        ({"province": "99", "subject_kind": "individual"}, 400),
        ({"province": "台湾", "subject_kind": "individual"}, 400),
        ({"province": "33", "subject_kind": "individual", "on": "yesterday"}, 400),
        ({"province": "33", "subject_kind": "individual", "on": "2001-01-01"}, 400),
    ],
)
def test_a_wrong_question_is_a_problem(
    client: TestClient, query: dict[str, str], status: int
) -> None:
    answer = client.get("/v1/requirements", params=query)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["remedy"]
