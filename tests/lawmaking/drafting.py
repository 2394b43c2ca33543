"""Drafts of the tests, made through the door."""

from __future__ import annotations

from datetime import datetime

from yizhang import kernel
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL

DRAFTER, HEAD = Hand("奚示戊", "jyj.clerk"), Hand("云示甲", "jyj.principal")
BUREAU, MAYOR = Hand("倪示甲", "sfj.principal"), Hand("赵示甲", "mayor")
REVIEWER, CLERK = Hand("葛示丁", "jyj.legality"), Hand("杨示己", "docs.1")
PLAIN = {"public_interest": False, "own_powers": False, "operators": False, "operators_reason": "只规定机关的办理程序"}
"""What a draft says of itself that touches neither the public nor the market."""
MONDAY = datetime(2026, 3, 2, 9, tzinfo=LOCAL)


def did(procedure: str, verb: str, by: Hand, outcome: str = "", **given: object) -> str:
    """Open a matter with its first verb."""
    opened = kernel.open_matter(procedure, by, given, now=MONDAY)
    assert isinstance(opened, Done), opened
    return do(opened.matter, verb, by, outcome, **given)


def do(matter: str, verb: str, by: Hand, outcome: str = "", **given: object) -> str:
    """One act that must stand."""
    done = kernel.perform(matter, verb, by, given, outcome, now=MONDAY)
    assert isinstance(done, Done), done
    return matter


def planned(name: str) -> str:
    """An approved entry of this year's plan."""
    entry = did(
        "plan_item", "propose", DRAFTER,
        year=2026, plan="规范性文件制定计划", name=name, drafter="jyj", finish_by="2026-10-31", argument="急需",
    )  # fmt: skip
    do(entry, "compile", BUREAU, "列入")
    return do(entry, "approve", MAYOR, "批准")


def submitted(name: str, text: str, **more: object) -> str:
    """A normative document that waits for its review."""
    draft = did(
        "draft", "start", DRAFTER,
        title=name, law_kind="市政府规范性文件", mode="制定", text=text, plan_item=planned(name), **PLAIN, **more,
    )  # fmt: skip
    do(draft, "inner", REVIEWER, "通过")
    do(draft, "submit", HEAD)
    return do(draft, "forward", CLERK)
