"""Watches and reminders: what the calendar asks (semantics 24, 73). Notices open, are updated, close by themselves; never an act."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from yizhang.kernel import hooks
from yizhang.kernel.case import Case, load
from yizhang.kernel.judging import facts_for
from yizhang.kernel.loading import Ctx
from yizhang.kernel.models import Matter, Notice, Task
from yizhang.kernel.moment import local, said
from yizhang.kernel.projections import duty_seats, running
from yizhang.kernel.writing import MACHINE
from yizhang.law.clock import Clock
from yizhang.law.errors import Missing
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.org import SYSTEM, Rank
from yizhang.law.rule import Watch


@dataclass(frozen=True)
class Told:
    """A notice that should be open: to whom, of which kind, what it says."""

    seat: str
    kind: str
    finding: Finding

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes it the same notice tomorrow."""
        return self.seat, self.kind, self.finding.code


def watch_round(now: datetime) -> int:
    """Ask every watch and look at every clock of the open matters; how many notices are open then. Repeating it changes nothing."""
    moment, opened = local(now), 0
    told = Notice.objects.filter(closed_at="", kind__in=("watch", "limit")).values("matter")
    running_matters = Matter.objects.filter(draft=False, ended_at="").filter(
        Q(procedure__in=_asked_by_the_calendar(moment)) | Q(id__in=told)
    )
    for matter in running_matters.values_list("id", flat=True):
        case = load(matter, moment)
        if case is not None:
            opened += _settle(case, [*_late(case), *_watched(case)])
    Notice.objects.filter(closed_at="", kind__in=("watch", "limit"), matter__in=Matter.objects.exclude(ended_at="").values("id")).update(
        closed_at=said(moment)
    )
    _reminders_done(moment)
    return opened


def _reminders_done(now: datetime) -> None:
    """What somebody was asked to hurry, or to give back, is dealt with once it is not his task any more."""
    waiting = Task.objects.filter(matter=OuterRef("matter"), seat=OuterRef("seat"), closed_at="")
    Notice.objects.filter(kind__in=("remind", "ask_withdraw"), closed_at="").exclude(Exists(waiting)).update(closed_at=said(now))


def _asked_by_the_calendar(moment: datetime) -> list[str]:
    """The procedures that have a limit or a watch; entries of the registers, which are many, have neither."""
    book = hooks.rulebook_at(moment)
    over = {name for one in book.watches for name in one.over.split()}
    return [name for name, one in book.procedures.items() if over & {name, "*"} or any(verb.within for verb in one.verbs.values())]


def _settle(case: Case, told: list[Told]) -> int:
    """Bring the open notices of a matter to what should be told."""
    now = said(case.world.now)
    wanted = {one.place: one for one in told}
    for notice in Notice.objects.filter(matter=case.id, closed_at="", kind__in=("watch", "limit")):
        one = wanted.pop((notice.seat, notice.kind, notice.code), None)
        if one is None:
            notice.closed_at = now
            notice.save(update_fields=["closed_at"])
        elif (notice.template, notice.values) != _words(one.finding):
            notice.template, notice.values = _words(one.finding)
            notice.save(update_fields=["template", "values"])
    Notice.objects.bulk_create([_notice(case, one, now) for one in wanted.values()])
    return len(told)


def _words(finding: Finding) -> tuple[str, str]:
    return finding.template, json.dumps(dict(finding.values), ensure_ascii=False, sort_keys=True)


def _notice(case: Case, one: Told, now: str) -> Notice:
    template, values = _words(one.finding)
    provision = one.finding.cites[0] if one.finding.cites else ""
    return Notice(
        seat=one.seat, matter=case.id, kind=one.kind, code=one.finding.code, provision=provision, severity=one.finding.severity.value,
        template=template, values=values, at=now,
    )  # fmt: skip


def _late(case: Case) -> Iterator[Told]:
    """Of each clock: half over, the last day, late; a late one is told to the seat's head and the secretary-general, too."""
    for name, start in case.opened.items():
        verb, ticking = case.procedure.verbs[name], running(case, name, start)
        if not verb.duty or ticking is None or ticking.due.at is None:
            continue
        finding = _clock_finding(case, name, ticking)
        if finding is not None:
            seats = dict.fromkeys(duty_seats(case, name))
            if finding.severity is Severity.CAUTION:
                seats |= dict.fromkeys([*_heads(case, *seats), *case.world.org.ranked(Rank.SECRETARY_GENERAL)])
            yield from (Told(seat, "limit", finding) for seat in seats)


def _heads(case: Case, *seats: str) -> Iterator[str]:
    for seat in seats:
        kind, _colon, code = seat.partition(":")
        organ = case.world.org.organ_of(code) if kind == "post" else code
        if organ and (head := case.world.org.head(organ)):
            yield head


def _clock_finding(case: Case, name: str, ticking: Clock) -> Finding | None:
    now, due = case.world.now, ticking.due
    values: dict[str, str | int | bool] = {
        "title": case.row.title,
        "verb": case.procedure.verbs[name].label,
        "limit": ticking.said,
        "due": _day(due.at),
    }
    cites = tuple(ticking.limit.cites.split())
    if ticking.late_from and now >= ticking.late_from:
        return Finding(
            f"late.{name}",
            Severity.CAUTION,
            _("“{title}”的“{verb}”应于{due}前办理（{limit}），已逾期"),
            values,
            remedy=_("立即办理，或说明情况"),
            cites=cites,
        )
    if due.day == now.date():
        return Finding(f"last_day.{name}", Severity.NOTE, _("“{title}”的“{verb}”今天到期（{limit}）"), values, cites=cites)
    if due.half and due.half <= now.date():
        return Finding(f"half.{name}", Severity.NOTE, _("“{title}”的“{verb}”时限已过半，{due}到期"), values, cites=cites)
    return None


def _day(at: datetime | None) -> str:
    return f"{at.month}月{at.day}日{at:%H:%M}" if at else ""


def _watched(case: Case) -> Iterator[Told]:
    for one in case.world.book.watches:
        if case.row.procedure in one.over.split() or one.over == "*":
            yield from _asked(case, one)


def _asked(case: Case, watch: Watch) -> Iterator[Told]:
    record = case.record(case.values)
    ctx = Ctx(case.id, case.row.procedure, "", record, case.values, case.standing, case.opener, case.world.org, MACHINE, case.world.now)
    given = facts_for(case, watch.wants, ctx)
    seats = [seat for seat in watch.seat.seats(case.situation.who) if seat != SYSTEM]
    try:
        found = list(watch.findings(*(given[want] for want in watch.wants)))
    except Missing:
        return
    yield from (Told(seat, "watch", finding) for finding in found for seat in seats)
