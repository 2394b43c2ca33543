"""What people and programs send: right values, those of another field or matter, and those that are meant to break something."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

HOSTILE: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, 10**40, 1.5, "", " ", "\0", "\ud800", "〇" * 20_000, "<script>alert(1)</script>", "{{ 7 }}{% x %}",
    "%s%n{0}{a.b}",
    '=HYPERLINK("http://127.0.0.1")', "' OR 1=1 --", "../../etc/passwd", "\u202e文电\u0007\r\nSet-Cookie: a=b", "2026-02-30",
    "9999-12-31",
    "0001-01-01T00:00:00Z", "明天", "一亿元", [], {}, [[]], [None], ["", ""], ["文"] * 500, {"digest": "0" * 64, "name": "a.docx"},
    {"digest": "0" * 64, "size": 3}, {"__class__": "x"}, [{"a": [{"b": {}}]}], "mayor", "czj", "是", "否",
)  # fmt: skip
"""Wrong types, too much, too little, what other layers would take for theirs, codes that mean something elsewhere."""
BODIES = (
    b"", b"null", b"[]", b"{", b'{"input": 1}', b'{"input": {"title": "\\ud800"}}', b"\xff\xfe", b'{"a":' * 200,
    b'{"input": {}, "input": 2}', b"NaN",
)  # fmt: skip
"""What is no request at all."""
NAMES = ("__class__", "id", "title", "head", "opinion", "other", "to", "fields", "标题", "a" * 3000, "")
"""Fields that a form may not ask for."""


def spoilt(dice: random.Random, given: Mapping[str, Any], matters: Sequence[str]) -> dict[str, Any]:
    """The values, mostly as they are; else one or two of them hostile, exchanged, missing, or one that nobody asked for."""
    found = dict(given)
    for _ in range(dice.choice((0, 0, 0, 1, 1, 2))):
        name = dice.choice([*found, *NAMES]) if dice.random() < 0.9 else dice.choice(NAMES)
        match dice.randrange(5):
            case 0:
                found.pop(name, None)
            case 1:
                found[name] = dice.choice(matters)
            case 2:
                found[name] = dice.choice([*found.values(), ""])
            case _:
                found[name] = dice.choice(HOSTILE)
    return found


def typed(given: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a form of the screens sends them: words, of several one a line."""
    return {name or "x": _words(one) for name, one in given.items()}


def _words(value: Any) -> str:
    words = "\n".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return words.encode("utf-8", "replace").decode()  # a form cannot hold half a character
