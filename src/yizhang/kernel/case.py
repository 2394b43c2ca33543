"""A matter opened for judging: its row, what stands, and the world of the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from yizhang.kernel import hooks, kept, statements
from yizhang.kernel.contents import unpacked
from yizhang.kernel.deriving import Derived, agree, derived, rests
from yizhang.kernel.moment import read as moment
from yizhang.kernel.moment import said
from yizhang.kernel.statements import Row
from yizhang.law.calendar import WorkCalendar
from yizhang.law.fieldtype import Json
from yizhang.law.judge import Situation
from yizhang.law.lazy import lazy
from yizhang.law.memory import Memory
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, from_json, with_values
from yizhang.law.rulebook import Rulebook
from yizhang.law.standing import Standing


@dataclass(frozen=True)
class World:
    """Organisation, calendar, rulebook and moment."""

    org: Org
    calendar: WorkCalendar
    book: Rulebook
    now: datetime

    @lazy
    def said(self) -> str:
        """The moment as the record keeps it."""
        return said(self.now)

    @staticmethod
    def at(now: datetime, org: int, calendar: int) -> World:
        """The world of a moment, by the versions in force."""
        return World(hooks.org_at(now, org), hooks.calendar_at(calendar), hooks.rulebook_at(now), now)

    @staticmethod
    def of(now: datetime) -> World:
        """The world of a moment, asking for the versions."""
        return World.at(now, *statements.versions())


@dataclass(frozen=True)
class Case:
    """A matter as it is judged. Immutable: every act makes the next one."""

    row: Row
    standing: Standing
    world: World

    @property
    def id(self) -> str:
        """The matter's identifier."""
        return self.row.id

    @lazy
    def values(self) -> Mapping[str, Json]:
        """The canonical record; long texts by digest."""
        return kept.values_of(self.row.record)

    @lazy
    def procedure(self) -> type[Procedure]:
        """Its procedure in the edition in force."""
        return self.world.book.procedures[self.row.procedure]

    @lazy
    def opener(self) -> Opener:
        """Who opened it."""
        return Opener(self.row.person, self.row.post, self.row.organ, self.row.registrar)

    @property
    def opened(self) -> Mapping[str, datetime]:
        """Since when each open verb is open."""
        return kept.opened_of(self.row.opened)

    @lazy
    def situation(self) -> Situation:
        """What the evaluator asks; what this process knows of it from the matter's last act stays known."""
        known = _last(self.id)
        if known is not None and self._as(known):
            return known.at(self.world.now, self.opened)
        made = self.situated(self.values)
        _last.put(self.id, made)
        return made

    def _as(self, known: Situation) -> bool:
        """Whether all that a situation is made of, moments apart, is the very same here: what differs is never taken over."""
        world = self.world
        return (
            known.standing is self.standing
            and known.values is self.values
            and known.org is world.org
            and known.calendar is world.calendar
            and known.procedure is self.procedure
            and known.numbers is world.book.numbers
            and known.readings is world.book.edition.readings
            and known.opener == self.opener
        )

    def situated(self, values: Mapping[str, Json]) -> Situation:
        """The situation with other values: the first verb is judged with its own input."""
        world = self.world
        return Situation(
            self.procedure, world.org, values, self.standing, self.opener, world.now, world.calendar,
            world.book.numbers, world.book.edition.readings, self.opened,
        )  # fmt: skip

    @lazy
    def typed(self) -> Record:
        """The typed record, texts in full."""
        return kept.typed_of((self.procedure.record, self.row.record))

    def record(self, values: Mapping[str, Json]) -> Record:
        """The typed record of other values; only what differs is read anew, and an empty text clears a field."""
        own = self.values
        if values is own:
            return self.typed
        other = {name: value for name, value in values.items() if value != "" and own.get(name) != value}
        gone = {name: None for name in own if values.get(name, "") == ""}
        if not other and not gone:
            return self.typed
        return with_values(self.typed, {**from_json(self.procedure.record, unpacked(other)).__dict__, **gone})

    @lazy
    def rederived(self) -> Derived:
        """The derived fields that the organisation of now makes different."""
        return Derived({}, rested) if (rested := self.rests) is not None else self.derived(self.values, {})

    @property
    def rests(self) -> frozenset[str] | None:
        """The fields on which the derived ones rest, where nothing is left to derive; None when this process does not know."""
        return rests(self.id, self.row.head, self.world.org, self.procedure)

    def derived(self, values: Mapping[str, Json], given: Mapping[str, Json]) -> Derived:
        """The derived fields that differ over other values, what is `given` among them taken as it is."""
        return derived(self.procedure, self.world.org, self.opener, self.record(values), values, given, self.typed)

    def agreed(self, on: frozenset[str]) -> Case:
        """Itself, with nothing left to derive: its record holds what has just been derived over it, from these fields."""
        agree(self.id, self.row.head, self.world.org, self.procedure, on)
        return self

    def then(self, row: Row, standing: Standing | None = None) -> Case:
        """The same matter with another row, and another standing; what does not rest on what changed is kept."""
        made = Case(row, self.standing if standing is None else standing, self.world)
        known, mine, same = self.__dict__, made.__dict__, row.record == self.row.record
        for name in ("procedure", "opener", "values", "typed") if same else ("procedure", "opener"):
            if name in known:
                mine[name] = known[name]
        if not same and "typed" in known:
            kept.typed_of.put((self.procedure.record, row.record), self.record(made.values))
        if "situation" in known:
            before = self.situation if same else self.situation.over(made.values)
            mine["situation"] = before.later(made.standing, made.opened)
            _last.put(self.id, mine["situation"])
        return made

    def at(self, now: datetime) -> Case:
        """The same matter at a later moment; time in a matter never runs backwards (semantics 79)."""
        later = max(now, moment(self.row.last_at))
        return replace(self, world=World.at(later, self.row.org, self.row.calendar))


_last = Memory[str, Situation | None](lambda matter: None, 1024)
"""The situation of the matters judged last."""


def load(matter: str, now: datetime) -> Case | None:
    """A matter by its identifier; None when there is none."""
    row = statements.read(matter)
    if row is None:
        return None
    now = max(now, moment(row.last_at))
    return Case(row, kept.standing_of(row.standing), World.at(now, row.org, row.calendar))
