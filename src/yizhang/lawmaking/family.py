"""The family of a draft in the record: what it changes and what changes it, with links both ways, and the effect that follows (17.1a)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from yizhang.kernel.asof import matters
from yizhang.kernel.models import Matter
from yizhang.lawmaking.effect import Change, effect_on
from yizhang.lawmaking.kinds import Effect, LawKind, Mode
from yizhang.lawmaking.plan import OUT, standing_of


@dataclass(frozen=True)
class Paper:
    """A draft or what became of it, read from its matter."""

    matter: Matter

    @cached_property
    def values(self) -> Mapping[str, object]:
        """Its canonical record."""
        found: Mapping[str, object] = json.loads(self.matter.record)
        return found

    def day(self, field: str) -> date | None:
        """A date of the record; None when it is empty."""
        value = self.values.get(field)
        return date.fromisoformat(value) if isinstance(value, str) else None

    @property
    def published(self) -> bool:
        """Whether it was published; a bill is never, the congress publishes what it passes."""
        return standing_of(self.matter).done(OUT[0])

    @property
    def change(self) -> Change | None:
        """What it does to the document it names, once published."""
        since = self.day("in_force_on")
        if not self.values.get("changes") or not self.published or since is None:
            return None
        return Change(self.matter.id, self.matter.title, Mode(self.values.get("mode")), since)

    def effect(self, day: date, changes: Iterable[Change]) -> Effect | None:
        """Its effect on a day; None while it is a draft."""
        since = self.day("in_force_on")
        return effect_on(day, since, self.day("valid_until"), changes) if self.published and since else None

    @property
    def kind(self) -> LawKind:
        """Bill, rule or normative document."""
        return LawKind(self.values.get("law_kind"))


def papers_of(rows: Iterable[Mapping[str, object]], then: datetime | None) -> Mapping[str, Paper]:
    """The matters of a register's rows by their identifier, as they stood `then` if a moment is named."""
    found = Matter.objects.filter(id__in=[str(row["matter"]) for row in rows])
    return {one.id: Paper(one) for one in matters(found, then)}


def changes_by_target(then: datetime | None = None) -> Mapping[str, list[Change]]:
    """All changes published, by then if a moment is named, by the document they are made to, the first in force first."""
    found: dict[str, list[Change]] = defaultdict(list)
    for one in matters(Matter.objects.filter(procedure="draft", draft=False, record__contains='"changes":'), then):
        paper = Paper(one)
        if change := paper.change:
            found[str(paper.values["changes"])].append(change)
    return {target: sorted(each, key=lambda one: one.since) for target, each in found.items()}


def changes_of(matter: str) -> list[Change]:
    """The published changes made to one document."""
    return list(changes_by_target().get(matter, ()))
