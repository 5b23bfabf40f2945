"""Reading files from disk: images named outright, manifests, and the images a manifest names.

A manifest is somebody else's text. It may name files in its own folder and below, and nothing
else: no absolute path, no ``..``, no symbolic link that leads out.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from verifier.errors import ImageMissingError, ManifestError, PayloadTooLargeError, RequestError

__all__ = [
    "IMAGE_MAX_BYTES",
    "MANIFEST_MAX_BYTES",
    "check_manifest_path",
    "decode_manifest",
    "image_reader",
    "read_image_file",
    "read_manifest_file",
]

IMAGE_MAX_BYTES = 200_000_000
"""What is read into memory at most; far above the intake's own limit, whose breach is a finding."""

MANIFEST_MAX_BYTES = 10_000_000
"""What a manifest may weigh: stored image reports make it large, but not larger than this."""


def read_image_file(path: Path, *, limit: int = IMAGE_MAX_BYTES) -> bytes:
    """The bytes of a regular file, whatever they hold.

    Args:
        path: File to read; symbolic links are followed.
        limit: Bytes; no more than one beyond it is ever read.

    Raises:
        ImageMissingError: Not there, not a regular file, or not readable.
        PayloadTooLargeError: Larger than ``limit``.
    """
    return _read(path, limit, ImageMissingError)


def read_manifest_file(path: Path, *, limit: int = MANIFEST_MAX_BYTES) -> str:
    """The text of a manifest file.

    Raises:
        ManifestError: Not there, not a regular file, not readable, or not UTF-8.
        PayloadTooLargeError: Larger than ``limit`` bytes.
    """
    return decode_manifest(_read(path, limit, ManifestError))


def decode_manifest(data: bytes) -> str:
    """Manifest text of ``data``: UTF-8, with or without a byte order mark.

    Raises:
        ManifestError: Not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManifestError(
            f"清单不是 UTF-8 文本（第 {error.start} 字节）/ not UTF-8 text (byte {error.start})"
        ) from None


def check_manifest_path(path: str) -> str:
    """``path`` as given, if its words alone keep it inside its folder.

    Raises:
        ManifestError: Empty, absolute (POSIX or Windows), or it holds ``..`` or a character that
            no file name should (control characters, lone surrogates).
    """
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    if not path.strip() or not posix.name:
        raise ManifestError("图片路径为空 / an image path is empty")
    if any(ord(char) < 32 or ord(char) == 127 or 0xD800 <= ord(char) < 0xE000 for char in path):
        raise ManifestError("图片路径含非法字符 / an image path holds an illegal character")
    if posix.is_absolute() or windows.drive or windows.root:
        raise ManifestError(
            "图片路径必须相对于清单 / an image path must be relative to the manifest"
        )
    if ".." in posix.parts or ".." in windows.parts:
        raise ManifestError("图片路径不得含 .. / an image path must not hold ..")
    return path


def image_reader(folder: Path, *, limit: int = IMAGE_MAX_BYTES) -> Callable[[str], bytes]:
    """A function that reads the images a manifest in ``folder`` names, and nothing outside it.

    The function raises ManifestError for a path that escapes, and ImageMissingError and
    PayloadTooLargeError like :func:`read_image_file`.
    """
    root = folder.resolve()

    def read(path: str) -> bytes:
        target = root / check_manifest_path(path)
        try:
            real = target.resolve()
        except (OSError, RuntimeError) as error:  # a loop of links
            raise ImageMissingError(f"{path}: {_reason(error)}") from error
        if not real.is_relative_to(root):
            raise ManifestError(
                f"{path}: 图片路径指向清单目录之外 / leads out of the manifest's folder"
            )
        try:
            return read_image_file(real, limit=limit)
        except RequestError as error:
            raise type(error)(f"{path}: {error.detail}") from error

    return read


def _read(path: Path, limit: int, missing: type[RequestError]) -> bytes:
    try:
        # Non-blocking, or a named pipe would hold us for ever before we learn what it is.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise missing("不是普通文件 / not a regular file")
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise missing(_reason(error)) from error
    if len(data) > limit:
        raise PayloadTooLargeError(
            f"超过服务上限 {limit} 字节 / over the service's limit of {limit} bytes"
        )
    return data


def _reason(error: Exception) -> str:
    """Why a file could not be read, without its name (the caller says which)."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "文件不存在 / no such file"
    if isinstance(error, IsADirectoryError):
        return "是目录，不是文件 / is a directory, not a file"
    if isinstance(error, PermissionError):
        return "没有读取权限 / permission denied"
    return "无法读取 / cannot be read"
