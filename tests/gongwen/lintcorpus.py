"""All documents of the tests as cases of every lint: whole documents say of each lint whether it may speak."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from tests.gongwen.lintcases import Case, own, pieces
from tests.gongwen.test_layout_cases import OTHERWISE, REQUEST, RIGHT, WORDS
from tests.gongwen.test_lints_on_documents import CORRECTED, FAULTY, FOLDER, HARMLESS, REAL, TOLD
from tests.gongwen.test_lints_situations import SITUATIONS, VARIATIONS

from yizhang.gongwen.lint import every_lint
from yizhang.law.finding import Severity

LAYOUT = {one.code for one in every_lint() if one.code.startswith("layout_")}
WORDED = {one.code for one in every_lint()} - LAYOUT


@cache
def every_case() -> list[Case]:
    """Those written for one lint first: most changes are noticed there."""
    return [*own(), *chain(pieces(), _lines(), _variations(), _faulty(), _situations(), _real())]


def _lines() -> Iterator[Case]:
    yield from (Case(code, "版式", RIGHT, wrong=False) for code in LAYOUT)
    for code, right, wrong in OTHERWISE:
        text = RIGHT.replace(right, wrong)
        yield from (Case(each, f"版式 {code}", text, wrong=each == code) for each in LAYOUT)
    for code, wrong, right in WORDS:
        yield Case(code, wrong, REQUEST.format(wrong), wrong=True)
        yield Case(code, right, REQUEST.format(right), wrong=False)


def _variations() -> Iterator[Case]:
    return (Case(one["finds"], "变体", one["text"], wrong=True) for one in VARIATIONS)


def _faulty() -> Iterator[Case]:
    for entry in FAULTY:
        text = TOLD.get(entry["id"], entry["text"])
        yield from (Case(fault["fault"], entry["id"], text, wrong=True) for fault in entry["faults"])
    for name, text in CORRECTED.items():
        yield from (Case(code, f"{name} 改正", text, wrong=False) for code in sorted(WORDED - {"number_missing"}))


def _situations() -> Iterator[Case]:
    for one in SITUATIONS:
        told = one.get("finds", [])
        severity = Severity(one.get("as", "breach"))
        yield from (Case(code, one["name"], one["text"], wrong=True, severity=severity) for code in told)
        yield from (Case(code, one["name"], one["text"], wrong=False, unless_note=bool(told)) for code in sorted(WORDED - set(told)))


def _real() -> Iterator[Case]:
    for entry in REAL:
        text = (FOLDER / entry["file"]).read_text(encoding="utf-8")
        said = " ".join(entry["expected_findings"])
        for code in sorted(WORDED - HARMLESS):
            if code not in said:
                yield Case(code, entry["file"], text, wrong=False)
