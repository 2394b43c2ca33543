"""分发和签收 on the 办理单: who has a copy and since when, who has not, and both gestures for the latter; the dates of one copy."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from yizhang.documents.dispatch.metadata import SIGNING
from yizhang.documents.distribution.copies import HANDED, RECEIVED, TONES, WAITING, Copy, copies
from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import read
from yizhang.kernel.values import Hand, Page
from yizhang.law.calendar import local
from yizhang.law.finding import _
from yizhang.law.standing import from_json
from yizhang.web.panels import panel

MANY = 12
"""So many recipients are listed one by one."""


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
    def arrived(self) -> int:
        """How many have it: signed for, or handed over on paper."""
        return sum(one.state in (RECEIVED, HANDED) for one in self.copies)

    @property
    def folded(self) -> tuple[Copy, ...]:
        """Of many, those that nobody has to look after any more: they stand in a line that opens."""
        return tuple(one for one in self.copies if not one.open) if len(self.copies) > MANY else ()

    @property
    def listed(self) -> tuple[Copy, ...]:
        """The others."""
        return tuple(one for one in self.copies if one not in self.folded)

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


ENDED = {"annul": _("已撤销，自始无效"), "repeal": _("已废止")}
"""What may have become of a document, the graver first."""


@dataclass(frozen=True, slots=True)
class Origin:
    """成文日期, the day on which the document was signed, and the day on which this copy was sent out.

    `ended`: that the document was annulled or repealed since, on which day, why, and by which document, where one may see that.
    """

    dated: date
    sent: date
    ended: str = ""
    on: date | None = None
    why: str = ""
    by: str = ""


@panel("delivery", "documents/deliverypanel.html")
def origin(page: Page, by: Hand, now: datetime) -> Origin | None:
    """What the recipient reads of the document's dates."""
    copy = Matter.objects.get(id=page.matter)
    document = Matter.objects.get(id=copy.parent)
    marks = from_json(json.loads(document.standing)).marks
    signed = next((marks[name] for name in SIGNING if name in marks), None)
    if signed is None:
        return None
    dates = Origin(local(signed.at).date(), local(read(copy.opened_at)).date())
    name = next((name for name in ENDED if name in marks), "")
    if not name:
        return dates
    values = json.loads(document.record)
    deciding = values.get("annulled_by", "") if name == "annul" else ""
    number = visible(by, now=now).filter(id=deciding).values_list("number", flat=True).first()
    return replace(dates, ended=ENDED[name], on=local(marks[name].at).date(), why=values[f"{name}_reason"], by=number or "")
