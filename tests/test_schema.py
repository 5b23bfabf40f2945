from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from tests.fake_pipeline import picture, verify_image
from verifier.errors import RequestError
from verifier.schema import parse_schema_kind, report_schema, schema_text


@pytest.mark.parametrize("kind", ["image", "submission"])
def test_the_committed_copy_is_what_the_types_say(kind: Any) -> None:
    committed = files("verifier").joinpath("schemas", f"{kind}-report.schema.json")
    assert committed.read_text(encoding="utf-8") == schema_text(kind), (
        f"refresh it: icp-verify schema {kind} > verifier/schemas/{kind}-report.schema.json"
    )


@pytest.mark.parametrize("kind", ["image", "submission", "report"])
def test_it_is_a_valid_schema_of_its_draft(kind: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema(kind))


def report() -> dict[str, Any]:
    made = verify_image(None, picture(), name="a.jpg", as_of=date(2026, 1, 1))
    loaded: dict[str, Any] = json.loads(made.model_dump_json())
    return loaded


def test_a_report_follows_the_schema_of_its_kind_and_of_either() -> None:
    jsonschema.validate(report(), report_schema("image"))
    jsonschema.validate(report(), report_schema("report"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report(), report_schema("submission"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("verdict",), "maybe"),
        (("image", "bytes"), -1),
        (("document", "corners"), [[0, 0]]),
        (("fields", "name", "confidence"), 1.5),
        (("extra",), 1),
    ],
)
def test_what_is_not_a_report_does_not_follow_it(path: tuple[str, ...], value: object) -> None:
    changed = report()
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed, report_schema("image"))


def test_an_unknown_kind_is_refused() -> None:
    assert parse_schema_kind("submission") == "submission"
    with pytest.raises(RequestError):
        parse_schema_kind("images")
