"""`bench rules`: the rules asked when a document is submitted, through the rulebook, against their checks as plain functions.

Both are given the same facts about documents of the same length, right ones and faulty ones, each read for the first time: what was
understood of a document once is kept, so neither side may find it done. The ratio is what citing, bounding and signing findings costs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from yizhang.bench.figures import figures, in_turn, versions
from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Source
from yizhang.law.calendar import LOCAL
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding
from yizhang.law.numbers import Numbers
from yizhang.law.record import Record, from_json
from yizhang.law.rule import Rule, Today
from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.current import rulebook_at

VERB = ("request", "submit")
WARM = 20
FAULTY: tuple[dict[str, Json], ...] = (
    {},
    {},
    {"kind": "报告"},
    {"number": "锡教字〔2026〕第012号"},
    {"signers": []},
    {"title": "关于经费的请示报告"},
)
"""What is different about a document: nothing of one in three."""


def run(folder: Path, documents: int = 300) -> dict[str, Any]:
    """Ask all rules that need only the document, its day and the edition's numbers. Raises AssertionError when the two disagree."""
    book = rulebook_at(datetime(2026, 3, 2, tzinfo=LOCAL))
    rules = [rule for rule in book.rules_at(*VERB) if all(issubclass(want, Record | Numbers | Today) for want in rule.wants)]
    short = replace(book, asked={".".join(VERB): tuple(rules)})
    pairs = []
    for n in range(documents + WARM):
        mine, other = _facts(short, 2 * n + 1), _facts(short, 2 * n + 2)
        pairs.append(in_turn(lambda: through_the_book(short, mine), lambda: as_functions(rules, other), n % 2 == 0))  # noqa: B023 - called at once
    asked, plain = through_the_book(short, mine), as_functions(rules, mine)
    if len(asked) != len(plain):
        raise AssertionError(f"{len(asked)} findings through the rulebook, {len(plain)} without it")
    return {"name": "rules", **figures(pairs[WARM:]), "versions": versions(edition=book.edition.said), "rules": len(rules)}


def through_the_book(book: Rulebook, facts: dict[type, object]) -> list[Finding]:
    """As the door asks them."""
    return [one for rule in book.rules_at(*VERB) for one in rule.findings(*(facts[want] for want in rule.wants))]


def as_functions(rules: list[Rule], facts: dict[type, object]) -> list[Finding]:
    """As functions that were never declared to be rules."""
    return [one for rule in rules for one in rule.check(*(facts[want] for want in rule.wants))]


def _facts(book: Rulebook, n: int) -> dict[type, object]:
    """What rules want to know about the n-th document, by type."""
    return {IncomingRecord: _document(n), Today: Today(date(2026, 3, 2)), **book.numbers}


def _document(n: int) -> Record:
    paper: dict[str, Json] = {
        "kind": "请示",
        "sender": "jyj",
        "sender_name": "市教育局",
        "source": Source.SUBORDINATE.value,
        "on_paper": False,
        "title": "无锡市教育局关于修缮校舍经费的请示",
        "number": f"锡教〔2026〕{n}号",
        "primary_recipients": ["无锡市人民政府"],
        "signers": ["云示甲"],
        "dated": "2026-03-02",
        "body": f"现将第{n}批校舍的有关情况请示如下。" * 30 + "妥否，请批示。",
    }
    return from_json(IncomingRecord, {**paper, **FAULTY[(n - 1) // 2 % len(FAULTY)]})
