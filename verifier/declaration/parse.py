"""Reading a manifest: JSON within limits, then the contract, and faults named by their place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from pydantic import ValidationError

from verifier.declaration.manifest import Manifest
from verifier.errors import ManifestError

__all__ = ["parse_manifest", "resolve_as_of"]

MAX_TEXT = 8 * 1024 * 1024
MAX_DEPTH = 32
_SHOWN_ERRORS = 5


def parse_manifest(source: str | Mapping[str, Any]) -> Manifest:
    """Read a manifest from JSON text or from a mapping already read.

    Raises:
        ManifestError: Not JSON, over a limit, or not following the contract. The message gives
            the place of each of the first faults as a JSON pointer, never a value.
    """
    raw = _read_json(source) if isinstance(source, str) else source
    if not isinstance(raw, Mapping):
        raise ManifestError("清单应为一个 JSON 对象 / the manifest must be a JSON object")
    _check_depth(raw)
    try:
        return Manifest.model_validate(raw)
    except ValidationError as error:
        # Raised afresh: pydantic's own error carries the values.
        faults = [_fault(item) for item in error.errors(include_input=False, include_url=False)]
    more = len(faults) - _SHOWN_ERRORS
    tail = f"; 另有 {more} 处 / and {more} more" if more > 0 else ""
    raise ManifestError("; ".join(faults[:_SHOWN_ERRORS]) + tail)


def resolve_as_of(manifest: Manifest, override: date | None, today: date) -> date:
    """The day a filing is judged as of: ``override``, else the day it was submitted, else today."""
    return override or manifest.submitted_on or today


def _read_json(text: str) -> Any:
    if len(text) > MAX_TEXT:
        raise ManifestError(
            f"清单超过 {MAX_TEXT} 个字符 / the manifest exceeds that many characters"
        )

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise ManifestError(f"键 {_shown(twice)} 出现了两次 / this key appears twice")
        return found

    def no_constant(_: str) -> NoReturn:
        raise ManifestError("NaN 和 Infinity 不是 JSON / are not JSON")

    try:
        return json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=unique, parse_constant=no_constant
        )
    except json.JSONDecodeError as error:
        place = (
            f"第 {error.lineno} 行第 {error.colno} 列 / line {error.lineno}, column {error.colno}"
        )
    except (ValueError, RecursionError):
        place = "数字过长或嵌套过深 / a number too long, or nested too deep"
    raise ManifestError(f"不是有效的 JSON / not valid JSON: {place}")


_SCALARS = frozenset({str, int, float, bool, type(None)})


def _check_depth(root: object) -> None:
    level: list[object] = [root]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for item in level
            if type(item) not in _SCALARS and isinstance(item, (Mapping, list, tuple))
            for child in (item.values() if isinstance(item, Mapping) else item)
        ]
        if not level:
            return
    raise ManifestError(f"嵌套超过 {MAX_DEPTH} 层 / nested deeper than that many levels")


_SAYINGS = {
    "extra_forbidden": "未知的键，请删除或改正拼写 / unknown key: remove it or correct it",
    "missing": "缺少，必须填写 / is required",
    "string_type": "应为文本 / must be text",
    "string_too_long": "文本过长 / text too long",
    "string_too_short": "不能为空 / must not be empty",
    "bool_type": "应为 true 或 false / must be true or false",
    "int_type": "应为整数 / must be a whole number",
    "model_type": "应为对象 / must be an object",
    "model_attributes_type": "应为对象 / must be an object",
    "tuple_type": "应为数组 / must be an array",
    "too_long": "条目过多 / too many entries",
}


def _fault(error: Mapping[str, Any]) -> str:
    pointer = "".join(f"/{_shown(part)}" for part in error["loc"]) or "/"
    said = _SAYINGS.get(error["type"])
    return f"{pointer}: {said or error['msg'].removeprefix('Value error, ')}"


def _shown(part: str | int) -> str:
    """A key as it may be shown: the contract's kind of name, or an ellipsis for anything else."""
    text = str(part)
    return text if re.fullmatch(r"[A-Za-z0-9_]{1,40}", text) else "…"
