"""发文控制: a line of the plan counts what was issued, each year by itself, and opens the lists of what it counts."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html import unescape

import pytest
from django.test import Client
from tests.documents.test_sealing import CLERK, NOW, played

from yizhang import kernel
from yizhang.documents.quota.facts import IssuedCounts
from yizhang.kernel.models import Notice
from yizhang.kernel.values import Done
from yizhang.law.calendar import LOCAL
from yizhang.web import moment


def line(now: datetime = NOW, **given: object) -> str:
    """A line of the plan, entered by 文电处."""
    opened = kernel.open_matter("quota", CLERK, given, now=now)
    assert isinstance(opened, Done) and isinstance(kernel.perform(opened.matter, "enter", CLERK, {}, now=now), Done)
    return opened.matter


def told(matter: str, now: datetime = NOW) -> set[str]:
    """What the calendar says of it."""
    kernel.watch_round(now)
    return {one.template.format_map(json.loads(one.values)) for one in Notice.objects.filter(matter=matter, closed_at="")}


@pytest.fixture
def document(city) -> str:
    """One document of the government, an 意见 by 市教育局."""
    return played("a50-签发和纪要.yaml", "依次审核后市长签发，编号、用印")


def test_a_line_counts_the_documents_of_its_name_kind_and_organ(document):
    for more in ({}, {"kind": "意见"}, {"drafter": "jyj"}):
        (said,) = told(line(year=2026, in_name_of="市政府", planned=0, **more))
        assert "已1件，超过0件" in said, more
    for more in ({"kind": "通知"}, {"drafter": "czj", "kind": "意见"}):
        assert told(line(year=2026, in_name_of="市政府", planned=0, **more)) == set(), more
    assert told(line(year=2026, in_name_of="市政府办公室", planned=0)) == set()


def test_what_was_issued_is_last_years_a_year_later(document):
    later = datetime(2027, 3, 2, 8, tzinfo=LOCAL)
    assert told(line(later, year=2027, in_name_of="市政府"), later) == set(), "one document was issued in all of last year, none this year"


def test_the_page_of_a_line_opens_the_list_of_what_it_counts(document):
    matter = line(year=2026, in_name_of="市政府", kind="意见", drafter="jyj", planned=5)
    moment.set_demo(NOW)
    desk = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    desk.post("/sign-in/become", {"person": CLERK.person})
    page = desk.get(f"/matter/{matter}").content.decode()
    now, before = (unescape(one) for one in re.findall(r'href="(/ledger/issued[^"]*)"', page))
    assert "2026年市政府发文（意见，市教育局拟稿）" in page
    assert "登记控制件数" in desk.get(now).content.decode(), "and from the list a new line can be entered"
    assert "1 件</h2>" in desk.get(now).content.decode() and "0 件</h2>" in desk.get(before).content.decode()


def test_a_share_of_nothing_is_nothing():
    assert IssuedCounts(this_year=9).share(10) == 90 and IssuedCounts(this_year=9).share(0) == 0
