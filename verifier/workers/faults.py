"""Errors as they leave a worker: ours as they are, anything else without its text."""

from __future__ import annotations

import pickle
import traceback
from pathlib import Path

from verifier.errors import ServiceError, VerifierError

__all__ = ["loading_failure", "portable"]


def portable(error: BaseException) -> VerifierError:
    """An error of our tree, picklable, in the place of any.

    An exception that is none of ours is a defect: its text may quote what was on a card, so only
    its type and where it arose go on.
    """
    if isinstance(error, VerifierError):
        try:
            same = type(error)(error.detail, remedy=error.remedy)
            pickle.dumps(same)
        except Exception:
            return VerifierError(error.detail, remedy=error.remedy)
        return same
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return VerifierError(f"{type(error).__name__}{place}")


def loading_failure(error: BaseException) -> VerifierError:
    """Why a worker could not load, likewise."""
    if isinstance(error, VerifierError):
        return portable(error)
    return ServiceError(f"加载失败 / loading failed: {type(error).__name__}")
