"""Fixtures that more than one part of the tests needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verifier.ocr.lines import OcrEngine


@pytest.fixture(scope="session")
def engine() -> Iterator[OcrEngine]:
    """The real engine, loaded once for all tests."""
    from verifier.ocr.paddle import PaddleEngine

    yield PaddleEngine()
