"""Nobody gets by any way what the kernel does not let him see: every kind of people, every standing of every matter, every address.

Three things are asked. No mark of a matter that one may not see stands in an answer, which does not ask the kernel. Where one names such
a matter, the answer is that of one that does not exist, byte for byte, and its record does not grow. And all lists are the same when
everything that one may not see was never there: no count, number, suggestion or gap tells of it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.test import Client

from drills import marks, ways
from drills.answers import ABSENT, plain, said, undone
from drills.scene import Cities, Figures, city
from drills.seers import Seer, seers
from drills.ways import Target, Way
from yizhang.cli.demo import ADMINISTRATORS, OPENS
from yizhang.kernel.case import load
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.sight import may_be_told
from yizhang.player.installation import demonstration_scenarios
from yizhang.player.together import play_together
from yizhang.web import middleware, moment
from yizhang.web.administrators import appoint
from yizhang.web.course import ENTRIES

FROM = ("request", "report", "dispatch", "draft", "letter")
"""The kinds of matters from which another is looked for: those with files, links and fields that name a matter."""


@dataclass
class Watch:
    """Which matter each mark is, what was asked, and the leaks found, as sentences."""

    numbers: Mapping[int, str]
    asked: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)

    def leak(self, seer: Seer, way: Way, what: str) -> None:
        """One more."""
        self.leaks.append(f"{seer.kind} {way.method} {way.to} {dict(way.fields) or ''}: {what}")


@dataclass(frozen=True)
class Sight:
    """Whose, and what it reaches: matters; the titles of those above them (semantics 50); those of which he keeps his own acts (51)."""

    seer: Seer
    matters: frozenset[str]
    titles: frozenset[str]
    acted: frozenset[str]

    @classmethod
    def of(cls, seer: Seer, now: datetime) -> Sight:
        """What the kernel lets him see."""
        found = seer.sees(now)
        above = Matter.objects.filter(id__in=list(found)).exclude(parent="").values_list("parent", flat=True)
        acted = Act.objects.filter(person=seer.person).values_list("matter", flat=True)
        return cls(seer, frozenset(found), frozenset(above), frozenset(acted))

    def may_hold(self, way: Way, kind: str, matter: str) -> bool:
        """Whether an answer there may hold the mark of a matter: of its title, or of its text."""
        return matter in self.matters or (kind == "t" and matter in self.titles) or ("/own-acts" in way.to and matter in self.acted)


def run(cities: Cities, count: int | None = None) -> Figures:
    """Ask everything, or so many requests of each kind for each of the people."""
    with city(cities) as version:
        play()
        return {"version": version, **searched(OPENS, count)}


def play() -> None:
    """The demonstration as it opens, with its administrators, but without what only a demonstration shows: who waits for how much."""
    for role, name in ADMINISTRATORS.items():
        appoint(name, role, OPENS)
    play_together(demonstration_scenarios(), OPENS)


def searched(opens: datetime, count: int | None) -> Figures:
    """The figures of the installation at hand; its clock stands, so that two answers differ in nothing but what they hold.

    Everybody is past the second step of signing in, which is not what is tried here.
    """
    people, now = seers(opens), opens + timedelta(seconds=1)
    watch, standings = Watch(marks.mark_all(opens)), one_of_each_standing()
    with patch.object(moment, "now", lambda _shift: now), patch.object(middleware, "enrolled", lambda _request: True):
        for sight in [Sight.of(seer, now) for seer in people]:
            pages = (way for one in standings if one.id in sight.matters for way in ways.pages(one.id))
            asked = some([*ways.lists(now), *pages], count, sight)
            with sight.seer.at_work() as browser:
                before = [read(browser, way, sight, watch) for way in asked]
                name_hidden(browser, named(standings, sight, now, count), sight, watch, now)
            never_there(list(zip(asked, before, strict=True)), sight, watch)
    figures = {"people": len(people), "matters": len(watch.numbers), "standings": len(standings), **watch.asked}
    tried = all(watch.asked[one] for one in ("lists", "named", "marks of their own seen"))
    return {**figures, "leaks": len(watch.leaks), "where": watch.leaks[:40], "held": tried and not watch.leaks}


def some(every: list[Any], count: int | None, sight: Sight) -> list[Any]:
    """All, or so many drawn the same way each time, others for each of the people."""
    return every if count is None or count >= len(every) else random.Random(sight.seer.kind).sample(every, count)  # noqa: S311 - no secret


def one_of_each_standing() -> list[Matter]:
    """Of the matters of one procedure that stand alike, one."""
    found: dict[tuple[object, ...], Matter] = {}
    for one in Matter.objects.order_by("opened_at", "id"):
        found.setdefault((one.procedure, one.draft, bool(one.ended_at), one.standing.count('"seq"')), one)
    return list(found.values())


def named(standings: Iterable[Matter], sight: Sight, now: datetime, count: int | None) -> Iterator[tuple[Target, Way]]:
    """Every request that names one of these, of those he may not see; or one each, of so many."""
    own = {one.procedure: one for one in Matter.objects.filter(id__in=list(sight.matters), ended_at="", draft=False, procedure__in=FROM)}
    starts = [ways.target(one) for one in own.values()]
    for one in some([one for one in standings if one.id not in sight.matters], count, sight):
        aim = ways.target(one)
        every = [*ways.to_matter(aim, now), *(way for start in starts for way in ways.beside(start, aim, now))]
        yield from ((aim, way) for way in some(every, count and 1, sight))


def read(browser: Client, way: Way, sight: Sight, watch: Watch) -> str:
    """The answer of a list, in which no mark of what is not his may stand."""
    watch.asked["lists"] += 1
    words = said(browser, way)
    look_for_marks(words, way, sight, watch)
    return plain(words)


def look_for_marks(words: str, way: Way, sight: Sight, watch: Watch) -> None:
    """A leak for each matter whose mark stands there and should not."""
    for kind, number in set(marks.found(words)):
        matter = watch.numbers[number]
        watch.asked["marks of their own seen"] += matter in sight.matters
        if not sight.may_hold(way, kind, matter):
            watch.leak(sight.seer, way, f"{'title' if kind == 't' else 'text'} of {matter}")


def name_hidden(browser: Client, asked: Iterable[tuple[Target, Way]], sight: Sight, watch: Watch, now: datetime) -> None:
    """Naming what one may not see is as naming nothing; but in the actor of a verb one is told why not (semantics 40)."""
    absent = dict[str, str]()
    for aim, way in asked:
        watch.asked["named"] += 1
        acts = Act.objects.filter(matter=aim.matter)
        before = acts.count()
        with undone(browser):
            words = way.asked(browser)
            grown = acts.count() - before
        look_for_marks(words, way, sight, watch)
        nothing = replace(way, to=way.to.replace(aim.matter, ABSENT), fields=ways.about(way.fields, aim.matter, ABSENT))
        if repr(nothing) not in absent:
            absent[repr(nothing)] = plain(said(browser, nothing))
        if (plain(words, aim.matter) != absent[repr(nothing)] or grown) and not told_why(way, aim, sight, now):
            watch.leak(sight.seer, way, "unlike one that does not exist")


def told_why(way: Way, aim: Target, sight: Sight, now: datetime) -> bool:
    """Whether the verb of this request is one at which he learns findings, though he does not see the matter."""
    case = load(aim.matter, now)
    if case is None or sight.seer.hand is None:
        return False
    return any(f"/{verb}" in way.to and may_be_told(case, sight.seer.hand, verb) for verb in case.procedure.verbs)


def never_there(asked: list[tuple[Way, str]], sight: Sight, watch: Watch) -> None:
    """The lists once more, without what is not his. Entries of the organisation stay: everybody reads them where they lead to."""
    entries = Matter.objects.filter(procedure__in=ENTRIES).values_list("id", flat=True)
    kept = {*sight.matters, *sight.titles, *sight.acted, *entries}
    with sight.seer.at_work() as browser:
        marks.without([one for one in watch.numbers.values() if one not in kept])
        for way, before in asked:
            watch.asked["without"] += 1
            if plain(said(browser, way)) != before:
                watch.leak(sight.seer, way, "differs when what is not his was never there")
