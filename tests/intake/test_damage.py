"""Damaged files are findings, their pixels are not judged, and no bytes raise."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from tests.intake.files import NO_MINIMUM, encode, scene
from verifier.findings import FindingCode, Severity
from verifier.intake import take_in

PHOTO = scene(640, 480)
SOUND = {
    "baseline": encode(PHOTO, quality=85),
    "progressive": encode(PHOTO, quality=85, progressive=True),
    "restarts": encode(PHOTO, quality=85, restart_marker_rows=1),
    "grey": encode(Image.fromarray(PHOTO).convert("L"), quality=85),
    "png": encode(PHOTO, "PNG"),
    "gif": encode(PHOTO, "GIF"),
}


def reason(data: bytes) -> object:
    result = take_in(data, "a", NO_MINIMUM)
    if result.upload is not None:
        assert result.findings == ()
        return None
    (finding,) = result.findings
    assert finding.code is FindingCode.FILE_CORRUPT
    assert finding.severity is Severity.REJECT
    return finding.evidence["reason"]


@pytest.mark.parametrize("kind", SOUND)
def test_sound_files_are_sound(kind: str) -> None:
    assert reason(SOUND[kind]) is None


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_file_cut_anywhere_is_truncated(kind: str, share: float) -> None:
    data = SOUND[kind]
    assert reason(data[: int(len(data) * share)]) == "truncated"


@pytest.mark.parametrize("kind", SOUND)
def test_the_last_byte_counts(kind: str) -> None:
    assert reason(SOUND[kind][:-1]) == "truncated"


@pytest.mark.parametrize("kind", ["baseline", "grey"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_an_end_marker_does_not_hide_missing_data(kind: str, share: float) -> None:
    """Such a file decodes without complaint to a picture whose lower part is grey."""
    data = SOUND[kind]
    assert reason(data[: int(len(data) * share)] + b"\xff\xd9") == "truncated"


def test_a_progressive_file_that_ends_between_two_scans_is_truncated() -> None:
    data = SOUND["progressive"]
    starts = [at for at in range(len(data) - 1) if data[at : at + 2] == b"\xff\xda"]
    assert len(starts) > 4
    for start in starts[1:]:
        tables = data.rfind(b"\xff\xc4", 0, start)
        cut = tables if tables > starts[0] else start
        assert reason(data[:cut] + b"\xff\xd9") == "truncated"


def test_a_thumbnail_does_not_hide_missing_data() -> None:
    """The EXIF thumbnail holds an end marker of its own."""
    thumbnail = encode(scene(32, 24))
    data = SOUND["baseline"]
    segment = b"Exif\x00\x00" + thumbnail
    data = data[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + data[2:]
    assert reason(data) is None
    assert reason(data[: len(data) // 2]) == "truncated"


def test_a_truly_grey_picture_is_no_damage() -> None:
    assert reason(encode(Image.new("RGB", (640, 480), (128, 128, 128)), quality=85)) is None
    lower = PHOTO.copy()
    lower[240:] = 128
    for options in ({}, {"optimize": True}, {"subsampling": 0}, {"progressive": True}):
        assert reason(encode(lower, quality=85, **options)) is None


def test_what_follows_the_end_is_no_damage() -> None:
    """Phones append a second picture or a video."""
    assert reason(SOUND["baseline"] + encode(scene(64, 48)) + b"trailer") is None
    assert reason(SOUND["png"] + b"\x00" * 99) is None


def test_a_wrong_checksum_is_named() -> None:
    data = bytearray(SOUND["png"])
    data[len(data) // 2] ^= 1
    assert reason(bytes(data)) == "checksum"


def test_png_with_too_few_rows() -> None:
    """The header of a taller picture, with a right checksum, before rows that do not suffice."""
    header = encode(Image.new("RGB", (640, 960)), "PNG")[:33]
    assert reason(header + SOUND["png"][33:]) == "truncated"


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "RGBA", "LA"])
def test_a_black_last_row_is_no_damage(mode: str) -> None:
    assert reason(encode(Image.new(mode, (641, 481), 0), "PNG")) is None


def test_header_without_picture() -> None:
    assert reason(b"\xff\xd8\xff\xd9") == "structure"
    assert reason(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;") == "structure"


@pytest.mark.parametrize("kind", SOUND)
def test_no_bytes_raise(kind: str) -> None:
    """Some hundreds of seeded mutations: flips, cuts, insertions, blanks, splices."""
    chance = random.Random(f"intake {kind}")
    picture = Image.open(BytesIO(SOUND[kind])).resize((80, 60))
    form = {"png": "PNG", "gif": "GIF"}.get(kind, "JPEG")
    data = encode(picture, form, **({"progressive": True} if kind == "progressive" else {}))
    outcomes = set()
    for _ in range(120):
        mutant = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(mutant)) if len(mutant) > 1 else 0
            match chance.randrange(6):
                case 0:
                    mutant[at] = chance.randrange(256)
                case 1:
                    mutant[at] ^= 1 << chance.randrange(8)
                case 2:
                    del mutant[at : at + chance.randint(1, 40)]
                case 3:
                    mutant[at:at] = chance.randbytes(chance.randint(1, 40))
                case 4:
                    mutant[at : at + 32] = bytes(32)
                case _:
                    head = chance.randrange(min(64, max(1, len(mutant))))
                    mutant[head : head + 2] = b"\xff\xff"
            if not mutant:
                mutant = bytearray(b"\xff")
        result = take_in(bytes(mutant), "a.jpg", NO_MINIMUM)
        assert (result.upload is None) <= bool(result.findings)
        if result.upload is not None:
            assert result.upload.pixels.shape == (result.info.height, result.info.width, 3)
        outcomes.add(result.upload is None)
    assert True in outcomes  # the mutations do damage


@pytest.mark.parametrize("head", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF", b"BM"])
def test_noise_behind_a_signature(head: bytes) -> None:
    chance = random.Random(7)
    for length in (0, 1, 2, 5, 20, 300):
        result = take_in(head + chance.randbytes(length), "a.png", NO_MINIMUM)
        assert result.upload is None
        assert result.findings


def test_findings_hold_neither_name_nor_content() -> None:
    data = SOUND["baseline"][:5000]
    (finding,) = take_in(data, "张三的身份证.jpg", NO_MINIMUM).findings
    assert "张三" not in finding.model_dump_json()
