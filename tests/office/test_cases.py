"""Every rule of chapter two, allowed and refused."""

from __future__ import annotations

import pytest
from tests.office.cases import RULES, SEVERITIES, cases, found

CASES = list(cases())


@pytest.mark.parametrize(("rule", "verdict", "name", "facts"), CASES, ids=[f"{rule}-{verdict}-{name}" for rule, verdict, name, _ in CASES])
def test_a_case_ends_as_its_file_says(rule, verdict, name, facts):
    findings = found(RULES[rule], {key: value for key, value in facts.items() if key != "finds"})
    assert {one.severity.value for one in findings} == ({SEVERITIES[verdict]} - {""})
    if "finds" in facts:
        assert facts["finds"] in "".join(str(value) for one in findings for value in one.values.values())
    for one in findings:
        assert one.message and one.mend and one.code == rule


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_case_that_passes_and_one_that_does_not(rule):
    verdicts = {verdict for name, verdict, _, _ in CASES if name == rule}
    assert "allowed" in verdicts and len(verdicts) > 1
