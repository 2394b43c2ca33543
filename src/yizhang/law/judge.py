"""The one evaluator: what is done, open, closed and why. Door, dry run, closed button and proof all ask here (semantics 6 to 15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from yizhang.law.actor import Actor, Every
from yizhang.law.calendar import WorkCalendar
from yizhang.law.condition import Condition, Lift, Need, Reading
from yizhang.law.duration import Duration
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding, Severity, Way, _
from yizhang.law.numbers import Numbers, Slot
from yizhang.law.org import Opener, Org, Seat, Who
from yizhang.law.procedure import Procedure, rests_on
from yizhang.law.record import fields_of
from yizhang.law.standing import Standing
from yizhang.law.verb import Verb

State = Literal["done", "open", "closed", "undecided", "not_applicable"]


@dataclass(frozen=True)
class Situation:
    """Everything that decides what may be done: one matter, one organisation, one edition, one moment.

    `opened`: since when each open verb is open; `lates`: verbs whose first limit has passed.
    """

    procedure: type[Procedure]
    org: Org
    values: Mapping[str, Json]
    standing: Standing
    opener: Opener
    now: datetime
    calendar: WorkCalendar
    numbers: Mapping[type[Numbers], Numbers] = field(default_factory=dict)
    readings: Mapping[str, Any] = field(default_factory=dict)
    opened: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def who(self) -> Who:
        """What actors are resolved from."""
        return Who(self.org, self.values, self.opener, self.standing.did)

    def quantity(self, of: Any) -> Any:
        """The value of a slot in this edition, of a reading, or the value itself."""
        if isinstance(of, Reading):
            return self.quantity(of.value)
        return getattr(self.numbers[of.owner], of.name) if isinstance(of, Slot) else of

    def verb(self, name: str) -> Verb:
        """A verb of the procedure."""
        return self.procedure.verbs[name]


@dataclass(frozen=True, slots=True)
class Status:
    """A verb's state with the reasons why it is not open; cautions of an open one."""

    state: State
    findings: tuple[Finding, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it may be done now, as far as order goes."""
        return self.state == "open"


def applies(at: Situation, name: str) -> bool | None:
    """Whether a verb applies: its `when`, and that what it awaits applies. None: a field of its `when` is empty."""
    verb = at.verb(name)
    if verb.awaits and applies(at, verb.awaits) is not True:
        return applies(at, verb.awaits)
    return True if verb.when is None else verb.when.holds(at.values)


def status(at: Situation, name: str) -> Status:
    """The state of one verb, with every reason."""
    verb = at.verb(name)
    if at.standing.done(name) and not verb.repeats:
        return Status("done")
    application = applies(at, name)
    if application is None:
        return Status("undecided", (_undecided(at, verb),))
    if application is False:
        return Status("not_applicable")
    findings = tuple(_reasons(at, verb))
    return Status("closed" if any(one.refuses for one in findings) else "open", findings)


def open_verbs(at: Situation) -> tuple[str, ...]:
    """The verbs that are open now, in order of declaration."""
    return tuple(name for name in at.procedure.verbs if status(at, name).open)


def open_duties(at: Situation) -> tuple[str, ...]:
    """The duties that somebody must do now."""
    return tuple(name for name in open_verbs(at) if at.verb(name).duty)


def _reasons(at: Situation, verb: Verb) -> Iterator[Finding]:
    if at.standing.ended and not verb.afterwards:
        yield _closed("ended", _("事项已办结，不能再“{then}”"), verb)
    for name in verb.before:
        if at.standing.done(name):
            yield _closed(f"before.{name}", _("“{verb}”已经办理，不能再“{then}”"), verb, verb=at.verb(name).label)
            return
    for condition in verb.after:
        yield from _unmet(at, verb, condition)


def _closed(code: str, template: str, of: Verb, **values: str) -> Finding:
    return Finding(code, Severity.BREACH, template, {"then": of.label, **values}, where=of.label, cites=_cites(of.cites))


def _cites(*each: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for cites in each for one in cites.split()))


def _unmet(at: Situation, verb: Verb, condition: Condition, passed: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Why a condition does not hold. A verb that does not apply is replaced by its own conditions, never jumped to."""
    applying = [one for one in condition.each() if applies(at, one.verb) is not False]
    if not applying:
        for one in condition.each():
            yield from _passed_over(at, verb, one.verb, passed)
    elif not any(_holds(at, one) for one in applying):
        yield from _order(at, verb, condition, applying[0], passed)


def _passed_over(at: Situation, verb: Verb, name: str, passed: tuple[str, ...]) -> Iterator[Finding]:
    if name in passed:
        return
    for condition in (*at.verb(name).after, *((Need(at.verb(name).awaits),) if at.verb(name).awaits else ())):
        yield from _unmet(at, verb, condition, (*passed, name))


def _holds(at: Situation, need: Need) -> bool:
    return at.standing.done(need.verb, need.outcomes) and (need.delay is None or at.now >= opens_at(at, need))


def opens_at(at: Situation, need: Need) -> datetime:
    """When a condition with a delay begins to hold: at close of business of the day a limit of that length would be due."""
    mark = at.standing.marks[need.verb]
    if need.delay is None:
        return mark.effective
    duration: Duration = at.quantity(need.delay)
    return duration.due(mark.effective, at.calendar).at or mark.effective


def _order(at: Situation, verb: Verb, condition: Condition, first: Need, passed: tuple[str, ...]) -> Iterator[Finding]:
    found = _order_finding(at, verb, condition, first)
    lifted = at.standing.waived.get(found.digest) if found.lift else None
    if lifted is None:
        yield found
        return
    yield found.also(severity=Severity.CAUTION, remedy=_("已由{by}豁免：{reason}"), values={**found.values, "by": at.org.name(str(lifted["by"])), "reason": str(lifted["reason"])})
    yield from _passed_over(at, verb, first.verb, passed)


def _order_finding(at: Situation, verb: Verb, condition: Condition, first: Need) -> Finding:
    needed, who = at.verb(first.verb), at.verb(first.verb).by.label(at.procedure.record)
    lift = override(at, condition)
    values: dict[str, str | int | bool] = {"verb": needed.label, "who": who, "then": verb.label}
    template, remedy = _("须先由{who}“{verb}”，才能“{then}”"), _("请{who}先办“{verb}”")
    if applies(at, first.verb) is None:
        return _undecided(at, needed).also(code=f"order.{first.verb}", cites=_condition_cites(condition, first, needed, verb))
    if at.standing.done(first.verb):
        template, remedy, values = _late_or_other(at, first, values)
    return Finding(
        f"order.{first.verb}",
        Severity.CAUTION if isinstance(condition, Need) and condition.advise else Severity.BREACH,
        template,
        values,
        where=verb.label,
        remedy=remedy,
        cites=_condition_cites(condition, first, needed, verb),
        lift=lift.actor.label(at.procedure.record) if lift else "",
        way=Way(first.verb, needed.label, who),
    )


def _condition_cites(condition: Condition, first: Need, needed: Verb, verb: Verb) -> tuple[str, ...]:
    return _cites(condition.cites or first.cites or needed.cites or verb.cites, needed.by.cites)


def _late_or_other(at: Situation, need: Need, values: dict[str, str | int | bool]) -> tuple[str, str, dict[str, str | int | bool]]:
    mark = at.standing.marks[need.verb]
    if need.outcomes and mark.outcome not in need.outcomes:
        more: dict[str, str | int | bool] = {**values, "outcome": mark.outcome or "不一致", "wanted": "、".join(need.outcomes)}
        return _("“{verb}”的结果是“{outcome}”，须为“{wanted}”才能“{then}”"), _("按“{wanted}”重新办理“{verb}”"), more
    opens = opens_at(at, need)
    return _("“{verb}”后须满{delay}，{opens}以后才能“{then}”"), _("等到{opens}"), {
        **values,
        "delay": str(at.quantity(need.delay)),
        "opens": f"{opens.year}年{opens.month}月{opens.day}日{opens:%H:%M}",
    }


def override(at: Situation, on: Condition) -> Lift | None:
    """Who may waive a condition; an edition may override a reading by `"49.1c.lift"`."""
    if on.lift is None or not on.lift.read:
        return on.lift
    actor = at.readings.get(f"{on.cites}.lift")
    return Lift(actor, on.lift.demands, read=True) if isinstance(actor, Actor) else on.lift


def _undecided(at: Situation, verb: Verb) -> Finding:
    name = verb.when.undecided(at.values) if verb.when else ""
    label = fields_of(at.procedure.record)[name].label if name else ""
    values: dict[str, str | int | bool] = {"field": label, "verb": verb.label}
    return Finding("undecided", Severity.BREACH, _("须先填明“{field}”，才能定是否须“{verb}”"), values, where=label, remedy=_("填明“{field}”"), cites=_cites(verb.cites))


def due_seats(at: Situation, verb: Verb) -> tuple[Seat, ...]:
    """The seats whose act is wanted: the actor's, with signers added and dropped; each of them for `every`."""
    added, dropped = at.standing.signers.get(verb.name, ((), ()))
    return tuple(seat for seat in dict.fromkeys((*verb.by.seats(at.who), *added)) if seat not in dropped)


def by_each(at: Situation, verb: Verb) -> bool:
    """Whether each of the seats must act."""
    return isinstance(verb.by, Every) or bool(at.standing.signers.get(verb.name, ((), ()))[0])


def entitled(at: Situation, verb: Verb, hand_seats: frozenset[Seat], person: str) -> Iterator[Finding]:
    """Why somebody who sits on these seats may not do the verb; nothing when he may (the stage “who”)."""
    seats = due_seats(at, verb)
    values: dict[str, str | int | bool] = {"verb": verb.label, "who": verb.by.label(at.procedure.record)}
    if not seats:
        cites = _cites(verb.cites, verb.by.cites or "5.1")
        yield Finding("who", Severity.BREACH, _("“{verb}”由{who}办理，目前无人在任或未定"), values, where=verb.label, remedy=_("请秘书长确定人选，或先填明所依据的栏目"), cites=cites)
    elif not hand_seats & set(seats):
        names = "、".join(dict.fromkeys(at.org.name(seat) for seat in seats))
        cites = _cites(verb.cites, *(part.cites for part in verb.by.parts()))
        yield Finding("who", Severity.BREACH, _("“{verb}”由{who}（{names}）办理"), {**values, "names": names}, where=verb.label, remedy=_("请{names}办理"), cites=cites)
    elif verb.by.bars(at.who, person):
        yield Finding("who", Severity.BREACH, _("“{verb}”须由{who}办理，办过前一步的人不能再办"), values, where=verb.label, remedy=_("请另一位同事办理"), cites=_cites(verb.cites, verb.by.cites))
    elif (seats_done := at.standing.parts.get(verb.name)) and not (hand_seats & set(seats)) - set(seats_done) and verb.name not in at.standing.marks:
        yield Finding("done", Severity.BREACH, _("您已办理“{verb}”，尚待其他几位"), values, where=verb.label, cites=_cites(verb.cites))


def undone_by(at: Situation, reopened: tuple[str, ...]) -> tuple[int, ...]:
    """The acts undone when these verbs are reopened: theirs and those of all that rests on them (semantics 9)."""
    verbs = set(reopened).union(*(rests_on(at.procedure, name) for name in reopened)) if reopened else set()
    marks = [at.standing.marks[name].seq for name in verbs if name in at.standing.marks]
    parts = [mark.seq for name in verbs for mark in at.standing.parts.get(name, {}).values()]
    return tuple(sorted({*marks, *parts}))
