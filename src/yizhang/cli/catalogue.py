"""Which commands there are, read from the files of this folder without importing them.

The page that lists them is made from here: `python -m yizhang.cli.catalogue > docs/reference/commands.md`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from yizhang.cli.command import registered, shown, spoken, unindented

FOLDER = Path(__file__).parent
HEAD = """# 命令

由各命令的说明生成，与 `yizhang 命令 --help` 所示相同。退出码：0 正常；1 会被拒绝、不成立或失败；2 输入无法使用。
"""


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


def page() -> str:
    """docs/reference/commands.md: every command with its help."""
    return HEAD + "".join(f"\n## {entry.words}\n\n```text\n{_help(entry)}\n```\n" for entry in catalogue())


def _help(entry: Entry) -> str:
    module, _, second = entry.words.partition(" ")
    import_module(f"yizhang.cli.{module}")
    return shown(registered[f"yizhang.cli.{module}"][second or module], f"yizhang {entry.words}")


if __name__ == "__main__":
    print(page(), end="")
