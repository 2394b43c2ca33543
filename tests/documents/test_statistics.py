"""发文统计: documents by name, kind, organ and month against last year, and every figure opens the list it counts."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.documents.test_sealing import CLERK, NOW, STRANGER, played

from yizhang.documents.dispatch.stats import issued, span, statistics
from yizhang.web import moment

TODAY = date(2026, 3, 3)


def row(day: date, name: str = "市政府", kind: str = "通知", drafter: str = "市教育局") -> dict[str, object]:
    """An issued document."""
    return {"on": day, "in_name_of": name, "kind": kind, "drafter": drafter}


ROWS = [row(date(2026, 1, 5)), row(date(2026, 3, 3), kind="函"), row(date(2025, 1, 9)), row(date(2025, 3, 4)), row(date(2025, 12, 1))]


def test_the_year_so_far_stands_beside_the_same_days_of_last_year():
    found = statistics(ROWS, "year", TODAY)
    assert (found.total.now, found.total.was) == (2, 1)
    kinds = dict(found.groups)["文种"]
    assert [(one.label, one.now, one.was, one.severity) for one in kinds] == [("函", 1, 0, "caution"), ("通知", 1, 1, "")]
    assert [one.label for one in found.more] == ["市政府", "函"]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("year", date(2026, 1, 1), TODAY),
        ("month", date(2026, 2, 1), date(2026, 2, 28)),
        ("twelve", date(2025, 3, 4), TODAY),
    ],
)
def test_a_period_ends_today_or_with_last_month(period, first, last):
    found = span(period, TODAY)
    assert (found.first, found.last) == (first, last)


def test_a_leap_day_has_a_day_before_it():
    found = statistics([], "twelve", date(2028, 2, 29))
    assert (found.now.first, found.was.last) == (date(2027, 3, 1), date(2027, 2, 28))


def test_the_chart_has_each_month_of_both_years_by_its_height():
    found = statistics(ROWS, "year", TODAY).chart
    assert [(one.year, one.month, one.count) for one in found.marks] == [
        (2025, 1, 1), (2026, 1, 1), (2025, 3, 1), (2026, 3, 1), (2025, 12, 1),
    ]  # fmt: skip
    assert {one.height for one in found.marks} == {2.3} and statistics([], "year", TODAY).chart.marks == ()


@pytest.fixture
def clerk(city) -> Client:
    """文电处 at a browser, one document issued."""
    played("a50-签发和纪要.yaml", "依次审核后市长签发，编号、用印")
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": CLERK.person})
    return client


def test_every_figure_opens_a_list_of_as_many_documents(clerk):
    page = clerk.get("/documents/statistics").content.decode()
    figures = {unescape(where): int(n) for where, n in re.findall(r'href="(/ledger/issued[^"]*)">(?:<b>)?(\d+)<', page)}
    assert sorted(figures.values()) == [0, 0, 0, 0, 1, 1, 1, 1, 1]
    for where, n in figures.items():
        assert f"{n} 件</h2>" in clerk.get(where).content.decode(), where


def test_the_figures_are_printed_and_count_only_what_one_may_see(clerk):
    assert "发文统计" in clerk.get("/documents/statistics/print?period=month").content.decode()
    assert len(issued(CLERK, NOW)) == 1 and issued(STRANGER, NOW) == []
