"""The bands of ``rules/capture.yaml``, loaded strictly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from verifier.errors import RuleFileError
from verifier.findings import Severity
from verifier.resources import data_dir

__all__ = ["Band", "CaptureThresholds", "load_thresholds"]

_KEYS = {"unit", "worse", "review", "reject", "source", "set_by"}
_EXTRA = {"overexposed": {"print_luma"}, "monochrome": {"stamp"}}


@dataclass(frozen=True, slots=True)
class Band:
    """Two limits on one measured number.

    Attributes:
        worse: Which side of a limit is the worse one.
        review: Beyond it a person looks.
        reject: Beyond it the photo is refused.
        source: What findings cite.
    """

    worse: Literal["above", "below"]
    review: float
    reject: float
    source: str

    def severity(self, value: float) -> Severity | None:
        """What a measured value weighs; None within the limits (the limit itself is within)."""
        sign = 1 if self.worse == "above" else -1
        if sign * value > sign * self.reject:
            return Severity.REJECT
        return Severity.REVIEW if sign * value > sign * self.review else None

    def limit(self, severity: Severity) -> float:
        """The limit that a finding of this severity is beyond."""
        return self.reject if severity is Severity.REJECT else self.review


@dataclass(frozen=True, slots=True)
class CaptureThresholds:
    """Every band, and the two figures that go with one of them.

    Attributes:
        print_luma: Print paler than this (0 to 255) has been washed out by the exposure.
        stamp: Log-ratio of red to green above which ink is a red stamp's.
    """

    blur: Band
    too_dark: Band
    overexposed: Band
    resolution: Band
    monochrome: Band
    print_luma: float
    stamp: float


def load_thresholds(path: Path | None = None) -> CaptureThresholds:
    """Load the file at ``path``, by default ``rules/capture.yaml``.

    Raises:
        RuleFileError: Unreadable, a key too many or too few, or a figure that makes no sense;
            names file and line.
    """
    path = path or data_dir("rules") / "capture.yaml"
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RuleFileError(f"{path.name}: 无法读取 / cannot be read: {error}") from error
    entries = _mapping(root, path, "")
    bands = {"blur", "too_dark", "overexposed", "resolution", "monochrome"}
    _same_keys(set(entries), bands, root, path, "")
    loaded = {name: _band(entries[name], path, name) for name in sorted(bands)}
    return CaptureThresholds(
        blur=loaded["blur"],
        too_dark=loaded["too_dark"],
        overexposed=loaded["overexposed"],
        resolution=loaded["resolution"],
        monochrome=loaded["monochrome"],
        print_luma=_number(_mapping(entries["overexposed"], path, "")["print_luma"], path, ""),
        stamp=_number(_mapping(entries["monochrome"], path, "")["stamp"], path, ""),
    )


def _band(node: yaml.Node, path: Path, name: str) -> Band:
    entries = _mapping(node, path, name)
    _same_keys(set(entries), _KEYS | _EXTRA.get(name, set()), node, path, name)
    worse = entries["worse"].value
    if worse not in ("above", "below"):
        raise _error(
            path, entries["worse"], f"{name}.worse 应为 above 或 below / is not one of both"
        )
    review, reject = (_number(entries[key], path, f"{name}.{key}") for key in ("review", "reject"))
    if (reject > review) != (worse == "above"):
        raise _error(path, node, f"{name}: reject 应比 review 更差 / must be the worse figure")
    source = _mapping(entries["source"], path, f"{name}.source")
    _same_keys(set(source), {"section", "item"}, entries["source"], path, f"{name}.source")
    section = source["section"]
    sections = section.value if isinstance(section, yaml.SequenceNode) else [section]
    cited = ", ".join(f"§{item.value}" for item in sections)
    return Band(worse, review, reject, f"rules/{path.name} {name} · {cited}")


def _mapping(node: yaml.Node | None, path: Path, name: str) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise RuleFileError(f"{path.name}: {name or '文件'} 应为映射 / must be a mapping")
    return {key.value: value for key, value in node.value}


def _same_keys(found: set[str], wanted: set[str], node: Any, path: Path, name: str) -> None:
    if found == wanted:
        return
    odd = ", ".join(sorted(found ^ wanted))
    raise _error(path, node, f"{name} 多出或缺少键 / keys too many or too few: {odd}")


def _number(node: yaml.Node, path: Path, name: str) -> float:
    try:
        return float(node.value)
    except (TypeError, ValueError):
        raise _error(path, node, f"{name} 应为数字 / must be a number") from None


def _error(path: Path, node: yaml.Node, text: str) -> RuleFileError:
    return RuleFileError(f"{path.name}:{node.start_mark.line + 1}: {text}")
