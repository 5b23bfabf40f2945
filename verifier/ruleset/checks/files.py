"""``file_size`` and ``file_format``: figures only; intake examines the file before it is opened."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from verifier.ruleset.registry import Values, figures

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


figures("file_size", FileSize)
figures("file_format", FileFormat)
