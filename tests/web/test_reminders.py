"""提醒我: one's own reminder on any date, seen by nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.conftest import NINE
from tests.web.test_office import CLERK, STRANGER, a_paper, somebody

from yizhang.kernel.models import Act
from yizhang.web import moment, reminders

__all__ = ["somebody"]
WORDS = "问市教育局附图到了没有"


@pytest.fixture
def paper(somebody) -> str:
    """A paper on which the clerk has set himself a reminder in a week."""
    address = a_paper(somebody(CLERK), title="关于甲的请示")
    somebody(CLERK).do("/reminders", matter=address.removeprefix("/matter/"), on="3.10", words=WORDS)
    return address


def test_it_stands_on_the_workbench_from_its_day_until_it_is_taken_away(somebody, paper):
    clerk = somebody(CLERK)
    assert WORDS not in clerk.see("/") and f"3月10日 · {WORDS}" in clerk.see(paper)
    moment.set_demo(NINE + timedelta(days=8))
    assert f"我的提醒 {WORDS} 3月10日 · 关于甲的请示" in clerk.see("/")
    clerk.do("/reminders", matter=paper.removeprefix("/matter/"), on="2026-03-10", take_away="1")
    assert WORDS not in clerk.see("/") + clerk.see(paper)


def test_nobody_else_is_shown_it_and_the_record_has_nothing_of_it(somebody, paper):
    moment.set_demo(NINE + timedelta(days=8))
    colleague = somebody("韩示戊")
    assert WORDS not in colleague.see("/") + colleague.see(paper)
    assert not any(WORDS in body for body in Act.objects.values_list("body", flat=True))


def test_a_day_gone_by_and_words_that_are_no_day_set_nothing(somebody, paper):
    matter, clerk = paper.removeprefix("/matter/"), somebody(CLERK)
    assert "3月1日已经过去" in clerk.see(clerk.do("/reminders", matter=matter, on="2026-03-01"))
    assert "“下回”不是日期" in clerk.see(clerk.do("/reminders", matter=matter, on="下回"))
    assert len(reminders.kept(clerk_of(matter))) == 1


def clerk_of(matter: str) -> str:
    return Act.objects.filter(matter=matter).values_list("person", flat=True)[0]


def test_a_matter_one_may_not_see_takes_no_reminder(somebody, paper):
    matter = paper.removeprefix("/matter/")
    assert "没有这件事项" in somebody(STRANGER).do("/reminders", 404, matter=matter, on="3.10")
