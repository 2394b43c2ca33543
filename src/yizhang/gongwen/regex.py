"""Regular expressions made when they are first used: compiling all that the lints declare took half the time of a check.

Compiling is what takes long. So what it yields is kept beside the byte code, by `python -m yizhang.gongwen.patterns`, and a pattern is
made from that in no time; one that is not kept there, or not by this very Python, is compiled.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, cast

ENGINE = import_module("_sre")
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")
KEPT = Path(__file__).with_name("__pycache__") / f"patterns.{sys.implementation.cache_tag}"
DAMAGED = (OSError, EOFError, ValueError, TypeError, RuntimeError)
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What Python's own compiler hands to its engine: flags, code (whole numbers of WORD), number of groups, the groups by name, and the
names by group."""
WORD: Final = "I"
STAMP = f"{sys.version}, words of {WORD}"
"""What wrote the codes, and how: any other file is as none."""


class Later:
    """Stands for a pattern until one of its methods is asked for; from then on that method is the pattern's own."""

    def __init__(self, source: str, flags: int, near: tuple[str, ...]) -> None:
        self.pattern = source
        self.flags = flags
        self.near = near

    def __getattr__(self, name: str) -> object:
        if name not in METHODS:
            raise AttributeError(name)
        if "made" not in vars(self):
            self.made = _made(self.pattern, self.flags)
        method = vars(self)[name] = getattr(self.made, name)
        return method


class Near:
    """A pattern to look for in whole texts; where none of the words stands, it is neither made nor tried."""

    def __init__(self, later: Later) -> None:
        self.later = cast("re.Pattern[str]", later)
        self.pattern = later.pattern
        self.words = later.near

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in the text."""
        return self.later.search(text) if self._in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in the text."""
        return self.later.finditer(text) if self._in(text) else iter(())

    def _in(self, text: str) -> bool:
        return any(word in text for word in self.words)


declared: list[Later] = []


def regex(source: str, flags: int = 0, *, near: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, made at first use; a wrong one is found by the tests, which compile all of them.

    `near` are words of which every match holds one. A pattern with such words has no methods but search and finditer.
    """
    later = Later(source, flags, near)
    declared.append(later)
    return cast("re.Pattern[str]", Near(later) if near else later)


def _made(source: str, flags: int) -> re.Pattern[str]:
    code = kept().get((source, int(flags)))
    if code is None:
        return re.compile(source, flags)
    flags, words, *groups = code
    return cast("re.Pattern[str]", ENGINE.compile(source, flags, list(memoryview(words).cast(WORD)), *groups))


@cache
def kept() -> dict[tuple[str, int], Code]:
    """What is kept, by source and flags; nothing where there is no such file, or another Python or program wrote it."""
    try:
        version, codes = marshal.loads(KEPT.read_bytes())  # noqa: S302 - as trustworthy as the byte code beside it
    except DAMAGED:
        return {}
    return cast("dict[tuple[str, int], Code]", codes) if version == STAMP else {}
