"""Who sees a matter (semantics 40, 50, 51). What one may not see does not exist."""

from __future__ import annotations

from yizhang.kernel.case import Case
from yizhang.kernel.grammar_waivers import lift_actor
from yizhang.kernel.hands import reading_seats
from yizhang.kernel.values import Hand
from yizhang.law.actor import InChargeOf
from yizhang.law.judge import due_seats
from yizhang.law.org import Rank

LEADERS = (Rank.MAYOR, Rank.DEPUTY_MAYOR, Rank.SECRETARY_GENERAL, Rank.DEPUTY_SECRETARY_GENERAL)
"""Those among whom the articles share out reviewing and signing: at another's verb they are told whose it is, not “not found”."""


def acting_seats(case: Case, hand: Hand) -> frozenset[str]:
    """The seats one reads the matter from."""
    return reading_seats(case.world.org, hand, case.world.now)


def sees(case: Case, hand: Hand) -> bool:
    """Whether a hand may read the matter: a reader's seat. Of a draft that is its author's, and an authority's asked for a waiver."""
    return not case.row.readers.isdisjoint(acting_seats(case, hand))


def may_be_told(case: Case, hand: Hand, verb: str, provision: str = "") -> bool:
    """Whether one who does not see the matter is told why his attempt is refused, instead of “not found” (semantics 40)."""
    if case.procedure.sealed or case.row.draft:
        return False
    seats = acting_seats(case, hand)
    if provision and (actor := lift_actor(case, str(verb), provision)):
        return bool(seats & set(actor.seats(case.situation.who)))
    declared = case.procedure.verbs.get(verb)
    if declared is None:
        return False
    due, leaders = set(due_seats(case.situation, declared)), {seat for rank in LEADERS for seat in case.world.org.ranked(rank)}
    for_leaders = bool(due & leaders) or any(isinstance(part, InChargeOf) for part in declared.by.parts())
    return bool(seats & due) or (for_leaders and bool(seats & leaders))
