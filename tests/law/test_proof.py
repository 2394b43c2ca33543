"""Proof: a way that leads nowhere, a step nobody can reach, a duty left behind, a mayor without review are found, each with its path."""

from __future__ import annotations

import gc
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from yizhang.law.actor import mayor, office, rank, secretary_general
from yizhang.law.calendar import LOCAL
from yizhang.law.condition import any_of, need, reading, where
from yizhang.law.org import Rank
from yizhang.law.procedure import Procedure
from yizhang.law.proof.claims import LEFT, NEVER, NO_END, Invariant, prove
from yizhang.law.proof.model import Model, models
from yizhang.law.proof.refusals import refusals
from yizhang.law.proof.walk import walk
from yizhang.law.record import Record, field
from yizhang.law.verb import duty, optional, power, required
from yizhang.rulebooks.known import book_of, in_code

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "docs/reference/refusals.txt"
REVIEWED_FIRST = Invariant(("49.2b",), "送市长的先经秘书长审核", ("paper",), mayor, secretary_general)


class Paper(Record):
    """A paper."""

    title: str = field("标题")
    weighty: bool = field("重要")


def told(procedure: type[Procedure], *invariants: Invariant) -> list[tuple[str, tuple[str, ...]]]:
    """What the proof finds wrong, and on which path."""
    return [(one.invariant, one.path) for one in prove(procedure, invariants).violations]


def test_a_sound_procedure_is_proved():
    class Sound(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title", "weighty"))
        review = duty("审核", by=secretary_general, after=draft, outcomes={"通过": (), "退回": draft})
        sign = duty("签发", by=mayor, after=need(review("通过"), "49.2b"), ends=True)

    assert told(Sound, REVIEWED_FIRST) == []


def test_a_way_that_leads_nowhere_is_found_with_its_path():
    class Stuck(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title"))
        review = duty("审核", by=secretary_general, after=draft, outcomes=("通过", "不通过"))
        sign = duty("签发", by=mayor, after=review("通过"), ends=True)

    assert told(Stuck) == [(NO_END, ("拟稿", "审核：不通过"))]


def test_a_step_that_nobody_can_ever_take_is_found():
    class Dead(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title", "weighty"))
        early = duty("先签", by=mayor, after=draft, when=where(weighty=True), before="draft")
        sign = duty("签发", by=mayor, after=draft, ends=True)
        late = duty("补签", by=mayor, after=need("early"), when=where(weighty=False), before="draft")

    assert (f"{NEVER}：补签（late）", ()) in told(Dead)


def test_an_end_that_leaves_a_duty_behind_is_found():
    class Hasty(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title"))
        review = duty("审核", by=secretary_general, after=draft)
        sign = duty("签发", by=mayor, after=draft, ends=True)

    assert (f"{LEFT}：审核（review）", ("拟稿", "签发")) in told(Hasty)


def test_alternatives_that_both_end_leave_nothing_behind():
    class Either(Procedure, of=Paper, label="文", name="paper"):
        ask = duty("征求", by=office("文电"), asks=required("title"))
        answer = duty("答复", by=mayor, after=ask, ends=True)
        agree = duty("无意见", by=mayor, after=ask, ends=True)

    assert told(Either) == []


def test_a_way_to_the_mayor_past_the_secretary_general_is_found():
    class Past(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title", "weighty"))
        review = duty("审核", by=secretary_general, after=draft, when=where(weighty=True))
        sign = duty("签发", by=mayor, after=review, ends=True)

    assert told(Past, REVIEWED_FIRST) == [("49.2b 送市长的先经秘书长审核", ("拟稿", "签发"))]


def test_an_invariant_holds_with_every_waiver_granted_or_is_told():
    class Waivable(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title"))
        review = duty("审核", by=secretary_general, after=draft)
        sign = duty("签发", by=mayor, after=need(review, "49.2b", lift=reading(mayor, why="test")), ends=True)

    assert told(Waivable, REVIEWED_FIRST) == [("49.2b 送市长的先经秘书长审核", ("拟稿", "签发"))]


def test_a_history_counts_though_the_review_was_undone():
    class Again(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title"))
        review = duty("审核", by=secretary_general, after=draft)
        tell = power("阅", by=mayor, after=review, before="sign")
        return_ = power("退回", by=office("文电"), after=review, before="sign", reopens=(draft,))
        sign = duty("签发", by=office("文电"), after=review, ends=True)

    assert told(Again, REVIEWED_FIRST) == []


def test_a_verb_passed_over_leaves_its_own_conditions():
    """Semantics 7: 编号 still waits for 核稿 when 审核 does not apply."""

    class Passed(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title", "weighty"))
        check = duty("核稿", by=office("文电"), after=draft)
        review = duty("审核", by=secretary_general, after=check, when=where(weighty=True))
        number = duty("编号", by=office("文电"), after=any_of(review), ends=True)

    light = Model(Passed, {"weighty": False})
    number = next(move for move in light.moves if move.verb.name == "number")
    assert not number.open(light.mask("draft"))
    assert number.open(light.mask("draft") | light.mask("check"))


def test_what_vouches_for_a_text_falls_when_the_text_may_be_written_again():
    class Changed(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("文电"), asks=required("title"))
        revise = power("修改", by=office("文电"), after=draft, before="sign", repeats=True, asks=optional("title"))
        review = duty("审核", by=secretary_general, after=draft, about=("title",))
        sign = duty("签发", by=mayor, after=review, ends=True)

    model = Model(Changed, {})
    revise = next(move for move in model.moves if move.verb.name == "revise")
    assert revise.done(model.mask("draft") | model.mask("review")) == model.mask("draft") | model.mask("revise")


def test_every_condition_of_the_edition_refuses_with_an_article():
    book = book_of(in_code("", datetime(2026, 3, 3, tzinfo=LOCAL)))
    found = [one for procedure in book.procedures.values() for one in refusals(procedure)]
    assert [str(one) for one in found if not one.holds] == []
    assert GOLDEN.read_text("utf-8").splitlines() == [str(one) for one in found], "yizhang prove --refusals > docs/reference/refusals.txt"


@pytest.mark.parametrize("name", ["request", "dispatch"])
def test_the_command_says_how_much_it_walked(name: str):
    done = subprocess.run([sys.executable, "-m", "yizhang.cli", "prove", name], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "全部成立"), done.stdout + done.stderr


def test_the_command_names_the_nearest_kind_of_matter():
    done = subprocess.run([sys.executable, "-m", "yizhang.cli", "prove", "dispach"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "dispatch" in done.stderr


def test_nobody_to_act_is_found():
    from yizhang.law.proof.staffed import unstaffed
    from yizhang.office.entries import demonstration
    from yizhang.office.snapshot import OrgSnapshot

    class Lonely(Procedure, of=Paper, label="文", name="paper"):
        draft = duty("拟稿", by=office("没有这个处"), asks=required("title"))
        sign = duty("签发", by=rank(Rank.MAYOR), after=draft, ends=True)

    org = OrgSnapshot.from_city(demonstration(), datetime(2026, 3, 3, 9, tzinfo=LOCAL))
    assert [one.invariant for one in unstaffed(Lonely, org)] == ["无人可办：拟稿（draft）由市政府办公室没有这个处办理"]


@pytest.mark.parametrize("granted", [False, True])
def test_the_walk_goes_wherever_a_move_asked_by_itself_would_go(granted):
    book = book_of(in_code("", datetime(2026, 3, 2, tzinfo=LOCAL)))
    for one in (book.procedures["request"], book.procedures["dispatch"]):
        model = next(models(one, granted))
        moves = [move for move in model.moves if not move.verb.afterwards]
        for (state, ended), steps in walk(model).steps.items():
            open_ = [move for move in moves if not ended and move.open(state)]
            ending = [move for move in open_ if move.verb.ends and move.done(state) & move.bit]
            assert [move for move, _ in steps] == [move for move in open_ if move in ending or move.done(state) != state]
            assert all(then == (move.done(state), int(move in ending)) for move, then in steps)
    assert gc.isenabled()
