"""A field that names another matter is no way to learn of one: naming what one does not see is naming nothing (semantics 40, 53)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.lawmaking.conftest import BUREAU, STRANGER

from yizhang import kernel
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.references import names_what_is_seen
from yizhang.kernel.values import BadShape, Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.lawmaking.facts import DraftRecord
from yizhang.lawmaking.tree import tree

MARCH = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
RULE, POLICE = "无锡市养犬管理办法", Hand("费示戊", "gaj.clerk")
REGISTRY, RENEWAL = Hand("杨示己", "docs.1"), "无锡市城市更新办法"
ABSENT = "0" * 32


@pytest.fixture
def rule(past) -> str:
    """A rule that the police drafted, and that the bureau of justice reviewed."""
    past("养犬办法公布后修改")
    return Matter.objects.get(procedure="draft", title=RULE).pk


def refusal(by: Hand, named: str, procedure: str = "draft", field: str = "changes") -> dict[str, str]:
    with pytest.raises(BadShape) as refused:
        kernel.open_matter(procedure, by, {field: named}, now=MARCH)
    return refused.value.problems


def test_who_does_not_see_it_is_told_the_same_as_of_one_that_is_absent(rule):
    assert not kernel.visible(STRANGER, now=MARCH).filter(pk=rule).exists()
    assert refusal(STRANGER, rule) == refusal(STRANGER, ABSENT) == {"changes": "没有这一事项"}


def test_nothing_is_on_record_of_it(rule):
    acts = Act.objects.count()
    refusal(STRANGER, rule)
    assert Act.objects.count() == acts


def test_every_field_that_names_a_matter_asks_so(rule):
    assert refusal(STRANGER, rule, field="plan_item") == {"plan_item": "没有这一事项"}
    assert refusal(STRANGER, rule, "agreement", "supplements") == {"supplements": "没有这一事项"}


def test_whose_it_is_names_it(rule):
    assert kernel.visible(POLICE, now=MARCH).filter(pk=rule).exists()
    opened = kernel.open_matter("draft", POLICE, {"changes": rule}, now=MARCH)
    assert isinstance(opened, Done)
    assert [one.raw for one in kernel.look(opened.matter, POLICE, now=MARCH).fields if one.name == "changes"] == [rule]


def test_a_dry_run_and_an_act_ask_it_too(rule):
    opened = kernel.open_matter("draft", STRANGER, {"title": "关于修改养犬办法的决定"}, now=MARCH)
    for named in (rule, ABSENT):
        with pytest.raises(BadShape):
            kernel.ask(opened.matter, "start", STRANGER, {"changes": named}, now=MARCH)
        with pytest.raises(BadShape):
            kernel.perform(opened.matter, "start", STRANGER, {"changes": named}, now=MARCH + timedelta(minutes=1))


def test_what_stood_there_may_be_sent_again_by_who_does_not_see_it(rule):
    world, given = World.of(MARCH), {"changes": rule}
    names_what_is_seen(world, STRANGER, DraftRecord, given, before=given)
    with pytest.raises(BadShape):
        names_what_is_seen(world, STRANGER, DraftRecord, given, before={"changes": ABSENT})


def test_the_page_of_a_draft_tells_the_title_of_its_plan_s_entry_only_to_who_sees_the_entry(past):
    past("城市更新办法")
    draft = Matter.objects.get(procedure="draft", title=RENEWAL).pk
    told = {by.post: tree(kernel.look(draft, by, now=MARCH), by, MARCH).plan for by in (BUREAU, REGISTRY)}
    assert told[BUREAU.post].title == RENEWAL
    assert told[REGISTRY.post] is None
