"""The one evaluator: what is done, open, closed and why. Door, dry run, closed button and proof all ask here (semantics 6 to 15)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from yizhang.law.entitled import by_each, due_seats, entitled
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.order import Gap, cites_of, finding, gaps, overridden, override, undecided, waived_duty, with_waiver
from yizhang.law.situation import Situation, opens_at
from yizhang.law.stated import stated_late
from yizhang.law.undoing import lapsing, undone_by
from yizhang.law.verb import Verb

__all__ = [
    "Gap", "Situation", "State", "Status", "applies", "by_each", "due_seats", "entitled", "lapsing", "open_duties", "open_verbs",
    "opens_at", "overridden", "override", "status", "undone_by", "with_waiver",
]  # fmt: skip

State = Literal["done", "open", "closed", "undecided", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Status:
    """A verb's state with the reasons why it is not open; cautions of an open one."""

    state: State
    findings: tuple[Finding, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it may be done now, as far as order goes."""
        return self.state == "open"


class Obstacle(NamedTuple):
    """Something in a verb's way. A `hard` one closes it; what is said of it is put into words only when asked."""

    hard: bool
    said: Callable[[], Finding]


def applies(at: Situation, name: str) -> bool | None:
    """Whether a verb applies; None while a field of its `when` is empty."""
    return at.applies(name)


def status(at: Situation, name: str) -> Status:
    """The state of one verb, with every reason."""
    verb = at.verb(name)
    if state := _settled(at, verb):
        return Status(state, (undecided(at, verb),) if state == "undecided" else ())
    obstacles = [*_obstacles(at, verb)]
    return Status("closed" if any(one.hard for one in obstacles) else "open", _each_once(one.said() for one in obstacles))


def open_verbs(at: Situation) -> tuple[str, ...]:
    """The verbs that are open now, in order of declaration."""
    return tuple(name for name in at.procedure.verbs if _is_open(at, name))


def open_duties(at: Situation) -> tuple[str, ...]:
    """The duties that somebody must do now; one that a waiver passed over, and nobody else waits for, is none (semantics 15)."""
    return tuple(name for name in open_verbs(at) if at.verb(name).duty and not waived_duty(at, name))


def _is_open(at: Situation, name: str) -> bool:
    verb = at.verb(name)
    return _settled(at, verb) is None and not any(one.hard for one in _obstacles(at, verb))


def _settled(at: Situation, verb: Verb) -> State | None:
    """The state of a verb whatever its conditions; None when they decide."""
    if not verb.repeats and at.done(verb.name):
        return "done"
    application = at.applies(verb.name)
    return None if application else "undecided" if application is None else "not_applicable"


def _obstacles(at: Situation, verb: Verb) -> Iterator[Obstacle]:
    """What is closed for good says nothing of its order, advice included: doing what is missing would not open it (semantics 12)."""
    closed = [*_closed(at, verb)]
    yield from closed
    if not closed:
        yield from (Obstacle(not gap.soft, partial(finding, at, verb, gap)) for gap in gaps(at, verb))
        yield from (Obstacle(True, partial(_late, verb, late.said, late.limit.cites)) for late in stated_late(at, verb.name))


def _closed(at: Situation, verb: Verb) -> Iterator[Obstacle]:
    if at.standing.ended and not verb.afterwards:
        yield Obstacle(True, partial(_shut, "ended", _("事项已办结，不能再“{then}”"), verb))
    for name in verb.before:
        if at.done(name):
            yield Obstacle(True, partial(_shut, f"before.{name}", _("“{verb}”已经办理，不能再“{then}”"), verb, verb=at.verb(name).label))


def _shut(code: str, template: str, of: Verb, **values: str) -> Finding:
    return Finding(code, Severity.BREACH, template, {"then": of.label, **values}, where=of.label, cites=cites_of(of.cites))


def _late(verb: Verb, limit: str, cites: str) -> Finding:
    template, remedy = _("“{verb}”须在首个时限（{limit}）内提出，现已届满"), _("按首个时限办理并说明情况")
    values = {"verb": verb.label, "limit": limit}
    return Finding("stated_late", Severity.BREACH, template, values, where=verb.label, remedy=remedy, cites=cites_of(cites, verb.cites))


def _each_once(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """Two conditions on one verb, as after passing over, are one thing to mend: the harder one, with the articles of both."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        same = (one.code, one.template, tuple(one.values.items()), one.lift)
        if (other := kept.get(same)) is None:
            kept[same] = one
        else:
            first, second = (one, other) if one.refuses and not other.refuses else (other, one)
            kept[same] = first.also(cites=cites_of(*first.cites, *second.cites))
    return tuple(kept.values())
