"""Provisions by name, in the order of the text, and as officials say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhang.law.citation import Citation, NotACitation, numeral, order, parse, spoken


@pytest.mark.parametrize(
    ("text", "said", "parts"),
    [
        ("48.2e", "第四十八条第二款", (48, 2, "e", None)),
        ("39.1(3)", "第三十九条第一款第三项", (39, 1, "", 3)),
        ("53.1a(12)", "第五十三条第一款第十二项", (53, 1, "a", 12)),
        ("53.10", "第五十三条第十款", (53, 10, "", None)),
        ("P.1", "公布页第一项", (None, 1, "", None)),
        ("10.1", "第十条第一款", (10, 1, "", None)),
        ("101.20", "第一百零一条第二十款", (101, 20, "", None)),
    ],
)
def test_a_provision_is_read_and_said(text, said, parts):
    assert parse(text) == Citation(*parts)
    assert spoken(text) == said


@pytest.mark.parametrize("text", ["", "48", "48.", "第四十八条", "48.2E", "48.2ee", "48.2e ", "1000.1", "Q.1", "48.2e(0x)"])
def test_other_words_are_no_provision(text):
    with pytest.raises(NotACitation) as wrong:
        parse(text)
    assert str(wrong.value) == f"“{text}” is no provision; write it like 48.2e, 39.1(3) or P.1"


def test_provisions_sort_as_they_stand_in_the_text():
    mixed = ["P.8", "48.10", "48.2e", "39.1(10)", "P.1", "53.1a", "9.1", "39.1(2)", "48.2a", "1.1", "39.1"]
    assert sorted(mixed, key=order) == ["1.1", "9.1", "39.1", "39.1(2)", "39.1(10)", "48.2a", "48.2e", "48.10", "53.1a", "P.1", "P.8"]


def test_the_items_of_a_paragraph_follow_its_sentences():
    mixed = ["39.1(1)", "39.2a", "39.1b", "53.1a(12)", "39.1(2)", "53.1b", "39.1a"]
    assert sorted(mixed, key=order) == ["39.1a", "39.1b", "39.1(1)", "39.1(2)", "39.2a", "53.1b", "53.1a(12)"]


def test_numerals():
    said = {1: "一", 10: "十", 11: "十一", 20: "二十", 48: "四十八", 100: "一百", 102: "一百零二", 110: "一百一十", 199: "一百九十九"}
    assert {number: numeral(number) for number in said} == said


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from(["", *"abcdefgh"]), st.none() | st.integers(1, 99))
def test_what_is_written_is_read(article, paragraph, norm, item):
    text = f"{article}.{paragraph}{norm}" + (f"({item})" if item else "")
    assert parse(text) == (article, paragraph, norm, item)
