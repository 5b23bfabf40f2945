"""Bytes to pixels: what the file is, whether it may be used, and the picture inside it."""

from verifier.intake.take import take_in
from verifier.intake.upload import (
    ANY_FILE,
    FileFacts,
    FileLimits,
    Intake,
    ServiceLimits,
    Upload,
)

__all__ = ["ANY_FILE", "FileFacts", "FileLimits", "Intake", "ServiceLimits", "Upload", "take_in"]
