"""Sixteen processes at once: one order, one winner, no number lost, no lock that waits for another (semantics 39, 43, 72)."""

from __future__ import annotations

import json
import multiprocessing
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, connections

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.values import BadShape, Done, Hand

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

MANY = 16
FORK = multiprocessing.get_context("fork")
READERS = ("dm1", "dm2", "dm4", "dm5", "dm6", "dsg1", "dsg2", "dsg3")


def together(works):
    """What each of these gives when all begin at the same moment, each in a process and with a connection of its own."""
    close()
    start, answers = FORK.Barrier(len(works)), FORK.SimpleQueue()
    running = [FORK.Process(target=_one, args=(number, work, start, answers), daemon=True) for number, work in enumerate(works)]
    for process in running:
        process.start()
    found = dict(answers.get() for _ in running)
    for process in running:
        process.join(10)
    assert {process.exitcode for process in running} == {0}
    return [found[number] for number in range(len(works))]


def close():
    """Before a fork: no connection and no pool that two processes would share."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _one(number, work, start, answers):
    connection.ensure_connection()
    start.wait(20)
    try:
        answers.put((number, work()))
    except Exception as fault:  # noqa: BLE001 - whatever it is, the test has to show it
        answers.put((number, repr(fault)))
    finally:
        close()


def act(matter, verb, by, outcome="", key=None, now=None, **input):
    """A work: what came of it in a word, and why not."""

    def work():
        try:
            result = kernel.perform(matter, verb, by, input, outcome, key=key, now=now)
        except BadShape as wrong:
            return str(wrong)
        return "done" if isinstance(result, Done) else " ".join(one.code for one in result.findings) or "not found"

    return work


def opened(now, key, title):
    def work():
        try:
            return kernel.open_matter("asking", BUREAU, {"title": title, "body": "正文"}, key, now=now).matter
        except BadShape as wrong:
            return str(wrong)

    return work


def submitted(office, title):
    matter = office.open(title=title, body="正文")
    office.done("submit", BUREAU)
    return matter


def test_numbers_drawn_at_once_have_no_gap(office):
    matters = [submitted(office, f"第{one}件") for one in range(MANY)]
    assert together([act(one, "register", CLERK, now=office.now) for one in matters]) == ["done"] * MANY
    numbers = Matter.objects.filter(pk__in=matters).values_list("number", flat=True)
    assert sorted(int(one.partition("〕")[2].rstrip("号")) for one in numbers) == list(range(1, MANY + 1))
    office.holds()


def test_of_sixteen_who_do_the_same_one_wins_and_the_others_are_told_who(office):
    matter = office.submitted()
    together([act(matter, "propose", CLERK, now=office.now, lead="jyj") for _ in range(MANY)])
    findings = [json.loads(one.body)["findings"][0] for one in Act.objects.filter(matter=matter, verb="propose", accepted=False)]
    assert Act.objects.filter(matter=matter, verb="propose", accepted=True).count() == 1
    assert [one["code"] for one in findings] == ["done"] * (MANY - 1)
    assert all(CLERK.person in one["values"]["who"] for one in findings), findings[0]
    office.holds()


def test_a_task_is_claimed_by_one_and_the_other_is_told_by_whom(office):
    matter = submitted(office, "甲")
    person, post = office.colleague("docs")
    claimers = [CLERK, Hand(person, post)] * (MANY // 2)
    answers = together([act(matter, "claim", by, now=office.now, of="register") for by in claimers])
    assert Counter(answers) == {"done": 1, "claimed": MANY - 1}
    winner = claimers[answers.index("done")].person
    told = [json.loads(one.body)["findings"][0]["values"]["who"] for one in Act.objects.filter(matter=matter, verb="claim", accepted=False)]
    assert set(told) == {winner}
    assert [one.claimed_by for one in kernel.tasks(CLERK, now=office.now)] == [winner]
    office.holds()


def test_what_may_be_once_only_is_once_only(office):
    matters = [submitted(office, "唯一") for _ in range(MANY)]
    answers = Counter(together([act(one, "register", CLERK, now=office.now) for one in matters]))
    assert answers == {"done": 1, "once_only": MANY - 1}
    office.holds()


def test_a_family_acts_in_one_order_without_waiting_for_each_other(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "fgw"])
    office.done("add_signer", BUREAU, of="deputy", signer="post:dm5")
    finance = next(one for one in Matter.objects.filter(parent=matter) if "czj" in one.record)
    circulated = [act(matter, "circulate", CLERK, now=office.now, readers=[f"post:{post}"]) for post in READERS[:4]]
    others = [
        *(act(finance.pk, "answer", FINANCE, "同意", now=office.now) for _ in range(4)),
        *(act(matter, "deputy", who, now=office.now) for who in (DEPUTY, Hand("吴示己", "dm5"))),
        *(act(matter, "send_back", DEPUTY, now=office.now, to="register", reason="有误") for _ in range(3)),
        *(act(matter, "review", SECRETARY, now=office.now) for _ in range(3)),
    ]
    answers = together([*circulated, *others])
    assert not [one for one in answers if "Error" in one or "(" in one], answers
    assert Act.objects.filter(matter=finance.pk, verb="answer", accepted=True).count() <= 1
    office.holds()


def test_one_key_opens_one_matter_and_writes_one_act(office):
    opened_ = together([opened(office.now, "k", "甲") for _ in range(MANY)])
    assert Matter.objects.count() == 1 and set(opened_) == {Matter.objects.get().pk}
    (matter,) = set(opened_)
    assert together([act(matter, "submit", BUREAU, key="s", now=office.now) for _ in range(MANY)]) == ["done"] * MANY
    assert Act.objects.filter(matter=matter).count() == 2
    office.holds()


def test_the_round_and_those_who_act_meet_without_doing_anything_twice(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "fgw"])
    office.now += timedelta(days=20)
    children = list(Matter.objects.filter(parent=matter).values_list("pk", flat=True))
    rounds = [lambda: str(kernel.sweep(office.now)) for _ in range(4)]
    acts = [act(matter, "deputy", DEPUTY, now=office.now), *(act(one, "answer", FINANCE, "同意", now=office.now) for one in children)]
    answers = together([*rounds, *acts])
    assert not [one for one in answers if "Error" in one or "(" in one], answers
    assert all(Act.objects.filter(matter=one, verb="answer", accepted=True).count() == 1 for one in children)
    assert Act.objects.filter(matter=matter, verb="answered").count() == 1
    office.holds()
