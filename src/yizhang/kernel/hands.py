"""In whose place one acts: from one's own seats or, chosen and never guessed, from those of a delegation's giver (semantics 28, 29)."""

from __future__ import annotations

from datetime import datetime

from yizhang.kernel.case import Case
from yizhang.kernel.moment import local
from yizhang.kernel.values import Hand
from yizhang.law.finding import Finding, Severity, _, moment_said
from yizhang.law.judge import Situation, entitled
from yizhang.law.order import cites_of
from yizhang.law.org import EVERYBODY, SYSTEM, Delegation, Org, Seat
from yizhang.law.verb import Verb

NOBODY: frozenset[Seat] = frozenset()


def in_force(org: Org, hand: Hand, now: datetime) -> Delegation | None:
    """The delegation a hand has chosen, if it is that post's and runs at the moment."""
    found = org.delegation(hand.behalf) if hand.behalf else None
    return found if found is not None and found.receiver == hand.post and found.start <= now <= found.end else None


def place_of(org: Org, hand: Hand) -> str:
    """The post whose authority and organ count: one's own, or the giver's."""
    found = org.delegation(hand.behalf) if hand.behalf else None
    return found.giver if found is not None and found.receiver == hand.post else hand.post


def task_seats(org: Org, hand: Hand, now: datetime) -> frozenset[Seat]:
    """The seats whose tasks one has: the post's, and the giver's while a delegation runs; none for a post one does not hold."""
    if hand.person != SYSTEM and not org.holds(hand.person, hand.post):
        return NOBODY
    delegation = in_force(org, hand, now)
    return org.seats(hand.post) | (org.seats(delegation.giver) if delegation else NOBODY)


def reading_seats(org: Org, hand: Hand, now: datetime) -> frozenset[Seat]:
    """The seats one reads from: those whose tasks one has, as B角 that of an absent A角 (semantics 30), and that of everybody."""
    own = task_seats(org, hand, now)
    return own | {f"post:{post}" for post in org.reads_for(hand.post)} | {EVERYBODY} if own else NOBODY


def hand_seats(case: Case, verb: Verb, hand: Hand) -> tuple[frozenset[Seat], list[Finding]]:
    """The seats one acts from: own, or the giver's when under a delegation that reaches the verb."""
    org = case.world.org
    if not hand.behalf:
        return org.seats(hand.post), []
    delegation = in_force(org, hand, case.world.now)
    reached = delegation is not None and delegation.reaches(f"{case.row.procedure}.{verb.name}", case.world.now)
    if delegation is not None and reached and not verb.by.personal:
        return org.seats(delegation.giver), []
    return NOBODY, [_not_reached(case, verb, org.delegation(hand.behalf))]


def _not_reached(case: Case, verb: Verb, chosen: Delegation | None) -> Finding:
    """Why a delegation opens nothing here: the verb wants its person, it has not begun or is over, or it is for something else."""
    values: dict[str, str | int | bool] = {"verb": verb.label}
    template = _("所持委托不及于“{verb}”")
    if verb.by.personal:
        template = _("“{verb}”须由本人办理，委托不及于此")
    elif chosen is not None and chosen.end < chosen.start:
        template = _("所持委托已终止，不能再据以“{verb}”")
    elif chosen is not None and case.world.now < chosen.start:
        template, values["at"] = _("所持委托自{at}起，现在还不能据以“{verb}”"), moment_said(local(chosen.start))
    elif chosen is not None and case.world.now > chosen.end:
        template, values["at"] = _("所持委托已于{at}届满或终止，不能再据以“{verb}”"), moment_said(local(chosen.end))
    remedy = _("请委托人本人办理，或另行登记委托")
    return Finding("who", Severity.BREACH, template, values, where=verb.label, remedy=remedy, cites=cites_of("6.1d", verb.cites))


def who(case: Case, at: Situation, verb: Verb, hand: Hand) -> tuple[frozenset[Seat], list[Finding]]:
    """The stage “who”: the seats one acts from, and why one may not; a refusal that an own delegation would cure says so."""
    seats, refused = hand_seats(case, verb, hand)
    own = () if hand.behalf else case.world.org.delegated_to(hand.post)
    return seats, refused or [*entitled(at, verb, seats, hand.person, own)]


def authority_seats(case: Case, hand: Hand, verb: str) -> frozenset[Seat]:
    """The seats that count in a common verb about this verb: those from which one would act on it."""
    declared = case.procedure.verbs.get(verb)
    return hand_seats(case, declared, hand)[0] if declared is not None else case.world.org.seats(hand.post)
