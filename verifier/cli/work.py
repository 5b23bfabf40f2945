"""What ``image`` and ``submission`` do: go through the paths, keep going, print, add up."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from verifier.cli.annotated import AnnotatedFolder, ExplainedFolder
from verifier.cli.edge import CANNOT_WORK, describe, say
from verifier.cli.output import printer
from verifier.cli.runner import Runner, Verifier, runner
from verifier.errors import ModelError, RuleFileError
from verifier.files import image_reader, read_image_file, read_manifest_file
from verifier.findings import Verdict
from verifier.reports import DocumentType, ImageReport, SubmissionReport

if TYPE_CHECKING:
    from verifier.ruleset import RuleBook

__all__ = ["verify_images", "verify_submissions"]

T = TypeVar("T")


def verify_images(
    paths: Sequence[str],
    *,
    expected: DocumentType | None,
    as_of: date | None,
    json_lines: bool,
    annotate_into: Path | None,
    explain_into: Path | None = None,
    workers: int = 1,
    full: bool = False,
) -> int:
    """Verify each image and print its report as soon as its turn comes; the exit status."""
    where = runner(workers)
    output = printer(json_lines=json_lines)
    folders = [AnnotatedFolder(annotate_into)] if annotate_into else []
    if explain_into:
        folders.append(ExplainedFolder(explain_into, where.prechecker))
    day = as_of or date.today()

    def judge(verifier: Verifier, path: str) -> tuple[bytes, ImageReport]:
        data = read_image_file(Path(path))
        name = _shown(path)
        return data, verifier.image(data, name=name, as_of=day, expected=expected, full=full)

    def show(path: str, judged: tuple[bytes, ImageReport]) -> Verdict:
        data, report = judged
        pictures = [folder.write(Path(path).stem, data, report) for folder in folders]
        output.image(report, pictures)
        return report.verdict

    return _each(paths, where, judge, show)


def verify_submissions(
    manifests: Sequence[str],
    *,
    as_of: date | None,
    json_lines: bool,
    annotate_into: Path | None,
    workers: int = 1,
    full: bool = False,
) -> int:
    """Verify each filing and print its report as soon as its turn comes; the exit status."""
    output = printer(json_lines=json_lines)
    folder = AnnotatedFolder(annotate_into) if annotate_into else None

    def judge(verifier: Verifier, path: str) -> tuple[dict[str, bytes], SubmissionReport]:
        from verifier.declaration import parse_manifest, resolve_as_of
        from verifier.filing import has_stored_facts, judge_stored

        manifest = parse_manifest(read_manifest_file(Path(path)))
        day = resolve_as_of(manifest, as_of, date.today())
        if has_stored_facts(manifest):
            # Nothing is to be read: neither the models nor what runs them are loaded.
            return {}, judge_stored(_rulebook(), manifest, day)
        read = image_reader(Path(path).parent)
        opened: dict[str, bytes] = {}

        def remember(name: str) -> bytes:
            opened[name] = read(name)
            return opened[name]

        reader = remember if folder else read
        return opened, verifier.submission(manifest, read_image=reader, as_of=day, full=full)

    def show(path: str, judged: tuple[dict[str, bytes], SubmissionReport]) -> Verdict:
        opened, report = judged
        # Images judged from a stored report were never opened: there is nothing to draw on.
        pictures = [
            folder.write(f"{_filing(path)}.{Path(image.image.path).stem}", data, image)
            for image in report.images
            if folder and (data := opened.get(image.image.path)) is not None
        ]
        output.submission(report, pictures)
        return report.verdict

    return _each(manifests, runner(workers), judge, show)


def _each(
    paths: Sequence[str],
    where: Runner,
    judge: Callable[[Verifier, str], T],
    show: Callable[[str, T], Verdict],
) -> int:
    """Judge and show each path, in order; one that fails is said and the others go on."""
    verdicts: set[Verdict] = set()
    failed = False
    with closing(where.each(paths, judge)) as outcomes:
        for path, outcome in zip(paths, outcomes, strict=True):
            try:
                verdicts.add(show(path, outcome()))
            except (BrokenPipeError, ModelError, RuleFileError):
                raise  # no later path could fare better
            except Exception as error:
                say(f"{_shown(path)}: {describe(error)}")
                failed = True
    if failed:
        return CANNOT_WORK
    return 0 if verdicts <= {Verdict.PASS} else 1


_LOADING = Lock()


def _rulebook() -> RuleBook:
    """The rules alone; several filings may ask at a time."""
    with _LOADING:
        return _load_rulebook()


@cache
def _load_rulebook() -> RuleBook:
    from verifier.ruleset import load_rulebook

    return load_rulebook()


def _filing(path: str) -> str:
    """What tells a filing's pictures apart: the manifest's name, or its folder's."""
    stem = Path(path).stem
    return Path(path).resolve().parent.name or stem if stem == "manifest" else stem


def _shown(path: str) -> str:
    """A path as text: bytes that are no UTF-8 (Linux allows them) become the replacement mark."""
    return os.fsencode(path).decode("utf-8", "replace")
