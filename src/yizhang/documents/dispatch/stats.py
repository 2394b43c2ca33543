"""发文统计 (51.1f): issued documents by name, kind, drafting organ and month against the year before; every figure opens its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from yizhang.documents.dispatch.books import documents
from yizhang.kernel.values import Hand
from yizhang.law.finding import _
from yizhang.web.ledger import AFTER, BEFORE, Row
from yizhang.web.listed import Part

LEDGER = "issued"
PERIODS = {"year": _("今年至今"), "month": _("上月"), "twelve": _("近12个月")}
GROUPS = (("in_name_of", _("名义")), ("kind", _("文种")), ("drafter", _("拟稿单位")))
TOP, FLOOR, STEPS = 1.2, 10.4, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""The chart in rem: where its highest line and its ground lie; how far apart its lines may be, in documents."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from and up to which documents were issued, both counted."""

    first: date
    last: date

    def holds(self, row: Row) -> bool:
        """Whether the document was issued in it."""
        on = row["on"]
        return isinstance(on, date) and self.first <= on <= self.last

    def address(self, **filters: str) -> str:
        """The list of its documents."""
        days = {AFTER: self.first.isoformat(), BEFORE: (self.last + timedelta(days=1)).isoformat()}
        return f"/ledger/{LEDGER}?{urlencode({**filters, **days})}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count beside that of the year before, each with its list."""

    label: str
    now: int
    was: int
    now_list: str
    was_list: str
    now_share: int = 0
    was_share: int = 0

    @property
    def severity(self) -> str:
        """More than the year before is for somebody to look at."""
        return "caution" if self.now > self.was else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar of the chart: in per cent across and in rem down."""

    month: int
    year: int
    count: int
    x: float
    y: float
    height: float
    tone: str
    address: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Months of this year beside those of the last; `lines` are (place, count), `ticks` (place, month)."""

    marks: tuple[Mark, ...]
    lines: tuple[tuple[float, int], ...]
    ticks: tuple[tuple[float, int], ...] = tuple((8.0 * month - 0.2, month) for month in range(1, 13))
    floor: float = FLOOR


@dataclass(frozen=True, slots=True)
class Statistics:
    """All the page shows."""

    now: Span
    was: Span
    total: Figure
    groups: tuple[tuple[str, tuple[Figure, ...]], ...]
    chart: Chart
    more: tuple[Figure, ...]


def issued(by: Hand, now: datetime, then: datetime | None = None) -> list[Row]:
    """已发文件: a row each, by the day of issue; those of which the number was voided never got there."""
    return [
        {
            **one.row(one.on("issue")), "in_name_of": str(one.values.get("in_name_of", "")), "issued": one.on("issue"),
            "drafter": one.world.org.name(str(one.values.get("drafter", ""))), "month": _month(one.on("issue")),
        }
        for one in documents(by, now, "issue", Part(then))
    ]  # fmt: skip


def _month(day: date | None) -> str:
    return f"{day.month}月" if day else ""


def statistics(rows: Sequence[Row], period: str, today: date) -> Statistics:
    """Of these rows, in a period of `PERIODS` and the same one a year before."""
    now = span(period, today)
    was = Span(_year_before(now.first), _year_before(now.last))
    own, before = [one for one in rows if now.holds(one)], [one for one in rows if was.holds(one)]
    groups = tuple((label, _figures(name, own, before, now, was)) for name, label in GROUPS)
    total = Figure("", len(own), len(before), now.address(), was.address())
    more = tuple(one for _label, each in groups[:2] for one in each if one.now > one.was)
    return Statistics(now, was, total, groups, chart(rows, today.year), more)


def span(period: str, today: date) -> Span:
    """The days of a period, up to today."""
    if period == "month":
        last = today.replace(day=1) - timedelta(days=1)
        return Span(last.replace(day=1), last)
    return Span(_year_before(today) + timedelta(days=1) if period == "twelve" else today.replace(month=1, day=1), today)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _figures(name: str, own: Iterable[Row], before: Iterable[Row], now: Span, was: Span) -> tuple[Figure, ...]:
    """In the order of this period's counts for kinds and names, of the words for organs: no organ is ranked."""
    counts, old = Counter(str(one[name]) for one in own), Counter(str(one[name]) for one in before)
    most = max((*counts.values(), *old.values()), default=1)
    values = sorted({*counts, *old}, key=lambda one: (0 if name == "drafter" else -counts[one], one))
    return tuple(
        Figure(
            one, counts[one], old[one], now.address(**{name: one}), was.address(**{name: one}), 100 * counts[one] // most,
            100 * old[one] // most,
        )
        for one in values
    )  # fmt: skip


def chart(rows: Sequence[Row], year: int) -> Chart:
    """Both years by month; the lines are as far apart as five of them reach the highest bar."""
    counts: Mapping[tuple[int, int], int] = Counter((one["on"].year, one["on"].month) for one in rows if isinstance(one["on"], date))
    most = max((counts[one] for one in counts if one[0] in (year, year - 1)), default=0)
    step = next((one for one in STEPS if one * 4 >= most), STEPS[-1])
    scale = (FLOOR - TOP) / (step * 4)
    lines = tuple((round(FLOOR - n * step * scale, 2), n * step) for n in range(1, 5))
    marks = (_mark(which, month, counts.get((which, month), 0), scale, year) for month in range(1, 13) for which in (year - 1, year))
    return Chart(tuple(one for one in marks if one.count), lines)


def _mark(which: int, month: int, count: int, scale: float, year: int) -> Mark:
    last = date(which + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    height, x = round(count * scale, 2), 4.5 + 8 * (month - 1) + (3.4 if which == year else 0)
    tone = "now" if which == year else "was"
    return Mark(month, which, count, round(x, 1), round(FLOOR - height, 2), height, tone, Span(date(which, month, 1), last).address())
