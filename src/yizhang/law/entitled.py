"""Who may do a verb: the stage “who” of the door (semantics 13, 14, 28 to 31)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yizhang.law.actor import Actor, Both, Every
from yizhang.law.finding import Finding, Severity, Way, _
from yizhang.law.order import Values, cites_of
from yizhang.law.org import SYSTEM, Delegation, Seat
from yizhang.law.situation import Situation
from yizhang.law.verb import Verb


def due_seats(at: Situation, verb: Verb) -> tuple[Seat, ...]:
    """The seats whose act is wanted: the actor's, with signers added and dropped; each of them for `every`."""
    seats = at.seats(verb.by)
    if verb.name not in at.standing.signers:
        return seats
    added, dropped = at.standing.signers[verb.name]
    return tuple(seat for seat in dict.fromkeys((*seats, *added)) if seat not in dropped)


def by_each(at: Situation, verb: Verb) -> bool:
    """Whether each of the seats must act."""
    return _every(verb.by) or bool(at.standing.signers.get(verb.name, ((), ()))[0])


def _every(actor: Actor) -> bool:
    return isinstance(actor, Every) or (isinstance(actor, Both) and any(_every(one) for one in actor.of))


def entitled(
    at: Situation, verb: Verb, hand_seats: frozenset[Seat], person: str, delegations: Iterable[Delegation] = ()
) -> Iterator[Finding]:
    """Why somebody who sits on these seats may not do the verb; nothing when he may.

    `delegations`: those he holds, so that a refusal which one of them would cure says so.
    """
    seats = due_seats(at, verb)
    mine = hand_seats.intersection(seats)
    values: Values = {"verb": verb.label, "who": verb.who(at.procedure.record)}
    if not any(seat == SYSTEM or at.org.holders(seat) for seat in seats):
        yield _refused(verb, _("“{verb}”由{who}办理，目前无人在任或未定"), values, _("请秘书长确定人选，或先填明所依据的栏目"), "5.1")
    elif not mine:
        names = "、".join(dict.fromkeys(at.org.name(seat) for seat in seats))
        found = _refused(verb, _("“{verb}”由{who}（{names}）办理"), {**values, "names": names}, _("请{names}办理"))
        yield cured(at, verb, found, delegations)
    elif not verb.by.admits(at.who, person, mine):
        yield _refused(verb, _("“{verb}”须由{who}办理，办过前一步的人不能再办"), values, _("请另一位同事办理"))
    elif by_each(at, verb) and not at.done(verb.name) and mine <= at.parts(verb.name).keys():
        template = _("您已办理“{verb}”，尚待其他几位")
        yield Finding("done", Severity.BREACH, template, values, where=verb.label, cites=cites_of(verb.cites))


def _refused(verb: Verb, template: str, values: Values, remedy: str, otherwise: str = "") -> Finding:
    """`otherwise`: the provision when the actor itself has none."""
    cites = cites_of(verb.cites, *(verb.by.cited or (otherwise,)))
    return Finding("who", Severity.BREACH, template, values, where=verb.label, remedy=remedy, cites=cites)


def cured(at: Situation, verb: Verb, found: Finding, delegations: Iterable[Delegation]) -> Finding:
    """The refusal, with the delegation under which the same person may act; acting for another is chosen, never guessed."""
    full, seats = f"{at.procedure.name}.{verb.name}", frozenset(due_seats(at, verb))
    for one in delegations if not verb.by.personal else ():
        if one.reaches(full, at.now) and not seats.isdisjoint(at.org.seats(one.giver)):
            said = one.label or f"受{at.org.name(f'post:{one.giver}')}委托"
            values = {**found.values, "behalf": said}
            return found.also(values=values, remedy=_("请切换为“{behalf}”后办理，或请{names}办理"), way=Way(verb.name, verb.label, said))
    return found
