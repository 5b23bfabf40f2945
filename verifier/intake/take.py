"""One file in: its format, its size, its structure, its pixels, and every fault on the way."""

from __future__ import annotations

from verifier.intake.colour import profile_name
from verifier.intake.container import DamagedError
from verifier.intake.decode import decode, decode_small, upright
from verifier.intake.opening import Opened, Structure, corrupt, open_file
from verifier.intake.quality import jpeg_quality, tables_digest
from verifier.intake.upload import FileFacts, FileLimits, Glance, Intake, ServiceLimits, Upload

__all__ = ["decode_opened", "glance_at", "take_in"]

_DEFAULT_SERVICE = ServiceLimits()


def take_in(
    data: bytes, name: str, limits: FileLimits, service: ServiceLimits = _DEFAULT_SERVICE
) -> Intake:
    """Turn the bytes of one file into pixels, or into the reasons why not.

    Never raises on any bytes. The pixels of a damaged file are not judged further.

    Args:
        data: The whole file.
        name: Its name or path, for its extension and the report; need not exist.
        limits: What the rule demands.
        service: What this service opens at all.
    """
    opened = open_file(data, name, limits, service)
    return decode_opened(opened, glance_at(opened))


def glance_at(opened: Opened) -> Glance | None:
    """The picture at a fraction of its size, for a fraction of the time; None where that is no use.

    Only a JPEG can be decoded so. What cannot be decoded gives None here and its reason there.
    """
    if opened.structure is None:
        return None
    try:
        small = decode_small(opened.structure.kind, opened.structure.container)
    except DamagedError:
        return None
    if small is None:
        return None
    return Glance(upright(small.pixels, opened.structure.exif.orientation), small.times)


def decode_opened(opened: Opened, glance: Glance | None = None) -> Intake:
    """Decode in full what was opened.

    Args:
        opened: From :func:`open_file`.
        glance: Of the same file; None: the picture itself serves.
    """
    structure = opened.structure
    if structure is None:
        return Intake(opened.info, None, opened.findings)
    try:
        pixels = upright(decode(structure.kind, structure.container), structure.exif.orientation)
    except DamagedError as damaged:
        undecoded = opened.info.model_copy(update={"width": None, "height": None})
        return Intake(undecoded, None, (*opened.findings, corrupt(damaged.damage)))
    upload = Upload(pixels, _facts(structure), glance or Glance(pixels, 1))
    return Intake(opened.info, upload, opened.findings)


def _facts(structure: Structure) -> FileFacts:
    container, exif = structure.container, structure.exif
    return FileFacts(
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
