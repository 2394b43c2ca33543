"""The office's own past under another edition: what would have been refused, asked about, late, or due besides.

Each act is judged where it was done, with the facts it kept; only the edition is another. Nothing is written, and what would have come
after a refusal is not guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from yizhang.kernel import statements
from yizhang.kernel.case import Case, load
from yizhang.kernel.judging import judge
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import read
from yizhang.kernel.replaying import attempted, walked
from yizhang.law.citation import order
from yizhang.law.clock import Clock, clock
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.judge import open_duties
from yizhang.law.org import SYSTEM
from yizhang.law.rule import Fact
from yizhang.law.rulebook import Rulebook
from yizhang.law.standing import Body

REFUSED, ASKED, ALLOWED, LATE, IN_TIME, DUE, SPARED, GONE = "refused", "asked", "allowed", "late", "in_time", "due", "spared", "gone"
SAID = {
    REFUSED: _("会被拒绝"), ASKED: _("须确认"), ALLOWED: _("会放行"), LATE: _("会逾期"), IN_TIME: _("不再逾期"), DUE: _("多一项应办"),
    SPARED: _("少一项应办"), GONE: _("没有这一步"),
}  # fmt: skip
"""An act that is both has a line for each."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What another edition would have made of an act (`act` 0: of the matter as it stands now), and by which provisions.

    `said` is the `finding` in words, or the date on which the duty would have fallen due; `open`: the matter has not ended.
    """

    kind: str
    matter: str
    title: str
    procedure: str
    act: int
    verb: str
    cites: tuple[str, ...]
    said: str
    open: bool
    finding: Finding | None = None

    def as_json(self) -> dict[str, object]:
        """For `simulate --json`."""
        names = ("kind", "matter", "title", "procedure", "act", "verb", "said", "open")
        return {**{name: getattr(self, name) for name in names}, "cites": list(self.cites)}


@dataclass(frozen=True)
class Simulated:
    """How much was looked at; `unasked` are rules of that edition that want facts which the acts of then did not keep."""

    matters: int
    acts: int
    found: tuple[Consequence, ...]
    unasked: frozenset[str]


def simulate(book: Rulebook, matters: Iterable[str] | None = None) -> Simulated:
    """Every matter that was ever begun, or these, under another edition."""
    ids = [*(matters if matters is not None else Matter.objects.filter(draft=False).order_by("id").values_list("id", flat=True))]
    past = [_Past(one, book) for one in ids]
    found = tuple(each for one in past for each in one.consequences())
    return Simulated(len(ids), sum(one.acts for one in past), found, frozenset().union(*(one.unasked for one in past)))


def by_provision(found: Iterable[Consequence]) -> list[tuple[str, list[Consequence]]]:
    """The consequences under the first provision of each, in the order of the text; those that cite nothing last."""
    listed: dict[str, list[Consequence]] = {}
    for one in found:
        listed.setdefault(one.cites[0] if one.cites else "", []).append(one)
    return sorted(listed.items(), key=lambda pair: (not pair[0], order(pair[0]) if pair[0] else ()))


def touched(found: Collection[Consequence]) -> dict[str, int]:
    """How many matters meet each kind of consequence, in the order of `SAID`."""
    counted = {kind: len({one.matter for one in found if one.kind == kind}) for kind in SAID}
    return {kind: count for kind, count in counted.items() if count}


class _Past:
    """One matter, walked from its opening to now; what was told once of a duty is not told again."""

    def __init__(self, matter: str, book: Rulebook) -> None:
        self.matter, self.book, self.acts = matter, book, 0
        self.unasked: set[str] = set()
        self.told: set[tuple[str, str]] = set()

    def consequences(self) -> Iterator[Consequence]:
        row = statements.read(self.matter)
        if row is None:
            return
        if row.procedure not in self.book.procedures:
            yield Consequence(GONE, row.id, row.title, row.procedure, 0, "", (), "", not row.ended_at)
            return
        for before, body in walked(row):
            told = replace(before, row=before.row._replace(title=row.title, ended_at=row.ended_at))
            yield from self._duties(told, body["seq"])
            if body["verb"] in before.procedure.verbs and body.get("person") != SYSTEM:
                self.acts += 1
                yield from self._act(told, body)
        if last := load(self.matter, read(row.last_at)):
            yield from self._duties(last, 0)

    def _under(self, case: Case) -> Case:
        return replace(case, world=replace(case.world, book=self.book))

    def _act(self, before: Case, body: Body) -> Iterator[Consequence]:
        other, verb, seq = self._under(before), str(body["verb"]), body["seq"]
        if verb not in other.procedure.verbs:
            yield _of(GONE, before, seq, verb, before.procedure.verbs[verb].cites.split(), "")
            return
        if body["accepted"]:
            self.unasked |= _unasked(other, verb, body.get("facts", {}))
        was, now = (judge(one, attempted(body)).findings for one in (before, other))
        yield from (replace(_of(kind, before, seq, verb, one.cites, one.message), finding=one) for kind, one in _told(was, now))
        if body["accepted"]:
            yield from _clocks(before, other, seq, verb)

    def _duties(self, before: Case, seq: int) -> Iterator[Consequence]:
        """The duties that would stand open beside those that did, and those that would not: each once."""
        other = self._under(before)
        was, now = set(open_duties(before.situation)), set(open_duties(other.situation))
        for kind, names, case in ((DUE, now - was, other), (SPARED, was - now, before)):
            for name in sorted(names - {told for of, told in self.told if of == kind}):
                if kind == DUE and name in before.procedure.verbs and before.situation.done(name):
                    continue
                self.told.add((kind, name))
                yield _of(kind, case, seq, name, case.procedure.verbs[name].cites.split(), "")


def _of(kind: str, case: Case, seq: int, verb: str, cites: Iterable[str], said: str) -> Consequence:
    return Consequence(kind, case.id, case.row.title, case.row.procedure, seq, verb, tuple(cites), said, not case.row.ended_at)


def _told(was: Iterable[Finding], now: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """What another edition finds that this one did not, or no longer finds, where it changes whether the act is let through."""
    then, found = list(was), list(now)
    stopped, stops = [one for one in then if one.refuses], [one for one in found if one.refuses]
    if stops and not stopped:
        yield from ((REFUSED, one) for one in stops)
    elif stopped and not stops:
        yield from ((ALLOWED, one) for one in stopped)
    elif not stops:
        known = {one.code for one in then}
        yield from ((ASKED, one) for one in found if one.severity is Severity.CAUTION and one.code not in known)


def _clocks(before: Case, other: Case, seq: int, verb: str) -> Iterator[Consequence]:
    """Whether it would have been late, counted from when the duty was open in fact."""
    start = before.opened.get(verb)
    if start is None:
        return
    was, now = (clock(one.situation, verb, start) for one in (before, other))
    at = before.world.now
    late, later = (one is not None and one.late_from is not None and one.late_from <= at for one in (was, now))
    if late != later and (ticking := now if later else was):
        yield _of(LATE if later else IN_TIME, before, seq, verb, ticking.limit.cites.split(), _due(now))


def _due(ticking: Clock | None) -> str:
    at = ticking.due.at if ticking else None
    return f"{at.year}年{at.month}月{at.day}日" if at else ""


def _unasked(case: Case, verb: str, facts: object) -> set[str]:
    kept = facts if isinstance(facts, dict) else {}
    rules = case.world.book.rules_at(case.row.procedure, verb)
    return {one.name for one in rules if any(issubclass(want, Fact) and want.__name__ not in kept for want in one.wants)}
