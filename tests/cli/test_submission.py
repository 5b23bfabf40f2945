from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run, lines
from tests.fake_pipeline import REVIEWED, picture
from verifier.schema import report_schema


def manifest(folder: Path, *paths: str, name: str = "manifest.json", **changes: Any) -> Path:
    content = {
        "submission_id": "S-1",
        "province": "浙江",
        "subject_kind": "individual",
        "filing_type": "first",
        "submitted_on": "2026-11-23",
        "images": [{"role": "subject_document", "path": path} for path in paths],
    }
    file = folder / name
    file.write_text(json.dumps(content | changes, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    folder = tmp_path / "filing"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "front.jpg").write_bytes(picture())
    (folder / "back.jpg").write_bytes(picture())
    (folder / "doubtful.png").write_bytes(picture(REVIEWED, "PNG"))
    (tmp_path / "secret.jpg").write_bytes(picture())
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    return folder


def test_a_line_each_with_paths_relative_to_each_manifest(
    filing: Path, run: Run, loads: list[object]
) -> None:
    first = manifest(filing, "photos/front.jpg", "back.jpg")
    second = manifest(filing / "photos", "front.jpg", submission_id="S-2")
    result = run("submission", "--json", first, second)
    assert result.exit_code == 0
    assert [report["submission_id"] for report in lines(result)] == ["S-1", "S-2"]
    for report in lines(result):
        jsonschema.validate(report, report_schema("submission"))
    assert len(loads) == 1


@pytest.mark.parametrize(
    "path", ["../secret.jpg", "link.jpg", "photos/../../secret.jpg", "C:\\secret.jpg"]
)
def test_paths_that_escape_are_refused(filing: Path, run: Run, path: str) -> None:
    good = manifest(filing, "back.jpg", name="good.json")
    result = run("submission", "--json", manifest(filing, path), good)
    assert len(lines(result)) == 1, "the other manifest goes on"
    assert "清单无法使用 / Manifest cannot be used" in result.stderr
    assert result.exit_code == 2


def test_an_absolute_path_is_refused_even_into_the_folder(filing: Path, run: Run) -> None:
    result = run("submission", manifest(filing, str(filing / "back.jpg")))
    assert result.exit_code == 2
    assert "相对" in result.stderr


def test_a_missing_image_names_itself_and_the_others_go_on(filing: Path, run: Run) -> None:
    bad = manifest(filing, "back.jpg", "absent.jpg", name="bad.json")
    result = run("submission", "--json", bad, manifest(filing, "back.jpg"))
    assert len(lines(result)) == 1
    assert result.stderr.startswith(f"{bad}: 缺少图片 / Image missing: absent.jpg")
    assert result.exit_code == 2


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", "省".encode("gb18030"), None])
def test_a_manifest_that_is_none_is_said(filing: Path, run: Run, content: bytes | None) -> None:
    file = filing / "broken.json"
    if content is not None:
        file.write_bytes(content)
    result = run("submission", "--json", file, manifest(filing, "back.jpg"))
    assert "清单无法使用" in result.stderr
    assert len(lines(result)) == 1
    assert result.exit_code == 2


def test_the_day_is_the_option_s_else_the_manifest_s(filing: Path, run: Run) -> None:
    file = manifest(filing, "back.jpg")
    assert lines(run("submission", "--json", file))[0]["as_of"] == "2026-11-23"
    (report,) = lines(run("submission", "--json", "--as-of", "2027-01-02", file))
    assert report["as_of"] == "2027-01-02"


def test_something_to_review_is_status_1(filing: Path, run: Run) -> None:
    file = manifest(filing, "back.jpg", "doubtful.png")
    assert run("submission", "--json", file).exit_code == 1


@pytest.mark.parametrize("columns", [80, 200])
def test_the_table_fits_and_names_everything(filing: Path, run: Run, columns: int) -> None:
    result = run("submission", manifest(filing, "back.jpg", "doubtful.png"), columns=columns)
    for needed in ["S-1", "back.jpg", "doubtful.png", "待人工审核", "结论 / Verdict"]:
        assert needed in result.stdout
    assert max(cell_len(line) for line in result.stdout.splitlines()) <= columns


def test_annotated_pictures_tell_filings_apart(filing: Path, run: Run, tmp_path: Path) -> None:
    into = tmp_path / "out"
    first = manifest(filing, "photos/front.jpg", "back.jpg", name="a.json")
    second = manifest(filing, "back.jpg", name="b.json")
    plain = manifest(filing, "back.jpg")
    result = run("submission", first, second, plain, "--annotate", into)
    assert result.exit_code == 0
    assert sorted(path.name for path in into.iterdir()) == [
        "a.back.annotated.png",
        "a.front.annotated.png",
        "b.back.annotated.png",
        "filing.back.annotated.png",
    ]
