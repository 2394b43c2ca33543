"""What a document fills of the record that registers it."""

from __future__ import annotations

import pytest

from yizhang.gongwen.document import Kind
from yizhang.gongwen.entries import entries
from yizhang.gongwen.read import read_text

JOINT = """无锡市教育局 无锡市财政局文件
锡教[2026]31号
关于追加经费的请示
市政府：
现申请经费1200万元。妥否，请批示。
无锡市教育局 无锡市财政局
2026年3月2日
"""


def test_each_entry_is_there_with_its_words_and_its_place():
    found = entries(read_text(JOINT))
    assert (found["kind"].value, found["title"].value) == (Kind.REQUEST, "关于追加经费的请示")
    assert (found["sender"].value, found["joint_senders"].value) == ("无锡市教育局", ("无锡市财政局",))
    assert (str(found["number"].value), found["number"].text) == ("锡教〔2026〕31号", "锡教[2026]31号")
    assert found["number"].place.paragraph == 2
    assert "urgency" not in found


@pytest.mark.parametrize(("mark", "degree"), [("绝密★20年", "绝密"), ("机密", "机密"), ("秘密★1年", "秘密")])
def test_of_a_secret_document_the_degree_is_told_and_not_the_content(mark, degree):
    found = entries(read_text(f"{mark}\n{JOINT}"))
    assert (found["secrecy"].value, "body" in found) == (degree, False)


def test_a_kind_that_the_title_does_not_state_is_what_the_document_is_handled_as():
    order = read_text("无锡市人民政府令\n第12号\n无锡市物业管理办法\n第一条 为了规范物业管理，制定本办法。\n市长 赵示甲\n2026年3月2日")
    assert entries(order)["kind"].value is Kind.ORDER
