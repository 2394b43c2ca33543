"""组织和分工 on a day: who is in charge of what, who stands in, who is away, and the sections and organs."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.kernel.case import World
from yizhang.law.calendar import LOCAL
from yizhang.office.facts import AbsenceEntry, ChargeEntry, PortfolioEntry
from yizhang.office.kinds import OrganKind
from yizhang.office.period import Period
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web import wording
from yizhang.web.people import org_at

NOON = time(12)
GROUPS = (
    (gettext_lazy("内设机构"), (OrganKind.SECTION,)),
    (gettext_lazy("部门"), (OrganKind.DEPARTMENT,)),
    (gettext_lazy("市（县）区"), (OrganKind.COUNTY_CITY, OrganKind.DISTRICT)),
    (gettext_lazy("直属、派出、派驻机构"), (OrganKind.DIRECTLY_AFFILIATED, OrganKind.DISPATCHED_AGENCY, OrganKind.RESIDENT_OFFICE)),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A row of the table of portfolios."""

    who: str
    organs: str
    topics: str
    pair: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the month, in per cent of its days."""

    x: float
    width: float
    words: str
    severity: str


@dataclass(frozen=True, slots=True)
class StripRow:
    """One person's month: the words say it, the bars repeat it."""

    name: str
    words: str
    bars: tuple[Bar, ...]
    cites: tuple[str, ...] = ()


def overview(on: date) -> dict[str, Any]:
    """All that the page shows of a day."""
    org = org_at(datetime.combine(on, NOON, LOCAL))
    rows = tuple(strip_rows(org, on))
    days = calendar.monthrange(on.year, on.month)[1]
    strip = {
        "label": _("{month}月：外出、委托、主持工作").format(month=on.month),
        "grid": [f"{100 * day / days:.2f}" for day in range(5, days, 5)],
        "today": f"{100 * (on.day - 1) / days:.2f}",
        "rows": rows,
    }
    return {
        "version": org.version,
        "portfolios": tuple(portfolios(org)),
        "gaps": gaps(org),
        "strip": strip if rows else None,
        "organs": organs(org),
    }


def called(words: str, on: date) -> tuple[tuple[str, str], ...]:
    """The organs of what somebody looked for, an organ, a post or a person: its code and its name."""
    if not words:
        return ()
    org = org_at(datetime.combine(on, NOON, LOCAL))
    posts = [*org.posts_held(words), *(code for code in org.posts if org.name(code) == words)]
    codes = dict.fromkeys(code for code in (org.code(words), *(org.organ_of(post) for post in posts)) if code)
    return tuple((code, org.name(code)) for code in codes)


def portfolios(org: OrgSnapshot) -> Iterator[Share]:
    """By leader, in the order of the list of leaders."""
    for code in org.posts:
        own = [one for one in org.of(PortfolioEntry) if one.leader == code]
        if own and org.filled(code):
            pair = org.stand_in(code)
            organs = "、".join(org.name(one) for each in own for one in each.organs)
            topics = "、".join(topic for each in own for topic in each.topics)
            yield Share(
                org.name(code), organs, topics, org.name(pair) if pair else "", min((one.since for one in own if one.since), default=None)
            )


def gaps(org: OrgSnapshot) -> str:
    """Topics nobody has, duties that stand on two lists; empty when all is well."""
    parts = []
    if org.gaps:
        parts.append(_("没有单位承担的主题：{topics}").format(topics="、".join(org.gaps)))
    if org.overlaps:
        shared = "；".join(f"{duty}（{'、'.join(org.name(one) for one in each)}）" for duty, each in org.overlaps.items())
        parts.append(_("几家都有的职责：{duties}").format(duties=shared))
    return "。".join(parts)


def organs(org: OrgSnapshot) -> list[dict[str, Any]]:
    """Sections, departments and the rest with their people."""
    found = []
    for label, kinds in GROUPS:
        rows = [
            {
                "name": one.name if one.kind is OrganKind.SECTION else one.short,
                "people": "、".join(org.person_at(post.code) or "" for post in org.posts_of(one.code)[:4]),
                "duties": one.work or "",
                "code": one.code,
            }
            for one in org.organs.values()
            if one.kind in kinds
        ]
        found.append({"label": label, "rows": rows, "folded": OrganKind.SECTION not in kinds})
    return found


def strip_rows(org: OrgSnapshot, on: date) -> Iterator[StripRow]:
    """Absences, charges and delegations that touch the month of that day, as known on it."""
    month = Period(datetime(on.year, on.month, 1, tzinfo=LOCAL), datetime(on.year + on.month // 12, on.month % 12 + 1, 1, tzinfo=LOCAL))
    for away in org.of(AbsenceEntry):
        if away.away.overlaps(month):
            kind = wording.said(away.kind.value)
            yield StripRow(org.name(away.who), _when(kind, away.away), (bar(away.away, month, kind, "note"),), ("61.1g",))
    for charge in org.of(ChargeEntry):
        words = _("主持{organ}工作").format(organ=org.name(charge.organ))
        yield StripRow(org.name(charge.post), _when(words, charge.period), (bar(charge.period, month, words, "pass"),), ("7.1",))
    for one in org.delegations.values():
        period = Period(one.start, one.end)
        if period.overlaps(month) and not period.empty:  # one taken back before it began
            words = wording.said(one.label)
            yield StripRow(org.name(one.receiver), _when(words, period), (bar(period, month, words, "pass"),), ("6.1d",))


def _when(words: str, period: Period) -> str:
    return _("{kind}，{when}").format(kind=words, when=wording.lasting(period))


def bar(period: Period, month: Period, words: str, severity: str) -> Bar:
    """Where it lies in the month."""
    whole = (month.end - month.start).total_seconds()
    start, end = max(period.start, month.start), min(period.end, month.end)
    x, width = 100 * (start - month.start).total_seconds() / whole, 100 * (end - start).total_seconds() / whole
    return Bar(round(x, 2), round(width, 2), words if width > 15 else "", severity)


def next_working_day(day: date, now: datetime) -> date:
    """The first working day after `day`."""
    known = World.of(now).calendar
    after = day + timedelta(days=1)
    while not known.is_working_day(after):
        after += timedelta(days=1)
    return after
