"""Writes the sha256 of our own model files into ``models/manifest.toml``.

    python -m models.capture.pin

A model that is not pinned is not loaded.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

__all__ = ["DETAIL_FILE", "FILES", "FUSION_FILE", "VIEW_FILE", "pin"]

VIEW_FILE, DETAIL_FILE = "capture_view.onnx", "capture_detail.onnx"
FUSION_FILE = "capture_fusion.json"
FILES = {
    "capture_view": (VIEW_FILE, "CaptureNet view branch"),
    "capture_detail": (DETAIL_FILE, "CaptureNet detail branch"),
    "capture_fusion": (FUSION_FILE, "logistic fusion"),
}


def pin(folder: Path = Path("models")) -> None:
    """Replace or add the entry of every file of ``FILES`` in the manifest of ``folder``."""
    manifest = folder / "manifest.toml"
    text = manifest.read_text(encoding="utf-8")
    for key, (name, architecture) in FILES.items():
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        entry = (
            f'[{key}]\nfile = "{name}"\narchitecture = "{architecture}"\n'
            f'sha256 = "{digest}"\nlicence = "Apache-2.0"\n'
        )
        old = re.compile(rf"\[{key}\]\n(?:[^\[\n].*\n)*")
        text = old.sub(entry, text) if old.search(text) else text.rstrip("\n") + "\n\n" + entry
    manifest.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    pin()
