"""`yizhang …`: find the command by its name, run it, and end with its exit code; never with a traceback."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from types import TracebackType

from yizhang.cli.command import HELP, Function, Unusable, registered, run
from yizhang.law.calendar import LOCAL

# Objects made before the collector looks for rings: modules, which are most of what a command makes, hold none that could go.
SELDOM = 50_000
EXCUSES = {
    FileNotFoundError: "找不到{}，请核对路径",
    IsADirectoryError: "{}是文件夹，请指明文件",
    PermissionError: "无权读写{}，请核对权限",
}


def main() -> int:
    """Run the command that was typed."""
    sys.excepthook = report
    gc.set_threshold(SELDOM)
    try:
        return start(sys.argv[1:], datetime.now(LOCAL))
    except Unusable as unusable:
        print(f"yizhang：{unusable}", file=sys.stderr)
    except tuple(EXCUSES) as error:
        print(f"yizhang：{EXCUSES[type(error)].format(error.filename)}", file=sys.stderr)
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    finally:
        gc.freeze()  # nothing is looked through once more when the process ends
    return 2


def start(words: Sequence[str], now: datetime) -> int:
    """Run the command that the words name and hand it the rest. Raises Unusable."""
    if not words or words[0] in HELP:
        return overview()
    if words[0] == "--version":
        return version()
    name, *rest = words
    own = commands(name)
    if not own:
        raise Unusable(f"没有“{name}”这个命令{_nearest(name, _names())}；全部命令见 yizhang --help")
    if list(own) == [name]:
        return run(own[name], f"yizhang {name}", rest, now)
    if not rest or rest[0] in HELP:
        return overview(name)
    if rest[0] not in own:
        raise Unusable(f"{name}之后没有“{rest[0]}”{_nearest(rest[0], list(own))}；用法见 yizhang {name} --help")
    return run(own[rest[0]], f"yizhang {name} {rest[0]}", rest[1:], now)


def commands(name: str) -> dict[str, Function]:
    """The commands of the module of that name; empty when there is none."""
    module = f"yizhang.cli.{name}"
    if not name.isidentifier() or not find_spec(module):
        return {}
    import_module(module)
    return registered.get(module, {})


def overview(name: str = "") -> int:
    """Print the commands, or those that begin with the name, a line each."""
    from yizhang.cli.catalogue import catalogue
    from yizhang.cli.output import table

    lines = [(f"  {entry.words}", entry.gist) for entry in catalogue() if not name or entry.words.startswith(f"{name} ")]
    print(f"用法：yizhang {name or '命令'} …\n\n{table(lines)}\n\n例：yizhang {lines[0][0].strip()} --help")
    return 0


def version() -> int:
    """Print which Yizhang this is."""
    from yizhang import __version__

    print(f"yizhang {__version__}")
    return 0


def _names() -> list[str]:
    from yizhang.cli.catalogue import catalogue

    return sorted({entry.words.split()[0] for entry in catalogue()})


def _nearest(word: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, names, 1)
    return f"，是不是“{close[0]}”" if close else ""


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one sentence that the program failed and where the details are; Python then ends with exit code 1."""
    if issubclass(kind, KeyboardInterrupt):
        return
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="yizhang-", suffix=".txt", delete=False, encoding="utf-8") as file:
        traceback.print_exception(kind, error, trace, file=file)
    print(f"yizhang：程序出错，没有办完（{kind.__name__}）；详情写在 {file.name}，报告问题时请附上", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
