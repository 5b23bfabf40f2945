import subprocess
import sys
import textwrap

import pytest

from verifier import model_files as models
from verifier.errors import ModelError


@pytest.fixture(autouse=True)
def forget() -> None:
    models.model_file.cache_clear()


@pytest.mark.parametrize("key", ["text_detection", "text_recognition"])
def test_the_pinned_files_are_there_and_match(key: str) -> None:
    found = models.model_file(key)
    assert found.path.is_file()
    assert found.architecture.startswith("PP-OCRv6_small_")


def test_the_override_is_looked_in_first_and_a_missing_file_is_named(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(models.MODEL_DIR_VARIABLE, str(tmp_path))
    with pytest.raises(ModelError, match=r"PP-OCRv6_det_small\.onnx") as caught:
        models.model_file("text_detection")
    assert "make setup" in caught.value.remedy


@pytest.mark.parametrize("key", ["capture_view", "capture_detail", "capture_fusion"])
def test_our_own_models_are_there_and_match(key: str) -> None:
    assert models.model_file(key).path.stat().st_size < 10_000_000


def test_an_altered_file_is_refused(tmp_path, monkeypatch) -> None:
    real = models.model_file("text_detection").path
    copy = tmp_path / "PP-OCRv6_det_small.onnx"
    copy.write_bytes(real.read_bytes()[:-1] + b"!")
    models.model_file.cache_clear()
    monkeypatch.setenv(models.MODEL_DIR_VARIABLE, str(tmp_path))
    with pytest.raises(ModelError, match="sha256"):
        models.model_file("text_detection")


def test_loading_and_reading_reach_for_no_network_and_leave_nothing_at_home(tmp_path) -> None:
    script = textwrap.dedent(
        """
        import socket
        def refuse(*arguments, **options):
            raise AssertionError("network")
        socket.socket.connect = socket.socket.connect_ex = refuse
        socket.getaddrinfo = refuse
        import cv2, numpy as np
        from verifier.ocr.paddle import PaddleEngine
        engine = PaddleEngine(threads=1)
        image = np.full((96, 640, 3), 255, np.uint8)
        cv2.putText(image, "20260308", (30, 70), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 4)
        print([line.text for line in engine.recognise(image, engine.detect(image))])
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=120,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "20260308" in done.stdout
    assert not (tmp_path / ".paddlex").exists()
