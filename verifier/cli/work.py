"""What ``image`` and ``submission`` do: load once, go through the paths, keep going, add up."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli.annotated import AnnotatedFolder, ExplainedFolder
from verifier.cli.edge import CANNOT_WORK, describe, say
from verifier.cli.output import printer
from verifier.errors import ModelError, RuleFileError
from verifier.files import image_reader, read_image_file, read_manifest_file
from verifier.findings import Verdict
from verifier.reports import DocumentType

if TYPE_CHECKING:
    from verifier.pipeline import Context
    from verifier.ruleset import RuleBook

__all__ = ["verify_images", "verify_submissions"]


def verify_images(
    paths: Sequence[str],
    *,
    expected: DocumentType | None,
    as_of: date | None,
    json_lines: bool,
    annotate_into: Path | None,
    explain_into: Path | None = None,
) -> int:
    """Verify each image and print its report at once; the exit status."""
    output = printer(json_lines=json_lines)
    folders = [AnnotatedFolder(annotate_into)] if annotate_into else []
    if explain_into:
        folders.append(ExplainedFolder(explain_into, lambda: _context().prechecker))
    day = as_of or date.today()

    def one(path: str) -> Verdict:
        data = read_image_file(Path(path))
        from verifier.pipeline import verify_image

        report = verify_image(_context(), data, name=_shown(path), as_of=day, expected=expected)
        pictures = [folder.write(Path(path).stem, data, report) for folder in folders]
        output.image(report, pictures)
        return report.verdict

    return _each(paths, one)


def verify_submissions(
    manifests: Sequence[str],
    *,
    as_of: date | None,
    json_lines: bool,
    annotate_into: Path | None,
) -> int:
    """Verify each filing and print its report at once; the exit status."""
    output = printer(json_lines=json_lines)
    folder = AnnotatedFolder(annotate_into) if annotate_into else None

    def one(path: str) -> Verdict:
        from verifier.declaration import parse_manifest, resolve_as_of
        from verifier.filing import has_stored_facts, judge_stored

        manifest = parse_manifest(read_manifest_file(Path(path)))
        day = resolve_as_of(manifest, as_of, date.today())
        if has_stored_facts(manifest):
            # Nothing is to be read: neither the models nor what runs them are loaded.
            report = judge_stored(_rulebook(), manifest, day)
            output.submission(report, [])
            return report.verdict
        from verifier.pipeline import verify_submission

        read = image_reader(Path(path).parent)
        opened: dict[str, bytes] = {}

        def remember(name: str) -> bytes:
            opened[name] = read(name)
            return opened[name]

        report = verify_submission(
            _context(), manifest, read_image=remember if folder else read, as_of=day
        )
        # Images judged from a stored report were never opened: there is nothing to draw on.
        pictures = [
            folder.write(f"{_filing(path)}.{Path(image.image.path).stem}", data, image)
            for image in report.images
            if folder and (data := opened.get(image.image.path)) is not None
        ]
        output.submission(report, pictures)
        return report.verdict

    return _each(manifests, one)


def _each(paths: Sequence[str], one: Callable[[str], Verdict]) -> int:
    """Do ``one`` for each path; a path that fails is said and the others go on."""
    verdicts: set[Verdict] = set()
    failed = False
    for path in paths:
        try:
            verdicts.add(one(path))
        except (BrokenPipeError, ModelError, RuleFileError):
            raise  # no later path could fare better
        except Exception as error:
            say(f"{_shown(path)}: {describe(error)}")
            failed = True
    if failed:
        return CANNOT_WORK
    return 0 if verdicts <= {Verdict.PASS} else 1


@cache
def _context() -> Context:
    """The models and rules, loaded when the first readable path needs them."""
    from verifier.pipeline import load_context

    return load_context()


@cache
def _rulebook() -> RuleBook:
    """The rules alone."""
    from verifier.ruleset import load_rulebook

    return load_rulebook()


def _filing(path: str) -> str:
    """What tells a filing's pictures apart: the manifest's name, or its folder's."""
    stem = Path(path).stem
    return Path(path).resolve().parent.name or stem if stem == "manifest" else stem


def _shown(path: str) -> str:
    """A path as text: bytes that are no UTF-8 (Linux allows them) become the replacement mark."""
    return os.fsencode(path).decode("utf-8", "replace")
