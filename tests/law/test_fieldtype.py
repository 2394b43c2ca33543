"""What a field may hold, and how it is read, written and shown (semantics 58, 75)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum

import pytest

from yizhang.law.calendar import LOCAL
from yizhang.law.errors import DeclarationError
from yizhang.law.fieldtype import File, MatterRef, Money, OrganRef, PersonRef, PostRef, Text, dump_row, field_type, load_row


class Colour(Enum):
    RED = "红头"
    WHITE = "白头"


class Level(IntEnum):
    ONE = 1


@dataclass(frozen=True)
class Row:
    name: str
    day: date | None = None
    parties: tuple[str, ...] = ()
    words: str = "无"


@dataclass
class Thawed:
    name: str


def kind(annotation):
    return field_type(annotation, "Letter.title")


@pytest.mark.parametrize(
    ("annotation", "words", "canonical", "shown"),
    [
        (str, "甲", "甲", "甲"),
        (Text, "长文", "长文", "长文"),
        (OrganRef, "jyj", "jyj", "jyj"),
        (PostRef, "sg", "sg", "sg"),
        (PersonRef, "冯示壬", "冯示壬", "冯示壬"),
        (MatterRef, "m1", "m1", "m1"),
        (int, " 12 ", 12, "12"),
        (int, "-3", -3, "-3"),
        (bool, "是", True, "是"),
        (bool, "否", False, "否"),
        (date, "2026-03-02", "2026-03-02", "2026年3月2日"),
        (date, "2026年3月2日", "2026-03-02", "2026年3月2日"),
        (datetime, "2026-03-02 09:00", "2026-03-02T09:00:00+08:00", "2026年3月2日 09:00"),
        (datetime, "2026-03-02T01:00:00+00:00", "2026-03-02T09:00:00+08:00", "2026年3月2日 09:00"),
        (Colour, "红头", "红头", "红头"),
        (Money, "3200万元", 3_200_000_000, "3200万元"),
        (Money, "12,345.6", 1_234_560, "12345.60元"),
        (Money, "0.5万", 500_000, "5000.00元"),
        (Money, "12345678万元", 12_345_678_000_000, "12345678万元"),
        (Money, "90071992547409.91", 9_007_199_254_740_991, "90071992547409.91元"),
        (tuple[str, ...], "甲、乙；丙", ["甲", "乙", "丙"], "甲、乙、丙"),
        (tuple[str, ...], "各市（县）、区政府，市级、省级", ["各市（县）、区政府", "市级", "省级"], "各市（县）、区政府、市级、省级"),
        (tuple[str, ...], "各市（县、区）政府、某局", ["各市（县、区）政府", "某局"], "各市（县、区）政府、某局"),
        (tuple[int, ...], ["1", "2"], [1, 2], "1、2"),
        (str | None, "甲", "甲", "甲"),
    ],
)
def test_words_become_canonical_and_are_shown_again(annotation, words, canonical, shown):
    found = kind(annotation)
    assert found.read(words) == canonical
    assert found.show(canonical) == shown
    assert found.dump(found.load(canonical)) == canonical


@pytest.mark.parametrize(
    ("annotation", "words", "why"),
    [
        (int, "十二", "“十二”不是整数"),
        (int, "1_000", "“1_000”不是整数"),
        (int, str(2**53), f"“{2**53}”太大，记录不下"),
        (date, "3月2日", "“3月2日”不是日期；请写成 2026-03-02"),
        (date, "2026-02-30", "没有2026年2月30日这一天"),
        (datetime, "下午三点", "“下午三点”不是时刻；请写成 2026-03-02 09:00"),
        (bool, "也许", "“也许”应为“是”或“否”"),
        (Money, "若干", "“若干”不是金额；请写成 3200万元 或 1234.50"),
        (Colour, "黑头", "“黑头”不在可选项中：红头、白头"),
        (str, ["甲", "乙"], "只能填一项"),
    ],
)
def test_words_that_cannot_be_read_say_what_would_do(annotation, words, why):
    with pytest.raises(ValueError) as wrong:
        kind(annotation).read(words)
    assert str(wrong.value) == why


@pytest.mark.parametrize(
    ("annotation", "value", "why"),
    [
        (int, True, "“True”不是整数"),
        (bool, 1, "“1”不是“是”或“否”"),
        (str, 3, "“3”不是文字"),
        (int, 2**53, f"“{2**53}”太大，记录不下"),
        (tuple[str, ...], "甲", "应为若干项的列表"),
        (Row, "甲", "应为一行若干栏"),
        (Row, {"name": "甲", "colour": "红"}, "没有“colour”这一栏"),
        (Row, {"day": "2026-03-02"}, "须填全：name、day、parties、words"),
    ],
)
def test_canonical_values_of_another_type_are_refused(annotation, value, why):
    with pytest.raises(ValueError) as wrong:
        kind(annotation).load(value)
    assert str(wrong.value) == why


@pytest.mark.parametrize(
    "annotation",
    [
        float, dict, list[str], tuple[str, int], int | str, int | str | None, tuple[tuple[str, ...], ...], tuple[str | None, ...],
        Level, Thawed, bytes,
    ],
)  # fmt: skip
def test_no_other_type_may_be_declared(annotation):
    with pytest.raises(DeclarationError, match="a field can't be of"):
        kind(annotation)


def test_the_message_lists_what_a_field_may_be():
    with pytest.raises(DeclarationError) as wrong:
        kind(float)
    assert str(wrong.value) == (
        "Letter.title: a field can't be of float; it may be text, a whole number, Money, yes-no, a date or moment, an enum of texts, "
        "a reference, a File, a frozen dataclass of these, or a tuple of one of them"
    )


@pytest.mark.parametrize(
    ("row", "plain"),
    [
        (Row("甲"), {"name": "甲", "words": "无"}),
        (Row("", words="有"), {"name": "", "words": "有"}),
        (Row("甲", date(2026, 3, 2), ("乙",), ""), {"name": "甲", "day": "2026-03-02", "parties": ["乙"], "words": ""}),
        (File("ab", "a.docx", 3), {"digest": "ab", "name": "a.docx", "size": 3}),
        (File("ab", "a.docx", 0, "text/plain"), {"digest": "ab", "name": "a.docx", "size": 0, "media": "text/plain"}),
    ],
)
def test_rows_survive(row, plain):
    assert dump_row(row) == plain
    assert load_row(type(row), dump_row(row)) == row


def test_choices_and_moments():
    assert kind(Colour).choices == ("红头", "白头")
    assert kind(str).choices == ()
    assert kind(datetime).load("2026-03-02") == datetime(2026, 3, 2, tzinfo=LOCAL)
    assert (kind(tuple[str, ...] | None).many, kind(tuple[str, ...] | None).optional) == (True, True)
