from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path


def until(what: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def runs(pid: int) -> bool:
    """Whether such a process runs (and is no zombie)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def noted(note: Path) -> int:
    """The process that a task noted, once it has."""
    until(note.exists)
    pid = int(note.read_text())
    assert pid != os.getpid()
    return pid
