"""What stands beside the list of tasks on the workbench: a chapter's own (今天的会), what the rules will want, what is due elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yizhang.kernel.values import Hand
from yizhang.web import colleagues, elsewhere, reminders
from yizhang.web.work import Told

Words = str | Promise
Rows = Callable[[Hand, datetime], Sequence[object]]
OPEN = 4  # so many reminders stand open; the rest is folded
DECLARED: list[tuple[Words, str, Rows]] = []


@dataclass(frozen=True, slots=True)
class Aside:
    """One box: its heading, the template of its rows, those shown and those folded."""

    label: Words
    template: str
    rows: Sequence[object]
    folded: Sequence[object] = ()


def declare(label: Words, template: str, rows: Rows) -> None:
    """A chapter's own box, from its `screens.py`; it stands first and is left out while it has no rows."""
    DECLARED.append((label, template, rows))


def asides(by: Hand, now: datetime, told: Iterable[Told], waiting: Iterable[elsewhere.Waiting]) -> list[Aside]:
    """The boxes that have something to say."""
    told = list(told)
    boxes = [Aside(label, template, rows(by, now)) for label, template, rows in DECLARED]
    boxes.append(Aside(_("我的提醒"), "web/ownreminders.html", reminders.due(by, now)))
    boxes.append(_folded(_("按规则应有"), [one for one in told if one.kind == "watch"]))
    boxes.append(_folded(_("今天由同事办的"), [*colleagues.done_today(by, now)]))
    boxes.append(Aside(_("快到期，在别处"), "web/soon.html", elsewhere.soon(waiting, now)))
    boxes.append(_folded(_("提醒"), [one for one in told if one.kind != "watch"]))
    return [one for one in boxes if one.rows]


def _folded(label: Words, told: list[Told]) -> Aside:
    return Aside(label, "web/told.html", told[:OPEN], told[OPEN:])
