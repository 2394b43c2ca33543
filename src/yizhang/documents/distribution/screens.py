"""分发和签收 on the 办理单: who has a copy and since when, who has not, and both gestures for the latter; the dates of one copy."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.documents.dispatch.metadata import SIGNING
from yizhang.documents.distribution.copies import TONES, WAITING, Copy, copies
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import read
from yizhang.kernel.values import Hand, Page
from yizhang.law.calendar import local
from yizhang.law.standing import from_json
from yizhang.web.panels import panel


@dataclass(frozen=True, slots=True)
class Distribution:
    """All copies of one document; `distributor` tells whether this hand may take them back."""

    copies: tuple[Copy, ...]
    distributor: bool

    @property
    def counts(self) -> tuple[tuple[str, str, str, int], ...]:
        """State, severity, icon and number: 已签收 12, 待签收 3."""
        found = Counter(one.state for one in self.copies)
        return tuple((state, *TONES[state], found[state]) for state in TONES if found[state])

    @property
    def waiting(self) -> tuple[Copy, ...]:
        """Those that somebody has yet to sign for: whom one may urge, and whose copy may be taken back."""
        return tuple(one for one in self.copies if one.state == WAITING)


@panel("dispatch", "documents/distributionpanel.html")
def receipts(page: Page, by: Hand, now: datetime) -> Distribution | None:
    """The copies of this document; nothing before it is distributed."""
    world = World.of(local(now))
    found = copies([page.matter], world)[page.matter]
    distributor = world.org.section("文电") in world.org.seats(by.post)
    return Distribution(found, distributor) if found else None


@dataclass(frozen=True, slots=True)
class Origin:
    """成文日期, the day on which the document was signed, and the day on which this copy was sent out."""

    dated: date
    sent: date


@panel("delivery", "documents/deliverypanel.html")
def origin(page: Page, by: Hand, now: datetime) -> Origin | None:
    """What the recipient reads of the document's dates."""
    copy = Matter.objects.get(id=page.matter)
    marks = from_json(json.loads(Matter.objects.get(id=copy.parent).standing)).marks
    signed = next((marks[name] for name in SIGNING if name in marks), None)
    return Origin(local(signed.at).date(), local(read(copy.opened_at)).date()) if signed else None
