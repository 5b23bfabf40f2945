"""Where exceptions become sentences on stderr and an exit status; nowhere else in the CLI."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import typer

from verifier.errors import VerifierError

__all__ = ["CANNOT_WORK", "at_the_edge", "describe", "finish", "say"]

CANNOT_WORK = 2
INTERRUPTED = 130

P = ParamSpec("P")


def describe(error: Exception) -> str:
    """One line for a person: what failed and what to do.

    An exception that is not of our tree is a defect of the program: its text may quote what was
    on a card, so only its type and place are told.
    """
    if isinstance(error, VerifierError):
        return f"{error.title}: {error.detail} — {error.remedy}"
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{VerifierError.title}: {type(error).__name__}{place} — {VerifierError.default_remedy}"


def say(sentence: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write("".join(c if c.isprintable() else "�" for c in sentence) + "\n")
    sys.stderr.flush()


def at_the_edge(command: Callable[P, int]) -> Callable[P, None]:
    """Turn what a command returns or raises into an exit status.

    A reader that goes away (``| head``) ends the command quietly, with status 2 as the work was
    not finished.
    """

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _close_stdout()
            status = CANNOT_WORK
        except KeyboardInterrupt:
            status = INTERRUPTED
        except VerifierError as error:
            say(describe(error))
            status = error.exit_code
        except (typer.BadParameter, typer.Exit):
            raise
        except Exception as error:
            say(describe(error))
            status = CANNOT_WORK
        raise typer.Exit(status)

    return wrapped


def finish(app: typer.Typer) -> None:
    """Run ``app`` on this process's arguments and exit; output never fails for its encoding."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _close_stdout() -> None:
    """Point stdout at nothing, or the interpreter complains again when it flushes at exit."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
