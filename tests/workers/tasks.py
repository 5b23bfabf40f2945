"""A light context and tasks for real worker processes: found by name, so in a module."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import NoReturn

from verifier.errors import ModelError, OcrError


class Loaded:
    """Stands for models and rules; counts what it was used for."""

    def __init__(self) -> None:
        self.calls = 0


def load() -> Loaded:
    return Loaded()


class LoadAs:
    """Loads as often as it is told to, and notes each time in a file."""

    def __init__(self, notes: Path, *, ends: str = "", after: int = 0) -> None:
        self.notes, self.ends, self.after = notes, ends, after

    def __call__(self) -> Loaded:
        with self.notes.open("a") as file:
            file.write("loaded\n")
        if len(self.notes.read_text().splitlines()) > self.after:
            if self.ends == "missing":
                raise ModelError("det.onnx: 缺失 / missing")
            if self.ends == "defect":
                raise ValueError("张三 330106199001011234")
            if self.ends == "dies":
                os._exit(3)
        return Loaded()


def pid(context: Loaded) -> int:
    return os.getpid()


def calls(context: Loaded) -> int:
    context.calls += 1
    return context.calls


def echo(context: Loaded, value: object, *, after: float = 0.0) -> object:
    time.sleep(after)
    return value


def die(context: Loaded, *how: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def die_once(context: Loaded, note: Path) -> int:
    """Dies as native code does, but only the first time."""
    if not note.exists():
        note.touch()
        os._exit(139)
    return os.getpid()


def hang(context: Loaded, note: Path) -> NoReturn:
    """Note our process, then never return."""
    write(note)
    while True:
        time.sleep(60)


def write(note: Path) -> None:
    part = note.with_suffix(".part")
    part.write_text(str(os.getpid()))
    part.rename(note)


def fail(context: Loaded, kind: str) -> NoReturn:
    if kind == "ours":
        raise OcrError("the engine said no", remedy="turn it off and on")
    if kind == "exit":
        raise SystemExit(4)
    raise ValueError("李四 330106199001011234")


def unsendable(context: Loaded) -> object:
    return threading.Lock()


def note(context: Loaded, where: Path) -> None:
    write(where)
