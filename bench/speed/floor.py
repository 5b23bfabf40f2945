"""The work that cannot be left out: decoding once, and each net alone on what it was given."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import cv2
import numpy as np

from verifier.pipeline import Context

__all__ = ["Floor", "Recorder"]

_ROUNDS = 5
Floor = dict[str, float]
"""Milliseconds by part: ``decode``, ``look``, ``detail``, ``find``, ``read``."""


class _Ear:
    """Stands before a net and remembers what it is given."""

    def __init__(self, net: Any) -> None:
        self.net = net
        self.heard: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.heard.append((given, named))
        return self.net(*given, **named)

    def run(self, *given: Any, **named: Any) -> Any:
        self.heard.append((given, named))
        return self.net.run(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.net, name)


class Recorder:
    """Listens to the nets of a context while one image is verified, then runs them alone."""

    def __init__(self, context: Context) -> None:
        self._context = context
        engine: Any = context.engine
        network: Any = context.prechecker.examiner.network
        self._places: dict[str, tuple[Any, str]] = {
            "look": (network, "_view"),
            "detail": (network, "_detail"),
            "find": (engine._detector.paddlex_predictor, "runner"),
            "read": (engine._recogniser, "_runner"),
        }

    def floor(self, verify: Callable[[], object], data: bytes) -> Floor:
        """Verify once, listening; then time decoding and every net by itself."""
        ears = {part: _Ear(getattr(*place)) for part, place in self._places.items()}
        for part, (owner, name) in self._places.items():
            setattr(owner, name, ears[part])
        try:
            verify()
        finally:
            for part, (owner, name) in self._places.items():
                setattr(owner, name, ears[part].net)
        buffer = np.frombuffer(data, np.uint8)
        found = {"decode": _milliseconds(lambda: cv2.imdecode(buffer, cv2.IMREAD_COLOR))}
        for part, ear in ears.items():
            found[part] = _milliseconds(lambda ear=ear, part=part: self._again(ear, part))
        return found

    def _again(self, ear: _Ear, part: str) -> None:
        def one(call: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
            run = ear.net.run if hasattr(ear.net, "run") else ear.net
            run(*call[0], **call[1])

        if part == "read":  # lines share the threads, as they do in service
            self._context.lanes.map(one, ear.heard)
        else:
            for call in ear.heard:
                one(call)


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    spent = []
    for _ in range(_ROUNDS):
        begin = perf_counter()
        work()
        spent.append((perf_counter() - begin) * 1000)
    return median(spent)
