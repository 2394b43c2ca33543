"""相关事项 and referenced matters on the 办理单: fifty recipients are one line, and nobody reads an identifier."""

from __future__ import annotations

from yizhang.kernel.values import Related
from yizhang.web.kin import gathered


def delivery(at: int, state: str = "在办") -> Related:
    return Related(f"d{at}", "同一标题", "child", "分送", state, True, f"第{at:02}局")


def test_many_of_one_kind_are_one_line_that_counts_them():
    copies = [delivery(at, "已办结 签收" if at < 43 else "在办") for at in range(50)]
    other = Related("p", "公开", "child", "信息公开", "在办", True)
    first, second = gathered([copies[0], other, *copies[1:]])
    assert (first.label, len(first.each), first.done, first.folded) == ("分送", 50, 43, True)
    assert [one.whose for one in first.each[:2]] == ["第43局", "第44局"]
    assert (second.label, second.folded) == ("信息公开", False)


def test_a_few_are_listed_and_a_parent_is_not_mixed_with_children_of_its_kind():
    rows = [Related("a", "甲", "parent", "发文", "在办", True), Related("b", "乙", "child", "发文", "在办", True)]
    assert [(kin.label, kin.folded, len(kin.each)) for kin in gathered(rows)] == [("发文", False, 1), ("发文", False, 1)]
    assert gathered([]) == ()
