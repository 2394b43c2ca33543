"""Who sees a matter (semantics 40, 50, 51). What one may not see does not exist."""

from __future__ import annotations

from yizhang.kernel.case import Case
from yizhang.kernel.grammar_waivers import lift_actor
from yizhang.kernel.hands import reading_seats
from yizhang.kernel.values import Hand
from yizhang.law.actor import InChargeOf
from yizhang.law.judge import due_seats
from yizhang.law.org import Rank


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
    deputies = set(case.world.org.ranked(Rank.DEPUTY_MAYOR))
    in_charge = any(isinstance(part, InChargeOf) for part in declared.by.parts())
    return bool(seats & set(due_seats(case.situation, declared))) or (in_charge and bool(seats & deputies))
