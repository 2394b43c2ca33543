"""A field that names another matter is no way to learn of one: naming what one does not see is naming nothing (semantics 40, 53)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.lawmaking.conftest import BUREAU, STRANGER
from tests.lawmaking.drafting import submitted

from yizhang import kernel
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.references import names_what_is_seen
from yizhang.kernel.values import BadShape, Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.lawmaking.facts import DraftRecord
from yizhang.lawmaking.tree import tree
from yizhang.web.names import meant

MARCH = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
RULE, POLICE = "无锡市养犬管理办法", Hand("费示戊", "gaj.clerk")
REGISTRY, RENEWAL = Hand("杨示己", "docs.1"), "无锡市城市更新办法"
ABSENT, CARE = "0" * 32, "无锡市校外托管管理意见"


@pytest.fixture
def rule(past) -> str:
    """A rule that the police drafted, and that the bureau of justice reviewed."""
    past("养犬办法公布后修改")
    return Matter.objects.get(procedure="draft", title=RULE).pk


@pytest.fixture
def unpublished(city) -> str:
    """A draft of others that has yet to be reviewed."""
    return submitted(CARE, "托管机构应当公示场地和人员。")


def refusal(by: Hand, named: str, procedure: str = "draft", field: str = "changes") -> dict[str, str]:
    with pytest.raises(BadShape) as refused:
        kernel.open_matter(procedure, by, {field: named}, now=MARCH)
    return refused.value.problems


def test_who_does_not_see_it_is_told_the_same_as_of_one_that_is_absent(unpublished):
    assert not kernel.visible(STRANGER, now=MARCH).filter(pk=unpublished).exists()
    assert refusal(STRANGER, unpublished) == refusal(STRANGER, ABSENT) == {"changes": "没有这一事项"}


def test_nothing_is_on_record_of_it(unpublished):
    acts = Act.objects.count()
    refusal(STRANGER, unpublished)
    assert Act.objects.count() == acts


def test_every_field_that_names_a_matter_asks_so(unpublished):
    assert refusal(STRANGER, unpublished, field="plan_item") == {"plan_item": "没有这一事项"}
    assert refusal(STRANGER, unpublished, "agreement", "supplements") == {"supplements": "没有这一事项"}


def test_whose_it_is_names_it(rule):
    assert kernel.visible(POLICE, now=MARCH).filter(pk=rule).exists()
    opened = kernel.open_matter("draft", POLICE, {"changes": rule}, now=MARCH)
    assert isinstance(opened, Done)
    assert [one.raw for one in kernel.look(opened.matter, POLICE, now=MARCH).fields if one.name == "changes"] == [rule]


def test_a_dry_run_and_an_act_ask_it_too(unpublished):
    opened = kernel.open_matter("draft", STRANGER, {"title": "关于修改养犬办法的决定"}, now=MARCH)
    for named in (unpublished, ABSENT):
        with pytest.raises(BadShape):
            kernel.ask(opened.matter, "start", STRANGER, {"changes": named}, now=MARCH)
        with pytest.raises(BadShape):
            kernel.perform(opened.matter, "start", STRANGER, {"changes": named}, now=MARCH + timedelta(minutes=1))


def test_what_stood_there_may_be_sent_again_by_who_does_not_see_it(unpublished):
    world, given = World.of(MARCH), {"changes": unpublished}
    names_what_is_seen(world, STRANGER, DraftRecord, given, before=given)
    with pytest.raises(BadShape):
        names_what_is_seen(world, STRANGER, DraftRecord, given, before={"changes": ABSENT})


def test_the_page_of_a_draft_tells_the_title_of_its_plan_s_entry_only_to_who_sees_the_entry(past):
    past("城市更新办法")
    draft = Matter.objects.get(procedure="draft", title=RENEWAL).pk
    told = {by.post: tree(kernel.look(draft, by, now=MARCH), by, MARCH).plan for by in (BUREAU, REGISTRY)}
    assert told[BUREAU.post].title == RENEWAL
    assert told[REGISTRY.post] is None


def test_everybody_names_and_reads_what_is_published_and_nothing_of_how_it_came_about(rule, unpublished):
    assert kernel.look(rule, STRANGER, now=MARCH) is None
    opened = kernel.open_matter("draft", STRANGER, {"changes": rule, "title": "关于修改养犬办法的决定"}, now=MARCH)
    assert isinstance(opened, Done)
    page = kernel.look(opened.matter, STRANGER, now=MARCH)
    assert [one.value for one in page.fields if one.name == "changes"] == [RULE]
    public = Matter.objects.get(parent=rule, procedure="publication")
    assert tree(page, STRANGER, MARCH).changes.matter == public.pk
    read = {one.name: one.value for one in kernel.look(public.pk, STRANGER, now=MARCH).fields}
    assert "养犬" in read["text"]
    assert meant("matter", RULE, STRANGER, MARCH) == rule and meant("matter", CARE, STRANGER, MARCH) is None
    assert kernel.verify(MARCH).broken == ()


def test_what_is_asked_about_a_public_text_is_not_public(rule):
    public = Matter.objects.get(parent=rule, procedure="publication").pk
    given = {"to": ["organ:gaj"], "question": "网页上的附图由谁提供", "due": "2026-03-10"}
    assert isinstance(kernel.perform(public, "consult", Hand("华示辛", "openness.1"), given, now=MARCH), Done)
    asked = Matter.objects.get(parent=public).pk
    assert kernel.look(asked, STRANGER, now=MARCH) is None
