"""签收情况: how each copy of a document stands: received by whom and when, outstanding, handed over on paper, taken back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from yizhang.kernel.asof import matters
from yizhang.kernel.case import World
from yizhang.kernel.models import Link, Matter
from yizhang.kernel.moment import read
from yizhang.law.calendar import local
from yizhang.law.finding import _
from yizhang.law.standing import Mark, from_json
from yizhang.web.tones import Toned

UNSENT = _("待分发")
WAITING, RECEIVED, TAKEN_BACK = _("待签收"), _("已签收"), _("已收回")
TO_HAND, HANDED = _("待送达"), _("纸质送达")
TONES: Mapping[str, tuple[str, str]] = {
    RECEIVED: ("pass", "check"), HANDED: ("pass", "check"), WAITING: ("caution", "clock"), TO_HAND: ("caution", "clock"),
    TAKEN_BACK: ("note", "info"),
}  # fmt: skip
"""Severity and icon of each state, in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class Copy(Toned):
    """One copy: `on` is the day of what `state` says, `at` the moment of the act, `by` who did it."""

    tones: ClassVar[Mapping[str, tuple[str, str]]] = TONES
    matter: str
    organ: str
    to: str
    way: str
    state: str
    sent: date
    on: date | None = None
    at: datetime | None = None
    by: str = ""
    why: str = ""
    reminded: int = 0

    @property
    def open(self) -> bool:
        """Whether it has yet to arrive."""
        return self.state in (WAITING, TO_HAND)


def copies(documents: Sequence[str], world: World, then: datetime | None = None) -> Mapping[str, tuple[Copy, ...]]:
    """The copies of each document in the order of its address lines; as they stood `then`, if a moment is named."""
    found: dict[str, list[Copy]] = defaultdict(list)
    place = dict(Link.objects.filter(a__in=documents, kind="child").values_list("b", "id"))
    sent = matters(Matter.objects.filter(parent__in=documents, procedure="delivery"), then)
    for one in sorted(sent, key=lambda one: place[one.id]):
        found[one.parent].append(copy_in(one, world))
    return {name: tuple(found[name]) for name in documents}


def recipient(addressee: Mapping[str, str], world: World) -> str:
    """Whom a copy goes to, in words."""
    return addressee.get("to") or world.org.name(addressee["organ"])


def copy_in(matter: Matter, world: World) -> Copy:
    """One copy, from its matter."""
    values, standing = json.loads(matter.record), from_json(json.loads(matter.standing))
    verb = next((name for name in ("take_back", "receive", "hand_over") if name in standing.marks), "")
    mark = standing.marks.get(verb)
    state = {"take_back": TAKEN_BACK, "receive": RECEIVED, "hand_over": HANDED}.get(verb) or (TO_HAND if values["on_paper"] else WAITING)
    if mark is None and standing.ended:
        state = TAKEN_BACK  # with the annulled document
    return Copy(
        matter=matter.id,
        organ=str(values.get("organ", "")),
        to=recipient(values["addressee"], world),
        way=str(values["addressee"]["way"]),
        state=state,
        sent=local(read(matter.opened_at)).date(),
        on=_day(mark, values) or (local(standing.ended).date() if standing.ended else None),
        at=local(mark.at) if mark else standing.ended,
        by=world.org.name(mark.post) if mark else "",
        why=str(values.get("reason", "")),
        reminded=standing.reminded,
    )


def _day(mark: Mark | None, values: Mapping[str, object]) -> date | None:
    """On paper the day on which it was handed over, else that of the act."""
    if mark and values.get("delivered_on"):
        return date.fromisoformat(str(values["delivered_on"]))
    return local(mark.at).date() if mark else None
