"""Registers as staff use them: columns declared by a chapter; filters, sort and columns in the address; 50 a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yizhang.kernel.asof import end_of
from yizhang.kernel.values import Hand
from yizhang.web.dates import NotADate, shown_date, typed_date

Words = str | Promise
PAGE = 50
STATES: tuple[tuple[str, Words, str], ...] = (
    ("在办", _("在办"), ""),
    ("逾期", _("逾期"), "breach"),
    ("今天到期", _("今天到期"), ""),
    ("已办结", _("已办结"), ""),
)
BEYOND = ("year", "state")  # conditions of rows that are no columns
BEFORE, AFTER = "before", "after"  # opened before that day; on it or after
AS_OF = "as_of"  # as it stood at the end of that day
Row = Mapping[str, object]
"""Column name -> value. Beside the columns: `matter` opens it, `late` colours it, `states` of `STATES`, `on` the day it began."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `short` is the head on screens; `search` marks the default search fields, `shown` those shown before anybody chose.

    `filter`: offered as chips with counts; `choice`: offered in the list of conditions; `wraps`: sentences, which may take several lines.
    """

    name: str
    label: Words
    short: Words = ""
    right: bool = False
    search: bool = False
    shown: bool = True
    title: bool = False
    filter: bool = False
    choice: bool = False
    wraps: bool = False

    @property
    def head(self) -> Words:
        """The word in the head of the table."""
        return self.short or self.label


class Way(NamedTuple):
    """What can be begun or opened from a register; only those see it who may begin `needs`, everybody when it is empty."""

    address: str
    label: Words
    key: str = ""
    needs: str = ""


def opening(procedure: str, label: Words, key: str = "") -> Way:
    """The form that begins a matter."""
    return Way(f"/open/{procedure}", label, key, procedure)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A register: whose matters it lists, in which columns, and what can be begun from it.

    `every` gives the rows that an export holds, when `rows` stops at the newest; both take `by`, `now`, and `then`: the moment as of which
    they are read, and, where `most` says after how many that have ended it stops, the `span` of days that are asked for. `filled` says who
    or what fills it, when it is empty.
    """

    name: str
    label: Words
    procedures: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[..., Iterable[Row]]
    begin: tuple[Way, ...] = ()
    group: str = ""
    every: Callable[..., Iterable[Row]] | None = None
    filled: Words = ""
    most: int = 0

    def label_of(self, name: str) -> Words:
        """What a condition of the address is called."""
        return next((one.label for one in self.columns if one.name == name), LABELS.get(name, name))

    def read(self, by: Hand, now: datetime, query: Query, whole: bool = False) -> Iterable[Row]:
        """The rows as they are, or stood on the day asked for: of matters that the hand may see today. `whole`: as an export holds them."""
        rows = (whole and self.every) or self.rows
        if query.wrong:
            return ()
        asked = {"then": query.then, "span": query.span if self.most else None}
        return rows(by, now, **{name: value for name, value in asked.items() if value})


LABELS: Mapping[str, Words] = {"year": _("年份"), "state": _("状态"), BEFORE: _("早于"), AFTER: _("不早于"), "q": _("查询")}
LEDGERS: dict[str, Ledger] = {}


def declare(ledger: Ledger) -> Ledger:
    """Add a register; chapters call this from their `screens.py`. Raises ValueError when the name is taken."""
    if ledger.name in LEDGERS:
        raise ValueError(f"two registers are called {ledger.name}")
    LEDGERS[ledger.name] = ledger
    return ledger


class Span(NamedTuple):
    """From a day on and before another, as moments begin that a table keeps; empty where it has no bound."""

    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What an address asks of a register: `/ledger/incoming?year=2026&state=逾期&before=2026-02-01&sort=-due_&cols=title,lead&page=2`.

    `as_of`: the day as of which it is read, `then` its end, None when that is today; `wrong`: why what was `typed` is no such day.
    """

    filters: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    columns: tuple[str, ...] = ()
    before: date | None = None
    after: date | None = None
    sort: str = ""
    down: bool = False
    page: int = 1
    as_of: date | None = None
    then: datetime | None = None
    typed: str = ""
    wrong: str = ""

    @property
    def stood(self) -> str:
        """截至2026年3月2日; nothing for a register as it is."""
        return gettext("截至{day}").format(day=shown_date(self.as_of)) if self.as_of else ""

    @property
    def span(self) -> Span | None:
        """The days between which a matter began, by year and days; None when all are asked for."""
        year = self.filters.get("year", "")
        first, last = (year, str(int(year) + 1)) if year.isdecimal() else ("", "")
        since = max(first, self.after.isoformat() if self.after else "")
        until = min(filter(None, (last, self.before.isoformat() if self.before else "")), default="")
        return Span(since, until) if since or until else None

    @property
    def order(self) -> str:
        """As it stands in the address."""
        return ("-" if self.down else "") + self.sort


def asked(words: Mapping[str, str], ledger: Ledger, today: date) -> Query:
    """Read an address; names that are no filter and days that are none are passed over, but not the day as of which it is read."""
    typed = words.get(AS_OF, "").strip()
    as_of = _day(typed, today)
    wrong = fault(typed, as_of, today)
    known = {one.name for one in ledger.columns}
    sort = words.get("sort", "")
    page = words.get("page", "1")
    return Query(
        {name: value for name, value in words.items() if value and (name in known or name in BEYOND)},
        words.get("q", "").strip(),
        tuple(one.name for one in ledger.columns if one.name in words.get("cols", "").split(",")),
        _day(words.get(BEFORE, ""), today),
        _day(words.get(AFTER, ""), today),
        sort.removeprefix("-") if sort.removeprefix("-") in known else "",
        sort.startswith("-"),
        int(page) if page.isdecimal() and 0 < int(page) < 100_000 else 1,
        None if wrong else as_of,
        end_of(as_of) if as_of and as_of < today else None,
        typed,
        wrong,
    )


def _day(words: str, today: date) -> date | None:
    try:
        return typed_date(words, today) if words else None
    except NotADate:
        return None


def fault(typed: str, day: date | None, today: date) -> str:
    """Why no register can be read as of what was typed; empty when it can."""
    if typed and day is None:
        return gettext("“{words}”不是日期，请写成 3.2、0302 或 2026年3月2日").format(words=typed)
    return gettext("{day}还没有到，最晚可看到今天").format(day=shown_date(day)) if day and day > today else ""


def said(ledger: Ledger, query: Query) -> str:
    """The day and the conditions in words, as an export records them and a print shows them: 截至2026年3月2日，状态：逾期."""
    parts = [query.stood] if query.stood else []
    parts += [f"{ledger.label_of(name)}：{value}" for name, value in query.filters.items()]
    parts += [f"{LABELS[name]}：{shown_date(day)}" for name, day in ((BEFORE, query.before), (AFTER, query.after)) if day]
    parts += [f"{LABELS['q']}：{query.words}"] if query.words else []
    return "，".join(parts)


def text(value: object) -> str:
    """A cell as text, in exports and for filters."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
