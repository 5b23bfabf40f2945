"""The header of one file: its format, its size, its structure; nothing is decoded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.intake.container import Container, Damage, DamagedError
from verifier.intake.exif import Exif, read_exif
from verifier.intake.gif import read_gif
from verifier.intake.jpeg import read_jpeg
from verifier.intake.png import read_png
from verifier.intake.sniff import claimed_format, sniff_format
from verifier.intake.upload import FileLimits, ServiceLimits
from verifier.reports import ImageInfo

__all__ = ["Opened", "Structure", "corrupt", "open_file"]

_READERS: dict[str, Callable[[bytes], Container]] = {
    "JPEG": read_jpeg,
    "PNG": read_png,
    "GIF": read_gif,
}
_DEFAULT_SERVICE = ServiceLimits()
_SERVICE_SOURCE = "verifier.intake.ServiceLimits"
_INTEGRITY_SOURCE = "ITU-T T.81, ISO/IEC 15948, GIF89a"


@dataclass(frozen=True, slots=True)
class Structure:
    """A file that can be decoded.

    Attributes:
        kind: ``JPEG``, ``PNG`` or ``GIF``.
        container: Its parts, complete to the end.
        exif: What its EXIF block says.
    """

    kind: str
    container: Container
    exif: Exif


@dataclass(frozen=True, slots=True)
class Opened:
    """What the header says.

    Attributes:
        info: The file as it came in, ready for the report; with its size in pixels, upright, where
            it can be decoded.
        structure: What is to be decoded; None where nothing is.
        findings: Faults so far.
    """

    info: ImageInfo
    structure: Structure | None
    findings: tuple[Finding, ...]


def open_file(
    data: bytes, name: str, limits: FileLimits, service: ServiceLimits = _DEFAULT_SERVICE
) -> Opened:
    """Look at a file's header and structure.

    Never raises on any bytes. Nothing is to be decoded beyond the service's limits, nor where the
    format is not accepted, nor where the file is damaged.

    Args:
        data: The whole file.
        name: Its name or path, for its extension and the report; need not exist.
        limits: What the rule demands.
        service: What this service opens at all.
    """
    kind = sniff_format(data)
    info = ImageInfo(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        format=kind,
        width=None,
        height=None,
    )
    if not data:
        return Opened(info, None, (corrupt(Damage.EMPTY),))
    accepted = {"JPEG" if form.upper() == "JPG" else form.upper() for form in limits.formats}
    findings = [
        *_size(len(data), limits, service),
        *_format(kind, name, accepted, limits),
    ]
    if kind not in accepted or kind not in _READERS or len(data) > service.maximum_bytes:
        return Opened(info, None, tuple(findings))
    try:
        container = _READERS[kind](data)
        if container.width * container.height > service.maximum_pixels:
            return Opened(info, None, (*findings, _too_many_pixels(container, service)))
        exif = read_exif(container.exif)
    except DamagedError as damaged:
        return Opened(info, None, (*findings, corrupt(damaged.damage)))
    if container.frames > 1:
        findings.append(
            make_finding(
                FindingCode.FILE_ANIMATED,
                Severity.REVIEW,
                source=limits.source,
                frames=container.frames,
            )
        )
    width, height = container.width, container.height
    if exif.orientation in (5, 6, 7, 8):
        width, height = height, width
    info = info.model_copy(update={"width": width, "height": height})
    return Opened(info, Structure(kind, container, exif), tuple(findings))


def _size(size: int, limits: FileLimits, service: ServiceLimits) -> list[Finding]:
    if size > service.maximum_bytes:
        return [
            make_finding(
                FindingCode.FILE_TOO_LARGE,
                Severity.REJECT,
                variant="service",
                source=_SERVICE_SOURCE,
                bytes=size,
                maximum_bytes=service.maximum_bytes,
            )
        ]
    if size > limits.maximum_bytes:
        return [
            make_finding(
                FindingCode.FILE_TOO_LARGE,
                Severity.REJECT,
                source=limits.source,
                bytes=size,
                maximum_bytes=limits.maximum_bytes,
            )
        ]
    if size < limits.minimum_bytes:
        return [
            make_finding(
                FindingCode.FILE_TOO_SMALL,
                Severity.REJECT,
                source=limits.source,
                bytes=size,
                minimum_bytes=limits.minimum_bytes,
            )
        ]
    return []


def _format(kind: str | None, name: str, accepted: set[str], limits: FileLimits) -> list[Finding]:
    findings = []
    if kind not in accepted:
        findings.append(
            make_finding(
                FindingCode.FILE_FORMAT,
                Severity.REJECT,
                variant="" if kind else "unknown",
                source=limits.source,
                format=kind,
                accepted=", ".join(limits.formats),
            )
        )
    claim = claimed_format(name)
    if claim is not None and claim[1] != kind:
        findings.append(
            make_finding(
                FindingCode.FILE_EXTENSION_MISMATCH,
                Severity.REVIEW if kind in accepted else Severity.REJECT,
                variant="" if kind else "unknown",
                source=limits.source,
                extension=claim[0],
                format=kind,
            )
        )
    return findings


def _too_many_pixels(container: Container, service: ServiceLimits) -> Finding:
    return make_finding(
        FindingCode.FILE_TOO_LARGE,
        Severity.REJECT,
        variant="pixels",
        source=_SERVICE_SOURCE,
        width=container.width,
        height=container.height,
        maximum_pixels=service.maximum_pixels,
    )


def corrupt(damage: Damage) -> Finding:
    """``FILE_CORRUPT``, and why."""
    return make_finding(
        FindingCode.FILE_CORRUPT,
        Severity.REJECT,
        variant=damage.value,
        source=_INTEGRITY_SOURCE,
        reason=damage.value,
    )
