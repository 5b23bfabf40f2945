"""What runs in a worker process: load once, then answer one job after the other."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler

from verifier.workers.faults import loading_failure, portable

__all__ = ["DONE", "FAILED", "serve"]

DONE, FAILED = "done", "failed"


def serve(connection: Connection, loader: Callable[[], object], folder: str) -> None:
    """Load, say so, and do jobs until the parent closes its end of ``connection``.

    Messages are pairs: ``(task, args, kwargs)`` comes in, ``(DONE, result)`` or
    ``(FAILED, VerifierError)`` goes out; the first that goes out tells how loading went.

    Args:
        connection: To the parent.
        loader: Makes the context that every task is given.
        folder: Where temporary files go; removed by us or, as we may be killed, by the parent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the group; the parent decides
    tempfile.tempdir = folder
    _end_with_parent(folder)
    try:
        context = loader()
    except BaseException as error:
        _send(connection, (FAILED, loading_failure(error)))
        return
    with contextlib.suppress(EOFError, OSError):  # the parent closed its end, or is gone
        connection.send((DONE, None))
        while True:
            _send(connection, _answer(connection, context))
    shutil.rmtree(folder, ignore_errors=True)  # the parent may not be there to do it


def _answer(connection: Connection, context: object) -> tuple[str, object]:
    """Take one job and do it. Its arguments are gone from memory before the next is awaited."""
    message = connection.recv_bytes()
    try:
        task, args, kwargs = ForkingPickler.loads(message)
        del message
        return DONE, task(context, *args, **kwargs)
    except BaseException as error:
        return FAILED, portable(error)


def _send(connection: Connection, answer: tuple[str, object]) -> None:
    """Send an answer, or why it cannot be sent."""
    try:
        connection.send(answer)
    except OSError:
        raise
    except Exception as error:  # a result that cannot be pickled
        connection.send((FAILED, portable(error)))


def _end_with_parent(folder: str) -> None:
    """End this process when its parent dies, even in the middle of a job."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()
