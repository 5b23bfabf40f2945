"""One file in: its format, its size, its structure, its pixels, and every fault on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.intake.colour import profile_name
from verifier.intake.container import Container, Damage, DamagedError
from verifier.intake.decode import decode, upright
from verifier.intake.exif import read_exif
from verifier.intake.gif import read_gif
from verifier.intake.jpeg import read_jpeg
from verifier.intake.png import read_png
from verifier.intake.quality import jpeg_quality, tables_digest
from verifier.intake.sniff import claimed_format, sniff_format
from verifier.intake.upload import FileFacts, FileLimits, Intake, ServiceLimits, Upload
from verifier.reports import ImageInfo

__all__ = ["take_in"]

_READERS: dict[str, Callable[[bytes], Container]] = {
    "JPEG": read_jpeg,
    "PNG": read_png,
    "GIF": read_gif,
}
_DEFAULT_SERVICE = ServiceLimits()
_SERVICE_SOURCE = "verifier.intake.ServiceLimits"
_INTEGRITY_SOURCE = "ITU-T T.81, ISO/IEC 15948, GIF89a"


def take_in(
    data: bytes, name: str, limits: FileLimits, service: ServiceLimits = _DEFAULT_SERVICE
) -> Intake:
    """Turn the bytes of one file into pixels, or into the reasons why not.

    Never raises on any bytes. Nothing is decoded beyond the service's limits, nor where the
    format is not accepted, nor where the file is damaged: the pixels of a damaged file are not
    judged further.

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
        return Intake(info, None, (_corrupt(Damage.EMPTY),))
    accepted = {"JPEG" if form.upper() == "JPG" else form.upper() for form in limits.formats}
    findings = [
        *_size(len(data), limits, service),
        *_format(kind, name, accepted, limits),
    ]
    if kind not in accepted or kind not in _READERS or len(data) > service.maximum_bytes:
        return Intake(info, None, tuple(findings))
    try:
        container = _READERS[kind](data)
        if container.width * container.height > service.maximum_pixels:
            return Intake(info, None, (*findings, _too_many_pixels(container, service)))
        exif = read_exif(container.exif)
        pixels = upright(decode(kind, container), exif.orientation)
    except DamagedError as damaged:
        return Intake(info, None, (*findings, _corrupt(damaged.damage)))
    if container.frames > 1:
        findings.append(
            make_finding(
                FindingCode.FILE_ANIMATED,
                Severity.REVIEW,
                source=limits.source,
                frames=container.frames,
            )
        )
    facts = FileFacts(
        mode=container.mode,
        bit_depth=container.bit_depth,
        has_alpha=container.has_alpha,
        frames=container.frames,
        interlaced=container.interlaced,
        orientation=exif.orientation,
        camera_make=exif.make,
        camera_model=exif.model,
        software=exif.software or container.software,
        has_exposure=exif.has_exposure,
        icc=profile_name(container.icc),
        jpeg_quality=jpeg_quality(container.quantisation),
        jpeg_tables=tables_digest(container.quantisation),
    )
    height, width = pixels.shape[:2]
    return Intake(
        info.model_copy(update={"width": width, "height": height}),
        Upload(pixels, facts),
        tuple(findings),
    )


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


def _corrupt(damage: Damage) -> Finding:
    return make_finding(
        FindingCode.FILE_CORRUPT,
        Severity.REJECT,
        variant=damage.value,
        source=_INTEGRITY_SOURCE,
        reason=damage.value,
    )
