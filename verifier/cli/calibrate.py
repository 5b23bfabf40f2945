"""What ``calibrate`` does: measure every picture, fit the bands, print and write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from verifier import precheck
from verifier.capture.calibration import ENOUGH, calibrated
from verifier.capture.rewriting import with_bands
from verifier.capture.thresholds import (
    PROBABLE,
    RULES_VARIABLE,
    load_thresholds,
    rules_path,
    shipped_path,
)
from verifier.cli.calibration_table import fits_as_json, print_fits
from verifier.cli.edge import CANNOT_WORK, describe, say
from verifier.cli.output import write_utf8
from verifier.errors import ModelError, RequestError
from verifier.files import read_image_file
from verifier.findings import FindingCode

__all__ = ["GENUINE", "calibrate"]

GENUINE = "genuine"

_LABELS: dict[str, FindingCode] = {code.lower(): code for code in PROBABLE}
_Scores = list[Mapping[FindingCode, float]]


def calibrate(folder: Path, *, out: Path | None, force: bool, as_json: bool) -> int:
    """Fit the bands to the pictures in ``folder``; the exit status.

    Returns:
        0 where a band could be fitted, 2 where none could (then nothing is written).
    """
    if out is not None and out.exists() and not force:
        raise RequestError(
            f"文件已存在 / exists already: {out}",
            remedy="请换一个文件名，或加 --force / Choose another name, or add --force",
        )
    labels = list(_labels(folder))
    bands = load_thresholds().probabilities
    measured = {label: _measured(folder / label) for label in labels}
    good = measured.pop(GENUINE, [])
    fits = calibrated(
        bands,
        {_LABELS[name]: [one[_LABELS[name]] for one in all_] for name, all_ in measured.items()},
        {code: [one[code] for one in good] for code in bands},
        shipped=load_thresholds(shipped_path()).probabilities,
    )
    if as_json:
        write_utf8(json.dumps(fits_as_json(fits, len(good)), ensure_ascii=False) + "\n")
    elif fits:
        print_fits(fits)
    fitted = {fit.code: fit.new for fit in fits if fit.fitted}
    if not fitted:
        say(
            f"图片不足，界限未改：每种问题与 {GENUINE} 各需 {ENOUGH} 张 / too few pictures, "
            f"nothing fitted: {ENOUGH} of a fault and {ENOUGH} in {GENUINE} are needed"
        )
        return CANNOT_WORK
    if out is not None:
        _write(out, with_bands(rules_path().read_text(encoding="utf-8"), fitted))
        say(f"已写入，用法 / written, use it with: {RULES_VARIABLE}={out.resolve()}")
    return 0


def _labels(folder: Path) -> Iterator[str]:
    """Names of the sub-folders that are a label; the others are said."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        raise RequestError(f"目录无法读取 / cannot read the folder: {folder}") from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and (entry.name == GENUINE or entry.name in _LABELS):
            yield entry.name
        else:
            known = ", ".join((GENUINE, *_LABELS))
            say(f"{entry}: 不是标签目录，略过 / no label's folder, skipped ({known})")


def _measured(folder: Path) -> _Scores:
    """Measure every picture beneath a label's folder; those that cannot be are said."""
    scores: _Scores = []
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.is_dir():
            continue
        try:
            data = read_image_file(path)
            scores.append(precheck.measure(_checker(), data))
        except ModelError:
            raise  # no later picture could fare better
        except Exception as error:
            say(f"{path}: {describe(error)}")
    return scores


@cache
def _checker() -> precheck.Prechecker:
    """The models, loaded when the first readable picture needs them."""
    return precheck.load_prechecker()


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RequestError(
            f"无法写入 / cannot write: {path}",
            remedy="请换一个可写的位置 / Choose a place that can be written to",
        ) from error
    load_thresholds(path)  # what was written must load
