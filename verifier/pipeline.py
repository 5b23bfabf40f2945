"""The way through the house, in two functions: one image, one filing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import cv2

from verifier.capture import check_capture
from verifier.capture.early import check_grey, is_settled
from verifier.clock import Clock
from verifier.declaration import Manifest
from verifier.documents import check_fields, is_temporary_id
from verifier.filing import in_filing, judge_filing
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.handheld import Holder, look_for_holder
from verifier.hits import name_fields
from verifier.intake import (
    FileLimits,
    Glance,
    Intake,
    ServiceLimits,
    decode_opened,
    glance_at,
    open_file,
)
from verifier.lanes import Lanes, available_cores
from verifier.marks import judge_marks, look_for_marks
from verifier.ocr import OcrEngine
from verifier.precheck import Prechecker, load_prechecker
from verifier.reading import Reading, read_document
from verifier.reporting import read_report, unread_report
from verifier.reports import DocumentType, ImageReport, SubmissionReport
from verifier.ruleset import RuleBook, load_rulebook

__all__ = ["Context", "load_context", "verify_image", "verify_submission"]

_CAPTURE_SOURCE = "rules/national.yaml · §1, §5"
_UNKNOWN, _HANDHELD = DocumentType.UNKNOWN, DocumentType.HANDHELD_PHOTO


@dataclass(frozen=True, slots=True)
class Context:
    """What is loaded once and shared by every call of one process."""

    engine: OcrEngine
    rulebook: RuleBook
    prechecker: Prechecker
    service: ServiceLimits = ServiceLimits()
    lanes: Lanes = field(default_factory=lambda: Lanes(1))


def load_context(threads: int | None = None) -> Context:
    """Load the models, the rules and the thresholds.

    Args:
        threads: CPU threads to use; by default the cores that this process may use.

    Raises:
        ModelError: A model file is missing or altered.
        RuleFileError: A rule file does not load.
    """
    from verifier.ocr.paddle import PaddleEngine

    lanes = Lanes(threads or available_cores())
    cv2.setNumThreads(1)  # its threads and the lanes would take the cores from each other
    return Context(
        engine=PaddleEngine(lanes=lanes),
        rulebook=load_rulebook(),
        prechecker=load_prechecker(lanes.threads),
        lanes=lanes,
    )


def verify_image(
    context: Context,
    data: bytes,
    *,
    name: str,
    as_of: date,
    expected: DocumentType | None = None,
    full: bool = False,
) -> ImageReport:
    """Judge one photo by itself.

    What is refused for its file, for having no colour or for where it comes from is not read, and
    nothing else is said of it.

    Args:
        context: From :func:`load_context`; one call at a time.
        data: The file as uploaded, whatever it holds.
        name: The uploader's name for it; its extension is checked, the report repeats it.
        as_of: The day whose limits apply.
        expected: What the uploader says it is; None: find out.
        full: Read it all the same, and say all that is wrong with it.

    Raises:
        OcrError: The engine failed. Faults of the image are findings, not errors.
    """
    clock = Clock()
    limits = FileLimits(*context.rulebook.file_limits(as_of))
    lanes, checker = context.lanes, context.prechecker
    with clock.time("decode"):
        opened = open_file(data, name, limits, context.service)
        if opened.structure is None or (not full and _refused(opened.findings)):
            return unread_report(opened.info, opened.findings, clock)
        decoding = lanes.beside(lambda: decode_opened(opened))
        glance = glance_at(opened) or _glance_of(decoding())
    if glance is not None:
        with clock.time("checks"):
            grey = None if full else check_grey(glance.pixels, checker.thresholds)
        if grey is not None:
            return unread_report(opened.info, (*opened.findings, grey), clock)
        with clock.time("locate"):
            view, location = checker.locate(glance)
    with clock.time("decode"):
        intake = decoding()
    if glance is None or intake.upload is None:
        return unread_report(intake.info, intake.findings, clock)
    pixels = intake.upload.pixels
    with clock.time("checks"):
        examination = checker.examiner.examine(pixels, data, view, location.corners, lanes)
        settled = not full and is_settled(examination, checker.thresholds)
        refused = checker.judge(pixels, location, examination) if settled else ()
    if settled:
        return unread_report(intake.info, (*intake.findings, *refused), clock, location)
    with clock.time("ocr"):
        inside = None if expected is _HANDHELD else expected
        reading = read_document(context.engine, pixels, location, inside)
        holder = look_for_holder(pixels, reading, expected)
        marks = look_for_marks(
            context.engine,
            pixels,
            reading.page,
            reading.read_as,
            outlined=reading.corners is not None,
        )
    with clock.time("checks"):
        captured = check_capture(
            pixels,
            reading.corners,
            reading.page.quads(),
            reading.read_as,
            checker.thresholds,
            examination,
            checker.examiner.fusion,
            held=holder is not None,
            lanes=lanes,
        )
    told = tuple(_document_findings(reading, holder, expected))
    findings = (
        *intake.findings,
        *(name_fields(finding, reading.fields) for finding in _beside(captured, told, reading)),
        *told,
        *check_fields(reading.read_as, reading.fields),
        *judge_marks(reading.read_as, reading.page, reading.fields, marks),
    )
    return read_report(intake.info, reading, findings, clock, holder, marks)


def verify_submission(
    context: Context,
    manifest: Manifest,
    *,
    read_image: Callable[[str], bytes],
    as_of: date,
    full: bool = False,
) -> SubmissionReport:
    """Judge a filing: its images, what was declared against what they say, and the rules.

    Args:
        context: From :func:`load_context`; one call at a time.
        manifest: The filing. An entry with a stored report is judged from its facts.
        read_image: Gives the bytes of an image by its path in the manifest.
        as_of: The day it is judged as of; nothing below reads the clock.
        full: As in :func:`verify_image`.

    Raises:
        ImageMissingError: From ``read_image``.
        OcrError: The engine failed.
    """
    clock = Clock()
    reports: list[ImageReport] = []
    for entry in manifest.images:
        report = entry.report
        if report is None:
            assert entry.path is not None
            report = verify_image(
                context,
                read_image(entry.path),
                name=entry.path,
                as_of=as_of,
                expected=entry.type,
                full=full,
            )
        reports.append(in_filing(report, entry))
    judged = judge_filing(context.rulebook, manifest, reports, as_of)
    return judged.model_copy(update={"timing_ms": clock.sum_of(reports)})


def _document_findings(
    reading: Reading, holder: Holder | None, expected: DocumentType | None
) -> Iterator[Finding]:
    """Whether a document was found, whole, and the one that was expected."""
    if not reading.page.lines:
        yield make_finding(
            FindingCode.DOCUMENT_NOT_FOUND, Severity.REJECT, source=_CAPTURE_SOURCE, lines=0
        )
        return
    if reading.type is DocumentType.UNKNOWN:
        yield make_finding(
            FindingCode.DOCUMENT_NOT_FOUND,
            Severity.REVIEW,
            source=_CAPTURE_SOURCE,
            variant="unrecognised",
            lines=len(reading.page.lines),
        )
    elif holder is None and expected not in (None, reading.type):
        yield make_finding(
            FindingCode.DOCUMENT_TYPE_MISMATCH,
            Severity.REJECT,
            source=_CAPTURE_SOURCE,
            found=str(reading.type),
            expected=str(expected),
            confidence=reading.confidence,
        )
    if holder is not None and holder.face is None:
        # A face that was not seen may be there all the same.
        yield make_finding(
            FindingCode.DOCUMENT_TYPE_MISMATCH,
            Severity.REVIEW,
            source=_CAPTURE_SOURCE,
            variant="no_face",
            found=str(reading.type),
            expected=str(_HANDHELD),
        )
    if reading.corners is None:
        yield make_finding(FindingCode.BORDER_INCOMPLETE, Severity.REVIEW, source=_CAPTURE_SOURCE)
    if is_temporary_id(reading.page):
        yield make_finding(FindingCode.TEMPORARY_ID, Severity.REVIEW, source="§6")


def _beside(
    captured: tuple[Finding, ...], told: tuple[Finding, ...], reading: Reading
) -> Iterator[Finding]:
    """What the photo shows, less what reading it has answered better."""
    codes = {finding.code for finding in told}
    for finding in captured:
        if finding.code is FindingCode.DOCUMENT_NOT_FOUND and reading.type is not _UNKNOWN:
            continue
        if finding.code not in codes:
            yield finding


def _glance_of(intake: Intake) -> Glance | None:
    return None if intake.upload is None else intake.upload.glance


def _refused(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.REJECT for finding in findings)
