"""A matter opened for judging: its row, what stands, and the world of the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from yizhang.kernel import hooks, statements
from yizhang.kernel.contents import unpacked
from yizhang.kernel.deriving import agree, agrees, derived
from yizhang.kernel.moment import read as moment
from yizhang.kernel.statements import Row
from yizhang.law.calendar import WorkCalendar
from yizhang.law.fieldtype import Json
from yizhang.law.judge import Situation
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, from_json, with_values
from yizhang.law.rulebook import Rulebook
from yizhang.law.standing import Standing
from yizhang.law.standing import from_json as standing_from_json


@dataclass(frozen=True)
class World:
    """Organisation, calendar, rulebook and moment."""

    org: Org
    calendar: WorkCalendar
    book: Rulebook
    now: datetime

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

    @cached_property
    def values(self) -> dict[str, Json]:
        """The canonical record; long texts by digest."""
        return dict(self.row.record)

    @cached_property
    def procedure(self) -> type[Procedure]:
        """Its procedure in the edition in force."""
        return self.world.book.procedures[self.row.procedure]

    @cached_property
    def opener(self) -> Opener:
        """Who opened it."""
        return Opener(self.row.person, self.row.post, self.row.organ, self.row.registrar)

    @cached_property
    def opened(self) -> dict[str, datetime]:
        """Since when each open verb is open."""
        return {verb: moment(at) for verb, at in self.row.opened.items()}

    @cached_property
    def situation(self) -> Situation:
        """What the evaluator asks."""
        return self.situated(self.values)

    def situated(self, values: dict[str, Json]) -> Situation:
        """The situation with other values: the first verb is judged with its own input."""
        world = self.world
        return Situation(
            self.procedure, world.org, values, self.standing, self.opener, world.now, world.calendar,
            world.book.numbers, world.book.edition.readings, self.opened,
        )  # fmt: skip

    @cached_property
    def typed(self) -> Record:
        """The typed record, texts in full."""
        return from_json(self.procedure.record, unpacked(self.values))

    def record(self, values: Mapping[str, Json]) -> Record:
        """The typed record of other values; only what differs is read anew."""
        own = self.values
        other = {name: value for name, value in values.items() if own.get(name) != value}
        gone = {name: None for name in own if name not in values}
        if not other and not gone:
            return self.typed
        return with_values(self.typed, {**from_json(self.procedure.record, unpacked(other)).__dict__, **gone})

    @cached_property
    def rederived(self) -> dict[str, Json]:
        """The derived fields that the organisation of now makes different."""
        if agrees(self.id, self.row.head, self.world.org, self.procedure):
            return {}
        return self.derived(self.values, {})

    def derived(self, values: Mapping[str, Json], given: Mapping[str, Json]) -> dict[str, Json]:
        """The derived fields that differ over other values, what is `given` among them taken as it is."""
        return derived(self.procedure, self.world.org, self.opener, self.record(values), values, given)

    def agreed(self) -> Case:
        """Itself, with nothing left to derive: its record holds what has just been derived over it."""
        agree(self.id, self.row.head, self.world.org, self.procedure)
        return self

    def at(self, now: datetime) -> Case:
        """The same matter at a later moment; time in a matter never runs backwards (semantics 79)."""
        later = max(now, moment(self.row.last_at))
        return replace(self, world=World.at(later, self.row.org, self.row.calendar))


def load(matter: str, now: datetime) -> Case | None:
    """A matter by its identifier; None when there is none."""
    row = statements.read(matter)
    if row is None:
        return None
    now = max(now, moment(row.last_at))
    return Case(row, standing_from_json(row.standing), World.at(now, row.org, row.calendar))
