"""Whoever an article of chapter four lets begin a matter can begin it on the screen: the organ that drafts or makes is his own."""

from __future__ import annotations

import pytest
from tests.lawmaking.conftest import BUREAU, EDUCATION, STRANGER
from tests.lawmaking.drafting import MONDAY

from yizhang.kernel import open_matter, perform
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Done, Refused
from yizhang.web.begin import beginning

ENTRY = {"year": 2026, "plan": "规范性文件制定计划", "name": "无锡市校外托管管理意见", "finish_by": "2026-06-30"}


@pytest.mark.parametrize(
    ("procedure", "by", "may"),
    [
        ("plan_item", EDUCATION, True),
        ("plan_item", STRANGER, True),
        ("draft", EDUCATION, True),
        ("inbound_filing", EDUCATION, True),
        ("inbound_filing", BUREAU, True),
        ("agreement", STRANGER, True),
        ("interpretation", EDUCATION, False),
        ("enforcement", EDUCATION, False),
    ],
)
def test_who_finds_the_form(city, procedure, by, may):
    assert (beginning(procedure, by, MONDAY) is not None) is may


def test_an_entry_of_the_plan_is_its_proposers_and_nobody_proposes_for_another(city):
    matter = open_matter("plan_item", EDUCATION, {}, now=MONDAY).matter
    refused = perform(matter, "propose", EDUCATION, {**ENTRY, "drafter": "gxj"}, now=MONDAY)
    assert isinstance(refused, Refused)
    assert isinstance(perform(matter, "propose", EDUCATION, {**ENTRY, "drafter": "jyj"}, now=MONDAY), Done)
    assert Matter.objects.get(id=matter).title == "无锡市校外托管管理意见"


def test_the_bureau_says_whose_document_should_be_filed(city):
    matter = open_matter("inbound_filing", BUREAU, {}, now=MONDAY).matter
    given = {"title": "无锡市教育局关于校外托管的通知", "issued_on": "2026-02-20"}
    assert isinstance(perform(matter, "notice", BUREAU, given, now=MONDAY), Refused)
    assert isinstance(perform(matter, "notice", BUREAU, {**given, "maker": "jyj"}, now=MONDAY), Done)
