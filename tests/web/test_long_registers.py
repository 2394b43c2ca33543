"""A register of more than one goes through at once: nothing under way is left out, and of the rest it says what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.test_office import CLERK, Person, a_paper, somebody

from yizhang.kernel.models import Matter
from yizhang.kernel.moment import read
from yizhang.kernel.values import Hand
from yizhang.web.bookrows import rows
from yizhang.web.books import ledger_of
from yizhang.web.ledger import LEDGERS, Column, Query, Span, asked

__all__ = ["somebody"]
HAND = Hand(CLERK, "docs.1")


@pytest.fixture
def clerk(somebody) -> Person:
    """文电, who registered five papers and gave up the three of them that came in between."""
    person = somebody(CLERK)
    papers = [a_paper(person, title=f"关于第{n}件事的请示") for n in range(5)]
    for n, one in enumerate(papers):
        Matter.objects.filter(id=one.rpartition("/")[2]).update(opened_at=f"2026-03-02T09:0{n}:00+08:00")
    for one in papers[1:4]:
        person.do(f"{one}/void", reason="重复登记")
    return person


def titles(**more: object) -> list[str]:
    now = read(Matter.objects.order_by("-last_at").first().last_at) + timedelta(minutes=1)
    return [str(one["title"])[3:4] for one in rows(("request",), ("title",), HAND, now, **more)]


def test_of_what_has_ended_the_newest_are_listed_and_all_that_is_under_way(clerk):
    assert sorted(titles(most=1)) == ["0", "3", "4"]
    assert titles(most=1) == sorted(titles(most=1), reverse=True)
    assert sorted(titles(most=None)) == ["0", "1", "2", "3", "4"]


def test_older_ones_are_found_by_the_day_on_which_they_began(clerk):
    Matter.objects.filter(title__contains="第1件").update(opened_at="2024-03-02T09:00:00+08:00")
    assert "1" not in titles(most=2)
    assert titles(most=2, span=Span("2024", "2025")) == ["1"]
    assert titles(most=2, span=Span(until="2026-01-01")) == ["1"]
    assert "1" not in titles(most=None, span=Span("2025-12-31"))


@pytest.mark.parametrize(
    ("address", "span"),
    [
        ({}, None),
        ({"year": "去年"}, None),
        ({"year": "2024"}, Span("2024", "2025")),
        ({"after": "2026-02-01"}, Span("2026-02-01", "")),
        ({"year": "2026", "before": "2026-03-01"}, Span("2026", "2026-03-01")),
        ({"year": "2026", "after": "2025-07-01", "before": "2028-01-01"}, Span("2026", "2027")),
    ],
)
def test_year_and_days_of_the_address_narrow_what_is_read(address, span):
    today = read("2026-03-03T09:00:00+08:00").date()
    assert asked(address, LEDGERS["incoming"], today).span == span


def test_the_page_says_that_older_ones_are_left_out_and_where_they_are(clerk, monkeypatch):
    assert "更早办结的" not in clerk.see("/ledger/incoming")
    monkeypatch.setitem(LEDGERS, "incoming", replace(LEDGERS["incoming"], most=2))
    page = clerk.see("/ledger/incoming?q=第")
    assert "列出在办的全部和最近办结的2件" in page and "在全部事项中查" in page
    assert "更早办结的" not in clerk.see("/ledger/incoming?state=在办&year=2025")


def test_of_another_day_it_says_that_the_newest_by_then_are_listed(clerk, monkeypatch):
    monkeypatch.setitem(LEDGERS, "incoming", replace(LEDGERS["incoming"], most=4))
    page = clerk.see("/ledger/incoming?as_of=2026-03-02")
    assert "列出到那天为止最近登记的4件" in page and "列出在办的全部" not in page
    assert "最近登记的" not in clerk.see("/ledger/incoming?as_of=2026-03-01")


def test_years_are_offered_back_to_the_oldest_document(clerk):
    Matter.objects.filter(title__contains="第1件").update(opened_at="2023-05-04T09:00:00+08:00")
    page = clerk.browser.get("/ledger/incoming").content.decode()
    assert all(f"<option>{year}</option>" in page for year in (2023, 2024, 2025, 2026)) and "<option>2022</option>" not in page


def test_long_texts_are_fetched_at_once_and_only_where_their_column_is_shown(clerk):
    book = ledger_of("texts", "正文", ("request",), (Column("title", "标题"), Column("body", "正文")), "")

    def sent(*shown: str) -> int:
        now = read(Matter.objects.order_by("-last_at").first().last_at)
        with CaptureQueriesContext(connection) as queries:
            said = [row.get(name) for row in book.read(HAND, now, Query()) for name in shown]
        assert len(said) == 5 * len(shown) and all(said)
        return sum("kernel_content" in one["sql"] for one in queries)

    assert (sent("title"), sent("title", "body")) == (0, 1)


def test_a_page_stands_in_one_organisation_and_asks_once_which(clerk):
    with CaptureQueriesContext(connection) as queries:
        clerk.see("/ledger/incoming")
    assert sum("kernel_counter" in one["sql"] for one in queries) == 1


def test_a_title_is_escaped_in_the_table(clerk):
    matter = Matter.objects.filter(title__contains="第1件").first()
    Matter.objects.filter(id=matter.id).update(title="<b>关于“一”&二的请示")
    page = clerk.browser.get("/ledger/incoming").content.decode()
    assert f'<a href="/matter/{matter.id}">&lt;b&gt;关于“一”&amp;二的请示</a>' in page
    assert "<b>关于" not in page
