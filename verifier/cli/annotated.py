"""The folders that drawn pictures are written to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import RequestError
from verifier.reports import ImageReport

if TYPE_CHECKING:
    from verifier.precheck import Prechecker

__all__ = ["AnnotatedFolder", "ExplainedFolder"]


class AnnotatedFolder:
    """Writes ``STEM.annotated.png`` (``STEM-2.annotated.png`` where one run has a name twice).

    Raises:
        RequestError: The folder cannot be made or written to.
    """

    _kind = "annotated"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder) from error

    def write(self, stem: str, data: bytes, report: ImageReport) -> Path:
        """Draw ``report`` on the image ``data`` and write it under a name made from ``stem``."""
        name, again = stem, 1
        while name.casefold() in self._taken:  # case-insensitive file systems exist
            again += 1
            name = f"{stem}-{again}"
        self._taken.add(name.casefold())
        path = self._folder / f"{name}.{self._kind}.png"
        drawn = self._draw(data, report)
        try:
            path.write_bytes(drawn)
        except OSError as error:
            raise _unwritable(self._folder) from error
        return path

    def _draw(self, data: bytes, report: ImageReport) -> bytes:
        from verifier.annotate import annotate

        return annotate(data, report)


class ExplainedFolder(AnnotatedFolder):
    """Writes ``STEM.explained.png``, likewise: the evidence of every finding.

    Raises:
        RequestError: The folder cannot be made or written to.
    """

    _kind = "explained"

    def __init__(self, folder: Path, checker: Callable[[], Prechecker]) -> None:
        super().__init__(folder)
        self._checker = checker

    def _draw(self, data: bytes, report: ImageReport) -> bytes:
        from verifier.annotate import explain, windows_of
        from verifier.precheck import examined

        if not report.image.width or not report.findings:  # no picture, or nothing to explain
            return explain(data, report)
        detail = examined(self._checker(), data).detail
        return explain(data, report, windows_of(detail))


def _unwritable(folder: Path) -> RequestError:
    return RequestError(
        f"无法写入目录 / cannot write into the folder: {folder}",
        remedy="请换一个可写的目录 / Choose a folder that can be written to",
    )
