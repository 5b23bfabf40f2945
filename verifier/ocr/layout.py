"""The OCR model files laid out as PaddleOCR wants them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from verifier.model_files import ModelFile

__all__ = ["alphabet_of", "prepare_model_dir"]

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


def prepare_model_dir(
    model: ModelFile, folder: Path, characters: Sequence[str] | None = None
) -> Path:
    """Lay ``model`` out in ``folder`` as PaddleOCR wants it: ``inference.onnx`` and ``.yml``.

    Args:
        model: The detector or the recogniser.
        folder: Made where it is not there.
        characters: The recogniser's alphabet; None: its own.
    """
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
            "character_dict": list(characters or alphabet_of(model)),
        }
    else:
        config |= _DETECTION
    # JSON is YAML too, and written in a tenth of the time.
    (folder / "inference.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    return folder


def alphabet_of(model: ModelFile) -> list[str]:
    """The recogniser's alphabet, kept in its ONNX metadata under ``character``, one a line."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(
        str(model.path), options, providers=["CPUExecutionProvider"]
    )
    stored: str = session.get_modelmeta().custom_metadata_map["character"]
    return stored.split("\n")
