"""Canonical JSON (RFC 8785 for what acts hold: no floats, no null) and digests over the stored bytes (semantics 58, 59)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson

GENESIS = "0" * 64
ALGORITHMS: dict[str, Callable[[bytes], Any]] = {"sha256": hashlib.sha256, "sm3": partial(hashlib.new, "sm3")}
LARGEST = 2**53


class NotCanonical(ValueError):
    """A value that no act may hold: a float, null, a number of 2^53 or more, U+0000 or half a surrogate pair."""


def canonical(value: Mapping[str, Any]) -> str:
    """UTF-8 text with sorted keys and no spaces. Keys are ASCII, so Python's order is the standard's. Raises NotCanonical."""
    try:
        text = orjson.dumps(value, option=OPTIONS).decode()
    except orjson.JSONEncodeError:
        _check(value)
        raise NotCanonical(UNKEPT) from None
    if _doubtful(text):
        _check(value)
    return text


OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
FLOAT = r"-?[0-9]+[.eE]"
NAMED, FIRST, NEXT = (re.compile(before + FLOAT).search for before in ('":', r"\[", ","))
"""Where a float can stand. Three searches that begin with a letter are far quicker than one that begins with a choice."""


def _doubtful(text: str) -> bool:
    """A sign of what no act may hold: an escape, null, a float. Inside of a text it means nothing: then each value is looked at."""
    return "\\u" in text or "null" in text or bool(NAMED(text) or FIRST(text) or NEXT(text))


UNKEPT = "文字中有不能保存的字符（U+0000 或残缺的代理项）"


def digest_of(text: str, algorithm: str = "sha256") -> str:
    """Hex digest of the stored bytes."""
    return str(ALGORITHMS[algorithm](text.encode()).hexdigest())


def trimmed(value: Mapping[str, Any]) -> dict[str, Any]:
    """Without empty text, lists and objects, which acts leave out; false and 0 stay."""
    return {name: one for name, one in value.items() if (one is not None and one not in ("", [], {}, ())) or one is False}


def _check(value: Any) -> None:
    """The kinds of values; half a surrogate pair shows when the text is encoded."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            if "\x00" in one:
                raise NotCanonical(UNKEPT)
        elif isinstance(one, dict | Mapping):
            left += one
            left += one.values()
        elif isinstance(one, list | tuple):
            left += one
        elif not isinstance(one, int):
            raise NotCanonical(f"{type(one).__name__} 不能进入办理记录")
        elif abs(one) >= LARGEST:
            raise NotCanonical(f"{one} 超出可保存的整数范围")
