"""What a resubmission changed, field by field."""

from __future__ import annotations

from datetime import datetime

from tests.web.test_office import CLERK, Person, a_paper

from yizhang.kernel.values import ActView, FieldView
from yizhang.law.calendar import LOCAL
from yizhang.web.changes import again, changes

NOW = datetime(2026, 3, 2, 9, tzinfo=LOCAL)


def field(name: str, value: str) -> FieldView:
    return FieldView(name, name, value, value, "text", "")


def act(seq: int, verb: str, *fields: FieldView, undone_by: int | None = None, opinion: str = "") -> ActView:
    return ActView(
        "m", seq, verb, verb, "", "甲", "甲", "p", "", NOW, NOW, True, (), (), opinion, (), undone_by, "e", "d", fields
    )  # fmt: skip


def test_what_had_a_review_done_anew_shows_what_it_changed_and_why():
    submitted = act(1, "submit", field("title", "关于收费的请示"), field("body", "收取管理费。"))
    reviewed = act(2, "legality", undone_by=3, opinion="没有依据")
    mended = act(3, "resubmit", field("mended", "删去收费"), field("body", "不收取。"), undone_by=3)
    (told,) = again([submitted, reviewed, mended])
    assert (told.label, told.reason, told.anew, [one.label for one in told.changes]) == ("resubmit", "没有依据", True, ["body"])
    assert again([submitted, act(2, "register"), act(3, "return", field("articles", "48.2b"), undone_by=3)]) == ()


def test_only_fields_that_differ_are_told():
    before, now = [field("a", "1"), field("b", "2")], [field("a", "1"), field("b", "3"), field("c", "4")]
    assert [one.label for one in changes(before, now)] == ["b", "c"]


def test_a_paper_returned_and_received_again_shows_what_changed(city):
    clerk = Person(CLERK)
    paper = a_paper(clerk, body="需经费1200万元。妥否，请批示。")
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/return", reason="金额与承诺函不符")
    clerk.do(f"{paper}/receive", sender="市教育局", kind="请示", title="关于调整施教区的请示", body="需经费980万元。妥否，请批示。")
    page = clerk.browser.get(paper).content.decode()
    assert "重新签收，改了什么" in page
    assert "退文理由：金额与承诺函不符" in page
    assert "<del>1200万元</del><ins>980万元</ins>" in page
