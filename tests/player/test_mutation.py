"""Mutation: what a rulebook loses is noticed by a case, the proof or a refusal, or told as a survivor unless a reason stands for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.player import tiny

from yizhang.law.proof.claims import prove
from yizhang.law.proof.mutants import Mutant, mutants
from yizhang.law.proof.refusals import refusals
from yizhang.law.proof.walk import ways
from yizhang.law.rule import STATED
from yizhang.law.rulebook import Rulebook
from yizhang.player.mutation import CASES, FAILED, PROOF, REFUSALS, SAME, Judge, judged
from yizhang.player.survivors import sampled, survivors
from yizhang.rulebooks.cases import Case

RULES = (tiny.title_is_short,)
BOOK = Rulebook(tiny.EDITION, {"sheet": tiny.Sheet}, RULES, (), (), (), {}, {"sheet.draft": RULES}, tuple(vars(tiny)[STATED]))
MADE = {one.name: one for one in mutants(BOOK)}


def case(verdict: str, facts: Mapping[str, Any]) -> Case:
    return Case("tests", "a51.yaml", tiny.title_is_short, verdict, "", facts, "", {})


CASES_OF_THE_RULE = (
    case("allowed", {"title": "短题目"}),
    case("allowed", {"title": "很长的命令"}),
    case("refused", {"title": "四字题目"}),
    case("noted", {"title": "四字题目", "ground": "依法"}),
)


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Of the tiny rulebook, with no scenario to play."""
    city = tmp_path / "city.sqlite3"
    city.touch()
    proved = prove(tiny.Sheet, BOOK.invariants).violations
    refused = tuple(str(one) for one in refusals(tiny.Sheet))
    return Judge({"sheet": proved}, {"sheet": refused}, {"sheet": ways(tiny.Sheet)}, CASES_OF_THE_RULE, (), BOOK, city)


def noticed(judge: Judge, *names: str) -> dict[str, str]:
    """Who notices each of these mutants."""
    return {one.name: by for one, by in judged(judge, [MADE[name] for name in names], 2, lambda: False)}


def test_every_part_of_a_rulebook_is_taken_away_once():
    assert {
        "sheet.check 去掉条件 draft", "sheet.check “退回”不再重开“draft”", "sheet.check 不再回避", "sheet.review 不论结果 check(通过)",
        "sheet.sign 去掉条件 review", "sheet.sign 改由秘书长办理", "sheet.review 改由市长办理",
        "title_is_short 不在 sheet.draft 问", "title_is_short 去掉例外“另有规定”", "title_is_short 降为推荐",
        "title_is_short `len(paper.title) > TOO_LONG`改为`len(paper.title) >= TOO_LONG`",
    } <= MADE.keys()  # fmt: skip


def test_a_turned_rule_is_noticed_by_its_cases(judge: Judge):
    mine = [name for name, one in MADE.items() if one.rules]
    assert len(mine) > 8
    assert set(noticed(judge, *mine).values()) == {CASES}


def test_a_rule_asked_no_longer_is_noticed_by_a_case_that_names_the_act(judge: Judge):
    kept, anywhere = CASES_OF_THE_RULE[2], "title_is_short 不在 sheet.draft 问"
    at_draft = replace(kept, at=("sheet.draft",), asked=BOOK.asked)
    assert noticed(judge, anywhere) == {anywhere: ""}
    assert noticed(replace(judge, cases=(at_draft,)), anywhere) == {anywhere: CASES}
    assert not replace(kept, at=("sheet.sign",), asked=BOOK.asked).holds()


def test_a_broken_order_is_noticed_by_the_proof_or_the_refusals(judge: Judge):
    assert noticed(judge, "sheet.sign 去掉条件 review", "sheet.draft 改由秘书长办理", "sheet.sign 改由秘书长办理") == {
        "sheet.sign 去掉条件 review": PROOF,
        "sheet.draft 改由秘书长办理": REFUSALS,
        "sheet.sign 改由秘书长办理": "",
    }


def test_a_change_that_changes_nothing_is_no_survivor(judge: Judge):
    """退回 reopens 拟稿, on which 核稿 rests: it is never left standing, so whoever asks for 通过 asks for 核稿."""
    assert noticed(judge, "sheet.review 不论结果 check(通过)") == {"sheet.review 不论结果 check(通过)": SAME}


def test_nothing_of_a_mutant_stays(judge: Judge):
    noticed(judge, *MADE)
    assert tuple(str(one) for one in refusals(tiny.Sheet)) == judge.refused["sheet"]
    assert all(one.holds() for one in CASES_OF_THE_RULE)


def test_a_mutant_that_breaks_the_judge_counts_and_one_that_cannot_be_made_is_an_error(judge: Judge):
    broken = Mutant("x", "没有这个办法", "", (), ("nothing",), ordered=True)
    assert list(judged(judge, [broken], 1, lambda: False)) == [(broken, FAILED)]
    with pytest.raises(EOFError):
        list(judged(judge, [Mutant("x", "", "", (), (), apply=lambda: {}["nothing"])], 1, lambda: False))


def test_a_budget_ends_the_run_and_a_seed_makes_it_a_sample(judge: Judge):
    assert list(judged(judge, MADE.values(), 1, lambda: True)) == []
    assert sampled(MADE.values(), 1) == sampled(MADE.values(), 1) != sampled(MADE.values(), 2)
    assert sampled(MADE.values(), None) == [*MADE.values()]


def test_an_accepted_survivor_is_excused_and_a_reason_for_nothing_is_told():
    made = [MADE["sheet.check 不再回避"], MADE["sheet.sign 去掉条件 review"], MADE["sheet.sign 改由秘书长办理"]]
    tried = [(made[0], ""), (made[1], PROOF)]
    reasons = {"sheet.check *": "四眼另有情形", "sheet.sign 去掉条件 *": "旧", "sheet.sign 改由*": "没有试到", "gone": "没有了"}
    found = survivors(made, tried, reasons)
    assert (found.survived, found.accepted, found.stale) == ((), ((made[0], "四眼另有情形"),), ("sheet.sign 去掉条件 *", "gone"))
    assert found.as_json()["survivors"] == []
    assert survivors(made, tried, {}).survived == (made[0],)
