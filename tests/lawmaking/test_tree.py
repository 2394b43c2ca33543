"""来龙去脉: what a document changes and what changed it, each page pointing to the other, and its text day by day."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from tests.lawmaking.conftest import BUREAU

from yizhang import kernel
from yizhang.kernel.models import Matter, Notice, Reader
from yizhang.law.calendar import LOCAL
from yizhang.lawmaking.tree import Tree, tree

MARCH, APRIL = (datetime(2026, month, 3, 9, tzinfo=LOCAL) for month in (3, 4))
RULE, DECISION = "无锡市养犬管理办法", "关于修改《无锡市养犬管理办法》的决定"


@pytest.fixture(autouse=True)
def amended(past) -> None:
    past("养犬办法公布后修改")


def of(title: str, now: datetime) -> Tree:
    matter = Matter.objects.get(procedure="draft", title=title).pk
    return tree(kernel.look(matter, BUREAU, now=now), BUREAU, now)


def test_links_go_both_ways():
    rule, decision = of(RULE, MARCH), of(DECISION, MARCH)
    assert (decision.changes.title, decision.changes.does) == (RULE, "修改")
    assert [(one.title, one.does, one.since.isoformat()) for one in rule.changed_by] == [(DECISION, "修改", "2026-03-23")]
    assert rule.changed_by[0].matter
    assert decision.changes.matter


def test_the_text_in_force_is_the_consolidated_one_once_the_decision_applies():
    before, after = of(RULE, MARCH), of(RULE, APRIL)
    assert (str(before.effect), str(after.effect)) == ("有效", "已修改")
    assert [one.standing for one in before.versions] == [False, True]
    assert [one.standing for one in after.versions] == [True, False]
    assert "年检" in after.versions[0].text
    assert "年检" not in after.versions[1].text


def test_every_organ_of_its_filing_is_named():
    assert [organ for organ, _told, _matter in of(RULE, MARCH).filings] == [
        "国务院", "江苏省人大常委会", "江苏省人民政府", "无锡市人大常委会",
    ]  # fmt: skip


def test_a_published_rule_is_named_to_whoever_reads_what_changes_it():
    decision, rule = (Matter.objects.get(procedure="draft", title=title) for title in (DECISION, RULE))
    Reader.objects.filter(matter=rule.pk, seat__startswith="organ:sfj").delete()
    Reader.objects.filter(matter=rule.pk, seat="post:sfj.principal").delete()
    told = tree(kernel.look(decision.pk, BUREAU, now=MARCH), BUREAU, MARCH).changes
    assert (told.title, told.matter) == (RULE, Matter.objects.get(parent=rule.pk, procedure="publication").pk)


def test_whoever_published_the_rule_is_asked_to_say_on_its_page_that_it_was_amended():
    rule = Matter.objects.get(procedure="draft", title=RULE)
    (told,) = Notice.objects.filter(matter__in=Matter.objects.filter(parent=rule.pk, procedure="publication").values("pk"), kind="answered")
    assert told.seat == "section:openness" and "修改" in told.template
    assert json.loads(told.values)["since"] == "2026年3月23日"
