"""The changes that the mutation of the lints makes, and whether it tells a case that notices one from a case that does not."""

from __future__ import annotations

import pytest
from tests.gongwen.lintcases import Case
from tests.gongwen.mutation import mutants, survives
from tests.gongwen.weakened import weakened

SHORT = """
from yizhang.gongwen.lints import lint
from yizhang.law.finding import note
@lint("short", source="惯例", element="正文")
def text_is_short(doc):
    if doc.text and len(doc.text) > 3:
        yield note("长")
"""


def surviving(*cases: Case) -> set[str]:
    return {str(one) for one in mutants(SHORT) if survives(one, list(cases))}


def test_a_change_that_no_case_tells_apart_survives() -> None:
    long, short = Case("short", "长", "通知通知通知", wrong=True), Case("short", "短", "通", wrong=False)
    boundary = {"text_is_short: len(doc.text) > 3 → len(doc.text) >= 3", "text_is_short: 3 → 2", "text_is_short: 3 → 4"}
    assert surviving(long, short) - surviving(long, short, Case("short", "三字", "通知了", wrong=False)) < boundary
    assert "text_is_short: doc.text and len(doc.text) > 3 never" not in surviving(long)
    assert "text_is_short: doc.text and len(doc.text) > 3 without doc.text" in surviving(long, short)


@pytest.mark.parametrize(
    ("pattern", "left"),
    [("a(?!b)", {"a"}), ("(?<=x)[(|]", {"[(|]"}), ("a|b+|c", {"a|c"}), (r"x(?:b+|\))", {r"x(?:\))", "x(?:b+)"}), ("word|other", set())],
)
def test_a_pattern_loses_an_assertion_or_an_alternative_that_is_no_plain_word(pattern: str, left: set[str]) -> None:
    assert {less for _part, less in weakened(pattern)} == left
