"""`python -m yizhang.gongwen.patterns`: compile all patterns that are declared, and keep what that yields for `regex`.

To be run when Yizhang is installed, like the compiling to byte code. It reaches into the modules behind `re`; where another Python has
them differently, nothing is kept, and every pattern is compiled when it is used.
"""

from __future__ import annotations

import marshal
import os
import re
from array import array
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from yizhang import gongwen
from yizhang.gongwen import regex
from yizhang.gongwen.regex import STAMP, WORD, Code, declared


def code_of(source: str, flags: int) -> Code:
    """What `re` hands to its engine for a pattern. Raises re.error, and AttributeError where `re` is built otherwise."""
    parsed = _inside("_parser").parse(source, flags)
    state = parsed.state
    code = array(WORD, _inside("_compiler")._code(parsed, flags)).tobytes()
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)


def _inside(module: str) -> Any:
    return getattr(re, module)


def load() -> None:
    """Import all modules of this package, so that all its patterns are declared."""
    for module in walk_packages(gongwen.__path__, f"{gongwen.__name__}."):
        import_module(module.name)


def keep() -> None:
    """Compile what is declared, and write it. Raises OSError."""
    codes = {(one.pattern, int(one.flags)): code_of(one.pattern, one.flags) for one in declared}
    regex.KEPT.parent.mkdir(exist_ok=True)
    written = regex.KEPT.with_suffix(f".{os.getpid()}")
    written.write_bytes(marshal.dumps((STAMP, codes)))
    written.replace(regex.KEPT)


if __name__ == "__main__":
    load()
    keep()
