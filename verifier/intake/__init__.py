"""Bytes to pixels: what the file is, whether it may be used, and the picture inside it."""

from verifier.intake.take import take_in
from verifier.intake.upload import FileFacts, FileLimits, Intake, ServiceLimits, Upload

__all__ = ["FileFacts", "FileLimits", "Intake", "ServiceLimits", "Upload", "take_in"]
