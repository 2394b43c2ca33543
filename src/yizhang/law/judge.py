"""The one evaluator: what is done, open, closed and why. Door, dry run, closed button and proof all ask here (semantics 6 to 15)."""

from __future__ import annotations

from typing import Literal

from yizhang.law.clock import Clock
from yizhang.law.entitled import by_each, due_seats, entitled
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.order import Gap, cites_of, finding, gaps, overridden, override, undecided, unmet, waived_duty, with_waiver
from yizhang.law.situation import Situation, opens_at
from yizhang.law.stated import stated_late
from yizhang.law.undoing import lapsing, undone_by
from yizhang.law.values import dataclass
from yizhang.law.verb import Verb

__all__ = [
    "Gap", "Situation", "State", "Status", "applies", "by_each", "due_seats", "entitled", "lapsing", "open_duties", "open_verbs",
    "opens_at", "overridden", "override", "status", "undone_by", "with_waiver",
]  # fmt: skip

State = Literal["done", "open", "closed", "undecided", "not_applicable"]
ENDED = ""
"""Stands for the end among the verbs that close others."""


@dataclass(frozen=True)
class Status:
    """A verb's state with the reasons why it is not open; cautions of an open one."""

    state: State
    findings: tuple[Finding, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it may be done now, as far as order goes."""
        return self.state == "open"


def applies(at: Situation, name: str) -> bool | None:
    """Whether a verb applies; None while a field of its `when` is empty."""
    return at.applies(name)


def status(at: Situation, name: str) -> Status:
    """The state of one verb, with every reason."""
    verb = at.verb(name)
    if state := _settled(at, verb):
        return Status(state, (undecided(at, verb),) if state == "undecided" else ())
    if closed := _closed(at, verb):
        return Status("closed", tuple(_shut(at, verb, name) for name in closed))
    late = [_late(verb, one) for one in stated_late(at, name)]
    findings = _each_once([*(finding(at, verb, gap) for gap in gaps(at, verb)), *late])
    return Status("closed" if any(one.refuses for one in findings) else "open", findings)


def open_verbs(at: Situation) -> tuple[str, ...]:
    """The verbs that are open now, in order of declaration."""
    marks = at.standing.marks
    return tuple([name for name, verb in at.procedure.verbs.items() if (verb.repeats or name not in marks) and _is_open(at, name, verb)])


def open_duties(at: Situation) -> tuple[str, ...]:
    """The duties that somebody must do now; one that a waiver passed over, and nobody else waits for, is none (semantics 15)."""
    return tuple(name for name in open_verbs(at) if at.verb(name).duty and not waived_duty(at, name))


def _is_open(at: Situation, name: str, verb: Verb) -> bool:
    """What `status` would say, without putting any reason into words."""
    if (not verb.repeats and at.done(name)) or at.applies(name) is not True or _closed(at, verb):
        return False
    return not unmet(at, verb) and not stated_late(at, name)


def _settled(at: Situation, verb: Verb) -> State | None:
    """The state of a verb whatever its conditions; None when they decide."""
    if not verb.repeats and at.done(verb.name):
        return "done"
    application = at.applies(verb.name)
    return None if application else "undecided" if application is None else "not_applicable"


def _closed(at: Situation, verb: Verb) -> tuple[str, ...]:
    """What has closed it for good: the end, or verbs it comes before. Its order is then not told, advice included, since
    doing what is missing would not open it (semantics 12)."""
    if at.standing.ended and not verb.afterwards:
        return (ENDED,)
    return tuple(name for name in verb.before if at.done(name))


def _shut(at: Situation, of: Verb, by: str) -> Finding:
    values: dict[str, str | int | bool] = {"then": of.label}
    if by == ENDED:
        code, template, remedy = "ended", _("事项已办结，不能再“{then}”"), _("有新的情况的，另建事项办理")
    else:
        code, template, remedy = f"before.{by}", _("“{verb}”已经办理，不能再“{then}”"), _("确需办理的，先把“{verb}”退回或者撤回")
        values["verb"] = at.verb(by).label
    return Finding(code, Severity.BREACH, template, values, where=of.label, remedy=remedy, cites=cites_of(of.cites))


def _late(verb: Verb, first: Clock) -> Finding:
    template, remedy = _("“{verb}”须在首个时限（{limit}）内提出，现已届满"), _("按首个时限办理并说明情况")
    values, cites = {"verb": verb.label, "limit": first.said}, cites_of(first.limit.cites, verb.cites)
    return Finding("stated_late", Severity.BREACH, template, values, where=verb.label, remedy=remedy, cites=cites)


def _each_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Two conditions on one verb, as after passing over, are one thing to mend: the harder one, with the articles of both."""
    if len(findings) < 2:
        return tuple(findings)
    kept: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        same = (one.code, one.template, tuple(one.values.items()), one.lift)
        if (other := kept.get(same)) is None:
            kept[same] = one
        else:
            first, second = (one, other) if one.refuses and not other.refuses else (other, one)
            kept[same] = first.also(cites=cites_of(*first.cites, *second.cites))
    return tuple(kept.values())
