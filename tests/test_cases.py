"""Every rule and watch of every chapter, with facts it lets pass and facts it does not."""

from __future__ import annotations

import pytest

from yizhang.law.rulebook import load
from yizhang.rulebooks.cases import Case, cases
from yizhang.rulebooks.wuxi_2022 import EDITION

BOOK = load(EDITION, ())
CASES = list(cases(BOOK))
RULES = {one.name: one for one in (*BOOK.rules, *BOOK.watches)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_ends_as_its_file_says(case: Case):
    assert case.holds(), [(one.severity.value, one.message) for one in case.findings()]


@pytest.mark.parametrize("case", [case for case in CASES if case.verdict != "allowed"], ids=str)
def test_what_is_found_names_the_article_and_the_way_out(case: Case):
    for one in case.findings():
        assert (one.message and one.mend and one.where != "") or one.code == case.rule.name
        assert one.cites[0] == case.rule.cites[0]
        assert "{" not in one.message + one.mend


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_facts_that_pass_and_facts_that_do_not(name: str):
    verdicts = {case.verdict for case in CASES if case.rule.name == name}
    assert "allowed" in verdicts, "a case that passes is missing"
    assert verdicts - {"allowed"}, "a case that does not pass is missing"
