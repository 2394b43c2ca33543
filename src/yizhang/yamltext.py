"""YAML in which every scalar stays the text that was typed: `53.10` is a citation, not 53.1; `no`, `12:30` and `~` are words.

`read_yaml` gives mappings, lists and texts that are plain `dict`, `list` and `str` but know their line, so that whoever reads a
scenario, a case file or the provisions can say where a mistake stands: `raise Unusable(value, "没有“{}”这个岗位")`.
"""

from __future__ import annotations

from typing import TypeVar, Union

import yaml

Marked = Union["MarkedMap", "MarkedList", "MarkedText"]
Value = TypeVar("Value", "MarkedMap", "MarkedList", "MarkedText")


class MarkedMap(dict[str, "Marked"]):
    """A mapping, in the order of the file; its keys are MarkedText, so `line_of("谁")` can be asked."""

    name: str
    line: int
    column: int

    def line_of(self, key: str) -> int:
        """The line on which the key stands. Raises KeyError."""
        for found in self:
            if found == key and isinstance(found, MarkedText):
                return found.line
        raise KeyError(key)


class MarkedList(list["Marked"]):
    """A list, in the order of the file."""

    name: str
    line: int
    column: int


class MarkedText(str):
    """A scalar as typed; an empty one (`key:`) is the empty text."""

    name: str
    line: int
    column: int


class Unusable(ValueError):
    """A file says something that cannot be used; the message begins with file and line. Raised with the value that is wrong."""

    def __init__(self, at: Marked | None, why: str, name: str = "", line: int = 0) -> None:
        self.name, self.line, self.why = (at.name, at.line, why) if at is not None else (name, line, why)
        super().__init__(f"{self.name}:{self.line}：{why}" if self.line else f"{self.name}：{why}")


def read_yaml(text: str, name: str) -> Marked:
    """Read one YAML document. `name` is the file as messages call it.

    Every value has `.name`, `.line`, `.column` (both from 1). Duplicate keys, aliases, several documents and anything that is
    not YAML raise Unusable. An empty file is an empty mapping.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise Unusable(None, f"不是可读的YAML（{fault.problem or fault.context}）", name, mark.line + 1 if mark else 0) from fault
    except yaml.YAMLError as fault:
        raise Unusable(None, f"不是可读的YAML（{fault}）", name) from fault
    except RecursionError as fault:
        raise Unusable(None, "层次太深", name) from fault
    if root is None:
        return _placed(MarkedMap(), name, 1, 1)
    return _walk(root, name, set())


def _walk(node: yaml.Node, name: str, seen: set[int]) -> Marked:
    """Turn a composed node into marked values; a node met twice has an alias, which would hide where a value stands."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if id(node) in seen:
        raise Unusable(None, "不用锚（&）和别名（*），请把内容写出来", name, line)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _placed(_mapping(node, name, seen), name, line, column)
    if isinstance(node, yaml.SequenceNode):
        return _placed(MarkedList(_walk(one, name, seen) for one in node.value), name, line, column)
    return _placed(MarkedText(node.value), name, line, column)


def _mapping(node: yaml.MappingNode, name: str, seen: set[int]) -> MarkedMap:
    mapping = MarkedMap()
    for key_node, value_node in node.value:
        key = _walk(key_node, name, seen)
        if not isinstance(key, MarkedText):
            raise Unusable(key, "键应当是文字")
        if key in mapping:
            raise Unusable(key, f"“{key}”写了两次，第一次在第{mapping.line_of(key)}行")
        mapping[key] = _walk(value_node, name, seen)
    return mapping


def _placed(value: Value, name: str, line: int, column: int) -> Value:
    value.name, value.line, value.column = name, line, column
    return value
