"""The year's plan as the record has it: its entries, since when each stands approved, and the drafts that rest on one (17.1b)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel.models import Matter
from yizhang.law.standing import Standing, from_json

APPROVED = "批准"
OUT = ("publish", "present")
"""With one of these a draft has left the government's hands, and no longer rests on the plan."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: of which year and plan, whose, when it was proposed, and since when it stands approved."""

    name: str
    year: int
    plan: str
    drafter: str
    proposed_at: datetime | None
    approved_at: datetime | None

    @classmethod
    def of(cls, matter: Matter) -> Entry:
        """As the record of a matter `plan_item` has it."""
        values, marks = json.loads(matter.record), standing_of(matter).marks
        proposed, approved = marks.get("propose"), marks.get("approve")
        granted = approved if approved is not None and approved.outcome == APPROVED else None
        return cls(
            str(values.get("name", matter.title)), int(values.get("year", 0)), str(values.get("plan", "")), str(values.get("drafter", "")),
            proposed.at if proposed else None, granted.at if granted else None,
        )  # fmt: skip

    def is_added(self, first: Mapping[tuple[int, str], datetime]) -> bool:
        """Whether it was proposed after the plan of its year had been approved; `first` as `first_approvals` gives it."""
        approved = first.get((self.year, self.plan))
        return approved is not None and self.proposed_at is not None and approved < self.proposed_at


def first_approvals(entries: Iterable[Entry]) -> Mapping[tuple[int, str], datetime]:
    """Since when each year's plan is approved: since the first of its entries is."""
    found: dict[tuple[int, str], datetime] = {}
    for one in entries:
        if one.approved_at is not None:
            key = (one.year, one.plan)
            found[key] = min(found.get(key, one.approved_at), one.approved_at)
    return found


def standing_of(matter: Matter) -> Standing:
    """Where a matter is."""
    return from_json(json.loads(matter.standing))


def rests_on(draft: Matter, entry: str) -> bool:
    """Whether a draft names the entry and has not been published."""
    return json.loads(draft.record).get("plan_item") == entry and not any(standing_of(draft).done(one) for one in OUT)
