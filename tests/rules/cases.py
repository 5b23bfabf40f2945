"""Reading YAML cases: a filing in short form, a day, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.filings import image, manifest
from verifier.declaration import Manifest
from verifier.findings import Finding, FindingCode
from verifier.reports import ImageReport

HERE = Path(__file__).parent
_IMAGE_KEYS = {"role", "type", "fields", "kind", "found"}


def load(path: Path) -> dict[str, Any]:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(document, dict)
    return document


def files(folder: str = ".") -> Iterator[Path]:
    yield from sorted((HERE / folder).glob("*.yaml"))


def filing(case: dict[str, Any], province: str) -> tuple[Manifest, list[ImageReport], date]:
    """What a case hands in."""
    assert isinstance(case["as_of"], date)
    entry = manifest(
        case["subject_kind"],
        case.get("declared"),
        province=province,
        filing_type=case.get("filing_type", "first"),
    )
    images = []
    for given in case.get("images", []):
        assert set(given) <= _IMAGE_KEYS, f"unknown key in {given}"
        images.append(
            image(
                given["role"],
                given["type"],
                given.get("fields"),
                letter=given.get("kind"),
                found=given.get("found", ()),
            )
        )
    return entry, images, case["as_of"]


def watched(finding: Finding, watch: list[str]) -> bool:
    """Whether one of ``CODE``, ``MATERIAL_MISSING:paper``, ``DECLARED_MISSING:path`` means it."""
    for entry in watch:
        code, _, about = entry.partition(":")
        assert code in set(map(str, FindingCode)), f"unknown code {code}"
        if finding.code != code:
            continue
        if not about:
            return True
        if code == FindingCode.DECLARED_MISSING:
            path = str(finding.evidence.get("declared_field", ""))
            if path == about or path.startswith(f"{about}."):
                return True
        else:
            accepted: Any = finding.evidence.get("accepted", [])
            missing: Any = finding.evidence.get("missing", [])
            others = [papers for papers in accepted if not set(papers) & set(missing)]
            if about in missing or any(about in papers for papers in others):
                return True
    return False


def cites(finding: Finding, section: str) -> bool:
    """Whether a finding, or what it was merged with, cites a section."""
    also: Any = finding.evidence.get("also_needed_by", [])
    sources = (finding.source, *also)
    return any(
        section in {part.strip(" §") for part in source.rpartition("·")[2].split(",")}
        for source in sources
    )
