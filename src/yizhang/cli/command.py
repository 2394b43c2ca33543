'''The frame of the commands: a function with a signature becomes a command with flags.

Adding one takes one module, cli/NAME.py, and no list:

    @command
    def limit(start: datetime, length: str, /, json: bool = False) -> int:
        """期限计算：起算时间加时限得到截止时间。When a limit ends, with its sum.

        Example: yizhang limit 2026-09-28T10:00 7工作日
        """

The docstring is the help: its first line stands in the overview, and it has an `Example:`. A module whose one command bears its name is a
plain command; otherwise each is a second word (`rulebook import` is `import_` in cli/rulebook.py). The signature says the rest:

    name: T                     a word that must be given          files: list[T]           one or more words
    name: T = …, /              a word that may be left out        names: tuple[T, ...] = () any number of words
    name: T = …                 --name VALUE                       yes: bool = False        --yes
    *, names: tuple[T, ...] = () --names VALUE, as often as wanted
    *words: str                 all that follows, flags too        now: datetime            the moment, handed in

T is str, int, Path, date, datetime, a Literal or an Enum (its values). `from_` is --from, `no_open` --no-open, `out` also -o; the docstring
explains each flag in a line, except --json, --edition and --database, which mean the same everywhere.

A command prints its result on standard output (`yizhang.cli.output` has tables and JSON), its progress on standard error, and returns its
exit code: 0 well; 1 something would be refused, fails or does not hold. For input it cannot use it raises Unusable: exit code 2. What is
heavy it imports inside the function; what needs the database calls `yizhang.cli.database.connect` before it imports models.
'''

from __future__ import annotations

import argparse
import re
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from yizhang.law.calendar import LOCAL
from yizhang.law.values import dataclass

HELP = ("-h", "--help")
SHORT = {"out": ["-o"]}
COMMON = {
    "--json": "one JSON document on standard output, and nothing else there",
    "--edition": "ID: the edition of the rules, the one in force unless given",
    "--database": "WHERE: a file (SQLite) or postgresql://USER@HOST/NAME, unless YIZHANG_DATABASE names it",
}

Function = Callable[..., int]
F = TypeVar("F", bound=Function)
registered: dict[str, dict[str, Function]] = {}


class Unusable(Exception):
    """The input cannot be used (exit code 2). The message says which file or word, and what would do."""


def command(function: F) -> F:
    """Make the function a command of its module; it stays an ordinary function."""
    registered.setdefault(function.__module__, {})[spoken(function.__name__)] = function
    return function


def spoken(name: str) -> str:
    """How a name of Python is typed on the command line: `no_open` is no-open, `import_` import."""
    return name.rstrip("_").replace("_", "-")


def run(function: Function, called: str, words: Sequence[str], now: datetime) -> int:
    """Run a command, `called` like “yizhang limit”, with the words typed after it. Raises Unusable."""
    wanted = list(parameters(function))
    rest = any(one.rest for one in wanted)
    if any(word in HELP for word in (words[:1] if rest else words)):
        print(shown(function, called))
        return 0
    if rest:
        return function(*words)
    given = vars(_parser(called, wanted).parse_args(words))
    positional = [given.pop(one.name) for one in wanted if one.positional]
    if any(one.moment for one in wanted):
        given["now"] = now
    return function(*positional, **given)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a command: `type` of one value, `many` of them ("" one, "+" or "*"), `default` when it may be left out."""

    name: str
    type: Any
    many: str = ""
    required: bool = True
    default: object = None
    positional: bool = True
    rest: bool = False

    @property
    def moment(self) -> bool:
        """Whether the frame hands it in: the present moment."""
        return self.name == "now"

    @property
    def flag(self) -> str:
        """--no-open."""
        return f"--{spoken(self.name)}"

    @property
    def choices(self) -> list[str]:
        """The values an Enum or a Literal allows; empty when any text may be tried."""
        if isinstance(self.type, type) and issubclass(self.type, Enum):
            return [str(one.value) for one in self.type]
        return [str(one) for one in typing.get_args(self.type)]

    @property
    def usage(self) -> str:
        """As it stands in the usage line."""
        value = "|".join(self.choices) or spoken(self.name).upper()
        if self.rest or (self.many and self.positional):
            return f"{value}…" if self.many == "+" else f"[{value}…]"
        if self.positional:
            return value if self.required else f"[{value}]"
        words = self.flag if self.type is bool else f"{self.flag} {value}"
        return (words if self.required else f"[{words}]") + ("…" if self.many else "")

    def read(self, text: str) -> object:
        """The value that the text means. Raises argparse.ArgumentTypeError, which says what would do."""
        if self.choices:
            if text not in self.choices:
                raise argparse.ArgumentTypeError(f"“{text}”不可用，可用：{'、'.join(self.choices)}")
            return self.type(text) if isinstance(self.type, type) else text
        reader, meant = READERS[self.type]
        try:
            return reader(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"“{text}”不是{meant}") from error


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=LOCAL)


READERS: dict[type, tuple[Callable[[str], object], str]] = {
    str: (str, "文字"),
    int: (int, "整数，例如 8000"),
    Path: (Path, "文件"),
    date: (date.fromisoformat, "日期，例如 2026-03-02"),
    datetime: (_moment, "时间，例如 2026-03-02T09:00"),
}


def parameters(function: Function) -> Iterator[Parameter]:
    """The parameters of a command in the order of its signature."""
    code = function.__code__
    count, hints = code.co_argcount, typing.get_type_hints(function)
    names = code.co_varnames[: count + code.co_kwonlyargcount]
    defaults = function.__defaults__ or ()
    known = dict(zip(names[count - len(defaults) : count], defaults, strict=True)) | (function.__kwdefaults__ or {})
    for place, name in enumerate(names):
        kind, many = _kind(hints[name])
        required = name not in known
        positional = name != "now" and (place < code.co_posonlyargcount or (place < count and (bool(many) or required)))
        yield Parameter(name, kind, many if required else many and "*", required, known.get(name), positional)
    if code.co_flags & 0x04:  # *words
        yield Parameter(code.co_varnames[len(names)], str, rest=True, required=False)


def _kind(hint: Any) -> tuple[Any, str]:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (list, tuple):
        return inner[0], "+"
    if origin in (typing.Union, types.UnionType):
        return next(one for one in inner if one is not types.NoneType), ""
    return hint, ""


FAULTS = (
    (r"the following arguments are required: (.*)", "缺少{}"),
    (r"unrecognized arguments: (.*)", "不认识“{}”"),
    (r"argument (.*?): expected (?:one|at least one) argument", "{}之后缺少内容"),
    (r"argument (.*?): ignored explicit argument .*", "{}之后不带内容"),
    (r"argument .*?: (“.*)", "{}"),
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in Chinese what argparse found, and where the help is."""
        for pattern, told in FAULTS:
            if found := re.fullmatch(pattern, message):
                message = told.format(found[1])
        raise Unusable(f"{message}；用法见 {self.prog} --help")


def _parser(called: str, wanted: Sequence[Parameter]) -> _Parser:
    parser = _Parser(prog=called, add_help=False, allow_abbrev=False)
    for one in wanted:
        if one.moment:
            continue
        if one.positional:
            many = one.many or (None if one.required else "?")
            parser.add_argument(one.name, type=one.read, nargs=many, default=one.default, metavar=spoken(one.name).upper())
        elif one.type is bool:
            parser.add_argument(one.flag, dest=one.name, action="store_true")
        else:
            names = [one.flag, *SHORT.get(one.name, [])]
            repeated = {"action": "append", "default": list(one.default)} if isinstance(one.default, tuple) else {"default": one.default}
            parser.add_argument(*names, dest=one.name, type=one.read, required=one.required, **repeated)
    return parser


def shown(function: Function, called: str) -> str:
    """The help of a command: its usage, its docstring, and what the flags mean that mean the same everywhere."""
    wanted = list(parameters(function))
    usage = " ".join([called, *(one.usage for one in wanted if not one.moment)])
    told = unindented(function.__doc__ or "")
    flags = [one.flag for one in wanted if not one.positional]
    common = [f"{flag}  {COMMON[flag]}" for flag in flags if flag in COMMON and f"\n{flag} " not in told]
    return "\n".join([f"用法：{usage}", "", told, *common])


def unindented(docstring: str) -> str:
    """A docstring without the margin it has in the code."""
    first, *rest = docstring.strip().splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    return "\n".join([first, *(line[margin:] for line in rest)])
