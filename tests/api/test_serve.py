"""The service as it is really run: its own process, real models, a real port."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import jsonschema
import pytest

from verifier.schema import report_schema

ROOT = Path(__file__).resolve().parents[2]
MAIN = [sys.executable, "-c", "from verifier.cli import main; main()"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def service() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = free_port()
    process = subprocess.Popen(
        [*MAIN, "serve", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_until_ready(process: subprocess.Popen[bytes], address: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the service ended by itself"
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    pytest.fail("not ready in time")


def test_it_becomes_ready_judges_a_sample_and_stops_when_told(
    service: tuple[subprocess.Popen[bytes], str],
) -> None:
    process, address = service
    wait_until_ready(process, address, 120)
    sample = sorted((ROOT / "sample_images").rglob("*.jpg"))[0]
    answer = httpx.post(
        f"{address}/v1/images", files={"file": (sample.name, sample.read_bytes())}, timeout=60
    )
    assert answer.status_code == 200
    report = answer.json()
    jsonschema.validate(report, report_schema("image"))
    assert report["image"]["path"] == sample.name
    assert report["image"]["width"] > 0
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    log = output.decode()
    assert "POST /v1/images 200" in log
    assert sample.name not in log
    assert "Traceback" not in log
