"""The drawing of where a matter stands: steps in lanes, what does not apply passed over, no line through a box."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import combinations

import pytest

from yizhang.kernel.values import Step
from yizhang.law.calendar import LOCAL
from yizhang.law.procedure import Procedure
from yizhang.rulebooks.known import book_of, in_code
from yizhang.web.diagram import HIGH, WIDE, Box, Diagram, diagram

NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
BOOK = book_of(in_code("", NOW))


def steps(procedure: type[Procedure], done: int) -> list[Step]:
    """The first so many verbs done, the next one open."""
    states = ["done"] * done + ["open"] + ["closed"] * len(procedure.verbs)
    return [
        Step(name, verb.label, state, "", (), NOW if state == "done" else None, "", None, "", (), "")
        for (name, verb), state in zip(procedure.verbs.items(), states, strict=False)
    ]


def drawn(name: str, done: int = 3, *skipped: str) -> Diagram:
    procedure = BOOK.procedures[name]
    return diagram(procedure, [one for one in steps(procedure, done) if one.verb not in skipped])


@pytest.mark.parametrize("name", ["request", "dispatch", "minutes", "superior", "draft"])
def test_nothing_lies_over_anything(name: str):
    drawing = drawn(name)
    for one, other in combinations(drawing.boxes, 2):
        assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH, (one.step.verb, other.step.verb)
    for piece in (piece for arrow in drawing.arrows for piece in lines(arrow.path)):
        assert [box.step.verb for box in drawing.boxes if crosses(piece, box)] == [], piece


def crosses(piece: tuple[int, int, int, int], box: Box) -> bool:
    """Whether a straight piece runs through a box; touching its edge is no crossing."""
    x, y, to_x, to_y = piece
    beside = max(x, to_x) <= box.x or min(x, to_x) >= box.x + WIDE
    above = max(y, to_y) < box.y or min(y, to_y) >= box.y + HIGH
    return not beside and not above


def lines(path: str) -> list[tuple[int, int, int, int]]:
    """The straight pieces of a line, without the ends that touch its boxes."""
    x, y, found = 0, 0, []
    for word, a, b in re.findall(r"([MHVh])(\d+)(?: (\d+))?", path):
        to_x, to_y = (int(a), int(b)) if word == "M" else (x, int(a)) if word == "V" else (int(a) + (x if word == "h" else 0), y)
        if word != "M":
            found.append((x, y, to_x, to_y))
        x, y = to_x, to_y
    return found


def test_what_is_behind_now_and_ahead_look_different():
    states = [one.state for one in drawn("minutes", 2).boxes]
    assert states[:3] == ["was", "was", "here"] and set(states[3:]) == {"step"}


def test_what_rests_on_a_step_passed_over_rests_on_what_that_rested_on():
    drawing = drawn("minutes", 0, "review")
    ways = {(one.path.split("H")[0]) for one in drawing.arrows}
    draft = next(one for one in drawing.boxes if one.step.verb == "draft")
    assert "review" not in {one.step.verb for one in drawing.boxes}
    assert any(way.startswith(f"M{draft.x + WIDE} {draft.middle}") for way in ways)


def test_every_actor_has_one_lane_and_all_fit():
    drawing = drawn("request")
    assert len({one.label for one in drawing.lanes}) == len(drawing.lanes)
    assert all(lane.y < y < lane.y + lane.height for lane in drawing.lanes for _, y in lane.lines)
    assert max(one.x + WIDE for one in drawing.boxes) <= drawing.width
    assert max(one.y + HIGH for one in drawing.boxes) <= drawing.height
