"""How the door's statements reach the database: the driver runs them itself, since Django's cursor costs as much as SQLite does.

On PostgreSQL what is only written waits until something is read or the transaction ends, and then goes in one round trip. Whoever uses
Django's connection meanwhile finds it written, and whoever listens to that is told of each statement at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.transaction import atomic


class UnderWay(NamedTuple):
    """The transaction under way: its connection, asking Django for which costs as much as a short statement, and what waits."""

    ours: Any
    waiting: list[tuple[str, Sequence[Any]]]


_under_way: ContextVar[UnderWay | None] = ContextVar("under_way", default=None)


@contextmanager
def transaction() -> Iterator[None]:
    """Everything inside is done or nothing is."""
    ours: Any = connections[DEFAULT_DB_ALIAS]
    if ours.connection is None:
        ours.ensure_connection()
    if ours.in_atomic_block or not ours.autocommit:
        with atomic(), _bound(ours):
            yield
            flush()
        return
    with _outermost(ours), _bound(ours):
        later("BEGIN IMMEDIATE" if ours.vendor == "sqlite" else "BEGIN", ())
        yield
        if not ours.needs_rollback:
            later("COMMIT", ())
            flush()


@contextmanager
def _outermost(ours: Any) -> Iterator[None]:
    """What `atomic` does around a transaction that is in no other, but for BEGIN and COMMIT; its own way takes a tenth of an act's time."""
    ours.close_if_health_check_failed()
    ours.ensure_connection()
    ours.commit_on_exit, ours.needs_rollback = True, False
    ours.autocommit, ours.in_atomic_block = False, True
    done = False
    try:
        yield
        done = not ours.needs_rollback
    finally:
        ours.autocommit, ours.in_atomic_block = True, False
        if ours.closed_in_transaction:
            ours.connection = None
        elif not done:
            _roll_back(ours)
    ours.run_and_clear_commit_hooks()


def _roll_back(ours: Any) -> None:
    try:
        ours.rollback()
    except Error:
        ours.close()  # something is wrong with it, and the next one begins anew


@contextmanager
def _bound(ours: Any) -> Iterator[None]:
    """What is sent while the block runs is part of this transaction, and nothing that Django sends goes before what waits."""
    token = _under_way.set(UnderWay(ours, []))
    try:
        if ours.vendor == "sqlite":
            yield
        else:
            with ours.execute_wrapper(_after_what_waits):
                yield
    finally:
        _under_way.reset(token)


def _after_what_waits(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
    flush()
    return execute(sql, values, many, context)


def send(sql: str, values: Sequence[Any], prepare: bool | None = True) -> Any:
    """A cursor that has run the statement. PostgreSQL keeps the plan of one that is prepared."""
    ours = connection()
    if ours.connection is None:
        ours.ensure_connection()
    if _listened(ours):
        return _told(ours, sql, values)
    with ours.wrap_database_errors:
        if ours.vendor == "sqlite":
            return ours.connection.execute(_marked(sql), values)
        under_way = _under_way.get()
        if under_way is None or not under_way.waiting:
            return ours.connection.execute(sql, values, prepare=prepare)
        with ours.connection.pipeline():
            _send_what_waits(under_way)
            return ours.connection.execute(sql, values, prepare=prepare)


def later(sql: str, values: Sequence[Any]) -> None:
    """Run a statement whose result nobody asks for, now or with the next; what it raises comes then. Inside a transaction only."""
    under_way = _under_way.get()
    if under_way is None or under_way.ours.vendor == "sqlite" or _listened(under_way.ours):
        send(sql, values)
    else:
        under_way.waiting.append((sql, values))


def flush() -> None:
    """Send what waits."""
    under_way = _under_way.get()
    if under_way is not None and under_way.waiting:
        with under_way.ours.wrap_database_errors, under_way.ours.connection.pipeline():
            _send_what_waits(under_way)


def _send_what_waits(under_way: UnderWay) -> None:
    """Inside a pipeline, at whose end all of it has been run."""
    those = under_way.waiting.copy()
    under_way.waiting.clear()
    for sql, values in those:
        under_way.ours.connection.execute(sql, values, prepare=True)


def connection() -> Any:
    """Django's connection, the transaction's where one is under way."""
    under_way = _under_way.get()
    return under_way.ours if under_way is not None else connections[DEFAULT_DB_ALIAS]


def _listened(ours: Any) -> bool:
    """Whether somebody but ourselves wants to know what is sent."""
    return ours.force_debug_cursor or (ours.execute_wrappers and any(one is not _after_what_waits for one in ours.execute_wrappers))


def _told(ours: Any, sql: str, values: Sequence[Any]) -> Any:
    cursor = ours.cursor()
    cursor.execute(sql, values)
    return cursor


@lru_cache(256)
def _marked(sql: str) -> str:
    """As SQLite's driver wants it."""
    return sql.replace("%s", "?").replace("%%", "%")
