"""Order: what must come first, why it does not hold yet, and who may waive it (semantics 7, 8, 12, 37)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from yizhang.law.actor import Actor
from yizhang.law.condition import Condition, Lift, Need
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding, Severity, Way, _, moment_said
from yizhang.law.record import fields_of
from yizhang.law.situation import Situation, opens_at
from yizhang.law.verb import Verb

Values = dict[str, str | int | bool]


class Gap(NamedTuple):
    """A condition that does not hold. `of`: the verb that states it, which a verb passed over may have brought in.

    `soft`: it only cautions, as advice or since it was waived. `need` is what is missing, of several alternatives the first.
    """

    condition: Condition
    need: Need
    of: Verb
    soft: bool
    waiver: Mapping[str, Json] | None = None


def gaps(at: Situation, verb: Verb) -> Iterator[Gap]:
    """Every condition of a verb that does not hold, verbs that do not apply passed over."""
    for condition in verb.conditions:
        yield from _gaps(at, verb, condition, verb)


def unmet(at: Situation, verb: Verb) -> bool:
    """Whether some condition refuses: what `gaps` would tell, without telling it."""
    for condition in verb.conditions:
        if type(condition) is Need and condition.delay is None and not at.standing.waived and at.applies(condition.verb) is not False:
            # Most are so: one verb, which applies and is done or not, and nobody has waived anything.
            if not condition.advise and not at.done(condition.verb, condition.outcomes):
                return True
        elif any(not gap.soft for gap in _gaps(at, verb, condition, verb)):
            return True
    return False


def _gaps(at: Situation, verb: Verb, condition: Condition, of: Verb, soft: bool = False, passed: tuple[str, ...] = ()) -> Iterator[Gap]:
    """A verb that does not apply is replaced by its own conditions, never jumped to; behind advice there is only advice."""
    first, soft = None, soft or condition.advise
    for one in condition.each():
        if at.applies(one.verb) is not False:
            if _holds(at, one):
                return
            first = first or one
    behind = [one.verb for one in condition.each()]
    if first is not None:
        gap = Gap(condition, first, of, soft)
        waiver = waiver_of(at, verb, explained(at, verb, gap)) if condition.lift and at.standing.waived else None
        yield gap if waiver is None else gap._replace(soft=True, waiver=waiver)
        behind = [first.verb] if waiver is not None else []
    for name in behind:
        if name not in passed:
            for own in at.verb(name).conditions:
                yield from _gaps(at, verb, own, at.verb(name), soft, (*passed, name))


def _holds(at: Situation, need: Need) -> bool:
    return at.done(need.verb, need.outcomes) and (need.delay is None or at.now >= opens_at(at, need))


def finding(at: Situation, verb: Verb, gap: Gap) -> Finding:
    """What is said of a gap; of a waived one, by whom and why."""
    found = explained(at, verb, gap)
    return found if gap.waiver is None else waived(at, found, gap.waiver)


def waiver_of(at: Situation, verb: Verb, found: Finding) -> Mapping[str, Json] | None:
    """The waiver that stands for this very finding at this verb: same code, same values."""
    waiver = at.standing.waived.get(found.digest) if found.lift else None
    return waiver if waiver is not None and waiver.get("for", verb.name) == verb.name else None


def waived(at: Situation, found: Finding, waiver: Mapping[str, Json]) -> Finding:
    """The finding as a caution that names the waiver."""
    said = {"by": at.org.name(str(waiver["by"])), "reason": str(waiver["reason"])}
    return found.also(severity=Severity.CAUTION, remedy=_("已由{by}豁免：{reason}"), values={**found.values, **said})


def with_waiver(at: Situation, verb: Verb, found: Finding) -> Finding:
    """What a rule found at the verb, softened to a caution if it was waived (semantics 37)."""
    waiver = waiver_of(at, verb, found)
    return found if waiver is None else waived(at, found, waiver)


def explained(at: Situation, verb: Verb, gap: Gap) -> Finding:
    """Why the condition does not hold, with its article and what would do."""
    need, needed = gap.need, at.verb(gap.need.verb)
    who = needed.who(at.procedure.record)
    lift = override(at, gap.condition)
    plain: Values = {"verb": needed.label, "who": who, "then": verb.label}
    cites = cites_of(gap.condition.cites or need.cites or needed.cites or gap.of.cites, *needed.by.cited)
    template, remedy, values = _("须先由{who}“{verb}”，才能“{then}”"), _("请{who}先办“{verb}”"), plain
    if at.applies(need.verb) is None:
        found = undecided(at, needed)
        template, remedy, values, cites = found.template, found.remedy, {**found.values, "then": verb.label}, cites_of(*cites, *found.cites)
    elif at.done(need.verb):
        template, remedy, values = _done_otherwise(at, need, plain)
    return Finding(
        f"order.{need.verb}",
        Severity.CAUTION if gap.soft else Severity.BREACH,
        template,
        values,
        where=verb.label,
        remedy=remedy,
        cites=cites,
        lift=lift.said(at.procedure.record) if lift else "",
        way=Way(need.verb, needed.label, who),
    )


def _done_otherwise(at: Situation, need: Need, values: Values) -> tuple[str, str, Values]:
    """The verb is done, but with another outcome, or not long enough ago."""
    if not at.done(need.verb, need.outcomes):
        said = at.standing.marks[at.marked(need.verb)].outcome or _("不一致")
        wanted: Values = {**values, "outcome": said, "wanted": "、".join(need.outcomes)}
        return _("“{verb}”的结果是“{outcome}”，须为“{wanted}”才能“{then}”"), _("按“{wanted}”重新办理“{verb}”"), wanted
    waits: Values = {**values, "delay": str(at.quantity(need.delay)), "opens": moment_said(opens_at(at, need))}
    return _("“{verb}”后须满{delay}，{opens}以后才能“{then}”"), _("等到{opens}"), waits


def undecided(at: Situation, verb: Verb) -> Finding:
    """A verb of which nobody can say yet whether it applies: a field of its `when`, or of what it awaits, is empty."""
    reads = verb
    while reads.awaits and at.applies(reads.awaits) is None:
        reads = at.verb(reads.awaits)
    spec = fields_of(at.procedure.record)[reads.when.undecided(at.values)] if reads.when else None
    label, cites = (spec.label, spec.cites) if spec else ("", "")
    values: Values = {"field": label, "verb": verb.label}
    template, remedy = _("须先填明“{field}”，才能定是否须“{verb}”"), _("填明“{field}”")
    return Finding("undecided", Severity.BREACH, template, values, where=label, remedy=remedy, cites=cites_of(verb.cites, cites))


@cache
def cites_of(*each: str) -> tuple[str, ...]:
    """Provisions in this order, each once."""
    return tuple(dict.fromkeys(one for cites in each for one in cites.split()))


def override(at: Situation, on: Condition) -> Lift | None:
    """Who may waive a condition; an edition may override a reading by `"49.1c.lift"`."""
    return overridden(on.lift, on.cites, at)


def overridden(lift: Lift | None, cites: str, at: Situation) -> Lift | None:
    """Who may waive what this provision wants, by the edition's reading if it has one."""
    if lift is None or not lift.read:
        return lift
    actor = at.readings.get(f"{cites.split()[0]}.lift") if cites else None
    return Lift(actor, lift.demands, read=True) if isinstance(actor, Actor) else lift


def waived_duty(at: Situation, name: str) -> bool:
    """Whether a waiver passed over this verb, and all that it was waived for is done: only then has its task no purpose.

    Until then it is due beside them: what is waived is the order, not the reading (49.1c 同步呈).
    """
    if not at.standing.waived:
        return False
    applying = (verb for verb in at.procedure.verbs.values() if at.applies(verb.name))
    waiting = [(verb, gap) for verb in applying for gap in gaps(at, verb) if gap.need.verb == name]
    return bool(waiting) and all(gap.waiver is not None and at.done(verb.name) for verb, gap in waiting)
