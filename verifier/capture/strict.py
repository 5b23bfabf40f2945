"""A YAML file taken apart key by key: what is missing, unknown or of the wrong kind is an error.

Every error names the file and the line.
"""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

import yaml

from verifier.errors import RuleFileError

__all__ = ["Node", "read_yaml"]


def read_yaml(path: Path, name: str) -> Node:
    """The root of a YAML file, a mapping.

    Args:
        path: Where it is.
        name: What errors call it.

    Raises:
        RuleFileError: Not there, not UTF-8, not YAML, not a mapping, or with aliases.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError(f"{name}: 无法读取 / cannot be read ({type(error).__name__})") from None
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise RuleFileError(f"{name}:{line}: 不允许别名 / no aliases: write it out")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleFileError(f"{name}:{line}: YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError):
        raise RuleFileError(f"{name}:1: YAML 无法解析 / cannot be parsed") from None
    return Node(name, "", root, 1)


class Node:
    """One mapping of the file; each key may be taken once, and all must be.

    Attributes:
        name: The file.
        pointer: Keys from the root, with dots.
    """

    def __init__(self, name: str, pointer: str, node: yaml.Node | None, line: int) -> None:
        self.name = name
        self.pointer = pointer
        self._line = node.start_mark.line + 1 if node is not None else line
        self._values: dict[str, yaml.Node] = {}
        self._taken: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            raise self.error(None, "这里应为键值对 / a mapping is wanted here")
        for key, value in node.value:
            self._line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise self.error(None, "键应为文本 / a key must be text")
            if key.value in self._values:
                raise self.error(None, f"键 {key.value} 写了两次 / written twice")
            self._values[key.value] = value
        self._line = node.start_mark.line + 1

    def error(self, key: str | None, said: str) -> RuleFileError:
        """An error at ``key``, or at this mapping."""
        node = self._values.get(key) if key else None
        line = node.start_mark.line + 1 if node is not None else self._line
        where = ".".join(part for part in (self.pointer, key) if part)
        return RuleFileError(f"{self.name}:{line}: {where + ': ' if where else ''}{said}")

    def child(self, key: str) -> Node:
        """The mapping under ``key``."""
        pointer = ".".join(part for part in (self.pointer, key) if part)
        return Node(self.name, pointer, self._take(key), self._line)

    def rest(self) -> tuple[str, ...]:
        """Keys not taken yet."""
        return tuple(key for key in self._values if key not in self._taken)

    def text(self, key: str) -> str:
        """Text that says something."""
        value = self._scalar(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "这里应为文本 / text is wanted here")
        return value.strip()

    def number(self, key: str) -> float:
        """A finite number, not negative."""
        value = self._scalar(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
            raise self.error(key, "这里应为非负数 / a number, not negative, is wanted here")
        return float(value)

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.number(key)
        if value > 1:
            raise self.error(key, "应在 0 与 1 之间 / must lie between 0 and 1")
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of ``allowed``."""
        value = self.text(key)
        if value not in allowed:
            raise self.error(key, f"应为 {' | '.join(allowed)} 之一 / must be one of these")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of different texts, at least one."""
        node = self._take(key)
        items = node.value if isinstance(node, yaml.SequenceNode) else []
        values = tuple(
            item.value for item in items if isinstance(item, yaml.ScalarNode) and item.value
        )
        if not values or len(values) != len(items) or len(set(values)) != len(values):
            raise self.error(key, "这里应为不重复的文本列表 / a list of different texts is wanted")
        return values

    def finish(self) -> None:
        """Raise if a key is left over."""
        for key in self.rest():
            raise self.error(key, "未知的键 / unknown key")

    def _take(self, key: str) -> yaml.Node:
        if key not in self._values:
            raise self.error(None, f"缺少 {key} / lacks {key}")
        self._taken.add(key)
        return self._values[key]

    def _scalar(self, key: str) -> Hashable:
        node = self._take(key)
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(key, "这里应为单个值 / a single value is wanted here")
        loader = yaml.SafeLoader("")
        try:
            value: Hashable = loader.construct_object(node)
        except (ValueError, yaml.YAMLError):
            raise self.error(key, "不是有效的值 / is no valid value") from None
        finally:
            loader.dispose()
        return value
