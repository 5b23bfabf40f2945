from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import numpy as np
import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run, lines
from tests.fake_pipeline import BREAKS_THE_ENGINE, REVIEWED, picture
from verifier import pipeline, precheck
from verifier.errors import ModelError
from verifier.schema import report_schema


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    (tmp_path / "good.jpg").write_bytes(picture())
    (tmp_path / "good2.png").write_bytes(picture(kind="PNG"))
    (tmp_path / "doubtful.jpg").write_bytes(picture(REVIEWED, "PNG"))
    (tmp_path / "breaks.png").write_bytes(picture(BREAKS_THE_ENGINE, "PNG"))
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "text.jpg").write_text("hello")
    (tmp_path / "truncated.jpg").write_bytes(picture((900, 700))[:3000])
    return tmp_path


def test_one_json_report_a_line_and_faulty_files_stop_nothing(photos: Path, run: Run) -> None:
    names = ["empty.jpg", "good.jpg", "text.jpg", "truncated.jpg", "good2.png"]
    result = run("image", "--json", *(photos / name for name in names))
    reports = lines(result)
    assert [Path(report["image"]["path"]).name for report in reports] == names
    for report in reports:
        jsonschema.validate(report, report_schema("image"))
        assert report["schema"] == "1"
    assert [report["verdict"] for report in reports] == [
        "reject",
        "pass",
        "reject",
        "reject",
        "pass",
    ]
    assert result.exit_code == 1
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["good.jpg"], 0),
        (["good.jpg", "good2.png"], 0),
        (["good.jpg", "doubtful.jpg"], 1),
        (["good.jpg", "empty.jpg"], 1),
        (["good.jpg", "absent.jpg"], 2),
        (["absent.jpg", "empty.jpg"], 2),
        (["breaks.png", "good.jpg"], 2),
        (["."], 2),
    ],
)
def test_exit_status(photos: Path, run: Run, names: list[str], status: int) -> None:
    assert run("image", "--json", *(photos / name for name in names)).exit_code == status


def test_what_cannot_be_read_is_said_and_the_others_go_on(photos: Path, run: Run) -> None:
    result = run("image", "--json", photos / "absent.jpg", photos, photos / "good.jpg")
    assert len(lines(result)) == 1
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{photos / 'absent.jpg'}: ")
    assert "文件不存在 / no such file" in first
    assert "是目录" in second


def test_a_failed_engine_is_an_error_of_that_image_only(photos: Path, run: Run) -> None:
    result = run("image", "--json", photos / "breaks.png", photos / "good.jpg")
    assert [report["verdict"] for report in lines(result)] == ["pass"]
    assert "文字识别失败 / OCR failed" in result.stderr
    assert result.exit_code == 2


def test_models_are_loaded_once_and_not_for_nothing(
    photos: Path, run: Run, loads: list[object]
) -> None:
    run("image", photos / "absent.jpg")
    assert loads == []
    run("image", photos / "good.jpg", photos / "good2.png")
    assert len(loads) == 1


def test_missing_models_end_the_command(
    photos: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> object:
        raise ModelError("det.onnx: sha256")

    monkeypatch.setattr(pipeline, "load_context", broken)
    result = run("image", photos / "good.jpg", photos / "good2.png")
    assert result.exit_code == 2
    assert result.stderr.count("模型文件不可用") == 1


def test_a_defect_is_told_without_its_text(
    photos: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError("张三 330106199001011234")

    monkeypatch.setattr(pipeline, "verify_image", broken)
    result = run("image", photos / "good.jpg")
    assert result.exit_code == 2
    assert "ValueError" in result.stderr
    assert "张三" not in result.output


def test_ctrl_c_is_quiet(photos: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "verify_image", interrupted)
    result = run("image", photos / "good.jpg")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_expected_type_and_day_reach_the_pipeline(photos: Path, run: Run) -> None:
    (photo, broken) = (photos / "good.jpg", photos / "empty.jpg")
    result = run("image", "--as", "passport", "--as-of", "2026-03-04", "--json", photo, broken)
    good, bad = lines(result)
    assert good["document"]["type"] == "passport"
    assert bad["findings"][0]["evidence"]["reason"] == "2026-03-04"
    today = lines(run("image", "--json", broken))[0]
    assert date.fromisoformat(today["findings"][0]["evidence"]["reason"]) >= date(2026, 1, 1)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--as", "id_card"),
        ("--as", "unknown"),
        ("--as-of", "23/11/2026"),
        ("--as-of", "2026-02-30"),
    ],
)
def test_bad_options_are_told_in_both_languages(
    photos: Path, run: Run, loads: list[object], option: str, value: str
) -> None:
    result = run("image", option, value, photos / "good.jpg")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert option in result.stderr
    assert value in result.stderr
    assert "不是" in result.stderr
    assert "is no" in result.stderr
    assert loads == []


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_the_table_fits_and_names_everything(photos: Path, run: Run, columns: int) -> None:
    names = ["good.jpg", "text.jpg"]
    result = run("image", *(photos / name for name in names), columns=columns)
    text = result.stdout
    for needed in ["通过", "不通过", "姓名", "张三", "0.97", "FILE_CORRUPT", "图片文件已损坏"]:
        assert needed in text
    for needed in ["is damaged", "重新拍摄", "upload the complete file"]:
        assert needed in text.replace("\n    ", " ")
    assert max(cell_len(line) for line in text.splitlines()) <= columns


def test_what_was_read_cannot_steer_the_terminal(photos: Path, run: Run) -> None:
    text = run("image", photos / "good.jpg").stdout
    assert "\x1b" not in text
    assert "张三[red]" in text, "no markup is interpreted"


def test_file_names_that_are_no_utf8_are_shown(photos: Path, run: Run) -> None:
    name = os.fsdecode(os.fsencode(str(photos)) + b"/\xff\x1b[31m.jpg")
    Path(name).write_bytes(picture())
    (report,) = lines(run("image", "--json", name))
    assert report["image"]["path"].endswith("\ufffd\x1b[31m.jpg")
    assert "\x1b" not in run("image", name).stdout


def test_annotated_pictures_are_named_after_their_input(photos: Path, run: Run) -> None:
    (photos / "more").mkdir()
    (photos / "more" / "good.png").write_bytes(picture(kind="PNG"))
    into = photos / "new" / "out"
    names = ["good.jpg", "empty.jpg", "more/good.png"]
    result = run("image", *(photos / name for name in names), "--annotate", into)
    assert sorted(path.name for path in into.iterdir()) == [
        "empty.annotated.png",
        "good-2.annotated.png",
        "good.annotated.png",
    ]
    assert "good-2.annotated.png" in result.stdout


def test_evidence_is_drawn_into_a_folder(
    photos: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bytes] = []
    nothing = SimpleNamespace(alone=np.zeros((0, 16)), boxes=np.zeros((0, 4), int))

    def examined(checker: object, data: bytes) -> object:
        looked.append(data)
        return SimpleNamespace(detail=nothing)

    monkeypatch.setattr(pipeline, "load_context", lambda: SimpleNamespace(prechecker=None))
    monkeypatch.setattr(precheck, "examined", examined)
    into, names = photos / "why", ["good.jpg", "doubtful.jpg", "empty.jpg"]
    result = run("image", *(photos / name for name in names), "--explain", into, "--annotate", into)
    assert sorted(path.name for path in into.iterdir()) == sorted(
        f"{Path(name).stem}.{kind}.png" for name in names for kind in ("annotated", "explained")
    )
    assert "doubtful.explained.png" in result.stdout
    assert looked == [(photos / "doubtful.jpg").read_bytes()], "nothing found, nothing explained"


def test_a_folder_that_cannot_be_made_ends_the_command(photos: Path, run: Run) -> None:
    result = run("image", photos / "good.jpg", "--annotate", photos / "good.jpg" / "out")
    assert result.exit_code == 2
    assert "无法写入目录" in result.stderr
    assert result.stdout == ""
