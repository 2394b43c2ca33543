"""Which commands there are, read from the files of this folder without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from yizhang.cli.command import spoken, unindented

FOLDER = Path(__file__).parent


class Entry(NamedTuple):
    """A command: the words that call it (`rulebook import`) and its help."""

    words: str
    help: str

    @property
    def gist(self) -> str:
        """The first line of the help."""
        return self.help.partition("\n")[0]


def catalogue() -> Iterator[Entry]:
    """Every command, by name."""
    for path in sorted(FOLDER.glob("[a-z]*.py")):
        yield from _entries(path)


def _entries(path: Path) -> Iterator[Entry]:
    text = path.read_text(encoding="utf-8")
    if "\n@command\n" not in text:
        return
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and _is_command(node)]
    for node in functions:
        words = [path.stem] if [one.name for one in functions] == [path.stem] else [path.stem, spoken(node.name)]
        yield Entry(" ".join(words), unindented(ast.get_docstring(node) or " "))


def _is_command(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "command" for one in node.decorator_list)
