"""What an operator may set, from environment variables with the prefix ``ICP_VERIFY_``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from verifier.errors import ServiceError
from verifier.files import MANIFEST_MAX_BYTES
from verifier.limits import ServiceLimits

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of the service (not of the rules).

    Attributes:
        max_image_bytes: One image sent on its own, bytes (in a filing a larger one is a finding).
        max_submission_bytes: One submission's whole body, bytes.
        max_manifest_bytes: One manifest, bytes.
        max_held_bytes: Bodies of all requests together, bytes in memory.
        max_waiting: Requests that may wait beside those that workers are at; beyond it the answer
            is 503.
        workers: Processes that verify, one image at a time each.
        time_limit_s: How long one image may take before its worker is ended, seconds.
    """

    max_image_bytes: int = ServiceLimits().maximum_bytes
    max_submission_bytes: int = 200_000_000
    max_manifest_bytes: int = MANIFEST_MAX_BYTES
    max_waiting: int = 16
    max_held_bytes: int = 600_000_000
    workers: int = 1
    time_limit_s: int = 120

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read ``ICP_VERIFY_WORKERS`` and so on: a variable for each that docs/api.md lists.

        Raises:
            ServiceError: One of them is no whole number above zero.
        """

        def number(name: str, default: int) -> int:
            text = environment.get(name, "").strip()
            if not text:
                return default
            if not (text.isascii() and text.isdecimal() and int(text) > 0):
                raise ServiceError(
                    f"{name} 应为正整数 / should be a whole number above zero",
                    remedy=f"请修改或删除 {name} / Correct or unset {name}",
                )
            return int(text)

        return cls(
            max_submission_bytes=number(
                "ICP_VERIFY_MAX_SUBMISSION_BYTES", cls().max_submission_bytes
            ),
            max_held_bytes=number("ICP_VERIFY_MAX_HELD_BYTES", cls().max_held_bytes),
            max_waiting=number("ICP_VERIFY_MAX_WAITING", cls().max_waiting),
            workers=number("ICP_VERIFY_WORKERS", cls().workers),
            time_limit_s=number("ICP_VERIFY_TIME_LIMIT_S", cls().time_limit_s),
        )
