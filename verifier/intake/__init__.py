"""Bytes to pixels: what the file is, whether it may be used, and the picture inside it."""

from verifier.intake.opening import Opened, open_file
from verifier.intake.take import decode_opened, glance_at, take_in
from verifier.intake.upload import (
    ANY_FILE,
    FileFacts,
    FileLimits,
    Glance,
    Intake,
    ServiceLimits,
    Upload,
)

__all__ = [
    "ANY_FILE",
    "FileFacts",
    "FileLimits",
    "Glance",
    "Intake",
    "Opened",
    "ServiceLimits",
    "Upload",
    "decode_opened",
    "glance_at",
    "open_file",
    "take_in",
]
