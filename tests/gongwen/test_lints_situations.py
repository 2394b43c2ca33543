"""Documents an official meets: wrong ones are found out by exactly their fault, right ones pass without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read_text
from yizhang.law.finding import Severity

FOLDER = Path(__file__).parent.parent / "data" / "documents"
SITUATIONS = yaml.safe_load((FOLDER / "situations.yaml").read_text(encoding="utf-8"))
VARIATIONS = yaml.safe_load((FOLDER / "variations.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one["name"])
def test_a_document_has_its_fault_and_no_other(situation: dict) -> None:
    found = lint(read_text(situation["text"]))
    graver = {(one.code, one.severity) for one in found if one.severity is not Severity.NOTE}
    severity = Severity(situation.get("as", "breach"))
    assert graver == {(code, severity) for code in situation.get("finds", [])}


@pytest.mark.parametrize("situation", [one for one in SITUATIONS if "finds" not in one], ids=lambda one: one["name"])
def test_a_right_document_is_not_commented_on(situation: dict) -> None:
    assert [one.message for one in lint(read_text(situation["text"]))] == []


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda one: f"{one['finds']} {one['text'].splitlines()[1]}")
def test_a_fault_in_other_words_is_found_too(variation: dict) -> None:
    assert variation["finds"] in {one.code for one in lint(read_text(variation["text"]))}


LINES = st.sampled_from(
    [line for one in SITUATIONS for line in one["text"].splitlines()] + ["", "附件", "　　", "：", "（一）", "《", "二0二六年三月二日"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_lines_in_any_order_are_linted_and_every_finding_can_be_read(lines: list[str]) -> None:
    for found in lint(read_text("\n".join(lines))):
        assert "{" not in found.message + found.mend
        assert found.as_json()["code"]
