"""Registers as staff use them: columns declared by a chapter, filters in the address, sort in the head, 50 a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise

PAGE = 50
Words = str | Promise
Row = Mapping[str, object]  # column name -> value; `matter` opens it, `late` colours it


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `short` is the head on screens; `search` marks the default search fields, `shown` those shown before anybody chose."""

    name: str
    label: Words
    short: Words = ""
    right: bool = False
    search: bool = False
    shown: bool = True
    title: bool = False
    filter: bool = False

    @property
    def head(self) -> Words:
        """The word in the head of the table."""
        return self.short or self.label


@dataclass(frozen=True, slots=True)
class Ledger:
    """A register: whose matters it lists, in which columns, and what can be begun from it."""

    name: str
    label: Words
    procedures: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[..., Iterable[Row]]
    begin: tuple[tuple[str, Words, str], ...] = ()  # address, label, single key
    group: str = ""


LEDGERS: dict[str, Ledger] = {}


def declare(ledger: Ledger) -> Ledger:
    """Add a register; chapters call this from their `screens.py`. Raises ValueError when the name is taken."""
    if ledger.name in LEDGERS:
        raise ValueError(f"two registers are called {ledger.name}")
    LEDGERS[ledger.name] = ledger
    return ledger


@dataclass(frozen=True, slots=True)
class Query:
    """What an address asks of a register: `/ledger/incoming?year=2026&status=在办&sort=-due&page=2`."""

    filters: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    sort: str = ""
    down: bool = False
    page: int = 1

    @property
    def order(self) -> str:
        """As it stands in the address."""
        return ("-" if self.down else "") + self.sort


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, or one on offer with how many it would leave."""

    name: str
    value: str
    on: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a register."""

    ledger: Ledger
    query: Query
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chips: tuple[Chip, ...]
    total: int
    first: int
    last: int
    pages: int

    @property
    def before(self) -> int:
        """The page before this one."""
        return min(self.query.page, self.pages) - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return min(self.query.page, self.pages) + 1


def asked(words: Mapping[str, str], ledger: Ledger) -> Query:
    """Read an address; names that are no filter are passed over."""
    known = {one.name for one in ledger.columns}
    sort = words.get("sort", "")
    page = words.get("page", "1")
    return Query(
        {name: value for name, value in words.items() if value and name in known | {"year"}},
        words.get("q", "").strip(),
        sort.removeprefix("-") if sort.removeprefix("-") in known else "",
        sort.startswith("-"),
        int(page) if page.isdecimal() and 0 < int(page) < 100_000 else 1,
    )


def leaf(ledger: Ledger, rows: Iterable[Row], query: Query, columns: Sequence[str] = ()) -> Leaf:
    """Filter, sort and cut; the chips count what each further condition would leave."""
    kept = [one for one in rows if _meets(one, query, ledger)]
    if query.sort:
        kept.sort(key=lambda row: _sort_key(row.get(query.sort)), reverse=query.down)
    pages = max(1, -(-len(kept) // PAGE))
    first = (min(query.page, pages) - 1) * PAGE
    shown = tuple(one for one in ledger.columns if (one.name in columns if columns else one.shown))
    page = tuple(kept[first : first + PAGE])
    return Leaf(ledger, query, shown, page, _chips(ledger, kept, query), len(kept), first + 1 if page else 0, first + len(page), pages)


def all_rows(ledger: Ledger, rows: Iterable[Row], query: Query) -> list[Row]:
    """What an export holds: as filtered and sorted, all pages."""
    kept = [one for one in rows if _meets(one, query, ledger)]
    return sorted(kept, key=lambda row: _sort_key(row.get(query.sort)), reverse=query.down) if query.sort else kept


def text(value: object) -> str:
    """A cell as text, in exports and for filters."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _meets(row: Row, query: Query, ledger: Ledger) -> bool:
    if any(text(row.get(name)) != value for name, value in query.filters.items()):
        return False
    searched = [one.name for one in ledger.columns if one.search]
    return all(any(word in text(row.get(name)) for name in searched) for word in query.words.split())


def _sort_key(value: object) -> tuple[bool, bool, str | int | float]:
    if isinstance(value, int):
        return (False, False, value)
    return (value is None or value == "", True, text(value))


def _chips(ledger: Ledger, rows: Sequence[Row], query: Query) -> tuple[Chip, ...]:
    chips = [Chip(name, value, True) for name, value in query.filters.items()]
    for column in ledger.columns:
        if column.filter and column.name not in query.filters:
            counts: dict[str, int] = {}
            for row in rows:
                if value := text(row.get(column.name)):
                    counts[value] = counts.get(value, 0) + 1
            chips += [Chip(column.name, value, False, count) for value, count in sorted(counts.items(), key=lambda one: -one[1])[:4]]
    return tuple(chips)
