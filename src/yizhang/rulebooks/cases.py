"""Case files of the chapters: facts in, verdict out, no database.

A key is a field of the record or the name of a parameter that takes another fact; numbers are the edition's. `rule` is the name of a
rule or watch, or its first provision where that is enough to find it. `at` names the acts at which the case is met, `dispatch.check`: the
same facts may be refused at 拟稿 and, when they were mended into the text afterwards, at 核稿.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from yizhang.law.fieldtype import Json, load_row
from yizhang.law.finding import Finding, Severity
from yizhang.law.numbers import Numbers
from yizhang.law.record import Record, fields_of, from_json
from yizhang.law.rule import Rule, Watch
from yizhang.law.rulebook import Rulebook
from yizhang.yamltext import read_yaml

VERDICTS = {"allowed": None, "noted": Severity.NOTE, "cautioned": Severity.CAUTION, "refused": Severity.BREACH}
WEIGHT = (None, Severity.NOTE, Severity.CAUTION, Severity.BREACH)


@dataclass(frozen=True)
class Case:
    """One line of a case file."""

    chapter: str
    file: str
    rule: Rule | Watch
    verdict: str
    name: str
    facts: Mapping[str, Any]
    finds: str
    numbers: Mapping[type[Numbers], Numbers]
    at: tuple[str, ...] = ()
    asked: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule.cites[0]}:{self.file}:{self.rule.name}:{self.verdict}:{self.name}"

    def findings(self) -> list[Finding]:
        """What the rule finds in these facts."""
        names = inspect.signature(self.rule.check).parameters
        return list(self.rule.findings(*(self._given(kind, name) for kind, name in zip(self.rule.wants, names, strict=True))))

    def holds(self) -> bool:
        """Whether it ends as its file says: with that verdict at most, and with these words in what is found, at each act it names."""
        if not all(self.rule in self.asked.get(act, ()) for act in self.at):
            return False
        found = self.findings()
        worst = max((one.severity for one in found), key=WEIGHT.index, default=None)
        said = "".join(f"{one.message}{one.quote}{''.join(map(str, one.values.values()))}" for one in found)
        return worst is VERDICTS[self.verdict] and self.finds in said

    def _given(self, kind: type, name: str) -> object:
        if issubclass(kind, Record):
            return record(kind, self.facts)
        if issubclass(kind, Numbers):
            return self.numbers[kind]
        given = self.facts.get(name, {})
        return load_row(kind, {"day": given} if isinstance(given, str) else given)


def record(kind: type[Record], facts: Mapping[str, Any]) -> Record:
    """The record with these fields, each read as a form or a scenario reads it."""
    given: dict[str, Json] = {name: spec.type.read(facts[name]) for name, spec in fields_of(kind).items() if facts.get(name)}
    return from_json(kind, given)


def cases(book: Rulebook) -> Iterator[Case]:
    """All lines of all case files of an edition's chapters, each with what `base` says under it."""
    for chapter in book.edition.chapters:
        folder = files(chapter) / "cases"
        for file in sorted(folder.iterdir(), key=lambda one: one.name) if folder.is_dir() else ():
            for group in read_yaml(file.read_text("utf-8"), file.name):
                yield from _of_group(book, chapter, file.name, group)


def _of_group(book: Rulebook, chapter: str, file: str, group: Any) -> Iterator[Case]:
    rule = called(book, chapter, str(group["rule"]))
    for verdict, lines in group.items():
        for name, facts in lines.items() if verdict in VERDICTS else ():
            whole = {**group.get("base", {}), **facts}
            finds, at = whole.pop("finds", ""), tuple(str(whole.pop("at", "")).split())
            yield Case(chapter, file, rule, verdict, str(name), whole, finds, book.numbers, at, book.asked)


def called(book: Rulebook, chapter: str, name: str) -> Rule | Watch:
    """The rule or watch of that name or first provision."""
    mine = of_chapter(book, chapter)
    return next((one for one in mine if one.name == name), None) or next(one for one in mine if one.cites[0] == name)


def of_chapter(book: Rulebook, chapter: str) -> list[Rule | Watch]:
    """The rules and watches that the chapter declares."""
    return [one for one in (*book.rules, *book.watches) if one.check.__module__.startswith(f"{chapter}.")]
