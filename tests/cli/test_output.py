"""Tables of Chinese stand in columns; JSON is one document that keeps its characters."""

import json

from yizhang.cli.output import print_json, table, width


def test_a_chinese_character_takes_two_columns_and_a_combining_mark_none():
    assert (width("预算"), width("ab"), width("，"), width("e\u0301")) == (4, 2, 2, 1)


def test_columns_line_up():
    shown = table([("市教育局", "3"), ("市发展改革委", "12")], head=("部门", "件数"))
    assert shown.splitlines() == ["部门          件数", "市教育局      3", "市发展改革委  12"]


def test_json_is_readable_and_can_be_read_back(capsys):
    print_json({"标题": "关于……的请示"})
    shown = capsys.readouterr().out
    assert "关于……的请示" in shown
    assert json.loads(shown) == {"标题": "关于……的请示"}
