"""The command line, ``icp-verify``. Thin: reads arguments, calls the pipeline, prints, exits.

Exit status: 0 all pass, 1 something to review or reject, 2 the command could not do its work
(said on stderr). Whatever is heavy (models, OpenCV, FastAPI, even pydantic) is imported inside
the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

from verifier.cli.app import app, main

__all__ = ["app", "main"]
