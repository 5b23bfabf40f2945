from __future__ import annotations

import os
from pathlib import Path

import pytest

from verifier.errors import ImageMissingError, ManifestError, PayloadTooLargeError
from verifier.files import (
    check_manifest_path,
    decode_manifest,
    image_reader,
    read_image_file,
    read_manifest_file,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "filing"
    (inside / "photos").mkdir(parents=True)
    (inside / "front.jpg").write_bytes(b"front")
    (inside / "photos" / "背面 (1).jpg").write_bytes(b"back")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (inside / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (inside / "in.jpg").symlink_to(inside / "front.jpg")
    (inside / "up").symlink_to(tmp_path)
    (inside / "loop.jpg").symlink_to(inside / "loop.jpg")
    return inside


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("front.jpg", b"front"),
        ("./front.jpg", b"front"),
        ("photos/背面 (1).jpg", b"back"),
        ("in.jpg", b"front"),
    ],
)
def test_files_in_the_folder_are_read(folder: Path, path: str, data: bytes) -> None:
    assert image_reader(folder, limit=100)(path) == data


def test_a_folder_given_by_a_link_or_relatively_is_the_same_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert image_reader(Path("filing"), limit=100)("front.jpg") == b"front"
    (folder.parent / "alias").symlink_to(folder)
    assert image_reader(folder.parent / "alias", limit=100)("front.jpg") == b"front"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.jpg",
        "photos/../front.jpg",
        "photos\\..\\..\\secret.jpg",
        "/etc/hostname",
        "\\\\host\\share\\a.jpg",
        "C:\\a.jpg",
        "C:a.jpg",
        "out.jpg",
        "up/secret.jpg",
        "",
        "  ",
        ".",
        "front.jpg\0.png",
        "a\nb.jpg",
        "\ud800.jpg",
    ],
)
def test_paths_that_escape_or_are_none_are_refused(folder: Path, path: str) -> None:
    with pytest.raises(ManifestError):
        image_reader(folder, limit=100)(path)


@pytest.mark.parametrize("path", ["absent.jpg", "photos", "front.jpg/x", "loop.jpg", "a" * 300])
def test_what_is_no_file_is_missing(folder: Path, path: str) -> None:
    with pytest.raises(ImageMissingError) as caught:
        image_reader(folder, limit=100)(path)
    assert path in caught.value.detail
    assert str(folder) not in caught.value.detail


def test_words_alone_decide_before_any_disk(tmp_path: Path) -> None:
    assert check_manifest_path("a/b.jpg") == "a/b.jpg"
    assert check_manifest_path("..a.jpg") == "..a.jpg"


def test_a_limit_is_inclusive(folder: Path) -> None:
    assert read_image_file(folder / "front.jpg", limit=5) == b"front"
    with pytest.raises(PayloadTooLargeError):
        read_image_file(folder / "front.jpg", limit=4)
    with pytest.raises(PayloadTooLargeError):
        image_reader(folder, limit=4)("front.jpg")


def test_a_pipe_nobody_writes_to_does_not_hold_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImageMissingError):
        read_image_file(tmp_path / "pipe", limit=5)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_missing(folder: Path) -> None:
    (folder / "front.jpg").chmod(0)
    with pytest.raises(ImageMissingError, match="权限"):
        read_image_file(folder / "front.jpg", limit=5)


def test_manifests_are_utf8_with_or_without_a_mark(tmp_path: Path) -> None:
    assert decode_manifest("\ufeff浙江".encode()) == "浙江"
    with pytest.raises(ManifestError, match="2"):
        decode_manifest("ab浙江".encode("gb18030"))
    with pytest.raises(ManifestError):
        read_manifest_file(tmp_path / "absent.json")
    (tmp_path / "m.json").write_bytes(b"{}")
    assert read_manifest_file(tmp_path / "m.json") == "{}"
    with pytest.raises(PayloadTooLargeError):
        read_manifest_file(tmp_path / "m.json", limit=1)
