"""拟稿页: findings at once, a file put in, versions compared, the page as it will be printed; the door judges only what is sent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import yizhang.player.demo as demonstration
from yizhang import kernel
from yizhang.documents.dispatch.drafting import Written, between, findings, length, versions
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.web import moment

DRAFTER, STRANGER = Hand("奚示戊", "jyj.clerk"), Hand("花示戊", "gxj.clerk")
NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
TITLE = "无锡市人民政府关于做好防汛物资储备的通知"
FORM = {
    "in_name_of": "市政府", "kind": "通知", "title": TITLE, "text": "安排资金100万元。", "important": False, "weight": "重大决策部署",
    "own_powers": False, "consequence": "各区储备没有统一标准", "policy": False, "normative": False, "operators": False,
    "operators_reason": "只规定政府部门",
}  # fmt: skip


@pytest.fixture
def drafter(city) -> Client:
    """市教育局 at a browser on that day."""
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": DRAFTER.person})
    return client


@pytest.fixture
def drafted(city) -> str:
    """A document that was drafted and then changed."""
    matter = kernel.open_matter("dispatch", DRAFTER, FORM, now=NOW).matter
    kernel.perform(matter, "draft", DRAFTER, FORM, now=NOW)
    kernel.perform(matter, "revise", DRAFTER, {"text": "安排资金101万元。"}, now=NOW)
    return matter


def test_a_draft_is_checked_without_what_it_gets_later():
    assert (
        findings(Written(TITLE, "为做好防汛物资储备，现通知如下。\n一、范围。全市。\n二、时间。3月底前。", "各市（县）、区人民政府")) == ()
    )
    found = findings(Written("关于召开防汛工作会议", "请各单位准时参加。"))
    assert "title_missing_kind" in [one.code for one in found]


@pytest.mark.parametrize(("characters", "severity"), [(3500, "pass"), (3501, "caution"), (5001, "breach")])
def test_the_length_is_told_against_the_article(city, characters, severity):
    assert length(Written(text="字" * characters), NOW).severity == severity


@pytest.mark.parametrize(
    ("policy", "characters", "taken"), [(False, 3500, True), (False, 3501, False), (True, 5000, True), (True, 5001, False)]
)
def test_a_document_that_is_too_long_is_refused_with_its_length(city, policy, characters, taken):
    form = {**FORM, "text": "字 " * characters, "policy": policy}
    matter = kernel.open_matter("dispatch", DRAFTER, form, now=NOW).matter
    outcome = kernel.perform(matter, "draft", DRAFTER, form, now=NOW)
    told = [one for one in getattr(outcome, "findings", ()) if "51.1e" in one.cites]
    assert isinstance(outcome, Done) is taken
    assert [one.values["n"] for one in told] == ([] if taken else [characters])


def test_the_secretary_general_may_let_a_long_document_pass(city):
    form = {**FORM, "text": "字 " * 3501}
    matter = kernel.open_matter("dispatch", DRAFTER, form, now=NOW).matter
    (found,) = kernel.perform(matter, "draft", DRAFTER, form, now=NOW).findings
    why = {"of": "draft", "finding": found.digest, "provision": "51.1e", "reason": "须附全部操作规程"}
    assert isinstance(kernel.perform(matter, "ask_waiver", DRAFTER, why, now=NOW), Done)
    assert isinstance(kernel.perform(matter, "waive", Hand("冯示壬", "sg"), why, now=NOW), Done)
    asks = kernel.perform(matter, "draft", DRAFTER, form, now=NOW)
    assert isinstance(kernel.perform(matter, "draft", DRAFTER, form, confirmed=asks.digests, now=NOW), Done)


def test_versions_are_compared_word_by_word(drafted):
    now, before = versions(kernel.look(drafted, DRAFTER, now=NOW))
    (paragraph,) = between(before, now)
    assert [(one.kind, one.words) for one in paragraph if one.kind != "same"] == [("del", "100万元"), ("ins", "101万元")]


def test_the_page_shows_findings_versions_and_sets_the_document(drafted, drafter):
    page = drafter.get(f"/documents/draft/{drafted}").content.decode()
    assert "<ins>101万元</ins>" in page and "正文 10 字" in page
    printed = drafter.post("/documents/draft/preview", {"title": TITLE, "text": "正文。", "in_name_of": "市政府"})
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")


def test_what_is_written_goes_into_the_form_and_nothing_is_done(drafter):
    assert "没有文种" in drafter.post("/documents/draft/check", {"title": "关于召开防汛工作会议", "text": "请参加。"}).content.decode()
    carried = drafter.post("/documents/draft/carry", {"title": TITLE, "text": "正文。", "recipients": "市各委办局"})
    form = drafter.get(carried["Location"]).content.decode()
    assert (TITLE in form, "市各委办局" in form) == (True, True)
    assert not Matter.objects.exists() and not Act.objects.exists()


def test_a_file_fills_the_page(drafter):
    paper = Path(next(iter(demonstration.__path__))) / "附件" / "修编村庄规划的请示.docx"
    drafter.post("/documents/draft", {"file": SimpleUploadedFile(paper.name, paper.read_bytes())})
    assert "关于修编村庄规划的请示" in drafter.get("/documents/draft").content.decode()
    drafter.post("/documents/draft", {"file": SimpleUploadedFile("坏.docx", b"PK\x03\x04nothing")}, follow=True)
    assert "关于修编村庄规划的请示" in drafter.get("/documents/draft").content.decode()


def test_a_stranger_finds_no_draft(drafted, drafter):
    drafter.post("/sign-in/become", {"person": STRANGER.person})
    assert drafter.get(f"/documents/draft/{drafted}").status_code == 404
