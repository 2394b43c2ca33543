"""信息公开 on the 办理单, of the document and of the publication itself: where it appeared and with which text, or why it does not."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand, Page
from yizhang.law.finding import _
from yizhang.law.standing import Standing, from_json
from yizhang.openness.kinds import ONLINE
from yizhang.web.panels import panel
from yizhang.web.tones import Toned

WAITING, PUBLISHED, WITHHELD, TAKEN_DOWN = _("待办结"), _("已公开"), _("不公开"), _("已撤下")
UNMARKED, MARKED, NEVER = _("待标明失效"), _("已标明失效"), _("不再公开")
TONES = {
    WAITING: ("caution", "clock"), PUBLISHED: ("pass", "check"), WITHHELD: ("note", "lock"), TAKEN_DOWN: ("caution", "triangle"),
    UNMARKED: ("caution", "clock"), MARKED: ("note", "check"), NEVER: ("note", "lock"),
}  # fmt: skip
"""Severity and icon of each state."""
ONLINE_NAMES = frozenset(one.value for one in ONLINE)


@dataclass(frozen=True, slots=True)
class Place:
    """One place: the channel, the day, and what finds it; `link` where that is an address."""

    channel: str
    on: date
    proof: str

    @property
    def link(self) -> bool:
        """Whether the proof can be followed."""
        return self.channel in ONLINE_NAMES


@dataclass(frozen=True, slots=True)
class Shown(Toned):
    """How the publication stands. `why` says why it is not published, or no longer; `digest` is that of the published text."""

    tones: ClassVar[Mapping[str, tuple[str, str]]] = TONES
    matter: str
    state: str
    places: tuple[Place, ...]
    why: str
    digest: str
    mended: str
    marked: str


def shown(matter: Matter) -> Shown:
    """What its record says by now."""
    values, standing = json.loads(matter.record), from_json(json.loads(matter.standing))
    state = _state(standing)
    taken = values.get("taken_down", "")
    ground = "；".join(part for part in (values.get("openness_ground", ""), values.get("openness_reason", "")) if part)
    return Shown(
        matter=matter.id,
        state=state,
        places=tuple(_places(values.get("places", ()))) if standing.done("publish") else (),
        why={WITHHELD: ground, TAKEN_DOWN: taken, NEVER: _("公开以前文件已经撤销")}.get(state, ""),
        digest=_digest(values.get("decided") or values.get("text")),
        mended=values.get("correction", "") if standing.done("mend") else "",
        marked=values.get("marked_as", "") if standing.done("mark") else "",
    )


def _state(standing: Standing) -> str:
    if standing.done("publish") and not standing.done("take_down") and (standing.done("annulled") or standing.done("repealed")):
        return MARKED if standing.done("mark") else UNMARKED
    done = (("take_down", TAKEN_DOWN), ("publish", PUBLISHED), ("withhold", WITHHELD), ("annulled", NEVER))
    return next((state for verb, state in done if standing.done(verb)), WAITING)


def _places(rows: Sequence[dict[str, Any]]) -> list[Place]:
    return [Place(str(one["channel"]), date.fromisoformat(str(one["on"])), str(one.get("proof", ""))) for one in rows]


def _digest(text: Any) -> str:
    return str(text["digest"]) if isinstance(text, dict) else ""


@panel("publication", "openness/publicationpanel.html")
def of_itself(page: Page, by: Hand, now: datetime) -> Shown:
    """The section of the publication."""
    return shown(Matter.objects.get(id=page.matter))


@panel("dispatch department_document minutes draft", "openness/publicationpanel.html")
def of_document(page: Page, by: Hand, now: datetime) -> Shown | None:
    """The section of what is published, once its publication is opened."""
    found = Matter.objects.filter(parent=page.matter, procedure="publication").order_by("-opened_at").first()
    return shown(found) if found else None
