"""What a resubmission changed, field by field and word by word."""

from __future__ import annotations

from tests.web.test_office import CLERK, Person, a_paper

from yizhang.kernel.values import FieldView
from yizhang.web.changes import Bit, changes, paragraphs, words


def field(name: str, value: str) -> FieldView:
    return FieldView(name, name, value, value, "text", "")


def test_an_amount_that_changed_is_one_word():
    assert list(words("市级安排1200万元，区级", "市级安排980万元，区级")) == [
        Bit("same", "市级安排"), Bit("del", "1200万元"), Bit("ins", "980万元"), Bit("same", "，区级")]  # fmt: skip


def test_paragraphs_that_stayed_are_left_out_and_new_ones_come_whole():
    found = list(paragraphs("第一段。\n第二段说甲。", "第一段。\n第二段说乙。\n第三段。"))
    assert found[0][0] == Bit("same", "第二段说")
    assert found[1] == (Bit("ins", "第三段。"),)


def test_what_is_alike_by_chance_goes_with_the_change():
    assert [one.kind for one in words("请市财政局办", "由各区县财政所办")].count("same") <= 2


def test_only_fields_that_differ_are_told():
    before, now = [field("a", "1"), field("b", "2")], [field("a", "1"), field("b", "3"), field("c", "4")]
    assert [one.label for one in changes(before, now)] == ["b", "c"]


def test_both_texts_can_be_read_back():
    before, now = "经与各区核对，整治费用为2390万元。", "整治费用为2400万元，经各区确认。"
    bits = list(words(before, now))
    assert "".join(one.words for one in bits if one.kind != "ins") == before
    assert "".join(one.words for one in bits if one.kind != "del") == now


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
