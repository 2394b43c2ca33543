"""Cells of a file of an organisation: what is empty, what lacks, and the sentence with file and line that says so."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from yizhang.yamltext import MarkedMap, Unusable

EMPTY = ("", "null", "~")


def table(row: MarkedMap, name: str) -> list[MarkedMap]:
    """The rows of a table; none when it is left out. Raises Unusable."""
    found = row.get(name)
    if found is None or found in EMPTY:
        return []
    if not isinstance(found, list):
        raise Unusable(found, f"“{name}”应为若干行")
    for one in found:
        if not isinstance(one, MarkedMap):
            raise Unusable(one, f"“{name}”的每一行应有若干栏")
    return [one for one in found if isinstance(one, MarkedMap)]


def text(row: MarkedMap, name: str, default: str | None = None) -> str:
    """A cell. Raises Unusable when it is empty and there is no default."""
    found = row.get(name)
    if isinstance(found, str) and found not in EMPTY:
        return str(found)
    if default is not None and (found is None or found in EMPTY):
        return default
    raise Unusable(found if found is not None else row, f"缺少“{name}”")


def several(row: MarkedMap, name: str) -> list[str]:
    """A cell with several words."""
    found = row.get(name)
    if isinstance(found, list):
        return [str(one) for one in found]
    return [] if found is None or found in EMPTY else [one.strip() for one in str(found).split("、")]


def some(row: MarkedMap, *names: str) -> Mapping[str, str]:
    """Those of the cells that are there."""
    return {name: text(row, name) for name in names if name in row}


def dates(row: MarkedMap) -> Mapping[str, str]:
    """`from` and `to`, both included."""
    return {"since": text(row, "from", ""), "until": text(row, "to", "")}


def nearest(word: str, known: Iterable[str]) -> str:
    """What may have been meant, as the end of a sentence."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.4)
    return f"；是否指“{near[0]}”" if near else ""
