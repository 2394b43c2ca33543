"""What goes into the door and what comes out of it: values only, no database, no framework.

Screens, API, command line and the scenario player are written against these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from yizhang.law.finding import Finding

Json = str | int | bool | list["Json"] | dict[str, "Json"]
Input = Mapping[str, Json]
State = Literal["done", "open", "closed", "undecided", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts: a person, as a post, and under which delegation (its identifier) when for another (semantics 28)."""

    person: str
    post: str
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class ActView:
    """One act of a matter as somebody may read it. `accepted` False is a refused one (未准)."""

    matter: str
    seq: int
    verb: str
    label: str
    outcome: str
    person: str
    who: str
    post: str
    behalf: str
    at: datetime
    effective: datetime
    accepted: bool
    findings: tuple[Finding, ...]
    confirmed: tuple[str, ...]
    opinion: str
    undone: tuple[int, ...]
    undone_by: int | None
    edition: str
    digest: str
    fields: tuple[FieldView, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockView:
    """A running or ended limit. `parts` is the sum of a due date, one entry a day: (date, counted, why)."""

    verb: str
    label: str
    seat: str
    start: datetime
    due: datetime | None
    certain: bool
    paused: bool
    late: bool
    remaining: str
    limit: str
    cites: tuple[str, ...]
    parts: tuple[tuple[date, bool, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One line of a work list (待办). `kind`: duty, expedite 督办, waiver 请求豁免, remind 催办, read 传阅."""

    task: int
    matter: str
    title: str
    procedure: str
    procedure_label: str
    verb: str
    label: str
    kind: str
    seat: str
    sender: str
    since: datetime
    due: datetime | None
    certain: bool
    late: bool
    remaining: str
    urgency: str
    claimed_by: str
    marks: tuple[str, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a small row, blank or filled; like a field, but it holds no rows itself."""

    name: str
    label: str
    value: str
    raw: Json | None
    type: str
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a record as somebody may read it; `value` is for people, `raw` canonical. Hidden ones say 不公开.

    Of a field of small rows `columns` are the cells of a blank row, `rows` those of each row it holds.
    """

    name: str
    label: str
    value: str
    raw: Json | None
    type: str
    cites: str
    help: str = ""
    hidden: bool = False
    choices: tuple[str, ...] = ()
    required: bool = False
    where_read: str = ""
    columns: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class VerbView:
    """A verb of a matter for one hand: a button, open or closed with its reasons.

    `mine`: the hand's post is in its actor. `findings`: why it is closed. `who`: the actor in words and, where it can be
    resolved today, the names. `common`: one of the verbs every matter has. `many`: may be done to many at once. `outcomes`: those that
    somebody may choose.
    """

    name: str
    label: str
    kind: Literal["duty", "power"]
    state: State
    mine: bool
    common: bool
    many: bool
    findings: tuple[Finding, ...]
    asks: tuple[FieldView, ...]
    outcomes: tuple[str, ...]
    who: str
    names: tuple[str, ...]
    limit: str
    cites: tuple[str, ...]
    help: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the route: a verb that is done, due now, to come, or does not apply (with its reason)."""

    verb: str
    label: str
    state: State
    who: str
    names: tuple[str, ...]
    at: datetime | None
    outcome: str
    due: datetime | None
    limit: str
    cites: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another matter beside this one: parent, child, same 同一事项, or related 相关. `whose` tells apart children of one title."""

    matter: str
    title: str
    kind: str
    label: str
    state: str
    visible: bool
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All there is to know of one matter and all that can be done about it, for one hand: what `look` returns."""

    matter: str
    title: str
    number: str
    procedure: str
    label: str
    opened_at: datetime
    opened_by: str
    ended_at: datetime | None
    fields: tuple[FieldView, ...]
    verbs: tuple[VerbView, ...]
    route: tuple[Step, ...]
    acts: tuple[ActView, ...]
    clocks: tuple[ClockView, ...]
    related: tuple[Related, ...]
    head: str
    status: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """准: the act stands. What the actor does next, `kernel.next_task` says."""

    matter: str
    act: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """须确认: nothing was written; perform again with `digests` as `confirmed`."""

    findings: tuple[Finding, ...]
    matter: str = ""

    @property
    def digests(self) -> tuple[str, ...]:
        """What a confirmation names."""
        return tuple(one.digest for one in self.findings if one.severity.value == "caution")


@dataclass(frozen=True, slots=True)
class Refused:
    """拒绝. `act` is the refused act on record; None, with no findings, when the matter does not exist for this hand."""

    findings: tuple[Finding, ...] = ()
    act: int | None = None
    matter: str = ""

    @property
    def not_found(self) -> bool:
        """Whether the answer is that of a matter which does not exist (semantics 40)."""
        return self.act is None and not self.findings


Outcome = Done | Asks | Refused


class BadShape(ValueError):
    """The input cannot be read: field -> what is wrong. HTTP 422; nothing is recorded (semantics 33, 39)."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__("；".join(f"{name}：{why}" for name, why in problems.items()))


@dataclass(frozen=True, slots=True)
class Broken:
    """What `verify` found: a matter, the act where it stops being true, and why."""

    matter: str
    act: int
    why: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer of `verify`: counts, what is broken, and how many projections differ from their recomputation.

    `checkpoints`, those `unsigned` among them, and the public `keys` (hex) that signed; `behind`: matters whose tasks the worker has yet to
    bring up to now, so that they were not compared.
    """

    matters: int
    acts: int
    broken: tuple[Broken, ...] = field(default=())
    projections_differ: int = 0
    checkpoints: int = 0
    unsigned: int = 0
    keys: tuple[str, ...] = ()
    behind: int = 0
