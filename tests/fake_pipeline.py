"""A light stand-in for the pipeline: decodes with Pillow, knows no document.

For tests of the layers around the pipeline; what the pipeline itself says is tested elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, NoReturn

from PIL import Image

from verifier import filing, pipeline
from verifier.errors import ModelError, OcrError
from verifier.findings import Finding, FindingCode, Severity, make_finding, verdict_of
from verifier.reports import (
    DocumentReport,
    DocumentType,
    FieldReport,
    FilingType,
    ImageInfo,
    ImageReport,
    SubjectKind,
    SubmissionReport,
    TimingMs,
)

BREAKS_THE_ENGINE = (13, 13)
"""Images of this size make the stand-in's engine fail."""

SLOW = (17, 17)
"""Images of this size take a minute."""

KILLS = (19, 19)
"""Images of this size kill the process that opens them."""

REVIEWED = (99, 99)
"""Images of this size get a finding that asks for a person."""


def picture(size: tuple[int, int] = (300, 200), kind: str = "JPEG", **options: Any) -> bytes:
    """A real encoded image."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def verify_image(
    context: object,
    data: bytes,
    *,
    name: str,
    as_of: date,
    expected: DocumentType | None = None,
    full: bool = False,
) -> ImageReport:
    findings: list[Finding] = []
    width = height = kind = None
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            (width, height), kind = image.size, image.format
    except OSError:
        findings.append(
            make_finding(
                FindingCode.FILE_CORRUPT, Severity.REJECT, source="test", reason=str(as_of)
            )
        )
    if (width, height) == BREAKS_THE_ENGINE:
        raise OcrError("the engine said no")
    if (width, height) == SLOW:
        time.sleep(60)
    if (width, height) == KILLS:
        os.kill(os.getpid(), signal.SIGKILL)
    if (width, height) == REVIEWED:
        findings.append(
            make_finding(
                FindingCode.FILE_EXTENSION_MISMATCH,
                Severity.REVIEW,
                source="test",
                extension="x",
                format="y",
            )
        )
    fields, corners = {}, None
    if width and height:
        corners = [[10.0, 10.0], [width - 10.0, 10.0], [width - 10.0, height - 10.0]]
        corners.append([10.0, height - 10.0])
        box = [[50.0, 60.0], [120.0, 60.0], [120.0, 80.0], [50.0, 80.0]]
        fields["name"] = FieldReport(
            value="张三[red]\x1b[31m", raw="张三", confidence=0.97, box=box
        )
        fields["id_number"] = FieldReport(value=None, raw="", confidence=0.0, box=None)
    return ImageReport(
        image=ImageInfo(
            path=name,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            format=kind,
            width=width,
            height=height,
        ),
        document=DocumentReport(
            type=expected or DocumentType.UNKNOWN, confidence=0.5, corners=corners
        ),
        fields=fields,
        findings=tuple(findings),
        verdict=verdict_of(findings),
        timing_ms=TimingMs(total=1.5),
    )


def load() -> SimpleNamespace:
    """A context that is none; for another process as well."""
    return SimpleNamespace(rulebook=None)


@dataclass(frozen=True)
class LoadFaked:
    """Puts the stand-in in the pipeline's place in a worker process, as tests do in their own.

    Stands for :class:`verifier.workers.PipelineLoader`.
    """

    threads: int

    def __call__(self) -> SimpleNamespace:
        pipeline.verify_image = verify_image  # type: ignore[assignment]
        filing.judge_filing = judge_filing
        return load()


@dataclass(frozen=True)
class LoadNothing:
    """Stands for it where a model is missing."""

    threads: int

    def __call__(self) -> NoReturn:
        raise ModelError("det.onnx: sha256")


def verify_submission(
    context: object,
    manifest: Any,
    *,
    read_image: Callable[[str], bytes],
    as_of: date,
    full: bool = False,
) -> SubmissionReport:
    images = [
        filing.in_filing(
            verify_image(
                context, read_image(entry.path), name=entry.path, as_of=as_of, expected=entry.type
            ),
            entry,
        )
        for entry in manifest.images
        if entry.path is not None
    ]
    return judge_filing(None, manifest, images, as_of)


def judge_filing(
    rulebook: object, manifest: Any, images: Sequence[ImageReport], as_of: date
) -> SubmissionReport:
    return SubmissionReport(
        submission_id=manifest.submission_id,
        province="33",
        subject_kind=SubjectKind.INDIVIDUAL,
        filing_type=FilingType.FIRST,
        as_of=as_of.isoformat(),
        rules_version="test",
        images=tuple(images),
        findings=(),
        verdict=verdict_of(finding for image in images for finding in image.findings),
        timing_ms=TimingMs(total=2.5),
    )
