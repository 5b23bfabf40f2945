"""The pinned model files: found, and checked against the manifest before use."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from verifier.errors import ModelError
from verifier.resources import data_dir

__all__ = ["MODEL_DIR_VARIABLE", "ModelFile", "model_file"]

MODEL_DIR_VARIABLE = "ICP_VERIFY_MODEL_DIR"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One entry of the manifest, resolved to a file whose sha256 has been checked."""

    path: Path
    architecture: str


@cache
def model_file(key: str) -> ModelFile:
    """Find and check the model ``key`` of the manifest.

    ``ICP_VERIFY_MODEL_DIR`` is looked in first; else the file inside the pinned package, or for
    our own models the one beside the manifest.

    Raises:
        ModelError: The file is missing, or its sha256 is not the pinned one.
    """
    manifest = tomllib.loads((data_dir("models") / "manifest.toml").read_text(encoding="utf-8"))
    entry: dict[str, str] = manifest[key]
    path = _resolve(entry)
    with path.open("rb") as stream:
        actual = hashlib.file_digest(stream, "sha256").hexdigest()
    if actual != entry["sha256"]:
        raise ModelError(
            f"模型文件 {entry['file']} 的 sha256 与 models/manifest.toml 不符 / "
            f"sha256 of model {entry['file']} is {actual}, pinned is {entry['sha256']}"
        )
    return ModelFile(path=path, architecture=entry["architecture"])


def _resolve(entry: dict[str, str]) -> Path:
    override = os.environ.get(MODEL_DIR_VARIABLE)
    if override and (Path(override) / entry["file"]).is_file():
        return Path(override) / entry["file"]
    if "package" not in entry:
        path, where = data_dir("models") / entry["file"], "models/"
    elif override:
        path, where = Path(override) / entry["file"], MODEL_DIR_VARIABLE
    else:
        where = f"{entry['package']}=={entry['package_version']}"
        try:
            files = distribution(entry["package"])
        except PackageNotFoundError as error:
            raise ModelError(f"缺少软件包 {where} / Package {where} is not installed") from error
        path = Path(str(files.locate_file(f"{entry['package']}/{entry['package_path']}")))
    if not path.is_file():
        raise ModelError(
            f"找不到模型文件 {entry['file']}（{where}）/ Model {entry['file']} not found ({where})"
        )
    return path
