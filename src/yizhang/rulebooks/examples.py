"""The cases and scenarios that show a provision at work, found in the chapters' folders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from yizhang.law.rulebook import Rulebook
from yizhang.yamltext import MarkedList, MarkedMap, read_yaml


@dataclass(frozen=True, slots=True)
class Example:
    """One case (`verdict` allowed or refused) or scenario, with its file and line: documents/cases/a48.yaml:12."""

    name: str
    verdict: str
    place: str


def cases(book: Rulebook, provision: str) -> tuple[Example, ...]:
    """The cases of the rules and watches that cite the provision. Raises Unusable for a file that can't be read."""
    named = [(one.name, one.cites) for one in book.rules] + [(one.name, one.cites) for one in book.watches]
    rules = {provision, *(name for name, cites in named if provision in cites)}
    found = [(place, row) for place, row in _rows(book, "cases") if row.get("rule") in rules]
    return tuple(example for place, row in found for example in _of_case(place, row))


def scenarios(book: Rulebook, provision: str) -> tuple[Example, ...]:
    """The scenarios that name the provision. Raises Unusable for a file that can't be read."""
    named = [(place, row) for place, row in _rows(book, "scenarios") if provision in row.get("条文", ())]
    return tuple(Example(str(row.get("情形", "")), "scenario", f"{place}:{row.line}") for place, row in named)


def _of_case(place: str, row: MarkedMap) -> Iterator[Example]:
    for verdict in ("allowed", "refused"):
        listed = row.get(verdict)
        if isinstance(listed, MarkedMap):
            yield from (Example(str(name), verdict, f"{place}:{listed.line_of(name)}") for name in listed)


def _rows(book: Rulebook, room: str) -> tuple[tuple[str, MarkedMap], ...]:
    return _read(book.edition.chapters, room)


@lru_cache(maxsize=8)
def _read(chapters: tuple[str, ...], room: str) -> tuple[tuple[str, MarkedMap], ...]:
    """The files are read once a process: a page shows the examples of a whole article."""
    return tuple(_each(chapters, room))


def _each(chapters: tuple[str, ...], room: str) -> Iterator[tuple[str, MarkedMap]]:
    for chapter in chapters:
        spec = find_spec(chapter)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for path in sorted((Path(folder) / room).glob("*.yaml")):
                place = "/".join(path.parts[-3:])
                rows = read_yaml(path.read_text("utf-8"), place)
                yield from ((place, row) for row in (rows if isinstance(rows, MarkedList) else ()) if isinstance(row, MarkedMap))
