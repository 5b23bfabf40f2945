"""Every way of storing a picture comes out as the same upright BGR pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests.intake.files import NO_MINIMUM, difference, encode, scene
from verifier.findings import FindingCode, Severity
from verifier.intake import Upload, take_in

SCENE = scene()


def upload(data: bytes) -> Upload:
    result = take_in(data, "a", NO_MINIMUM)
    assert result.upload is not None, result.findings
    assert result.upload.pixels.dtype == np.uint8
    assert result.upload.pixels.flags.c_contiguous
    return result.upload


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_all_exif_orientations(orientation: int, form: str) -> None:
    """Store the scene as a camera held that way would; it must come out upright."""
    inverse = {
        1: lambda a: a,
        2: np.fliplr,
        3: lambda a: np.rot90(a, 2),
        4: np.flipud,
        5: lambda a: np.transpose(a, (1, 0, 2)),
        6: lambda a: np.rot90(a, 1),
        7: lambda a: np.rot90(np.transpose(a, (1, 0, 2)), 2),
        8: lambda a: np.rot90(a, -1),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 98, "subsampling": 0} if form == "JPEG" else {}
    stored = np.ascontiguousarray(inverse(SCENE))
    result = take_in(encode(stored, form, exif=exif, **options), "a", NO_MINIMUM)
    assert result.upload is not None
    assert (result.info.width, result.info.height) == (96, 64)
    assert difference(result.upload.pixels, SCENE) < 2.5
    assert result.upload.facts.orientation == orientation


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_a_senseless_orientation_is_none(value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    assert upload(encode(SCENE, exif=exif)).facts.orientation == 1


@pytest.mark.parametrize(
    "options",
    [{}, {"progressive": True}, {"subsampling": 0}, {"keep_rgb": True}, {"restart_marker_rows": 1}],
)
def test_jpeg_kinds(options: dict[str, object]) -> None:
    found = upload(encode(SCENE, quality=95, **options))
    assert difference(found.pixels, SCENE) < 4
    assert found.facts.interlaced is bool(options.get("progressive"))
    assert found.facts.jpeg_quality == 95


def test_cmyk_jpeg_is_not_a_negative() -> None:
    found = upload(encode(Image.fromarray(SCENE).convert("CMYK"), quality=95))
    assert found.facts.mode == "CMYK"
    assert difference(found.pixels, SCENE) < 6


def test_grey_jpeg() -> None:
    grey = Image.fromarray(SCENE).convert("L")
    found = upload(encode(grey, quality=95))
    assert found.facts.mode == "L"
    assert (found.pixels[:, :, 0] == found.pixels[:, :, 2]).all()
    assert difference(found.pixels, np.asarray(grey.convert("RGB"))) < 3


@pytest.mark.parametrize("form", ["PNG", "GIF"])
def test_palette(form: str) -> None:
    picture = Image.fromarray(SCENE).quantize(64)
    found = upload(encode(picture, form))
    assert found.facts.mode == "P"
    assert difference(found.pixels, np.asarray(picture.convert("RGB"))) == 0


def test_sixteen_bit_grey_png() -> None:
    ramp = np.linspace(0, 65535, 96 * 64).astype(np.uint16).reshape(64, 96)
    found = upload(encode(Image.fromarray(ramp), "PNG"))
    assert found.facts.bit_depth == 16
    assert np.abs(found.pixels[:, :, 1].astype(int) - (ramp >> 8)).max() <= 1


def test_sixteen_bit_colour_png() -> None:
    import cv2

    deep = (SCENE[:, :, ::-1].astype(np.uint16) << 8) + 77
    found = upload(cv2.imencode(".png", deep)[1].tobytes())
    assert found.facts.bit_depth == 16
    assert difference(found.pixels, SCENE) <= 1


def test_one_bit_png() -> None:
    picture = Image.fromarray(SCENE).convert("1")
    found = upload(encode(picture, "PNG"))
    assert found.facts.mode == "1"
    assert set(np.unique(found.pixels)) == {0, 255}


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_laid_over_white(mode: str) -> None:
    picture = Image.fromarray(SCENE).convert(mode)
    alpha = np.zeros((64, 96), np.uint8)
    alpha[:, 32:64] = 128
    alpha[:, 64:] = 255
    picture.putalpha(Image.fromarray(alpha))
    found = upload(encode(picture, "PNG"))
    assert found.facts.has_alpha
    assert (found.pixels[:, :32] == 255).all()
    solid = np.asarray(picture.convert("RGB"))
    assert difference(found.pixels[:, 64:], solid[:, 64:]) == 0
    half = (solid[:, 32:64].astype(int) * 128 + 255 * 127) // 255
    assert difference(found.pixels[:, 32:64], half.astype(np.uint8)) < 1


@pytest.mark.parametrize("form", ["PNG", "GIF"])
def test_transparent_index(form: str) -> None:
    picture = Image.new("P", (96, 64), 1)
    picture.putpalette([0, 0, 0, 10, 20, 200, 250, 0, 0])
    picture.paste(2, (0, 0, 48, 64))
    found = upload(encode(picture, form, transparency=1))
    assert found.facts.has_alpha
    assert (found.pixels[:, 48:] == 255).all()
    assert (found.pixels[:, :48] == (0, 0, 250)).all()


def test_interlaced_png() -> None:
    """Adam7, put together by hand as no encoder here writes it."""
    import struct
    import zlib

    from tests.intake.files import chunk

    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4)]
    passes += [(1, 0, 2, 2), (0, 1, 1, 2)]
    raw = b"".join(
        b"\x00" + row.tobytes()
        for left, top, across, down in passes
        for row in np.ascontiguousarray(SCENE[top::down, left::across])
    )
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 96, 64, 8, 2, 0, 0, 1))
    data += chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    found = upload(data)
    assert found.facts.interlaced
    assert difference(found.pixels, SCENE) == 0


@pytest.mark.parametrize("form", ["GIF", "PNG"])
def test_animation_gives_its_first_frame_and_a_finding(form: str) -> None:
    frames = [Image.fromarray(scene(seed=seed)).convert("L") for seed in (1, 2, 3)]
    frames[1] = frames[1].rotate(90)
    frames[2] = frames[2].rotate(180)
    data = encode(frames[0], form, save_all=True, append_images=frames[1:])
    result = take_in(data, "a", NO_MINIMUM)
    (finding,) = result.findings
    assert finding.code is FindingCode.FILE_ANIMATED
    assert finding.severity is Severity.REVIEW
    assert finding.evidence == {"frames": 3}
    assert result.upload is not None
    assert difference(result.upload.pixels, np.asarray(frames[0].convert("RGB"))) < 2


def test_a_still_gif_is_not_animated() -> None:
    assert take_in(encode(SCENE, "GIF"), "a.gif", NO_MINIMUM).findings == ()


def test_srgb_profile_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = upload(encode(SCENE, "PNG", icc_profile=profile))
    assert difference(found.pixels, SCENE) == 0
    assert found.facts.icc is not None and "sRGB" in found.facts.icc


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_wide_gamut_is_brought_to_srgb(form: str) -> None:
    """Against LittleCMS itself, on a profile with the primaries of Display P3."""
    profile = display_p3()
    options = {"quality": 98, "subsampling": 0} if form == "JPEG" else {}
    found = upload(encode(SCENE, form, icc_profile=profile, **options))
    from io import BytesIO

    expected = ImageCms.profileToProfile(
        Image.fromarray(SCENE),
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
    )
    assert difference(found.pixels, SCENE) > 4  # it does matter
    assert difference(found.pixels, np.asarray(expected)) < (3 if form == "JPEG" else 1.2)


def test_a_broken_profile_is_ignored() -> None:
    found = upload(encode(SCENE, "PNG", icc_profile=b"\x00" * 500))
    assert difference(found.pixels, SCENE) == 0
    assert found.facts.icc is None


def display_p3() -> bytes:
    """An ICC v2 matrix profile built from the published primaries (SMPTE EG 432-1, D50-adapted)."""
    import struct

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", 8) + b"Wide P3\0" + b"\0" * 78
    tags = {
        b"desc": text + b"\0" * (-len(text) % 4),
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.51512, 0.24120, -0.00105),
        b"gXYZ": xyz(0.29198, 0.69225, 0.04189),
        b"bXYZ": xyz(0.15710, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, offset = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(value))
        body += value
    size = offset + len(body)
    header = struct.pack(">I4xI", size, 0x02100000) + b"mntrRGB XYZ " + b"\0" * 12 + b"acsp"
    header = header.ljust(68, b"\0") + struct.pack(">iii", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + table + body
