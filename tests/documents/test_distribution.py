"""分发: copies to sign for, who has and who has not, and what is taken back."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

import yizhang
from yizhang import kernel
from yizhang.documents.dispatch import books
from yizhang.documents.distribution.copies import copies
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter, Notice, Reader
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.office.entries import demonstration
from yizhang.office.snapshot import OrgSnapshot
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.web import moment

CLERK = Hand("韩示戊", "docs.head")
NOW = datetime(2026, 3, 4, 9, tzinfo=LOCAL)
FILE = Path(yizhang.__path__[0]) / "documents/distribution/scenarios/a50-分发和签收.yaml"
RECEIVED, TAKEN_BACK, *_ = read_scenarios(FILE)


def holder(post: str) -> Hand:
    """Whoever holds that post in the demonstration city."""
    return Hand(World.of(NOW).org.person_at(f"post:{post}"), post)


@pytest.fixture
def received(city) -> str:
    """A document that two organs have signed for; the third got it on paper."""
    assert play(RECEIVED).passed
    return Matter.objects.get(procedure="dispatch").id


@pytest.fixture
def taken_back(city) -> str:
    """A document that one organ has signed for, one has lost again, and one has yet to sign for."""
    assert play(TAKEN_BACK).passed
    return Matter.objects.get(procedure="dispatch").id


def copy_of(document: str, to: str) -> str:
    """The matter of one copy."""
    return next(one.matter for one in copies([document], World.of(NOW))[document] if one.to == to)


def test_the_register_says_who_received_it_when(received):
    rows = [(row["to"], row["way"], row["state_"], row["arrived"].isoformat(), row["by"]) for row in books.distribution(CLERK, NOW)]
    assert [row[:4] for row in rows] == [
        ("市财政局", "主送", "已签收", "2026-03-03"),
        ("市商务局", "主送", "已签收", "2026-03-03"),
        ("江苏省教育厅", "抄送", "纸质送达", "2026-03-03"),
    ]
    assert all(row[4] for row in rows)


def test_before_it_is_distributed_the_register_lists_whom_it_will_go_to(received):
    Matter.objects.filter(procedure="delivery").delete()
    matter = Matter.objects.get(id=received)
    standing = json.loads(matter.standing)
    del standing["marks"]["distribute"]
    Matter.objects.filter(id=received).update(standing=json.dumps(standing))
    assert [(row["to"], row["state_"]) for row in books.distribution(CLERK, NOW)] == [
        (to, "待分发") for to in ("市财政局", "市商务局", "江苏省教育厅")
    ]


def test_a_recipient_sees_the_issued_text_and_nothing_of_how_it_was_made(received):
    reader, own = holder("czj.clerk"), copy_of(received, "市财政局")
    page = kernel.look(own, reader, now=NOW)
    shown = {one.name: one.value for one in page.fields if not one.hidden}
    assert shown["document_number"] == "锡政发〔2026〕1号" and shown["text"].startswith("为推进义务教育")
    assert {one.verb for one in page.acts} == {"open", "receive"}
    assert kernel.look(received, reader, now=NOW) is None
    assert kernel.look(copy_of(received, "市商务局"), reader, now=NOW) is None


def test_what_was_not_received_is_taken_back_and_seen_no_more(taken_back):
    own = copy_of(taken_back, "市商务局")
    assert kernel.look(own, holder("swj.clerk"), now=NOW) is None
    assert kernel.look(own, CLERK, now=NOW) is not None
    assert kernel.look(copy_of(taken_back, "市财政局"), holder("czj.clerk"), now=NOW) is not None
    assert not kernel.verify(NOW, [own]).broken
    Reader.objects.create(matter=own, seat="organ:swj", since="2026-03-01T09:00:00+08:00")
    assert ["列入可见而没有依据" in one.why for one in kernel.verify(NOW, [own]).broken] == [True]


@pytest.fixture
def clerk(taken_back) -> Client:
    """文电处 at a browser on that day."""
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": CLERK.person})
    return client


def test_the_sheet_tells_who_has_not_signed_and_urges_and_takes_back_in_one_gesture(taken_back, clerk):
    left = copy_of(taken_back, "江阴市政府")
    assert "成文日期" in clerk.get(f"/matter/{left}").content.decode()
    shown = clerk.get(f"/matter/{taken_back}").content.decode()
    assert "待签收 1" in shown and "已签收 1" in shown and "已收回 1" in shown
    clerk.post("/many", {"label": "催办", "matter": [left]})
    assert Notice.objects.filter(matter=left, kind="remind").count() == 1
    clerk.post("/many", {"label": "收回", "matter": [left], "reason": "附表有误"})
    (row,) = (row for row in books.distribution(CLERK, NOW) if row["to"] == "江阴市政府")
    assert (row["state_"], row["why"], row["reminded"]) == ("已收回", "附表有误", 1)


def test_filing_names_what_has_not_arrived_and_lets_it_pass(taken_back):
    findings = kernel.ask(taken_back, "archive", CLERK, now=NOW)
    assert [(one.severity.value, one.values["names"]) for one in findings if one.code == "copies_have_arrived"] == [("note", "江阴市政府")]
    assert isinstance(kernel.perform(taken_back, "archive", CLERK, now=NOW), Done)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("各市（县）、区人民政府", {"县级市政府", "区政府"}),
        ("市各委办局", {"工作部门"}),
        ("市各委、办、局、各直属单位", {"直属单位", "工作部门"}),
        ("各区农业农村局", set()),
        ("江苏省教育厅", set()),
        ("市教育局", {"工作部门"}),
    ],
)
def test_a_name_on_the_address_line_means_one_organ_or_all_of_a_kind(name, kinds):
    org = OrgSnapshot.from_city(demonstration(), NOW)
    assert {org.kind(one).value for one in org.addressed(name)} == kinds
