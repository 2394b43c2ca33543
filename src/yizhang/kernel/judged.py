"""Stages who to rules of any attempt: at a verb of the procedure, or at one that every matter has (semantics 33, 54)."""

from __future__ import annotations

from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.deriving import NOTHING
from yizhang.kernel.grammar import VERBS, Common
from yizhang.kernel.hands import reading_seats
from yizhang.kernel.judging import Verdict, derive, form, judge, ruled
from yizhang.kernel.mending import MENDING, mended
from yizhang.kernel.values import Hand
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.rule import missing_field


def judged(case: Case, attempt: Attempt) -> Verdict:
    """What the door decides about an attempt. Reads, never writes."""
    if attempt.verb not in VERBS:
        return judge(case, attempt)
    findings = tuple(_common(case, VERBS[attempt.verb], attempt))
    plain = Verdict(findings, case.values, NOTHING, {}, _own_seat(case, attempt.hand))
    return plain if findings or attempt.verb not in MENDING else _mended(case, attempt, plain)


def _common(case: Case, common: Common, attempt: Attempt) -> list[Finding]:
    findings = [*common.may(case, attempt.hand)]
    if case.standing.ended and not common.after_end:
        findings.append(
            Finding("ended", Severity.BREACH, _("事项已办结，不能再“{then}”"), {"then": common.label}, where=common.label, cites=("58.1a",))
        )
    if not findings:
        findings = [
            missing_field(common.record, name, common.cites or ("58.1a",)) for name in common.required if not attempt.input.get(name)
        ]
    return findings or [*common.check(case, attempt)]


def _mended(case: Case, attempt: Attempt, plain: Verdict) -> Verdict:
    """What is mended stands the form and the rules of the verb it mends, as when it was done."""
    verb = case.procedure.verbs[str(attempt.input["of"])]
    given = mended(attempt)
    overlaid = {name: value for name, value in {**case.values, **given}.items() if value not in ("", [])}
    derived = derive(case, overlaid, given)
    values = {**overlaid, **derived.values}
    facts: dict[str, Json] = {}
    findings = [*form(case, verb, values, "—")]
    if not findings:
        findings, facts = ruled(case, attempt._replace(verb=verb.name, input=given), values)
    return plain._replace(findings=tuple(findings), values=values, derived=derived, facts=facts)


def _own_seat(case: Case, hand: Hand) -> str:
    seats = reading_seats(case.world.org, hand, case.world.now)
    return next((seat for seat, read in case.standing.circulated.items() if seat in seats and not read), f"post:{hand.post}")
