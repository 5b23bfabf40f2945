"""Multipart uploads, part by part: exactly the parts that a route knows, each as often as it may.

Read by hand rather than by FastAPI's parameters, because a manifest may come as a text field or
as a file, and a part that is missing, unknown or sent twice deserves a sentence.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from verifier.errors import PayloadTooLargeError, RequestError

__all__ = ["Form", "Upload", "client_name", "read_form"]

_LONGEST_NAME = 255


def client_name(name: str) -> str:
    """The client's own file name: last part of its path, without control characters, NFC.

    Never used to open anything; ``unnamed`` where nothing is left of it.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if not unicodedata.category(c).startswith("C"))
    return unicodedata.normalize("NFC", kept).strip()[:_LONGEST_NAME] or "unnamed"


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file.

    Attributes:
        name: The client's file name (:func:`client_name`).
        size: Bytes.
    """

    name: str
    size: int
    _file: UploadFile

    def read(self, *, limit: int | None = None) -> bytes:
        """All its bytes. Blocks: for a thread.

        Raises:
            PayloadTooLargeError: More than ``limit`` bytes.
        """
        if limit is not None and self.size > limit:
            raise PayloadTooLargeError(f"{self.name}: 超过 {limit} 字节 / is over {limit} bytes")
        self._file.file.seek(0)
        return self._file.file.read()


@dataclass(frozen=True, slots=True)
class Form:
    """The parts of one upload."""

    _data: FormData

    def uploads(self, part: str) -> tuple[Upload, ...]:
        """Every file sent as ``part``, in order.

        Raises:
            RequestError: One of them is no file.
        """
        files = []
        for value in self._data.getlist(part):
            if not isinstance(value, UploadFile):
                raise RequestError(f"{part}: 应以文件上传 / should be sent as a file")
            files.append(Upload(client_name(value.filename or ""), value.size or 0, value))
        return tuple(files)

    def upload(self, part: str) -> Upload:
        """The one file sent as ``part``.

        Raises:
            RequestError: None, several, or no file.
        """
        files = self.uploads(part)
        if len(files) != 1:
            raise RequestError(
                f"{part}: 需要且只需要一个文件，收到 {len(files)} 个 / "
                f"exactly one file is needed, {len(files)} came"
            )
        return files[0]

    def text(self, part: str) -> str | None:
        """The text field ``part``; none where it was not sent, or sent empty.

        Raises:
            RequestError: It came twice, or as a file.
        """
        values = self._data.getlist(part)
        if len(values) > 1:
            raise RequestError(f"{part}: 只能出现一次 / may come only once")
        if values and not isinstance(values[0], str):
            raise RequestError(f"{part}: 应为文本 / should be text, not a file")
        return str(values[0]) if values and values[0] else None

    def content(self, part: str, *, limit: int) -> bytes:
        """The bytes of ``part``, which may come as a text field or as a file.

        Raises:
            RequestError: Not sent, or more than once.
            PayloadTooLargeError: More than ``limit`` bytes.
        """
        values = self._data.getlist(part)
        if len(values) != 1:
            raise RequestError(
                f"{part}: 需要且只需要一份，收到 {len(values)} 份 / "
                f"exactly one is needed, {len(values)} came"
            )
        if isinstance(values[0], UploadFile):
            return self.upload(part).read(limit=limit)
        return values[0].encode("utf-8", "surrogatepass")


@asynccontextmanager
async def read_form(
    request: Request, *, parts: Collection[str], max_text_bytes: int
) -> AsyncIterator[Form]:
    """Parse the multipart body; its files live until the block ends.

    Raises:
        RequestError: Not multipart, broken, or a part that is not one of ``parts``.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise RequestError("请以 multipart/form-data 上传 / send it as multipart/form-data")
    parser = MultiPartParser(
        request.headers,
        request.stream(),
        max_files=200,
        max_fields=20,
        max_part_size=max_text_bytes,
    )
    parser.spool_max_size = sys.maxsize  # documents stay in memory, never in a temporary file
    try:
        data = await parser.parse()
    except MultiPartException as error:
        raise RequestError(
            f"上传内容无法解析 / the body cannot be parsed: {error.message}"
        ) from None
    try:
        unknown = sorted(set(data) - set(parts))
        if unknown:
            raise RequestError(
                f"未知的部分 / unknown part: {unknown[0][:40]}",
                remedy="只发送 / Send only: " + ", ".join(parts),
            )
        yield Form(data)
    finally:
        await data.close()
