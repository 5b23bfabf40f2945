"""``commitment_video``: the commitment read aloud before a camera; its file is declared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import FilingType
from verifier.ruleset.answers import not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.previous import Data, is_same, missing_path
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Keywords
from verifier.standards import compact

__all__ = ["CommitmentVideo"]


class CommitmentVideo(Values):
    """The video file.

    Attributes:
        formats: Common formats that are taken; the source's list is open, so that another format
            goes to a person.
        advised_bytes: The size that is advised not to be exceeded.
        changes_of: In a filing of type ``change``, needed where one of these changes.
    """

    formats: Keywords
    advised_bytes: Annotated[int, Field(ge=1)]
    changes_of: Data = ()


def _describe(values: CommitmentVideo) -> Iterable[Phrase]:
    yield Phrase.of("video", formats=values.formats, megabytes=values.advised_bytes // 1048576)


@check("commitment_video", Family.MATERIAL, CommitmentVideo, _describe)
def _commitment_video(facts: Facts, values: CommitmentVideo, cite: Cite) -> Iterable[Finding]:
    if facts.manifest.filing_type is FilingType.CHANGE:
        same = {datum: is_same(facts, datum) for datum in values.changes_of}
        if False not in same.values():
            unknown = [datum for datum, one in same.items() if one is None]
            yield from not_declared(facts, cite, *(missing_path(facts, d) for d in unknown))
            return
    video = facts.manifest.declared.video
    if video.format is None:
        yield from not_declared(facts, cite, "video.format")
    elif compact(video.format).lstrip(".") not in values.formats:
        yield cite(
            FindingCode.MATERIAL_NOT_ACCEPTED,
            variant="video_format",
            severity=Severity.REVIEW,
            format=video.format,
            formats=list(values.formats),
        )
    if video.bytes is None:
        yield from not_declared(facts, cite, "video.bytes")
    elif video.bytes > values.advised_bytes:
        yield cite(
            FindingCode.MATERIAL_NOT_ACCEPTED,
            variant="video_size",
            severity=Severity.REVIEW,
            bytes=video.bytes,
            advised_bytes=values.advised_bytes,
        )
