"""BPMN: a reader of ours that knows only the file has the same verbs open as the evaluator, after every act of random ways.

`python -m tests.peers.spiff` asks SpiffWorkflow the same, in an environment of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import combinations
from typing import Any

import pytest
from lxml import etree
from tests.rulebooks.paths import path_of

from yizhang.law.calendar import LOCAL
from yizhang.rulebooks.bpmn import DI, MODEL, bpmn
from yizhang.rulebooks.bpmnplan import planned
from yizhang.rulebooks.known import book_of, in_code

BOOK = book_of(in_code("", datetime(2026, 3, 3, tzinfo=LOCAL)))
ORDERED = ["request", "dispatch", "minutes", "superior", "letter", "department_document"]


class Engine:
    """Runs a file of ours: each verb's loop waits, is open, or has ended with all others."""

    def __init__(self, xml: bytes, values: Mapping[str, Any]) -> None:
        tree = etree.fromstring(xml)
        self.said = {name: compile(tree.xpath(f"string({inside})"), name, "eval") for name, inside in _sayings(tree)}
        self.tasks = [one.get("id").removesuffix("_task") for one in tree.iterfind(f".//{{{MODEL}}}userTask")]
        self.ends = {one.getparent().get("id") for one in tree.iterfind(f".//{{{MODEL}}}terminateEventDefinition")}
        self.marks: dict[str, str] = {}
        self.ended = self.changed = False
        self.asked = {"done": self._done, "value": values.get, "waited": lambda verb, duration: True, "record": self._record}

    def open(self) -> list[str]:
        """The tasks whose event lets them through, and whose boundary event does not take them away."""
        here = [] if self.ended else [name for name in self.tasks if self._asks(f"{name}_may")]
        assert not any(self._asks(f"{name}_gone") for name in here)
        return sorted(here)

    def act(self, verb: str, outcome: str, changed: bool) -> None:
        self.changed = changed
        self._asks(f"{verb}_record", outcome=outcome)
        self.ended = f"{verb}_over" in self.ends and verb in self.marks

    def _asks(self, name: str, **given: str) -> bool:
        return bool(eval(self.said[name], {**self.asked, **given}))

    def _done(self, verb: str, outcomes: tuple[str, ...] = ()) -> bool:
        return verb in self.marks and (not outcomes or self.marks[verb] in outcomes)

    def _record(self, verb: str, outcome: str, undone: Mapping[str, list[str]], lapsed: list[str]) -> None:
        self.marks[verb] = outcome
        for name in (*undone.get(outcome, ()), *(lapsed if self.changed else ())):
            self.marks.pop(name, None)


def _sayings(tree: Any) -> Iterator[tuple[str, str]]:
    """Every event and script with where its words stand."""
    for kind, inside in (("conditionalEventDefinition", "condition"), ("scriptTask", "script")):
        for one in tree.iterfind(f".//{{{MODEL}}}{kind}"):
            holder = one if kind == "scriptTask" else one.getparent()
            yield holder.get("id"), f"//*[@id='{holder.get('id')}']//*[local-name()='{inside}']"


@pytest.mark.parametrize("name", BOOK.procedures)
def test_the_file_opens_what_the_evaluator_opens_after_every_act(name: str):
    path = path_of(BOOK.procedures[name], BOOK.numbers, random.Random(name))
    engine = Engine(bpmn(BOOK.procedures[name]), path["values"])
    for step in path["steps"]:
        if step["verb"]:
            engine.act(step["verb"], step["outcome"], step["changed"])
        assert engine.open() == step["open"], [one["verb"] for one in path["steps"]]


@pytest.mark.parametrize("name", BOOK.procedures)
def test_every_part_is_drawn_and_every_reference_leads_somewhere(name: str):
    tree = etree.fromstring(bpmn(BOOK.procedures[name]))
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    named = [one.get(key) for one in tree.iter() for key in ("sourceRef", "targetRef", "attachedToRef", "bpmnElement") if one.get(key)]
    named += [one.text for tag in ("incoming", "outgoing") for one in tree.iterfind(f".//{{{MODEL}}}{tag}")]
    assert set(named) <= set(ids)
    drawn = {one.get("bpmnElement") for one in tree.iterfind(f".//{{{DI}}}*[@bpmnElement]")}
    assert {one.get("id") for one in tree.find(f"{{{MODEL}}}process")} <= drawn


@pytest.mark.parametrize("name", ORDERED)
def test_nothing_is_drawn_over_another(name: str):
    shapes = {one: at for one, at in planned(BOOK.procedures[name]).shapes.items() if not one.endswith("_gone")}
    for (one, a), (other, b) in combinations(shapes.items(), 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, (one, other)
