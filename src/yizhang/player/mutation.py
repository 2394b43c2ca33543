"""Which mutants of the rulebook are noticed: by the rules' cases, by the proof, by the refusals it lists, or by a scenario.

Each mutant lives and is judged in a process of its own, so nothing has to be put back, and as many run at once as there are processors.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from django.db import connection

from yizhang.law.proof.claims import prove
from yizhang.law.proof.mutants import Mutant
from yizhang.law.proof.refusals import refusals
from yizhang.law.proof.walk import ways
from yizhang.law.rulebook import Rulebook
from yizhang.player.city import enter_city
from yizhang.player.installation import apart
from yizhang.player.scenario import Scenario
from yizhang.rulebooks.cases import Case, cases

CASES, PROOF, REFUSALS, SCENARIOS, FAILED, ENDLESS = "事例", "证明", "拒绝", "情形", "出错", "超时"
"""Who notices, the quickest first; the last two when judging fell over the change, or did not come to an end."""
SAME = "等效"
"""Nobody can notice: the procedure lets do the same things in the same order, by whatever words it is declared."""
LONGEST = 120
"""Seconds that a mutant may take: one that turned a loop never ends by itself."""


@dataclass(frozen=True)
class Play:
    """A scenario with the procedures of its matters and all the words in it: labels of verbs, provisions."""

    scenario: Scenario
    procedures: frozenset[str]
    words: frozenset[str]

    def speaks_of(self, mutant: Mutant) -> bool:
        """Whether it could notice."""
        sought = {mutant.label} if mutant.ordered else set(mutant.cites)
        return not self.procedures.isdisjoint(mutant.procedures) and not self.words.isdisjoint(sought)


@dataclass(frozen=True)
class Judge:
    """What is true of the rulebook as it is, by procedure and rule, and the city in which scenarios are played."""

    proved: dict[str, tuple[object, ...]]
    refused: dict[str, tuple[str, ...]]
    ways: dict[str, int]
    cases: tuple[Case, ...]
    plays: tuple[Play, ...]
    book: Rulebook
    city: Path

    def notices(self, mutant: Mutant) -> str:
        """Who notices first; empty when nobody does. The mutant is applied."""
        asked = (
            (CASES, self._cases),
            (PROOF, self._proof),
            (REFUSALS, self._refusals),
            (SAME, self._same),
            (SCENARIOS, self._scenarios),
        )
        return next((name for name, differs in asked if differs(mutant)), "")

    def _cases(self, mutant: Mutant) -> bool:
        return not all(one.holds() for one in self.cases if one.rule.name in (mutant.of, *mutant.rules))

    def _proof(self, mutant: Mutant) -> bool:
        return any(prove(self.book.procedures[one], self.book.invariants).violations != self.proved[one] for one in _changed(mutant))

    def _refusals(self, mutant: Mutant) -> bool:
        return any(_told(self.book, one) != self.refused[one] for one in _changed(mutant))

    def _same(self, mutant: Mutant) -> bool:
        return mutant.walked and all(ways(self.book.procedures[one]) == self.ways[one] for one in mutant.procedures)

    def _scenarios(self, mutant: Mutant) -> bool:
        """Those that speak of what was changed: they do or ask its verb, or expect its provision. The short ones first.

        What a rule decides is shown by its cases, each by itself, so no scenario is asked about it.
        """
        mine = [one.scenario for one in self.plays if one.speaks_of(mutant)] if not mutant.rules else []
        mine.sort(key=lambda one: (not set(one.cites) & set(mutant.cites), len(one.steps)))
        if not mine:
            return False
        with _copied(self.city):
            return not all(apart(one).passed for one in mine)


def _changed(mutant: Mutant) -> tuple[str, ...]:
    """The procedures that are different themselves; what a rule declares changes none."""
    return mutant.procedures if mutant.ordered else ()


def _told(book: Rulebook, name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in refusals(book.procedures[name]))


class NotSound(ValueError):
    """Cases or scenarios that do not hold even of the rulebook as it is would notice everything; the message names them."""


def judge_of(book: Rulebook, procedures: Collection[str], scenarios: Iterable[Scenario], city: Path) -> Judge:
    """A judge for some procedures of a rulebook; `city` is the file in which the demonstration city is entered. Raises NotSound."""
    here = {name: book.procedures[name] for name in procedures}
    proved = {name: prove(one, book.invariants).violations for name, one in here.items()}
    told, known = {name: _told(book, name) for name in here}, {name: ways(one) for name, one in here.items()}
    plays = (Play(one, frozenset(_procedures(book, one)), frozenset(_words(one))) for one in scenarios if not one.city)
    mine = tuple(one for one in plays if not one.procedures.isdisjoint(here))
    judge = Judge(proved, told, known, tuple(cases(book)), mine, book, city)
    if wrong := [*(str(one) for one in judge.cases if not one.holds()), *_failing(judge)]:
        raise NotSound(f"规则本身就与这些事例或情形不符，先改好：{'、'.join(wrong)}")
    return judge


def _failing(judge: Judge) -> list[str]:
    """The scenarios that fail as it is. A process of its own enters the city and plays them, so that this one stays untouched."""
    receiver, sender = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_play, args=(judge, sender))
    process.start()
    sender.close()
    failing: list[str] = receiver.recv()
    process.join()
    return failing


def _play(judge: Judge, answer: Connection) -> None:
    _work_on(judge.city)
    enter_city()
    connection.close()
    with _copied(judge.city):
        answer.send([one.scenario.name for one in judge.plays if not apart(one.scenario).passed])


def _words(value: Any) -> Iterator[str]:
    """Every text in a scenario, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Scenario):
        yield from (*value.cites, *(word for step in value.steps for word in _words(step.parts)))
    elif isinstance(value, Mapping | list):
        yield from (word for one in (value.values() if isinstance(value, Mapping) else value) for word in _words(one))


def _procedures(book: Rulebook, scenario: Scenario) -> Iterator[str]:
    """The procedures of the matters that a scenario opens, and of what these open in turn; 征求意见 is an act and what it opens."""
    acts = [one.parts for one in scenario.steps if one.kind == "act"]
    labels = {one["事项"].partition(" ")[2] for one in acts} | {one["做"] for one in acts}
    todo = [one for one in book.procedures.values() if one.label in labels or one.name in labels]
    seen: set[str] = set()
    while todo:
        one = todo.pop()
        if one.name not in seen:
            seen.add(one.name)
            yield one.name
            todo += [book.procedures[verb.opens] for verb in one.verbs.values() if verb.opens]


def judged(judge: Judge, mutants: Iterable[Mutant], processes: int, enough: Callable[[], bool]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with who noticed it, as they come, until there is enough."""
    context, todo = get_context("fork"), iter(mutants)
    running: dict[Any, tuple[Any, Mutant]] = {}
    while True:
        while len(running) < processes and not enough() and (one := next(todo, None)):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_live, args=(judge, one, sender))
            process.start()
            sender.close()
            running[receiver] = process, one
        if not running:
            return
        for receiver in wait(list(running)):
            process, one = running.pop(receiver)
            yield one, _answer(receiver, process)


def _answer(receiver: Any, process: Any) -> str:
    """Raises EOFError when the change itself could not be made."""
    receiver.recv()
    try:
        return str(receiver.recv())
    except EOFError:
        process.join()
        return ENDLESS if process.exitcode == -signal.SIGALRM else FAILED


def _live(judge: Judge, mutant: Mutant, answer: Connection) -> None:
    """The life of a mutant: limited, and silent."""
    signal.alarm(LONGEST)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    mutant.apply()
    answer.send("")
    answer.send(judge.notices(mutant))


@contextmanager
def _copied(city: Path) -> Iterator[None]:
    """A copy of the city is this process's database for a while."""
    copy = city.with_name(f"{os.getpid()}.sqlite3")
    shutil.copyfile(city, copy)
    _work_on(copy)
    try:
        yield
    finally:
        copy.unlink()


def _work_on(city: Path) -> None:
    connection.settings_dict["NAME"] = city
    connection.cursor().execute("PRAGMA journal_mode=DELETE")
    connection.cursor().execute("PRAGMA synchronous=OFF")
