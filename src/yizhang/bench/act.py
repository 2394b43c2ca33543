"""`bench act`: the whole door against the same statements by the raw driver, in the same run on the same disk.

The statements that the door sends are recorded, and replayed on a copy of the database as it was before, transaction by
transaction. So the ratio is what thinking costs on top of writing.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from yizhang import kernel
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL

CLERK, BUREAU = Hand("杨示己", "docs.1"), Hand("奚示戊", "jyj.clerk")
START = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)
BODY = "现将有关情况请示如下。" * 40
PAPER: dict[str, Any] = {
    "kind": "请示", "title": "无锡市教育局关于修缮校舍经费的请示", "number": "锡教〔2026〕12号", "primary_recipients": ["无锡市人民政府"], "signers": ["云示甲"],
    "dated": "2026-03-02", "body": BODY + "妥否，请批示。",
}  # fmt: skip


@dataclass
class Transaction:
    """What one act sent, and how long the door took for all of it, in seconds."""

    took: float = 0.0
    statements: list[tuple[str, Any, bool]] = field(default_factory=list)


@contextmanager
def recorded(into: list[tuple[str, Any, bool]]) -> Iterator[None]:
    """Keep every statement that Django's connection sends."""

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        into.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield


def run(acts: int = 300, folder: Path = Path()) -> dict[str, Any]:
    """Time `acts` acts of the door and their replay; medians in milliseconds, ratio of medians, spread of the ratio over five slices."""
    file = Path(connection.settings_dict["NAME"])
    _warm()
    matters = [_opened(n) for n in range(acts // 2)]
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = folder / "replay.sqlite3"
    shutil.copy(file, copy)
    done = [_timed(matter, verb, hand, n) for n, matter in enumerate(matters) for verb, hand in (("submit", BUREAU), ("register", CLERK))]
    ours = [one.took for one in done]
    theirs = _replayed(copy, done)
    slices = [statistics.median(ours[n::5]) / statistics.median(theirs[n::5]) for n in range(5)]
    return {
        "name": "act", "ratio": round(statistics.median(ours) / statistics.median(theirs), 2), "ours": round(statistics.median(ours) * 1000, 3),
        "theirs": round(statistics.median(theirs) * 1000, 3), "spread": [round(min(slices), 2), round(max(slices), 2)],
        "versions": {"sqlite": sqlite3.sqlite_version, "statements": round(sum(len(one.statements) for one in done) / len(done), 1)},
    }  # fmt: skip


def _warm() -> None:
    for n in range(10):
        matter = _opened(n)
        _timed(matter, "submit", BUREAU, n)
        _timed(matter, "register", CLERK, n)


def _opened(n: int) -> str:
    opened = kernel.open_matter("request", BUREAU, {}, now=START + timedelta(seconds=n))
    if not isinstance(opened, Done):
        raise TypeError(opened)
    return opened.matter


def _timed(matter: str, verb: str, hand: Hand, n: int) -> Transaction:
    one, now = Transaction(), START + timedelta(minutes=1 + n)
    given = PAPER if verb == "submit" else {}
    with recorded(one.statements):
        begin = time.perf_counter()
        result = kernel.perform(matter, verb, hand, given, now=now)
        one.took = time.perf_counter() - begin
    if not isinstance(result, Done):
        raise TypeError([(finding.code, finding.message) for finding in result.findings])
    return one


def _replayed(copy: Path, done: list[Transaction]) -> list[float]:
    """The same statements by sqlite3 itself, each act one IMMEDIATE transaction with synchronous=FULL."""
    raw = sqlite3.connect(copy, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")
    took = []
    for one in done:
        plain = [(sql.replace("%s", "?"), params, many) for sql, params, many in one.statements if not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
        begin = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        for sql, params, many in plain:
            if many:
                raw.executemany(sql, params)
            else:
                raw.execute(sql, params or ()).fetchall()
        raw.execute("COMMIT")
        took.append(time.perf_counter() - begin)
    raw.close()
    return took
