"""The pinned OCR model files: found, checked against the manifest, laid out for PaddleOCR."""

from __future__ import annotations

import hashlib
import os
import shutil
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import yaml

from verifier.errors import ModelError
from verifier.resources import data_dir

__all__ = ["ModelFile", "model_file", "prepare_model_dir"]

MODEL_DIR_VARIABLE = "ICP_VERIFY_MODEL_DIR"

# PP-OCR's published pre-processing: BGR, scaled to 0..1, ImageNet mean and deviation for the
# detector; height 48 for the recogniser, at the line's own width (the engine pads a batch).
_DETECTION = {
    "PreProcess": {
        "transform_ops": [
            {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
            {"DetResizeForTest": {"resize_long": 960}},
            {
                "NormalizeImage": {
                    "mean": [0.485, 0.456, 0.406],
                    "std": [0.229, 0.224, 0.225],
                    "scale": "1./255.",
                    "order": "hwc",
                }
            },
            {"ToCHWImage": None},
        ]
    },
    "PostProcess": {
        "name": "DBPostProcess",
        "thresh": 0.3,
        "box_thresh": 0.5,
        "max_candidates": 1000,
        "unclip_ratio": 1.6,
    },
}
_RECOGNITION_PREPROCESS = {
    "transform_ops": [
        {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
        {"RecResizeImg": {"image_shape": [3, 48, 96]}},
    ]
}


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One entry of the manifest, resolved to a file whose sha256 has been checked."""

    path: Path
    architecture: str


@cache
def model_file(key: str) -> ModelFile:
    """Find and check the model ``key`` of the manifest.

    ``ICP_VERIFY_MODEL_DIR`` is looked in first; else the file inside the pinned package.

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
    if override:
        path = Path(override) / entry["file"]
        where = f"{MODEL_DIR_VARIABLE}"
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


def prepare_model_dir(model: ModelFile, folder: Path) -> Path:
    """Lay ``model`` out in ``folder`` as PaddleOCR wants it: ``inference.onnx`` and ``.yml``."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx = folder / "inference.onnx"
    try:
        onnx.symlink_to(model.path.resolve())
    except OSError:  # file systems without links
        shutil.copyfile(model.path, onnx)
    config: dict[str, object] = {"Global": {"model_name": model.architecture}}
    if model.architecture.endswith("_rec"):
        config["PreProcess"] = _RECOGNITION_PREPROCESS
        config["PostProcess"] = {
            "name": "CTCLabelDecode",
            "character_dict": _characters(model.path),
        }
    else:
        config |= _DETECTION
    (folder / "inference.yml").write_text(
        yaml.safe_dump(config, allow_unicode=True), encoding="utf-8"
    )
    return folder


def _characters(path: Path) -> list[str]:
    """The recogniser's alphabet, kept in its ONNX metadata under ``character``, one a line."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    stored: str = session.get_modelmeta().custom_metadata_map["character"]
    return stored.split("\n")
