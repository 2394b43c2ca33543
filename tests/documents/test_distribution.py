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
from yizhang.kernel.models import Matter, Notice, Reader, Task
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.office.entries import demonstration
from yizhang.office.snapshot import OrgSnapshot
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.web import moment, names, work

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


ENDED = FILE.with_name("a50-撤销和废止.yaml")
ANNULLED, REPEALED = read_scenarios(ENDED)


def told(post: str) -> list[str]:
    """What the desk's notices say now."""
    return [one.text for one in work.notices(holder(post), NOW)]


@pytest.fixture
def annulled(city) -> str:
    """A document that one organ had signed for when it was annulled."""
    assert play(ANNULLED).passed
    return Matter.objects.get(procedure="dispatch", number="锡政发〔2026〕1号").id


def test_annulled_copies_are_taken_back_and_whoever_received_one_is_told(annulled):
    states = {one.to: one.state for one in copies([annulled], World.of(NOW))[annulled]}
    assert states == {"市财政局": "已签收", "市商务局": "已收回", "江阴市政府": "已收回"}
    (words,) = told("czj.clerk")
    assert "已撤销，自始无效" in words and "附表有误" in words
    assert told("swj.clerk") == []
    assert not Task.objects.filter(verb="receive", closed_at="").exists()


def test_whoever_opens_the_copy_has_heard_and_reads_why_it_was_annulled_but_no_number_of_what_he_may_not_see(annulled):
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": holder("czj.clerk").person})
    sheet = client.get(f"/matter/{copy_of(annulled, '市财政局')}").content.decode()
    assert "已撤销，自始无效：附表有误" in sheet and "锡政发〔2026〕2号" not in sheet
    assert told("czj.clerk") == []


def test_the_register_lists_no_copy_of_an_annulled_document_as_still_to_be_sent(annulled):
    rows = [(row["to"], row["state_"]) for row in books.distribution(CLERK, NOW) if row["number"] == "锡政发〔2026〕1号"]
    assert rows == [("市财政局", "已签收"), ("市商务局", "已收回"), ("江阴市政府", "已收回")]


def test_the_publisher_hears_that_it_is_not_published_any_more(annulled):
    assert ["已撤销，不再公开" in one for one in told("openness.1")] == [True]


def test_repealed_copies_stay_and_are_marked(city):
    assert play(REPEALED).passed
    document = Matter.objects.get(procedure="dispatch").id
    assert {one.state for one in copies([document], World.of(NOW))[document]} == {"已签收", "待签收"}
    (words,) = told("czj.clerk")
    assert "废止：已有新的意见" in words


def test_a_recipient_finds_what_it_received_in_the_register_and_nothing_of_others(annulled):
    rows = list(books.distribution(holder("czj.clerk"), NOW))
    assert [(row["number"], row["to"], row["state_"]) for row in rows] == [("锡政发〔2026〕1号", "市财政局", "已签收")]
    assert rows[0]["title"].startswith("无锡市人民政府关于推进义务教育")
    assert list(books.distribution(holder("gxj.clerk"), NOW)) == []


def test_copies_of_one_title_are_told_apart_by_whose_they_are(annulled):
    related = kernel.look(annulled, CLERK, now=NOW).related
    assert {one.whose for one in related if one.label == "分送"} == {"市财政局", "市商务局", "江阴市政府"}


def test_the_document_that_annuls_is_named_to_those_who_see_it_and_to_nobody_else(annulled):
    def said(by):
        page = kernel.look(annulled, by, now=NOW)
        return next(one.value for one in page.fields if one.name == "annulled_by")

    deciding = Matter.objects.get(number="锡政发〔2026〕2号")
    assert said(CLERK) == "锡政发〔2026〕2号 无锡市人民政府关于撤销锡政发〔2026〕1号文件的决定"
    Reader.objects.filter(matter=deciding.id, seat="section:docs").delete()
    Reader.objects.filter(matter=deciding.id, seat__startswith="post:docs").delete()
    assert said(CLERK) == ""


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("锡政发〔2026〕2号", True),
        ("锡政发[2026]2号", True),
        ("无锡市人民政府关于撤销锡政发〔2026〕1号文件的决定", True),
        ("锡政发〔2026〕2号 无锡市人民政府关于撤销锡政发〔2026〕1号文件的决定", True),
        ("锡政发〔2026〕2号 另一个标题", False),
        ("锡政发〔2026〕9号", False),
        ("", False),
    ],
)
def test_another_matter_is_named_by_number_or_title(annulled, words, meant):
    found = names.meant("matter", words, CLERK, NOW)
    assert (found == Matter.objects.get(number="锡政发〔2026〕2号").id) is meant
    assert names.meant("matter", words, holder("gxj.clerk"), NOW) is None
