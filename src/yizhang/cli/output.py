"""What commands print: tables in which Chinese stands in columns, and JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import zip_longest
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Columns of a terminal that the text takes: a Chinese character two, a combining mark none."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> str:
    """Rows in columns two spaces apart, under their heads if there are any."""
    lines = [head, *rows] if head else list(rows)
    columns = [max(map(width, column)) for column in zip_longest(*lines, fillvalue="")]
    return "\n".join("  ".join(_padded(cell, most) for cell, most in zip(line, columns, strict=False)).rstrip() for line in lines)


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def print_json(document: object) -> None:
    """One JSON document on standard output: what `--json` promises."""
    import json

    print(json.dumps(document, ensure_ascii=False, indent=2))


def progress(text: str) -> None:
    """Tell on standard error what is going on; standard output belongs to the result."""
    print(text, file=sys.stderr, flush=True)
