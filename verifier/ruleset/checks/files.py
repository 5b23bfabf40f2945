"""``file_size`` and ``file_format``: figures only; intake examines the file before it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, model_validator

from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Family, Values, figures

__all__ = ["FileFormat", "FileSize"]


class FileSize(Values):
    """Bytes, both ends inclusive."""

    minimum_bytes: Annotated[int, Field(ge=0)]
    maximum_bytes: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _in_order(self) -> FileSize:
        if self.minimum_bytes > self.maximum_bytes:
            raise ValueError("minimum_bytes 大于 maximum_bytes / is above maximum_bytes")
        return self


class FileFormat(Values):
    """Formats by content, as an image report names them."""

    formats: Annotated[list[Annotated[str, Field(pattern=r"^[A-Z0-9]+$")]], Field(min_length=1)]


def _size(values: FileSize) -> Iterable[Phrase]:
    least, most = values.minimum_bytes, values.maximum_bytes
    yield Phrase.of(
        "file_size",
        minimum=f"{least // 1024} KB" if least % 1024 == 0 else f"{least} B",
        maximum=f"{most // 1048576} MB" if most % 1048576 == 0 else f"{most} B",
    )


def _format(values: FileFormat) -> Iterable[Phrase]:
    yield Phrase.of("file_format", formats=values.formats)


figures("file_size", Family.FILE, FileSize, _size)
figures("file_format", Family.FILE, FileFormat, _format)
