"""Who sees a matter (semantics 40, 50, 51). What one may not see does not exist."""

from __future__ import annotations

from yizhang.kernel.case import Case
from yizhang.kernel.grammar_waivers import lift_actor
from yizhang.kernel.hands import reading_seats
from yizhang.kernel.values import Hand
from yizhang.law.actor import InChargeOf
from yizhang.law.judge import due_seats
from yizhang.law.org import Rank
from yizhang.law.verb import Verb

BESIDE = {
    Rank.DEPUTY_MAYOR: Rank.DEPUTY_MAYOR,
    Rank.SECRETARY_GENERAL: Rank.DEPUTY_SECRETARY_GENERAL,
    Rank.DEPUTY_SECRETARY_GENERAL: Rank.DEPUTY_SECRETARY_GENERAL,
}
"""Where the articles share out reviewing and signing among several: at a verb of the first, the second are told whose it is."""


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
        return bool(seats & set(case.situation.seats(actor)))
    declared = case.procedure.verbs.get(verb)
    if declared is None:
        return False
    due, org = set(due_seats(case.situation, declared)), case.world.org
    within, claimed = f"{case.row.procedure}.{verb}", org.delegation(hand.behalf) if hand.behalf else None
    named = any(
        (one.reaches(within, case.world.now) or (one == claimed and one.covers(within))) and due & org.seats(one.giver)
        for one in org.delegated_to(hand.post)
    )
    return named or bool(seats & (due | _beside(case, declared, due)))


def _beside(case: Case, verb: Verb, due: set[str]) -> set[str]:
    """Who might take the verb for his own: a leader of the same rank, and a deputy at what the secretary-general does."""
    ranked = case.world.org.ranked
    found = {rank for rank in BESIDE if due & set(ranked(rank))}
    if any(isinstance(part, InChargeOf) for part in verb.by.parts()):
        found.add(Rank.DEPUTY_MAYOR)
    return {seat for rank in found for seat in ranked(BESIDE[rank])}
