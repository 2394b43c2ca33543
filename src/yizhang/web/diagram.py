"""Where a matter stands, drawn: a lane for each actor, a column for each step further, lines from what is done to what rests on it.

Lines run in the gaps between boxes only, so none crosses one. The same steps stand in words beside the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.timezone import localtime

from yizhang.kernel.values import Step
from yizhang.law.procedure import Procedure, stands_on
from yizhang.web.dates import shown_date

LABELS, COLUMN, ROW = 150, 152, 66
"""Points: the width of the lane labels, of a column, and the height of a row."""
WIDE, HIGH = 120, 46
LINE, PER_LINE = 18, 10
"""The height of a line of a lane's label, and the characters in it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A step in its place. `state` is was, here or step, as the style sheet calls it; `under` the second line."""

    step: Step
    state: str
    under: str
    x: int
    y: int
    width: int = WIDE
    height: int = HIGH

    @property
    def middle(self) -> int:
        """Where lines meet it."""
        return self.y + HIGH // 2

    @property
    def centre(self) -> int:
        """Where its words stand."""
        return self.x + WIDE // 2


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip with the steps of one actor: where it begins, how high it is, and its label in lines."""

    label: str
    y: int
    height: int

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """The words of each line and where it stands; so many lines as there is room for."""
        room = min(-(-len(self.label) // PER_LINE), self.height // LINE)
        first = self.y + (self.height - (room - 1) * LINE) // 2 + 5
        return tuple((self.label[at * PER_LINE : (at + 1) * PER_LINE], first + at * LINE) for at in range(room))


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from a step to one that rests on it; `was` when both are behind."""

    path: str
    was: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """The drawing, in points."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def diagram(procedure: type[Procedure], route: Iterable[Step]) -> Diagram:
    """The drawing of these steps; what rests on a verb that is not among them rests on what that one rested on."""
    steps = {one.verb: one for one in route if one.verb in procedure.verbs}
    before = {name: _before(procedure, name, steps, (name,)) for name in steps}
    ranks: dict[str, int] = {}
    for name in steps:
        _rank(name, before, ranks)
    actor = {name: procedure.verbs[name].who(procedure.record).partition("（")[0] for name in steps}
    lanes, places = _lanes(dict.fromkeys(actor.values()), actor, ranks)
    boxes = {name: _box(step, LABELS + 10 + ranks[name] * COLUMN, places[name]) for name, step in steps.items()}
    pairs = [(source, name) for name in steps for source in steps if source in before[name] and not _by_another(source, name, before)]
    arrows = tuple(_arrow(boxes[source], boxes[name]) for source, name in pairs)
    width = LABELS + COLUMN * (1 + max(ranks.values(), default=0))
    return Diagram(width, lanes[-1].y + lanes[-1].height if lanes else 0, lanes, tuple(boxes.values()), arrows)


def _before(procedure: type[Procedure], name: str, steps: Mapping[str, Step], passed: tuple[str, ...]) -> set[str]:
    """The steps that it rests on directly, as far as they are shown."""
    found: set[str] = set()
    for one in stands_on(procedure.verbs[name]):
        if one in steps:
            found.add(one)
        elif one not in passed:
            found |= _before(procedure, one, steps, (*passed, one))
    return found - {name}


def _rank(name: str, before: Mapping[str, set[str]], known: dict[str, int]) -> int:
    """In which column it stands; a way around in a circle counts once."""
    if name not in known:
        known[name] = 0
        known[name] = max((1 + _rank(one, before, known) for one in before[name]), default=0)
    return known[name]


def _by_another(source: str, name: str, before: Mapping[str, set[str]]) -> bool:
    """Whether a longer way leads there, too: then that is drawn alone."""
    todo, seen = [one for one in before[name] if one != source], set[str]()
    while todo:
        one = todo.pop()
        if one == source:
            return True
        if one not in seen:
            seen.add(one)
            todo += before[one]
    return False


def _lanes(actors: Iterable[str], actor: Mapping[str, str], ranks: Mapping[str, int]) -> tuple[tuple[Lane, ...], dict[str, int]]:
    """The strips from above, and at which height each step stands; steps of one column in one strip stand below each other."""
    lanes, places, y = [], dict[str, int](), 0
    for who in actors:
        mine = sorted((name for name in actor if actor[name] == who), key=lambda name: ranks[name])
        columns = [list(each) for _, each in groupby(mine, key=lambda name: ranks[name])]
        places |= {name: y + 10 + row * ROW for column in columns for row, name in enumerate(column)}
        height = max(map(len, columns)) * ROW
        lanes.append(Lane(who, y, height))
        y += height
    return tuple(lanes), places


def _box(step: Step, x: int, y: int) -> Box:
    state = "was" if step.state == "done" else "here" if step.state == "open" else "step"
    at = step.at or step.due
    day = [shown_date(localtime(at).date(), localtime(at).year)] if at else []
    return Box(step, state, " ".join(day or step.names[:1] or step.cites[:1]), x, y)


def _arrow(a: Box, b: Box) -> Arrow:
    """Along the gap before the second box; a long way goes above its row."""
    was = a.state == "was" and b.state != "step"
    start, gap = f"M{a.x + WIDE} {a.middle}", b.x - 16
    if a.middle == b.middle and b.x - a.x == COLUMN:
        return Arrow(f"{start}H{b.x - 2}", was)
    if b.x - a.x == COLUMN:
        return Arrow(f"{start}H{gap}V{b.middle}H{b.x - 2}", was)
    return Arrow(f"{start}h10V{b.y - 8}H{gap}V{b.middle}H{b.x - 2}", was)
