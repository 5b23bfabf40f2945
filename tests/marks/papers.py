"""Papers rendered, read and looked over as the pipeline does, without its checks of the photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument
from verifier.documents import Fields, extract_fields
from verifier.findings import Finding
from verifier.marks import Marks, judge_marks, look_for_marks
from verifier.ocr import OcrEngine, Page, read_page
from verifier.reports import DocumentType


@dataclass(frozen=True)
class Seen:
    page: Page
    fields: Fields
    marks: Marks
    findings: tuple[Finding, ...]

    @property
    def texts(self) -> list[str | None]:
        return [seal.text for seal in self.marks.seals]

    @property
    def codes(self) -> set[str]:
        return {str(finding.code) for finding in self.findings}


def bgr(document: FlatDocument, long_side: int = 2000) -> NDArray[np.uint8]:
    """The sheet as a good scanner would give it, through a JPEG."""
    picture = cv2.cvtColor(document.pixels, cv2.COLOR_RGB2BGR)
    k = long_side / max(picture.shape[:2])
    picture = cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 90])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def look(engine: OcrEngine, document: FlatDocument, picture: NDArray[np.uint8]) -> Seen:
    h, w = picture.shape[:2]
    corners = np.array([[0, 0], [w - 1, 0], [w - 1, h - 1], [0, h - 1]], np.float32)
    kind = DocumentType(document.type)
    page = read_page(engine, picture, corners, long_side=1536)
    fields = extract_fields(kind, page)
    marks = look_for_marks(engine, picture, page, kind, outlined=True)
    return Seen(page, fields, marks, tuple(judge_marks(kind, page, fields, marks)))
