"""Sizes at both edges, formats by content, extensions that lie, limits before decoding."""

from __future__ import annotations

import hashlib

import pytest

from tests.intake.files import LIMITS, NO_MINIMUM, encode, png_header_only, scene, sized
from verifier.findings import Finding, FindingCode, Severity
from verifier.intake import FileLimits, ServiceLimits, take_in


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [str(finding.code) for finding in findings]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (204_799, ["FILE_TOO_SMALL"]),
        (204_800, []),
        (204_801, []),
        (4_194_303, []),
        (4_194_304, []),
        (4_194_305, ["FILE_TOO_LARGE"]),
    ],
)
def test_both_ends_of_the_size_are_inclusive(size: int, expected: list[str]) -> None:
    result = take_in(sized(size), "a.jpg", LIMITS)
    assert codes(result.findings) == expected
    assert result.upload is not None  # the picture is judged all the same
    assert result.info.bytes == size
    for finding in result.findings:
        assert finding.severity is Severity.REJECT
        assert finding.evidence["bytes"] == size
        assert finding.source == LIMITS.source


def test_info_describes_the_file() -> None:
    data = sized(300_000)
    info = take_in(data, "folder/a.JPG", LIMITS).info
    assert (info.path, info.format, info.width, info.height) == ("folder/a.JPG", "JPEG", 96, 64)
    assert info.sha256 == hashlib.sha256(data).hexdigest()


FOREIGN = {
    "WEBP": encode(scene(), "WEBP"),
    "BMP": encode(scene(), "BMP"),
    "TIFF": encode(scene(), "TIFF"),
    "AVIF": b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf" + b"\x00" * 99,
    "HEIC": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + b"\x00" * 99,
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "TEXT": "授权委托书，不是图片。\n".encode() * 20,
    "SVG": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "HTML": b"<!DOCTYPE html><html><body>404</body></html>",
    "ZIP": b"PK\x03\x04\x14\x00" + b"\x00" * 40,
}


@pytest.mark.parametrize("form", FOREIGN)
def test_other_formats_are_named_and_rejected(form: str) -> None:
    result = take_in(FOREIGN[form], "scan", NO_MINIMUM)
    assert codes(result.findings) == ["FILE_FORMAT"]
    finding = result.findings[0]
    assert finding.severity is Severity.REJECT
    assert finding.evidence["format"] == form
    assert form in finding.message and form in finding.message_en
    assert result.upload is None
    assert result.info.format == form
    assert result.info.width is None


def test_gb18030_text_is_text() -> None:
    data = "关于网站负责人的说明".encode("gb18030") * 30
    assert take_in(data, "a.txt", NO_MINIMUM).info.format == "TEXT"


def test_noise_is_of_no_known_format() -> None:
    result = take_in(bytes(range(255, 0, -1)) * 9, "a", NO_MINIMUM)
    assert codes(result.findings) == ["FILE_FORMAT"]
    assert result.info.format is None


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("a.jpg", "JPEG", []),
        ("a.JPEG", "JPEG", []),
        ("a.png", "PNG", []),
        ("a.Gif", "GIF", []),
        ("a", "PNG", []),
        ("scan.2024", "JPEG", []),
        ("folder.png/a", "JPEG", []),
        ("a.png", "JPEG", ["FILE_EXTENSION_MISMATCH"]),
        ("a.jpg", "PNG", ["FILE_EXTENSION_MISMATCH"]),
        ("a.jpg", "GIF", ["FILE_EXTENSION_MISMATCH"]),
        ("a.pdf", "JPEG", ["FILE_EXTENSION_MISMATCH"]),
    ],
)
def test_an_extension_that_lies_over_an_accepted_format_is_for_review(
    name: str, form: str, expected: list[str]
) -> None:
    result = take_in(encode(scene(), form), name, NO_MINIMUM)
    assert codes(result.findings) == expected
    assert result.upload is not None
    assert all(finding.severity is Severity.REVIEW for finding in result.findings)


def test_a_renamed_foreign_file_is_rejected_twice() -> None:
    result = take_in(FOREIGN["WEBP"], "身份证.jpg", NO_MINIMUM)
    assert codes(result.findings) == ["FILE_FORMAT", "FILE_EXTENSION_MISMATCH"]
    assert {finding.severity for finding in result.findings} == {Severity.REJECT}


def test_formats_come_from_the_rule() -> None:
    limits = FileLimits(1, 10**6, ("JPG",), "rules/national.yaml")
    assert take_in(encode(scene()), "a.jpg", limits).findings == ()
    assert codes(take_in(encode(scene(), "GIF"), "a.gif", limits).findings) == ["FILE_FORMAT"]


def test_zero_bytes() -> None:
    result = take_in(b"", "a.jpg", LIMITS)
    assert codes(result.findings) == ["FILE_CORRUPT"]
    assert result.findings[0].evidence == {"reason": "empty"}
    assert result.upload is None
    assert result.info.format is None


def test_pixels_over_the_service_limit_are_never_decoded() -> None:
    result = take_in(png_header_only(60_000, 50_000), "a.png", NO_MINIMUM)
    assert codes(result.findings) == ["FILE_TOO_LARGE"]
    assert result.findings[0].evidence == {
        "width": 60_000,
        "height": 50_000,
        "maximum_pixels": 100_000_000,
    }
    assert result.upload is None


def test_the_pixel_limit_is_inclusive() -> None:
    data = encode(scene(96, 64), "PNG")
    assert take_in(data, "a.png", NO_MINIMUM, ServiceLimits(maximum_pixels=6144)).upload is not None
    assert take_in(data, "a.png", NO_MINIMUM, ServiceLimits(maximum_pixels=6143)).upload is None


def test_bytes_over_the_service_limit_are_never_decoded() -> None:
    service = ServiceLimits(maximum_bytes=300_000)
    assert take_in(sized(300_000), "a.jpg", LIMITS, service).findings == ()
    result = take_in(sized(300_001), "a.jpg", LIMITS, service)
    assert result.findings[0].code is FindingCode.FILE_TOO_LARGE
    assert result.findings[0].evidence["maximum_bytes"] == 300_000
    assert result.findings[0].source != LIMITS.source  # the service's limit, not the rule's
    assert result.upload is None
