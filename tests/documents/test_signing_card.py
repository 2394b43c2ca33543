"""A document on a leader's card: who disagrees and why, what was reviewed, and what the signature starts."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from tests.documents.test_drafting import DRAFTER, FORM

from yizhang import kernel
from yizhang.documents.countersign.board import board
from yizhang.documents.dispatch.card import card
from yizhang.kernel.models import Matter, Task
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL
from yizhang.web import moment

NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
CLERK, POLICE, FINANCE = Hand("韩示戊", "docs.head"), Hand("酆示甲", "gaj.principal"), Hand("毕示己", "czj.principal")


@pytest.fixture
def contested(city) -> str:
    """市公安局 disagrees with a document, 市财政局 is silent."""
    form = {**FORM, "cosigners": ["gaj", "czj"]}
    matter = kernel.open_matter("dispatch", DRAFTER, form, now=NOW).matter
    for verb, by, given, outcome in (("draft", DRAFTER, form, ""), ("check", CLERK, {}, "通过"), ("countersign", CLERK, {}, "")):
        kernel.perform(matter, verb, by, given, outcome, now=NOW)
    police = next(one.id for one in Matter.objects.filter(parent=matter) if '"organ":"gaj"' in one.record)
    kernel.perform(police, "answer", POLICE, {"grounds": "无绕行方案"}, "不同意", now=NOW)
    return matter


def test_the_card_has_the_reviews_and_who_disagrees(contested):
    found = card(kernel.look(contested, CLERK, now=NOW), CLERK, NOW)
    assert [(one.organ, one.grounds) for one in found.board.against] == [("市公安局", "无绕行方案")]
    assert [one.verb for one in found.reviews] == ["check"]
    assert not found.signing


def test_the_leaders_page_says_it_before_the_signature(contested):
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": CLERK.person})
    page = client.get(f"/decide/{contested}").content.decode()
    assert "无绕行方案" in page and "到期即视为无不同意见" in page


def test_a_draft_that_is_stopped_takes_open_countersignatures_with_it_and_keeps_what_was_answered(contested):
    kernel.perform(contested, "drop", DRAFTER, {"drop_reason": "并入另一件"}, now=NOW)
    assert [one.state for one in board(contested, DRAFTER, NOW).answers] == ["不同意"]
    assert not Task.objects.filter(matter__in=Matter.objects.filter(parent=contested).values("id"), closed_at="").exists()


def test_a_clerk_without_authority_does_not_countersign(contested):
    finance = next(one.id for one in Matter.objects.filter(parent=contested) if '"organ":"czj"' in one.record)
    refused = kernel.perform(finance, "answer", Hand("常示癸", "czj.clerk"), {}, "同意", now=NOW)
    assert {"53.2a"} <= {cite for one in refused.findings for cite in one.cites}
