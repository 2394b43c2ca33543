"""What a resubmission changed, field by field."""

from __future__ import annotations

from tests.web.test_office import CLERK, Person, a_paper

from yizhang.kernel.values import FieldView
from yizhang.web.changes import changes


def field(name: str, value: str) -> FieldView:
    return FieldView(name, name, value, value, "text", "")


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
