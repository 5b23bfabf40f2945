"""What the photo is and whether it is good enough; one file a question.

Each check measures on the document, not on its surroundings, and judges the measurement by the
bands of ``rules/capture.yaml``.
"""

from verifier.capture.check import check_capture
from verifier.capture.thresholds import Band, CaptureThresholds, load_thresholds

__all__ = ["Band", "CaptureThresholds", "check_capture", "load_thresholds"]
