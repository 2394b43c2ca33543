"""One page of a register: its rows filtered, sorted and cut, and what each further condition would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from yizhang.web.dates import shown_date
from yizhang.web.ledger import AFTER, BEFORE, PAGE, STATES, Column, Ledger, Query, Row, Words, text

PAST = {"今天到期": _("当日到期")}
"""What a state is called in a register as it stood on another day."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, or one on offer with how many it would leave."""

    name: str
    value: str
    on: bool
    count: int = 0
    words: Words = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """How many are 在办, 逾期, 今天到期, 已办结."""

    value: str
    label: Words
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a register, or of anything else that is paged."""

    ledger: Ledger | None
    query: Query
    total: int
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    chips: tuple[Chip, ...] = ()
    tabs: tuple[Tab, ...] = ()
    late: tuple[Row, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    size: int = PAGE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def page(self) -> int:
        """The page shown: the one asked for, or the last."""
        return min(self.query.page, self.pages)

    @property
    def first(self) -> int:
        """The number of its first row; 0 when there is none."""
        return (self.page - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The number of its last row."""
        return min(self.page * self.size, self.total)

    @property
    def before(self) -> int:
        """The page before this one."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return self.page + 1


def leaf(ledger: Ledger, rows: Iterable[Row], query: Query, columns: Sequence[str] = ()) -> Leaf:
    """Filter, sort and cut; the chips count what each further condition would leave, the tabs what each state would."""
    rows = list(rows)
    kept = all_rows(ledger, rows, query)
    late = tuple(one for one in kept if one.get("late"))
    chips, tabs, choices = _chips(ledger, kept, query), _tabs(ledger, rows, query), _choices(ledger, rows)
    whole = Leaf(ledger, query, len(kept), shown(ledger, query.columns or columns), tuple(kept), chips, tabs, late, choices)
    return replace(whole, rows=whole.rows[max(whole.first - 1, 0) : whole.last])


def shown(ledger: Ledger, chosen: Sequence[str]) -> tuple[Column, ...]:
    """The chosen columns in the register's order; before anybody chose, the usual ones."""
    return tuple(one for one in ledger.columns if (one.name in chosen if chosen else one.shown))


def in_order(rows: Iterable[Row], query: Query) -> list[Row]:
    """Sorted by the column asked for; else as they came."""
    return sorted(rows, key=lambda row: _sort_key(row.get(query.sort)), reverse=query.down) if query.sort else list(rows)


def all_rows(ledger: Ledger, rows: Iterable[Row], query: Query) -> list[Row]:
    """What an export holds: as filtered and sorted, all pages."""
    return in_order((one for one in rows if _meets(one, query, ledger)), query)


def _meets(row: Row, query: Query, ledger: Ledger, but: str = "") -> bool:
    if any(not _is(row, name, value) for name, value in query.filters.items() if name != but):
        return False
    on = row.get("on")
    if isinstance(on, date) and ((query.before and on >= query.before) or (query.after and on < query.after)):
        return False
    return all(any(word in text(row.get(one.name)) for one in ledger.columns if one.search) for word in query.words.split())


def states_of(row: Row) -> tuple[str, ...]:
    """Those of `STATES` that a row is in."""
    states = row.get("states")
    return states if isinstance(states, tuple) else ()


def _is(row: Row, name: str, value: str) -> bool:
    if name == "state":
        return value in states_of(row)
    held = text(row.get(name))
    return held == value or value in held.split("、")


def _sort_key(value: object) -> tuple[bool, bool, str | int | float]:
    if isinstance(value, int):
        return (False, False, value)
    return (value is None or value == "", True, text(value))


def _chips(ledger: Ledger, rows: Sequence[Row], query: Query) -> tuple[Chip, ...]:
    days = ((BEFORE, query.before, _("早于{day}")), (AFTER, query.after, _("不早于{day}")))
    chips = [Chip(name, value, True, words=value) for name, value in query.filters.items()]
    chips += [Chip(name, day.isoformat(), True, words=str(words).format(day=shown_date(day))) for name, day, words in days if day]
    for column in ledger.columns:
        if column.filter and column.name not in query.filters:
            counts = Counter(value for row in rows if (value := text(row.get(column.name))))
            chips += [Chip(column.name, value, False, count, value) for value, count in counts.most_common(4)]
    return tuple(chips)


def _tabs(ledger: Ledger, rows: Sequence[Row], query: Query) -> tuple[Tab, ...]:
    """Under the other conditions; a register of what has no course has none."""
    counts = Counter(state for row in rows if _meets(row, query, ledger, "state") for state in states_of(row))
    states = ((value, PAST.get(value, label) if query.then else label, severity) for value, label, severity in STATES)
    return tuple(Tab(value, label, severity if counts[value] else "", counts[value]) for value, label, severity in states) if counts else ()


def _choices(ledger: Ledger, rows: Sequence[Row]) -> Mapping[str, tuple[str, ...]]:
    """What the list of conditions offers for each column, and the years."""
    names = [one.name for one in ledger.columns if one.filter or one.choice]
    held = {name: {text(row.get(name)) for row in rows} for name in ("year", *names)}
    found = {name: sorted({each for words in all_ for each in words.split("、") if each}) for name, all_ in held.items()}
    return {name: tuple(values) for name, values in found.items() if values}
