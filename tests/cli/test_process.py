"""The command as a process of its own: how fast it answers, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = [sys.executable, "-W", "error", "-c", "from verifier.cli import main; main()"]
HEAVY = ["numpy", "cv2", "paddleocr", "onnxruntime", "pydantic", "fastapi", "PIL", "yaml"]
ROOT = Path(__file__).resolve().parents[2]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*MAIN, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=60,
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([m for m in {HEAVY!r} if m in sys.modules]))\n"
        "from verifier.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"], capture_output=True, check=True, cwd=ROOT
    )
    text = done.stdout.decode()
    assert "submission" in text
    assert text.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["image", "submission", "schema", "calibrate", "serve"])
def test_every_command_explains_itself(command: str) -> None:
    done = process(command, "--help")
    assert done.returncode == 0
    assert "/" in done.stdout.decode()


@pytest.mark.parametrize("arguments", [["nonsense"], ["image"], ["image", "--nonsense", "a"]])
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    done = process(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr != b""


def test_schema_is_json_in_any_locale() -> None:
    done = process("schema", "image", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "ImageReport"
    assert json.loads(process("schema").stdout)["$id"] == "urn:icp-verify:report:1"
    assert process("schema", "nonsense").returncode == 2


def test_messages_do_not_fail_on_a_narrow_encoding() -> None:
    done = process("image", "absent.jpg", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert b"no such file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_went_away_is_no_drama() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*MAIN, "schema"], stdout=writing, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 2
