"""Which fields a spot of glare or a finger falls on."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from verifier.findings import Finding, FindingCode, make_finding
from verifier.reports import FieldReport

__all__ = ["name_fields"]

_COVERING = {FindingCode.IMAGE_GLARE, FindingCode.OCCLUDED}


def name_fields(finding: Finding, fields: Mapping[str, FieldReport]) -> Finding:
    """The finding with the fields that its boxes touch, where it is about something that covers.

    Args:
        finding: Any; others than glare and occlusion come back as they are.
        fields: As read, boxes in upload pixels.
    """
    boxes = finding.evidence.get("boxes")
    if finding.code not in _COVERING or not isinstance(boxes, list):
        return finding
    hit = [
        name
        for name, field in fields.items()
        if field.box is not None and any(_touch(field.box, box) for box in boxes)
    ]
    if not hit:
        return finding
    return make_finding(
        finding.code,
        finding.severity,
        source=finding.source,
        variant="fields",
        **{**finding.evidence, "fields": hit},
    )


def _touch(one: object, other: object) -> bool:
    area, _ = cv2.intersectConvexConvex(
        np.asarray(one, np.float32).reshape(-1, 2), np.asarray(other, np.float32).reshape(-1, 2)
    )
    return bool(area > 0)
