from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests import fake_pipeline
from verifier import pipeline
from verifier.cli import app, runner

Run = Callable[..., Result]


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Put the stand-in in the pipeline's place; lists each loading of models."""
    loaded: list[object] = []

    def load_context() -> object:
        loaded.append(object())
        return loaded[-1]

    monkeypatch.setattr(pipeline, "load_context", load_context)
    monkeypatch.setattr(pipeline, "verify_image", fake_pipeline.verify_image)
    monkeypatch.setattr(pipeline, "verify_submission", fake_pipeline.verify_submission)
    runner.Here.context.cache_clear()
    yield loaded
    runner.Here.context.cache_clear()


@pytest.fixture
def run(loads: list[object]) -> Run:
    def call(*arguments: object, columns: int = 100) -> Result:
        words = [str(argument) for argument in arguments]
        return CliRunner().invoke(app, words, env={"COLUMNS": str(columns)})

    return call


def lines(result: Result) -> list[dict[str, Any]]:
    """The JSON objects on stdout, one a line."""
    return [json.loads(line) for line in result.stdout.splitlines()]
