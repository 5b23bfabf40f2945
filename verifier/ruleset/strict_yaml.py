"""YAML read strictly, with the line of every value kept.

Beyond what the safe loader refuses: a key written twice, anchors and aliases, merge keys, and keys
that are neither text nor dates. A scalar that cannot be built (2022-02-30) is an error too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from verifier.errors import RuleFileError

__all__ = ["Located", "Place", "load_strict"]

Place = tuple[str | int, ...]

# Several times as fast where PyYAML was built with libyaml, as its wheels are.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data and where each part of it stands.

    Attributes:
        data: Dictionaries, lists and scalars.
        name: The file as it is called in messages (``rules/national.yaml``).
        lines: Line, from 1, of each value by its place (keys and indexes from the root; dates
            in ISO form).
    """

    data: Any
    name: str
    lines: dict[Place, int]

    def error(self, place: Iterable[str | int], said: str) -> RuleFileError:
        """An error at ``place``, or at the nearest part around it that is in the file."""
        where = tuple(place)
        pointer = "/".join(map(str, where))
        while where and where not in self.lines:
            where = where[:-1]
        line = self.lines.get(where, 1)
        return RuleFileError(f"{self.name}:{line}: {pointer + ': ' if pointer else ''}{said}")


def load_strict(path: Path, name: str) -> Located:
    """Read one YAML file.

    Raises:
        RuleFileError: Not there, not UTF-8, not YAML, or not within the strict form.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError(f"{name}: 无法读取 / cannot be read ({type(error).__name__})") from None
    found = Located(None, name, {})
    try:
        return replace(found, data=_parse(text, found))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = f"{name}:{line}: YAML: {error.problem}"
    except yaml.YAMLError:
        said = f"{name}: YAML: 含有不允许的字符 / holds characters that are not allowed"
    except RecursionError:
        said = f"{name}: YAML: 嵌套过深 / nested too deep"
    raise RuleFileError(said)


def _parse(text: str, found: Located) -> Any:
    _refuse_anchors(text, found)
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _build(loader, node, (), found)
    finally:
        loader.dispose()


def _refuse_anchors(text: str, found: Located) -> None:
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            found.lines[()] = event.start_mark.line + 1 if event.start_mark else 1
            raise found.error((), "不允许锚点与别名，请写全 / no anchors or aliases: write it out")


def _build(loader: yaml.SafeLoader, node: yaml.Node, place: Place, found: Located) -> Any:
    found.lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, n, (*place, i), found) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        built: dict[str | date, Any] = {}
        for key_node, value_node in node.value:
            found.lines[place] = key_node.start_mark.line + 1
            key = _scalar(loader, key_node, place, found)
            if isinstance(key, datetime) or not isinstance(key, str | date):
                raise found.error(place, "键应为文本或日期 / a key must be text or a date")
            if key in built:
                raise found.error(place, f"键 {key} 写了两次 / written twice")
            at = (*place, key if isinstance(key, str) else key.isoformat())
            built[key] = _build(loader, value_node, at, found)
            found.lines[at] = key_node.start_mark.line + 1
        found.lines[place] = node.start_mark.line + 1
        return built
    return _scalar(loader, node, place, found)


def _scalar(loader: yaml.SafeLoader, node: yaml.Node, place: Place, found: Located) -> Any:
    if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:merge":
        raise found.error(place, "这里应为单个值 / a single value is wanted here")
    try:
        return loader.construct_object(node)
    except ValueError:
        raise found.error(
            place, f"{node.value} 不是存在的日期或数 / is no date of the calendar, or no number"
        ) from None
