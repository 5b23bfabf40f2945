"""The JSON Schema of the reports, generated from their types.

Copies are committed under ``verifier/schemas/`` and ship in the wheel for those who do not run
Python; a test fails when a copy and the types drift apart. Refresh one with
``icp-verify schema image > verifier/schemas/image-report.schema.json``.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import TypeAdapter

from verifier.errors import RequestError
from verifier.reports import SCHEMA_VERSION, ImageReport, SubmissionReport

__all__ = ["SchemaKind", "parse_schema_kind", "report_schema", "schema_text"]

SchemaKind = Literal["image", "submission", "report"]

_TYPES: dict[SchemaKind, TypeAdapter[Any]] = {
    "image": TypeAdapter(ImageReport),
    "submission": TypeAdapter(SubmissionReport),
    "report": TypeAdapter(ImageReport | SubmissionReport),
}


def report_schema(kind: SchemaKind) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of an image report, a submission report, or either."""
    schema = _TYPES[kind].json_schema(by_alias=True, mode="serialization")
    name = "report" if kind == "report" else f"{kind}-report"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:icp-verify:{name}:{SCHEMA_VERSION}",
        **schema,
    }


def schema_text(kind: SchemaKind) -> str:
    """The schema as it is printed and committed: UTF-8 JSON, two spaces, one newline at the end."""
    return json.dumps(report_schema(kind), ensure_ascii=False, indent=2) + "\n"


def parse_schema_kind(text: str) -> SchemaKind:
    """``image``, ``submission``, or ``report`` for either.

    Raises:
        RequestError: None of them.
    """
    for kind in _TYPES:
        if text == kind:
            return kind
    raise RequestError(
        "没有这种报告 / no such report", remedy="可选 / Choose one of: image, submission"
    )
