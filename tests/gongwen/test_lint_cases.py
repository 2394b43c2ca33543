"""Every lint finds what its cases say, and passes what they say is right."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.gongwen.lintcases import own, pieces, written

from yizhang.gongwen.lints import LINTS

CASES = list(written())


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_a_lint_says_of_every_document_what_its_case_says(code: str) -> None:
    assert [str(case) for case in CASES if case.code == code and not case.holds(LINTS[code].findings(case.document))] == []


def test_a_piece_of_a_document_can_be_asked_for_everything() -> None:
    for case in pieces():
        assert all(one.message for one in LINTS[case.code].findings(case.document))


def test_every_lint_has_two_wrong_and_two_right_documents() -> None:
    wrong, right = (Counter(one.code for one in own() if one.wrong is kind) for kind in (True, False))
    assert [code for code in LINTS if wrong[code] < 2 or right[code] < 2] == []
