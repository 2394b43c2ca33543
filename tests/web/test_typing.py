"""What officials type: dates, amounts, names, several in a line."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.http import QueryDict
from tests.web.conftest import NINE

from yizhang.kernel.values import BadShape, Cell, FieldView
from yizhang.web.dates import NotADate, shown_date, typed_date, typed_moment
from yizhang.web.filling import Filled, filled_in
from yizhang.web.forms import form_field
from yizhang.web.money import NotAnAmount, shown_money, typed_money

TODAY = date(2026, 3, 3)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("0302", (2026, 3, 2)), ("3.2", (2026, 3, 2)), ("3-2", (2026, 3, 2)), ("\uff13.\uff12", (2026, 3, 2)), ("3月2日", (2026, 3, 2)),
        ("2025年12月31日", (2025, 12, 31)), ("20251231", (2025, 12, 31)), ("今天", (2026, 3, 3)), ("明天", (2026, 3, 4)),
        ("周五", (2026, 3, 6)), ("下周五", (2026, 3, 13)), ("星期天", (2026, 3, 8)), ("3月4日（周三）", (2026, 3, 4)),
    ],
)  # fmt: skip
def test_a_day_is_typed_the_short_way(words, day):
    assert typed_date(words, TODAY) == date(*day)


@pytest.mark.parametrize("words", ["", "2.30", "1332", "下个月", "3.2.1.4", "abc"])
def test_what_is_no_day_is_refused(words):
    with pytest.raises(NotADate):
        typed_date(words, TODAY)


def test_a_moment_without_an_hour_is_the_opening_of_the_office():
    assert typed_moment("3.2", NINE).isoformat() == "2026-03-02T09:00:00+08:00"
    assert typed_moment("明天 14:30", NINE).isoformat() == "2026-03-04T14:30:00+08:00"
    assert typed_moment("15:00", NINE).isoformat() == "2026-03-03T15:00:00+08:00"
    with pytest.raises(NotADate):
        typed_moment("3.2 25:00", NINE)


def test_dates_are_shown_without_leading_zeros_and_without_this_year():
    assert (shown_date(date(2026, 3, 2)), shown_date(date(2026, 3, 2), 2026), shown_date(date(2025, 3, 2), 2026)) == (
        "2026年3月2日", "3月2日", "2025年3月2日")  # fmt: skip


@pytest.mark.parametrize(
    ("words", "fen"), [("3200万元", 3_200_000_000), ("1.5亿", 15_000_000_000), ("9,600", 960_000), ("12.34元", 1234), ("0", 0)]
)
def test_amounts_are_typed_with_their_unit(words, fen):
    assert typed_money(words) == fen


@pytest.mark.parametrize("words", ["", "三百万", "1.005元", "-5", "12万元整"])
def test_what_is_no_amount_is_refused(words):
    with pytest.raises(NotAnAmount):
        typed_money(words)


def test_amounts_are_shown_in_wan_when_whole():
    assert [shown_money(fen) for fen in (3_200_000_000, 960_000, 1234, 0)] == ["3200万元", "9600元", "12.34元", "0元"]


def asks(name: str, type_: str, **more: object) -> FieldView:
    return FieldView(name, name, "", None, type_, "", **more)  # type: ignore[arg-type]


def fill(words: str, *fields: FieldView) -> Filled:
    names = {"市财政局": "czj", "sczj": "czj"}
    return filled_in(QueryDict(words), fields, NINE, lambda kind, name: names.get(name))


def test_a_form_becomes_the_doors_input():
    filled = fill(
        "due=明天&n=\uff11\uff12&amount=3200万元&normative=否&cosigners=市财政局、sczj&note=&outcome=同意&confirmed=a&confirmed=b&key=k",
        *(asks(*one) for one in (("due", "date"), ("n", "int"), ("amount", "money"), ("normative", "bool"))),
        *(asks(*one) for one in (("cosigners", "organ[]"), ("note", "long"))),
    )
    assert filled.input == {"due": "2026-03-04", "n": 12, "amount": 3_200_000_000, "normative": False, "cosigners": ["czj", "czj"]}
    assert (filled.outcome, filled.confirmed, filled.key) == ("同意", ("a", "b"), "k")


def test_what_was_not_asked_is_not_written():
    assert fill("lead=czj&title=x", asks("title", "text")).input == {"title": "x"}


def test_everything_that_cannot_be_read_is_told_at_once():
    with pytest.raises(BadShape) as bad:
        fill("due=x&lead=没有这个局&kind=诗", asks("due", "date"), asks("lead", "organ"), asks("kind", "enum", choices=("请示", "报告")))
    assert set(bad.value.problems) == {"due", "lead", "kind"}
    assert "请示、报告" in bad.value.problems["kind"]


def test_typed_words_stay_with_what_was_wrong():
    field = form_field(asks("due", "date"), {"due": "2.30"}, {"due": "没有这一天"}, "propose")
    assert (field.value, field.error, field.id, field.described_by) == ("2.30", "没有这一天", "propose-due", "propose-due-error")


def test_moments_keep_their_offset():
    assert datetime.fromisoformat(str(fill("at=3.2 14:30", asks("at", "moment")).input["at"])) == NINE.replace(day=2, hour=14, minute=30)


TASKS = asks(
    "tasks",
    "row[]",
    columns=(
        Cell("task", "任务", "", None, "text", required=True),
        Cell("organ", "单位", "", None, "organ"),
        Cell("due", "时限", "", None, "date"),
    ),
)


def test_rows_are_read_cell_by_cell_and_blank_ones_are_left_out():
    sent = "tasks.0.task=甲&tasks.0.organ=sczj&tasks.0.due=3.5&tasks.1.task=&tasks.1.organ=&tasks.3.task=乙"
    assert fill(sent, TASKS).input == {"tasks": [{"task": "甲", "organ": "czj", "due": "2026-03-05"}, {"task": "乙"}]}


def test_a_row_that_is_wrong_is_named():
    with pytest.raises(BadShape) as bad:
        fill("tasks.0.task=甲&tasks.1.due=3.5", TASKS)
    assert bad.value.problems == {"tasks": "第2行还须填“任务”"}
    with pytest.raises(BadShape) as bad:
        fill("tasks.0.task=甲&tasks.0.due=2.30", TASKS)
    assert "第1行：“2.30”不是日期" in bad.value.problems["tasks"]


def test_rows_typed_stay_and_a_blank_one_follows():
    field = form_field(TASKS, {"tasks.0.task": "甲", "tasks.1.organ": "没有这个局"}, {}, "break_down")
    assert [[cell.value for cell in row] for row in field.rows] == [["甲", "", ""], ["", "没有这个局", ""], ["", "", ""]]
    assert field.rows[1][1].id == "break_down-tasks.1.organ"


def test_a_form_with_rows_left_empty_writes_none():
    assert fill("tasks.0.task=&tasks.1.task=", TASKS).input == {}


def test_a_document_number_is_written_with_its_brackets():
    assert fill("number=水务[2026]18号", asks("number", "text")).input == {"number": "水务〔2026〕18号"}
    assert fill("number=水务（\uff12\uff10\uff12\uff16）\uff11\uff18", asks("number", "text")).input == {"number": "水务〔2026〕18号"}
    fields = asks("number", "text"), asks("title", "text")
    assert fill("number=无号&title=水务[2026]18号", *fields).input == {"number": "无号", "title": "水务[2026]18号"}
