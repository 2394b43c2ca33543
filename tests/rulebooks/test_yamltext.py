"""YAML read as text, with lines."""

import pytest

from yizhang.yamltext import MarkedList, MarkedMap, MarkedText, Unusable, read_yaml


def mapping(text: str) -> MarkedMap:
    found = read_yaml(text, "甲.yaml")
    assert isinstance(found, MarkedMap)
    return found


@pytest.mark.parametrize("typed", ["53.10", "no", "yes", "12:30", "1e3", "2026-03-02", "~", "null", "0x1F", "007", "+1", "true"])
def test_every_scalar_stays_as_typed(typed):
    assert mapping(f"值: {typed}") == {"值": typed}


def test_an_empty_value_is_the_empty_text():
    assert mapping("值:\n") == {"值": ""}


def test_values_and_keys_know_file_line_and_column():
    found = mapping("甲: 1\n乙:\n  - 丙\n  - {丁: 戊}\n")
    rows = found["乙"]
    assert isinstance(rows, MarkedList)
    assert (found.line, found.line_of("乙"), rows.line, rows[0].line, rows[1].line) == (1, 2, 3, 3, 4)
    assert (rows[0].name, rows[0].column) == ("甲.yaml", 5)


def test_values_compare_with_plain_ones():
    assert read_yaml("[{a: b}, c]", "甲.yaml") == [{"a": "b"}, "c"]


def test_an_empty_file_is_an_empty_mapping():
    assert mapping("# 只有注释\n") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲: 1\n乙: 2\n甲: 3\n", "甲.yaml:3：“甲”写了两次，第一次在第1行"),
        ("甲: &x 1\n乙: *x\n", "甲.yaml:1：不用锚（&）和别名（*），请把内容写出来"),
        ("甲: &x [*x]\n", "甲.yaml:1：不用锚（&）和别名（*），请把内容写出来"),
        ("? [甲]\n: 1\n", "甲.yaml:1：键应当是文字"),
    ],
)
def test_what_would_mislead_is_refused_with_its_line(text, message):
    with pytest.raises(Unusable) as refused:
        read_yaml(text, "甲.yaml")
    assert str(refused.value) == message


@pytest.mark.parametrize(("text", "line"), [("甲: 1\n  乙: 2\n", 2), ("甲: [1\n", 2), ("甲: 1\n---\n乙: 2\n", 2), ("甲: \x01\n", 0)])
def test_what_is_no_yaml_is_refused(text, line):
    with pytest.raises(Unusable) as refused:
        read_yaml(text, "甲.yaml")
    assert refused.value.line == line
    assert "不是可读的YAML" in str(refused.value)


def test_whoever_reads_a_value_can_say_where_it_stands():
    who = mapping("谁: 文电\n做: 拟办\n")["做"]
    assert str(Unusable(who, "没有这个办法")) == "甲.yaml:2：没有这个办法"
    assert isinstance(who, MarkedText)
