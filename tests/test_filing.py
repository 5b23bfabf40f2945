"""Filings judged from stored facts: no image opened, nothing imported that reads images."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.filings import image
from verifier.declaration import parse_manifest
from verifier.filing import has_stored_facts, judge_stored
from verifier.findings import FindingCode as Code
from verifier.findings import Severity, Verdict, make_finding
from verifier.ruleset import load_rulebook

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ["paddleocr", "paddlex", "onnxruntime", "rapidocr", "cv2", "numpy", "PIL", "verifier.ocr"]
AS_OF = date(2026, 11, 23)


def _stored(tmp_path: Path) -> Path:
    front = image(
        "subject_document", "id_card_front", {"name": "林知远", "birth_date": "1990-03-07"}
    )
    back = image("subject_document", "id_card_back", {"valid_to": "long_term"})
    manifest = {
        "submission_id": "stored",
        "province": "33",
        "subject_kind": "individual",
        "filing_type": "first",
        "submitted_on": "2026-11-23",
        "declared": {"subject": {"name": "林知远"}},
        "images": [
            {"role": "subject_document", "report": json.loads(report.model_dump_json())}
            for report in (front, back)
        ],
    }
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return path


def test_the_command_loads_nothing_that_reads_images(tmp_path: Path) -> None:
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([m for m in {HEAVY!r} if m in sys.modules]))\n"
        "from verifier.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "submission", str(_stored(tmp_path)), "--json"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    report, imported = done.stdout.decode().splitlines()
    assert json.loads(report)["verdict"] == "pass"
    assert json.loads(report)["as_of"] == "2026-11-23"
    assert imported == "[]"
    assert done.returncode == 0


def test_roles_and_kinds_come_from_the_manifest() -> None:
    letter = image("supporting_letter", "supporting_letter", {"issued_on": "2026-11-01"})
    manifest = parse_manifest(
        {
            "submission_id": "T",
            "province": "65",
            "subject_kind": "individual",
            "filing_type": "first",
            "images": [
                {
                    "role": "supporting_letter",
                    "kind": "party_building_letter",
                    "report": json.loads(letter.model_dump_json()),
                }
            ],
        }
    )
    assert has_stored_facts(manifest)
    report = judge_stored(load_rulebook(), manifest, AS_OF)
    assert report.images[0].kind == "party_building_letter"
    told = [f for f in report.findings if "party_building_letter" in str(f.evidence)]
    assert [(f.code, f.severity) for f in told] == [(Code.MATERIAL_MISSING, Severity.REVIEW)]


def _copy(province: str, role: str, red: float) -> Verdict:
    copy = image(role, "business_licence", {"valid_to": "long_term"})
    found = make_finding(
        Code.MONOCHROME_COPY,
        Severity.REJECT,
        source="test",
        own_colour=0.001,
        red_share=red,
        threshold=0.003,
    )
    copy = copy.model_copy(update={"findings": (found,), "verdict": Verdict.REJECT})
    manifest = parse_manifest(
        {
            "submission_id": "T",
            "province": province,
            "subject_kind": "enterprise",
            "filing_type": "first",
            "images": [{"role": role, "report": json.loads(copy.model_dump_json())}],
        }
    )
    return judge_stored(load_rulebook(), manifest, AS_OF).images[0].verdict


def test_tianjin_takes_copies_with_the_units_red_seal() -> None:
    assert _copy("12", "subject_document", 0.01) is Verdict.PASS
    assert _copy("12", "subject_document", 0.0005) is Verdict.REJECT  # no seal upon it
    assert _copy("12", "site_responsible_id", 0.01) is Verdict.REJECT  # not of this role
    assert _copy("33", "subject_document", 0.01) is Verdict.REJECT  # nowhere else
