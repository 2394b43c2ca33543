"""The SQL of the hot path, written out: one reading statement, then the writes. Runs inside the door's transaction only."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from yizhang.kernel.sending import connection, later, send
from yizhang.law.standing import NOTHING

COLUMNS = (
    "id, procedure, root, parent, opened_at, person, post, organ, registrar, title, number, seq, head, last_at, "
    "draft, ended_at, end_outcome, standing, record, opened, next_at"
)
READ = f"""SELECT {COLUMNS}, (SELECT value FROM kernel_counter WHERE name = 'org'),
(SELECT value FROM kernel_counter WHERE name = 'calendar'),
(SELECT MIN(family.next_at) FROM kernel_matter family WHERE family.root = kernel_matter.root AND family.next_at <> ''),
(SELECT CAST({{list}}({{tuple}}(verb, seat, kind, since, due, late_from, certain)) AS text)
 FROM kernel_task WHERE matter = %s AND closed_at = ''),
(SELECT CAST({{list}}(seat) AS text) FROM kernel_reader WHERE matter = %s)
FROM kernel_matter WHERE id = %s"""
READ_BY = {
    "sqlite": READ.format(list="json_group_array", tuple="json_array"),
    "postgresql": READ.format(list="json_agg", tuple="json_build_array"),
}
LOCK = "SELECT 1 FROM kernel_matter WHERE id = (SELECT root FROM kernel_matter WHERE id = %s) FOR UPDATE"
LOCK_NAMED = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
INSERT_MATTER = f"INSERT INTO kernel_matter ({COLUMNS}) VALUES ({', '.join(['%s'] * 21)})"
UPDATE_MATTER = """UPDATE kernel_matter SET title = %s, number = %s, seq = %s, head = %s, last_at = %s, draft = %s, ended_at = %s,
end_outcome = %s, standing = %s, record = %s, opened = %s, next_at = %s WHERE id = %s"""
INSERT_ACT = """INSERT INTO kernel_act (matter, seq, body, digest, procedure, verb, at, person, post, accepted)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
INSERT_READER = "INSERT INTO kernel_reader (matter, seat, since) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
INSERT_CONTENT = "INSERT INTO kernel_content (digest, media, size, text, at) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
INSERT_TASK = """INSERT INTO kernel_task (matter, verb, seat, kind, since, due, late_from, certain, closed_at, closed_by)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, '', '')"""
OPEN_TASKS = "SELECT id, verb, seat, kind, since, due, late_from, certain FROM kernel_task WHERE matter = %s AND closed_at = ''"
OPEN_TASK = "matter = %s AND verb = %s AND seat = %s AND kind = %s AND closed_at = ''"
CHANGE_TASK = f"UPDATE kernel_task SET since = %s, due = %s, late_from = %s, certain = %s WHERE {OPEN_TASK}"
CLOSE_TASK = f"UPDATE kernel_task SET closed_at = %s, closed_by = %s WHERE {OPEN_TASK}"
INSERT_BITE = "INSERT INTO kernel_bite (matter, seq, provision, code, kind, at) VALUES (%s, %s, %s, %s, %s, %s)"
INSERT_KEY = "INSERT INTO kernel_key (person, key, request, matter, seq) VALUES (%s, %s, %s, %s, %s)"
NEXT_NUMBER = """INSERT INTO kernel_counter (name, value) VALUES (%s, 1)
ON CONFLICT (name) DO UPDATE SET value = kernel_counter.value + 1 RETURNING value"""

Place = tuple[str, str, str]
"""What an open task is known by in its matter: verb, seat, kind."""
Span = tuple[str, str, str, bool]
"""Its clock: since, due, late from, and whether that is certain."""


class Row(NamedTuple):
    """A matter's row; `standing`, `record` and `opened` are texts, which `kept` reads. `org` and `calendar` are the versions in force,
    `family_next` the next moment of all.

    `tasks` are the open ones, `readers` the seats that see it.
    """

    id: str
    procedure: str
    root: str
    parent: str
    opened_at: str
    person: str
    post: str
    organ: str
    registrar: bool
    title: str
    number: str
    seq: int
    head: str
    last_at: str
    draft: bool
    ended_at: str
    end_outcome: str
    standing: str
    record: str
    opened: str
    next_at: str
    org: int = 0
    calendar: int = 0
    family_next: str = ""
    tasks: Mapping[Place, Span] = NOTHING
    readers: frozenset[str] = frozenset()


_read: ContextVar[list[tuple[int, int]] | None] = ContextVar("read", default=None)


def lock(matter: str) -> None:
    """Lock the matter's family by its root. SQLite's IMMEDIATE transaction holds the lock already.

    Nothing is read here: a row read in the statement that waits for the lock is as old as the wait.
    """
    if connection().vendor == "postgresql":
        later(LOCK, [matter])


def lock_named(names: Iterable[str]) -> None:
    """Lock facts that count over other matters, by name, in order."""
    if connection().vendor == "postgresql":
        for name in sorted(names):
            later(LOCK_NAMED, [name])


def read(matter: str) -> Row | None:
    """A matter's row with the versions of organisation and calendar, its open tasks and its readers; None when there is none."""
    found = send(READ_BY[connection().vendor], [matter, matter, matter]).fetchone()
    if not found:
        return None
    plain = list(found)
    for at in (8, 14):
        plain[at] = bool(plain[at])
    plain[21], plain[22], plain[23] = plain[21] or 0, plain[22] or 0, plain[23] or ""
    plain[24] = {(verb, seat, kind): (*clock, bool(certain)) for verb, seat, kind, *clock, certain in json.loads(plain[24] or "[]")}
    plain[25] = frozenset(json.loads(plain[25] or "[]"))
    return Row(*plain)


@contextmanager
def reading() -> Iterator[None]:
    """While the block runs, versions are read once: a page, which changes neither, asks for them two dozen times."""
    token = _read.set([])
    try:
        yield
    finally:
        _read.reset(token)


def versions() -> tuple[int, int]:
    """The versions of organisation and calendar."""
    read = _read.get()
    if read is None:
        return _versions()
    if not read:
        read.append(_versions())
    return read[0]


def _versions() -> tuple[int, int]:
    found = dict(send("SELECT name, value FROM kernel_counter WHERE name IN ('org', 'calendar')", ()).fetchall())
    return found.get("org", 0), found.get("calendar", 0)


def insert_matter(row: Row) -> None:
    """A new matter."""
    later(INSERT_MATTER, row[:21])


def update_matter(row: Row) -> None:
    """The cache of a matter after an act."""
    later(UPDATE_MATTER, (row.title, row.number, *row[11:21], row.id))


def insert_act(values: Sequence[Any]) -> None:
    """An act, sealed."""
    later(INSERT_ACT, values)


def insert_readers(rows: Sequence[tuple[str, str, str]]) -> None:
    """Seats that see a matter from now on; those that do already stay as they are."""
    _each(INSERT_READER, rows)


def remove_readers(matters: Sequence[str], seats: Collection[str], unless: str) -> None:
    """Seats that see these matters no more, but for those that see the matter `unless`."""
    both = ", ".join(["%s"] * len(matters)), ", ".join(["%s"] * len(seats))
    kept = "SELECT seat FROM kernel_reader WHERE matter = %s"
    sql = f"DELETE FROM kernel_reader WHERE matter IN ({both[0]}) AND seat IN ({both[1]}) AND seat NOT IN ({kept}) RETURNING id"
    rows(sql, [*matters, *seats, unless])


def open_tasks(matter: str) -> list[tuple[Any, ...]]:
    """The open tasks of a matter: id, verb, seat, kind, since, due, late_from, certain."""
    return rows(OPEN_TASKS, [matter])


def insert_tasks(values: Sequence[Sequence[Any]]) -> None:
    """New tasks."""
    _each(INSERT_TASK, values)


def change_tasks(values: Sequence[Sequence[Any]]) -> None:
    """Tasks whose clock moved."""
    _each(CHANGE_TASK, values)


def close_tasks(values: Sequence[Sequence[Any]]) -> None:
    """Tasks that are done or no longer due."""
    _each(CLOSE_TASK, values)


def insert_bites(values: Sequence[Sequence[Any]]) -> None:
    """Findings by provision."""
    _each(INSERT_BITE, values)


def insert_contents(values: Sequence[Sequence[Any]]) -> None:
    """Texts and files by digest."""
    _each(INSERT_CONTENT, values)


def insert_key(values: Sequence[Any]) -> None:
    """The result of a key. IntegrityError when another door had the same."""
    later(INSERT_KEY, values)


def next_number(series: str) -> int:
    """The next number of a series, from 1. Locked until the transaction ends, so without gaps."""
    return int(send(NEXT_NUMBER, [series]).fetchone()[0])


def rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return list(send(sql, values, prepare=None).fetchall())


def _each(sql: str, values: Sequence[Sequence[Any]]) -> None:
    for one in values:
        later(sql, one)
