"""What a search without conditions shows first, its SQL written out: Django takes longer to put such a statement together than to run it.

It gives what `searching.ordered` of `searching.seen` gives, in that order. Most words that many matters have stand in titles of the
newest of them, so those are looked through first; when they do not fill the page, all are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from yizhang.kernel import readable
from yizhang.kernel.values import Hand
from yizhang.web import indexing
from yizhang.web.indexing import Condition


class Found(NamedTuple):
    """Of a matter found what the list of results shows, as the database has it."""

    id: str
    title: str
    number: str
    procedure: str
    organ: str
    opened_at: str
    ended_at: str
    record: str


NEWEST = 2000
COLUMNS = ", ".join(f"matter.{name}" for name in Found._fields)
RECENT = f"""SELECT {COLUMNS} FROM kernel_matter matter
WHERE matter.opened_at > COALESCE((SELECT opened_at FROM kernel_matter ORDER BY opened_at DESC LIMIT 1 OFFSET %s), '')
AND NOT matter.draft AND {{titled}} AND {{readable}}
AND EXISTS (SELECT 1 FROM web_searchtext entry WHERE entry.matter = matter.id AND {{holding}})
ORDER BY matter.opened_at DESC, matter.id LIMIT %s"""  # noqa: S608 - put together from constants
ALL = f"""SELECT {COLUMNS} FROM kernel_matter matter WHERE NOT matter.draft AND {{readable}} AND matter.id IN ({{entries}})
ORDER BY CASE WHEN {{titled}} THEN 0 ELSE 1 END, matter.opened_at DESC, matter.id LIMIT %s"""  # noqa: S608 - put together from constants


def first(words: str, by: Hand, now: datetime, most: int) -> list[Found]:
    """Of the matters with these words that one may see, at most so many: those that have all in the title, then the newest."""
    wanted, seen, title = indexing.looked_for(words), readable(by, now=now), titled(words)
    holding = indexing.holding(wanted)
    sql = RECENT.format(titled=title[0], readable=seen[0], holding=holding[0])
    recent = _rows(sql, [NEWEST, *title[1], *seen[1], *holding[1], most])
    if len(recent) == most:
        return recent
    entries = indexing.entries(wanted)
    sql = ALL.format(titled=title[0], readable=seen[0], entries=entries[0])
    return _rows(sql, [*seen[1], *entries[1], *title[1], most])


def titled(words: str) -> Condition:
    """All words in the title of a row `matter`."""
    found = [indexing.contains("matter.title", word) for word in words.split()]
    return " AND ".join(sql for sql, _values in found), [value for _sql, values in found for value in values]


def _rows(sql: str, values: Sequence[Any]) -> list[Found]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Found(*one) for one in cursor.fetchall()]
