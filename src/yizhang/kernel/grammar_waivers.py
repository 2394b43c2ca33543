"""请求豁免, 豁免, 不予豁免: who may lift what an article forbids, and with what (semantics 37)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.kernel import statements
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.grammar_rules import may_attach
from yizhang.kernel.hands import authority_seats
from yizhang.kernel.refusing import refuse
from yizhang.kernel.values import Hand
from yizhang.law.actor import Actor
from yizhang.law.condition import Lift
from yizhang.law.finding import Finding, _
from yizhang.law.judge import overridden, override
from yizhang.law.order import gaps


def lift_of(case: Case, verb: str, provision: str) -> Lift | None:
    """Who may waive a provision at a verb, and what the article demands with it; None when the text gives no waiver there."""
    at, declared = case.situation, case.procedure.verbs.get(verb)
    if declared is None:
        return None
    conditions = [*declared.after, *(gap.condition for gap in gaps(at, declared))]
    for condition in conditions:
        if condition.lift and provision in condition.cites.split():
            return override(at, condition)
    for rule in case.world.book.rules_at(case.row.procedure, verb):
        if rule.lift and provision in rule.cites:
            return overridden(rule.lift, rule.cites[0], at)
    return None


def lift_actor(case: Case, verb: str, provision: str) -> Actor | None:
    """Who may waive a provision at a verb."""
    lift = lift_of(case, verb, provision)
    return lift.actor if lift else None


def may_ask_waiver(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever met a finding here, which the record holds, or took part."""
    tried = statements.rows(
        "SELECT 1 FROM kernel_act WHERE matter = %s AND person = %s AND post = %s LIMIT 1", [case.id, hand.person, hand.post]
    )
    if not tried:
        yield from may_attach(case, hand)


def asked_waiver(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """请求豁免: only of what somebody may waive."""
    if lift_actor(case, str(attempt.input["of"]), str(attempt.input["provision"])) is None:
        yield _no_waiver(attempt)


def _no_waiver(attempt: Attempt) -> Finding:
    provision = str(attempt.input["provision"])
    return refuse("no_waiver", _("条文没有给出豁免，任何人不能放行"), _("按条文改正后再办"), cites=(provision,))


def waives(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """豁免: by the authority that the text names, with everything it demands."""
    of, provision = str(attempt.input["of"]), str(attempt.input["provision"])
    lift = lift_of(case, of, provision)
    if lift is None:
        yield _no_waiver(attempt)
    elif not authority_seats(case, attempt.hand, of) & set(case.situation.seats(lift.actor)):
        label = lift.actor.label(case.procedure.record)
        yield refuse("who", _("这一豁免由{who}作出"), _("可“请求豁免”，送{who}决定"), cites=(provision,), who=label)
    elif attempt.verb == "waive":
        yield from _demanded(attempt, lift)


def _demanded(attempt: Attempt, lift: Lift) -> Iterator[Finding]:
    """Everything the article wants said with it: one statement for each, in its order."""
    given = attempt.input.get("demanded", [])
    said = [str(one).strip() for one in given] if isinstance(given, list) else []
    for number, demand in enumerate(lift.demands):
        if number >= len(said) or not said[number]:
            provision = (str(attempt.input["provision"]),)
            yield refuse(
                "missing.demanded",
                _("豁免还须写明“{demand}”"),
                _("逐项写明：{all}"),
                cites=provision,
                demand=demand,
                all="、".join(lift.demands),
            )


def declines(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """不予豁免: by the same authority, on what was asked."""
    yield from waives(case, attempt)
    if str(attempt.input["finding"]) not in case.standing.asked:
        yield refuse("not_asked", _("没有待答复的豁免请求"), _("有人请求豁免以后再答复"))
