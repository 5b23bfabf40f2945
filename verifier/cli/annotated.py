"""The folder that annotated pictures are written to."""

from __future__ import annotations

from pathlib import Path

from verifier.errors import RequestError
from verifier.reports import ImageReport

__all__ = ["AnnotatedFolder"]


class AnnotatedFolder:
    """Writes ``STEM.annotated.png`` (``STEM-2.annotated.png`` where one run has a name twice).

    Raises:
        RequestError: The folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder) from error

    def write(self, stem: str, data: bytes, report: ImageReport) -> Path:
        """Draw ``report`` on the image ``data`` and write it under a name made from ``stem``."""
        from verifier.annotate import annotate

        name, again = stem, 1
        while name.casefold() in self._taken:  # case-insensitive file systems exist
            again += 1
            name = f"{stem}-{again}"
        self._taken.add(name.casefold())
        path = self._folder / f"{name}.annotated.png"
        try:
            path.write_bytes(annotate(data, report))
        except OSError as error:
            raise _unwritable(self._folder) from error
        return path


def _unwritable(folder: Path) -> RequestError:
    return RequestError(
        f"无法写入目录 / cannot write into the folder: {folder}",
        remedy="请换一个可写的目录 / Choose a folder that can be written to",
    )
