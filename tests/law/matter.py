"""A matter by the language alone: a fold over acts, judged by `judge`, without a database. The door itself is tested in the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from tests.law.city import CITY, CLERK, City
from tests.law.procedures import NUMBERS, Dispatch, InNameOf

from yizhang.law.calendar import LOCAL, WorkCalendar
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding
from yizhang.law.judge import Situation, by_each, due_seats, entitled, lapsing, open_duties, open_verbs, status, undone_by
from yizhang.law.org import Opener
from yizhang.law.procedure import Procedure
from yizhang.law.standing import Standing, after, record_after

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)
CALENDAR = WorkCalendar({}, known_through=date(2026, 12, 31))


@dataclass(frozen=True)
class Matter:
    """Every act makes the next one; `do` refuses to do what is not open, so that no test stands where nobody could."""

    procedure: type[Procedure]
    values: Mapping[str, Json] = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)
    org: City = CITY
    opener: Opener = CLERK
    now: datetime = NOW
    opened: Mapping[str, datetime] = field(default_factory=dict)
    acts: tuple[Mapping[str, Any], ...] = ()
    readings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> Situation:
        return Situation(
            self.procedure, self.org, self.values, self.standing, self.opener, self.now, CALENDAR, NUMBERS, self.readings, self.opened
        )

    def state(self, verb: str) -> str:
        return status(self.at, verb).state

    def findings(self, verb: str) -> tuple[Finding, ...]:
        return status(self.at, verb).findings

    def codes(self, verb: str) -> list[str]:
        return [one.code for one in self.findings(verb) if one.refuses]

    def cites(self, verb: str) -> set[str]:
        return {cited for one in self.findings(verb) if one.refuses for cited in one.cites}

    @property
    def open(self) -> tuple[str, ...]:
        return open_verbs(self.at)

    @property
    def duties(self) -> tuple[str, ...]:
        return open_duties(self.at)

    def who(self, verb: str, post: str) -> list[Finding]:
        return [*entitled(self.at, self.at.verb(verb), self.org.seats(post), self.org.held.get(post, ""))]

    def do(self, verb: str, outcome: str = "", by: str = "", **given: Json) -> Matter:
        assert self.state(verb) == "open", (verb, self.findings(verb))
        declared, seq = self.at.verb(verb), len(self.acts) + 1
        post = by or next(post for post in self.org.held if set(due_seats(self.at, declared)) & self.org.seats(post) or post == "docs2")
        values = {**self.values, **given}
        reopened = (*declared.reopens, *declared.outcomes.get(outcome, ()))
        lapsed = lapsing(self.procedure, self.values, values)
        undone = {*undone_by(self.at, reopened, (verb, seq)), *undone_by(self.at, lapsed, (verb, seq))}
        more: dict[str, Any] = {"seats": [*due_seats(self.at, declared)], "seat": f"post:{post}"} if by_each(self.at, declared) else {}
        return self._then(verb, post, outcome=outcome, input=given, undone=sorted(undone), ends=declared.ends, **more)

    def common(self, verb: str, by: str = "sg", **parts: Any) -> Matter:
        """A verb that every matter has; what the kernel adds to its act is given."""
        return self._then(verb, by, **parts)

    def _then(self, verb: str, post: str, **parts: Any) -> Matter:
        seq, person = len(self.acts) + 1, self.org.held.get(post, "system")
        at = self.now.isoformat()
        act = {"verb": verb, "seq": seq, "at": at, "person": person, "post": post, "accepted": True, **parts}
        standing, values = after(self.standing, act), record_after(self.values, act)
        then = replace(self, standing=standing, values=values, acts=(*self.acts, act), now=self.now + timedelta(minutes=10))
        return replace(then, opened={name: self.opened.get(name, self.now) for name in then.open})

    def waive(self, verb: str, code: str, by: str = "sg", reason: str = "紧急") -> Matter:
        finding = next(one for one in self.findings(verb) if one.code == code)
        given = {"of": verb, "finding": finding.digest, "provision": finding.cites[0], "reason": reason}
        return self.common("waive", by, input=given)

    def under(self, procedure: type[Procedure]) -> Matter:
        """The same acts under another edition."""
        return replace(self, procedure=procedure)

    def among(self, **changes: object) -> Matter:
        """The same matter after the organisation changed."""
        return replace(self, org=self.org.but(**changes))


def dispatch(
    *, normative: bool | None = False, shared: bool | None = False, in_name_of: InNameOf | None = InNameOf.GOVERNMENT, **more: Any
) -> Matter:
    """A 发文 that 市教育局 has drafted."""
    values: dict[str, Json] = {"drafter": "jyj", "deputy_in_charge": True, "title": "关于义务教育的通知", "text": "各区政府：……"}
    said = {"normative": normative, "shared": shared, "in_name_of": in_name_of and in_name_of.value}
    values |= {name: value for name, value in said.items() if value is not None}
    return Matter(Dispatch, {**values, **more}).do("draft", by="jyj.clerk")


