"""Registers as they stood: each day of some months of work is told in March as it was seen on that day (semantics 74)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.urls import get_resolver

from yizhang.kernel import hooks
from yizhang.kernel.asof import end_of
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL
from yizhang.player import clock, together
from yizhang.player.installation import demonstration_scenarios
from yizhang.web.ledger import LEDGERS

CLERK, SECRETARY = Hand("韩示戊", "docs.head"), Hand("冯示壬", "sg")
MARCH = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
PLAYED = (
    "市政府意见由两位副市长",
    "一份联合发文先预留字号",
    "老旧小区改造年度计划",
    "养犬办法公布后修改",
    "请示抄报两位领导被拒",
    "江阴市政府文件备案",
    "街景整治的请示，两次退文",
    "以领导交办为由直接报送",
)
FILLED = {
    "incoming",
    "returned",
    "dispatch",
    "seals",
    "distribution",
    "archive",
    "issued",
    "numbers",
    "refusals",
    "filings",
    "effects",
    "plans",
}
Picture = dict[tuple[str, str], list[dict[str, str]]]


def picture(now: datetime, then: datetime | None = None) -> Picture:
    """All registers as two people see them, word for word."""
    books = [one for one in LEDGERS.values() if not one.procedures or set(one.procedures) & hooks.rulebook_at(now).procedures.keys()]
    asked = {"then": then} if then else {}
    return {(hand.post, one.name): [*words(one.rows(hand, now, **asked))] for hand in (CLERK, SECRETARY) for one in books}


def words(rows) -> Iterator[dict[str, str]]:
    return ({name: str(cell) for name, cell in row.items() if name != "lateness"} for row in rows)


@pytest.fixture
def seen(city, monkeypatch) -> dict[date, Picture]:
    """What the registers showed at the end of every sixth day on which something was done; it is March now."""
    get_resolver().url_patterns  # noqa: B018 - the chapters declare their registers with their addresses
    found: dict[date, Picture] = {}

    class Watched(clock.Clock):
        def come_to(self, at: datetime) -> None:
            if self._day and self._day != at.date() and self._day.day % 6 == 0:
                found[self._day] = picture(end_of(self._day))
            super().come_to(at)

    monkeypatch.setattr(together, "Clock", Watched)
    scenarios = tuple(one for one in demonstration_scenarios() if one.name.startswith(PLAYED))
    assert all(one.passed for one in together.play_together(scenarios, MARCH)) and len(scenarios) >= len(PLAYED)
    return found


def test_every_register_tells_of_each_day_what_it_showed_then(seen):
    now, changed = picture(MARCH), set()
    for day, shown in seen.items():
        told = picture(MARCH, end_of(day))
        for place, rows in shown.items():
            assert [one for one in rows if one not in told[place]] == [], (day, place)
            known = {one["matter"] for one in rows}  # of what one sees only since, more is told
            assert [one for one in told[place] if one["matter"] in known and one not in rows] == [], (day, place)
            changed |= {place[1]} if rows != now[place] else set()
    assert changed >= FILLED and len(seen) > 4 and len(now) > 2 * 30  # or it would have shown nothing
