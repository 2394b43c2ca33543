"""What somebody can begin: the procedures of which a verb without conditions is his, and the forms of these verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel import open_matter, perform
from yizhang.kernel.case import Case, World
from yizhang.kernel.judging import derive
from yizhang.kernel.page import look
from yizhang.kernel.rowcells import cells
from yizhang.kernel.values import Done, FieldView, Hand, Input, Outcome, Page, VerbView
from yizhang.kernel.writing import new_row
from yizhang.law.judge import entitled, status
from yizhang.law.procedure import Procedure
from yizhang.law.record import fields_of
from yizhang.law.standing import Standing
from yizhang.law.verb import Verb

UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A procedure and the verb one would do first."""

    procedure: type[Procedure]
    verb: Verb

    @property
    def words(self) -> str:
        """请示：签收."""
        return f"{self.procedure.label}：{self.verb.label}"

    @property
    def asks(self) -> tuple[FieldView, ...]:
        """The fields of its form, empty."""
        specs = fields_of(self.procedure.record)
        return tuple(
            FieldView(
                name, specs[name].label, "", None, f"{specs[name].type.kind}[]" if specs[name].type.many else specs[name].type.kind,
                specs[name].cites, specs[name].help, choices=specs[name].type.choices, required=name in self.verb.asks.required,
                columns=cells(specs[name].type),
            )
            for name in self.verb.asks.all
        )  # fmt: skip


def beginnings(by: Hand, now: datetime) -> Iterator[Beginning]:
    """Everything this hand can begin, in the order of the chapters."""
    world = World.of(now)
    for procedure in world.book.procedures.values():
        if found := _first(world, procedure, by):
            yield Beginning(procedure, found)


def beginning(procedure: str, by: Hand, now: datetime) -> Beginning | None:
    """One of them by the procedure's name; None when it is not this hand's to begin."""
    world = World.of(now)
    declared = world.book.procedures.get(procedure)
    found = _first(world, declared, by) if declared else None
    return Beginning(declared, found) if declared and found else None


def _first(world: World, procedure: type[Procedure], by: Hand) -> Verb | None:
    draft = Case(new_row(world, procedure.name, by, matter=UNOPENED), Standing(), world)
    at = draft.situated(derive(draft, {}, {}).values)
    seats = world.org.seats(by.post)
    own = (verb for verb in procedure.verbs.values() if not verb.conditions and status(at, verb.name).state in ("open", "undecided"))
    return next((verb for verb in own if verb.duty and not [*entitled(at, verb, seats, by.person)]), None)


def begin(
    procedure: str, by: Hand, input: Input, key: str, confirmed: tuple[str, ...], now: datetime, verbs: int = 1
) -> tuple[str, Outcome]:
    """Open a matter and do its first verbs, each through the door by itself, up to the first that is not done (semantics 41).

    The matter, and what its last verb came to. Raises BadShape.
    """
    outcome: Outcome = open_matter(procedure, by, input, f"{key}.0" if key else None, now=now)
    if not isinstance(outcome, Done):
        return "", outcome
    matter = outcome.matter
    for step in range(1, verbs + 1):
        page = look(matter, by, now=now)
        verb = next_verb(page) if page else None
        if verb is None:
            break
        outcome = perform(matter, verb.name, by, {}, "", confirmed, f"{key}.{step}" if key else None, now=now)
        if not isinstance(outcome, Done):
            break
    return matter, outcome


def next_verb(page: Page) -> VerbView | None:
    """The open duty of mine that is next."""
    return next((one for one in page.verbs if one.mine and one.state == "open" and one.kind == "duty" and not one.common), None)
