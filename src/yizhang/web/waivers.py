"""豁免 and 请求豁免 inside the finding that somebody may lift (semantics 37), and those that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel import ask
from yizhang.kernel.values import ActView, Hand
from yizhang.law.finding import Finding

WAIVE, ASK, DECLINE = "waive", "ask_waiver", "decline"


@dataclass(frozen=True, slots=True)
class Met:
    """A finding met at a verb. `liftable`: somebody may waive it; `mine`: this hand may, so it need not ask."""

    finding: Finding
    of: str
    liftable: bool = False
    mine: bool = False

    @property
    def verb(self) -> str:
        """What the form inside the finding does."""
        return WAIVE if self.mine else ASK

    @property
    def provision(self) -> str:
        """The provision it is a waiver of."""
        return self.finding.cites[0] if self.finding.cites else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A waiver asked of this hand and not answered: what for, by whom, why."""

    of: str
    finding: str
    provision: str
    reason: str
    who: str
    at: datetime


def met(matter: str, verb: str, findings: Iterable[Finding], by: Hand, now: datetime) -> tuple[Met, ...]:
    """Findings with what may be done about those that can be lifted; an empty field is told at the field."""
    return tuple(_met(matter, verb, one, by, now) for one in findings if not one.code.startswith("missing."))


def _met(matter: str, verb: str, finding: Finding, by: Hand, now: datetime) -> Met:
    if not (finding.lift and finding.refuses and finding.cites):
        return Met(finding, verb)
    given = {"of": verb, "finding": finding.digest, "provision": finding.cites[0], "reason": "—"}
    return Met(finding, verb, True, ask(matter, WAIVE, by, given, now=now) == ())


def wanted(acts: Iterable[ActView], matter: str, by: Hand, now: datetime) -> tuple[Wanted, ...]:
    """The requests on this matter that the hand may answer."""
    asked: dict[str, Wanted] = {}
    for act in acts:
        given = {one.name: str(one.raw) for one in act.fields}
        if act.accepted and act.verb == ASK and "finding" in given:
            asked[given["finding"]] = Wanted(given["of"], given["finding"], given["provision"], given.get("reason", ""), act.who, act.at)
        elif act.accepted and act.verb in (WAIVE, DECLINE):
            asked.pop(given.get("finding", ""), None)
    return tuple(one for one in asked.values() if _may(one, matter, by, now))


def _may(one: Wanted, matter: str, by: Hand, now: datetime) -> bool:
    return ask(matter, WAIVE, by, {"of": one.of, "finding": one.finding, "provision": one.provision, "reason": "—"}, now=now) == ()
