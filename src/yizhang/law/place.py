"""Where a declaration stands, file and line, as every mistake in it is told."""

from __future__ import annotations

import sys

SHOWN = 3
"""So much of a path is shown: chapter, room, file."""


def at(file: str, line: int) -> str:
    """`documents/rules/a48.py:24`."""
    return "/".join(file.replace("\\", "/").split("/")[-SHOWN:]) + f":{line}"


def caller() -> str:
    """Of the statement that called the function that asks."""
    frame = sys._getframe(2)
    return at(frame.f_code.co_filename, frame.f_lineno)


def of_class(declared: type) -> str:
    """Of the class statement that is being executed; a class that a function makes stands where its module called that function."""
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") != declared.__module__ and frame.f_back:
        frame = frame.f_back
    return at(frame.f_code.co_filename, frame.f_lineno)


def same_file(one: str, other: str) -> bool:
    """Whether two places lie in one file."""
    return one.rpartition(":")[0] == other.rpartition(":")[0]
