"""Play a scenario: each step done or asked, compared with what it says it gets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from yizhang.kernel.case import Case, World, load
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand
from yizhang.law.citation import order
from yizhang.law.fieldtype import Json
from yizhang.player import questions
from yizhang.player.clock import Clock
from yizhang.player.driver import Answer, Door, Driver, Wish
from yizhang.player.prefill import prefilled
from yizhang.player.scenario import Scenario, Step, moment
from yizhang.player.words import NotUnderstood, hands, input_of, verb_named


@dataclass(frozen=True)
class Result:
    """What became of a scenario: `at` the line where it failed, with what was expected and what came."""

    file: str
    name: str
    passed: bool
    at: int = 0
    expected: str = ""
    got: str = ""

    def as_json(self) -> dict[str, Any]:
        """As `play --json` prints it."""
        return {"file": self.file, "name": self.name, "passed": self.passed, "at": self.at, "expected": self.expected, "got": self.got}


@dataclass
class Stage:
    """A scenario under way: the clock, and the matters by their names (甲, 乙)."""

    now: datetime
    driver: Driver
    folder: Path
    clock: Clock
    matters: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(scenario: Scenario, driver: Driver, clock: Clock) -> Stage:
        """At the scenario's start; files it names lie beside it."""
        return Stage(moment(scenario.start), driver, Path(scenario.file).parent, clock)


class Unexpected(Exception):
    """A step got something else than it says."""

    def __init__(self, expected: str, got: str) -> None:
        self.expected, self.got = expected, got
        super().__init__(f"应得{expected}，实得{got}")


def play(scenario: Scenario, driver: Driver | None = None) -> Result:
    """Play one scenario on the installation at hand; it is left as the scenario leaves it."""
    return played(Stage.of(scenario, driver or Door(), Clock()), scenario)


def played(stage: Stage, scenario: Scenario) -> Result:
    """What became of it on a stage of one's own."""
    for step in scenario.steps:
        if wrong := step_result(stage, scenario, step):
            return wrong
    return Result(scenario.file, scenario.name, True)


def step_result(stage: Stage, scenario: Scenario, step: Step) -> Result | None:
    """Play one step; what went otherwise than it says, or None."""
    try:
        KINDS[step.kind](stage, step.parts)
    except Unexpected as wrong:
        return Result(scenario.file, scenario.name, False, step.line, wrong.expected, wrong.got)
    except NotUnderstood as wrong:
        return Result(scenario.file, scenario.name, False, step.line, "能读懂的一步", str(wrong))
    return None


def _move(stage: Stage, parts: Mapping[str, Any]) -> None:
    stage.now = moment(str(parts["到"]))
    stage.clock.round(stage.now)


def _act(stage: Stage, parts: Mapping[str, Any]) -> None:
    name, _, label = str(parts["事项"]).partition(" ")
    case = load(stage.matters[name], stage.now) if name in stage.matters else None
    wish = _wish(stage, parts, case, label)
    answer = stage.driver.act(wish, stage.now)
    expected = parts.get("得", "准")
    if answer.got == "须确认" and parts.get("确认") == "是":
        _compare({"须确认": []} if expected == "准" else expected, answer)
        answer = stage.driver.act(_confirming(wish, answer), stage.now)
        expected = "准"
    if answer.matter:
        stage.matters.setdefault(name, answer.matter)
        _name_children(stage, name)
    _compare(expected, answer)


def _name_children(stage: Stage, name: str) -> None:
    """What a step opened is called 甲·稳外贸订单: its parent's name and its own title; or 甲·会签·市教育局: its kind and whose it is.

    One that is nobody's in particular is called by its kind alone: 甲·信息公开. It leaves a shared title to those that are somebody's.
    """
    world, below = World.of(stage.now), list(Matter.objects.filter(parent=stage.matters[name]).order_by("id"))
    whose = {one.id: _whose(world, json.loads(one.record)) for one in below}
    for one in below:
        label, called = world.book.procedures[one.procedure].label, f"{name}{questions.CHILD}{one.title}"
        kind = f"{label}{questions.CHILD}{whose[one.id]}" if whose[one.id] else label
        stage.matters.setdefault(f"{name}{questions.CHILD}{kind}", one.id)
        if called not in stage.matters or (whose[one.id] and not whose.get(stage.matters[called], "")):
            stage.matters[called] = one.id


def _whose(world: World, values: Mapping[str, Any]) -> str:
    """Which organ or seat it is with, in words; empty where it is with none in particular."""
    return world.org.name(str(values["organ"])) if "organ" in values else str(values.get("to", ""))


def _confirming(wish: Wish, answer: Answer) -> Wish:
    return replace(wish, matter=answer.matter, confirmed=answer.digests)


def _wish(stage: Stage, parts: Mapping[str, Any], case: Case | None, label: str) -> Wish:
    world = case.world if case else World.of(stage.now)
    procedure = case.procedure if case else next((one for one in world.book.procedures.values() if label in (one.label, one.name)), None)
    if procedure is None:
        raise NotUnderstood(f"没有“{label}”这种事项，或“{parts['事项']}”尚未开始")
    who = hands(world.org, str(parts["谁"]), case)
    if not who:
        raise NotUnderstood(f"“{parts['谁']}”目前无人在任")
    verb = verb_named(procedure, str(parts["做"]), case, who)
    read = prefilled(stage.folder / str(parts["附"]), procedure, verb, world.org, stage.now) if "附" in parts else {}
    given = input_of(world.org, procedure, verb, parts.get("填", {}), stage.matters)
    hand = who[0] if parts.get("受托") != "是" else _delegated(world, who[0])
    return Wish(
        hand, verb, {**_addressed(case, verb, parts), **read, **given}, str(parts.get("结果", "")), case.id if case else "", procedure.name
    )


def _addressed(case: Case | None, verb: str, parts: Mapping[str, Any]) -> dict[str, Json]:
    """`豁免: 条款` names the finding that a waiver is of: the one of that provision in the last refusal."""
    if case is None or "豁免" not in parts:
        return {}
    return questions.refused_finding(case, str(parts["豁免"]))


def _delegated(world: World, hand: Hand) -> Hand:
    org: Any = world.org
    found = [one for one in org.delegations.values() if one.receiver == hand.post]
    if not found:
        raise NotUnderstood(f"{world.org.name(hand.post)}没有登记过的委托")
    latest = max(found, key=lambda one: (one.start <= world.now <= one.end, one.start <= world.now, one.start))
    return Hand(hand.person, hand.post, latest.id)


def _compare(expected: Any, answer: Answer) -> None:
    """得: 准, 不存在, 拒绝 or 须确认, the last two with provisions, each of which must be among the findings."""
    if isinstance(expected, Mapping):
        ((kind, cites),) = expected.items()
        wanted = {str(one) for one in cites}
    else:
        kind, wanted = str(expected), set[str]()
    if answer.got != kind or not wanted <= answer.cites:
        said = f"{answer.got} {'、'.join(sorted(answer.cites, key=order))}" + "".join(f"｜{one}" for one in answer.messages)
        raise Unexpected(f"{kind} {'、'.join(sorted(wanted))}".strip(), said.strip())


def _ask(stage: Stage, parts: Mapping[str, Any]) -> None:
    expected, got = questions.ask(stage.now, stage.matters, parts)
    if not questions.matches(expected, got):
        raise Unexpected(str(expected), str(got))


KINDS: Mapping[str, Callable[[Stage, Mapping[str, Any]], None]] = {"move": _move, "act": _act, "ask": _ask}
