"""Ours and its peers, each in a process of its own, so that memory and threads are its own too."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from time import perf_counter
from types import TracebackType

__all__ = ["PROGRAMS", "Program", "Run"]

AS_OF = date(2026, 11, 23)
Reader = Callable[[bytes, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """One image read once.

    Attributes:
        wall: Seconds.
        cpu: Seconds of all threads.
        fields: What was read.
    """

    wall: float
    cpu: float
    fields: dict[str, str]


def _ours() -> tuple[str, Reader]:
    from verifier.pipeline import load_context, verify_image

    context = load_context()

    def read(data: bytes, document_type: str) -> dict[str, str]:
        # In full: a photo that is refused early would make the figures look better.
        report = verify_image(context, data, name="a.jpg", as_of=AS_OF, full=True)
        return {name: field.value or "" for name, field in report.fields.items()}

    return "icp-verify", read


def _rapidocr() -> tuple[str, Reader]:
    from bench.peers import RapidPeer

    peer = RapidPeer()
    return peer.name, peer.read


def _paddleocr() -> tuple[str, Reader]:
    from bench.peers import PaddlePeer

    peer = PaddlePeer()
    return peer.name, peer.read


PROGRAMS: dict[str, Callable[[], tuple[str, Reader]]] = {
    "ours": _ours,
    "rapidocr": _rapidocr,
    "paddleocr": _paddleocr,
}


def _serve(key: str, pipe: Connection) -> None:
    begin = perf_counter()
    name, read = PROGRAMS[key]()
    pipe.send((name, perf_counter() - begin))
    while (job := pipe.recv()) is not None:
        before, start = resource.getrusage(resource.RUSAGE_SELF), perf_counter()
        fields = read(*job)
        wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        pipe.send((Run(wall, cpu, fields), after.ru_maxrss / 1024))


class Program:
    """One program, loaded, in a process of its own.

    Attributes:
        name: With its version.
        loading: Seconds that it took to load.
        peak: Of resident memory so far, MiB.
    """

    def __init__(self, key: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(key, other), daemon=True)
        self._process.start()
        other.close()
        self.name, self.loading = self._pipe.recv()
        self.peak = 0.0

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe.send(None)
        self._process.join(10)

    def read(self, data: bytes, document_type: str) -> Run:
        """Read one image, once."""
        self._pipe.send((data, document_type))
        run, self.peak = self._pipe.recv()
        assert isinstance(run, Run)
        return run
