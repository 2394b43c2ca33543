"""我的办理: one's own acts stay with the person, what others wrote later does not (semantics 51)."""

from __future__ import annotations

from datetime import timedelta

from tests.web.conftest import NINE
from tests.web.test_office import CLERK, SECRETARY, Person, a_paper

from yizhang.kernel.values import Hand
from yizhang.web.ownacts import own_acts

LATER = NINE + timedelta(hours=1)
"""The demonstration's clock goes on while the steps are done."""


def test_every_step_one_did_is_listed_with_ones_own_words(city):
    clerk = Person(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/propose", lead="市教育局", opinion="拟请市教育局研提意见。", due="明天")
    page = clerk.see("/ledger/own-acts")
    assert "拟办" in page
    assert "拟请市教育局研提意见。" in page
    assert "拟请市教育局研提意见。" not in Person(SECRETARY).see("/ledger/own-acts")
    assert "我的办理" in clerk.see("/work/done")


def test_who_left_the_post_keeps_his_acts_without_what_was_written_later(city):
    clerk = Person(CLERK)
    paper = a_paper(clerk, title="关于调整学区的请示")
    clerk.do(f"{paper}/correct", of="receive", title="关于调整施教区的请示", reason="标题笔误")
    rows = {row["verb"]: row for row in own_acts(Hand(CLERK, "left"), LATER)}
    assert rows["签收"]["title"] == "关于调整学区的请示"
    assert rows["更正"]["title"] == "关于调整施教区的请示"
    assert rows["签收"]["matter"] == ""
    assert paper.endswith(next(str(row["matter"]) for row in own_acts(Hand(CLERK, "docs.1"), LATER)))
