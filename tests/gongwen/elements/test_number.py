"""发文字号, right and otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhang.gongwen.document import DocumentNumber
from yizhang.gongwen.elements import number

CODES = st.sampled_from(["锡政发", "国办函", "锡审报", "苏住建规", "×教", "国办发明电"])


@given(code=CODES, year=st.integers(1949, 2049), serial=st.integers(1, 99999))
def test_a_number_written_by_the_standard_reads_as_itself(code: str, year: int, serial: int) -> None:
    read = number.parse(str(DocumentNumber(code, year, serial)))
    assert (read.code, read.year, read.serial, read.ok, read.faults) == (code, year, serial, True, ())


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("锡政发[2026]10号", "方括号"),
        ("锡政发（2026）10号", "圆括号"),
        ("锡政发【2026】10号", "方头括号"),
        ("锡政发〔2026)10号", "括号不配对"),
        ("锡政发„2026‟10号", "括号有误"),
        ("锡政发C2026〕10号", "括号有误"),
        ("锡政发〔2O26〕l0号", "数字识别有误"),
        ("锡政发〔26〕10号", "两位年份"),
        ("锡政发〔2026〕第10号", "含“第”"),
        ("锡政发〔2026〕010号", "前导零"),
        ("锡政发〔2026〕10", "缺“号”"),
        ("锡政发〔二〇二六〕十号", "汉字数字"),
        ("锡政发2026-10号", "缺六角括号"),
        ("锡政发字〔2026〕字10号", "“字”字多余"),
        ("〔2026〕10号", "缺机关代字"),
    ],
)
def test_what_is_written_otherwise_is_read_and_named(written: str, fault: str) -> None:
    read = number.parse(written)
    assert (read.year, read.serial, read.ok) == (2026, 10, False)
    assert fault in read.faults
    assert read.value is not None and number.NAMES[fault] in read.value.faults


def test_spread_characters_are_the_scan_s_fault_not_the_sender_s() -> None:
    read = number.parse("锡 政 发 〔 2 0 2 6 〕 1 0 号")
    assert read.value == DocumentNumber("锡政发", 2026, 10)


def test_two_numbers_side_by_side_are_a_joint_document_s() -> None:
    read = number.parse("锡财〔2026〕3号　锡税〔2026〕5号")
    assert (read.code, read.serial, read.joint) == ("锡财", 3, True)


@pytest.mark.parametrize("text", ["", "无", "——", "2026年3月2日", "关于印发方案的通知", "第一章", "附件1"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number.parse(text).serial is None


def test_an_order_has_no_year() -> None:
    assert str(number.parse("国令第706号").value) == "国令第706号"
