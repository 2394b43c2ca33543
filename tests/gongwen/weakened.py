"""A regular expression with less in it: without one of its assertions, or without one alternative that is more than a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

ASSERTION = re.compile(r"\(\?<?[=!]")
PLAIN = re.compile(r"[^\\\[\](){}?*+.^$]*")


def weakened(pattern: str) -> Iterator[tuple[str, str]]:
    """Each part that can go, with the pattern that is left. Only what still compiles."""
    for start, end in (*_assertions(pattern), *_alternatives(pattern)):
        left = pattern[:start] + pattern[end:]
        try:
            re.compile(left)
        except re.error:
            continue
        yield pattern[start:end], left


def _assertions(pattern: str) -> Iterator[tuple[int, int]]:
    for start, end, _bars in _groups(pattern):
        if ASSERTION.match(pattern, start):
            yield start, end


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Each alternative with the bar before or behind it."""
    for start, end, bars in [*_groups(pattern), (-1, len(pattern) + 1, _bars_at_top(pattern))]:
        inner = start + 1 + (len(found[0]) if (found := re.compile(r"\?(?:P<\w+>|[:=!]|<[=!])").match(pattern, start + 1)) else 0)
        edges = [inner, *(bar + 1 for bar in bars)]
        for at, (begin, stop) in enumerate(zip(edges, [*bars, end - 1], strict=True)):
            if bars and not PLAIN.fullmatch(pattern[begin:stop]):
                yield (begin - 1, stop) if at else (begin, stop + 1)


def _groups(pattern: str) -> list[tuple[int, int, list[int]]]:
    """Every group: where it opens, where it has closed, and its own bars."""
    return _walk(pattern)[0]


def _bars_at_top(pattern: str) -> list[int]:
    return _walk(pattern)[1]


def _walk(pattern: str) -> tuple[list[tuple[int, int, list[int]]], list[int]]:
    groups, open_ = [], [(0, [])]
    for at, sign in _signs(pattern):
        if sign == "(":
            open_.append((at, []))
        elif sign == "|":
            open_[-1][1].append(at)
        elif sign == ")":
            start, bars = open_.pop()
            groups.append((start, at + 1, bars))
    return groups, open_[0][1]


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """Brackets and bars that mean something: not those escaped or in a class."""
    for found in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", pattern, re.DOTALL):
        if found[0] in "()|":
            yield found.start(), found[0]
