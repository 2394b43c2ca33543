"""征求意见: whom one may ask, what each of them is given, and how the answer comes back (semantics 55)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.grammar_rules import IN_OFFICE, NOT_MINE, my_duties
from yizhang.kernel.refusing import refuse
from yizhang.kernel.values import Hand
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding, _
from yizhang.law.record import fields_of
from yizhang.law.standing import Body

OPINION_REQUEST = "opinion_request"
CARRIED = ("body", "text")


def may_consult(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever has an open duty here, where the edition knows the procedure."""
    if OPINION_REQUEST not in case.world.book.procedures:
        yield refuse("no_procedure", _("现行规则没有“征求意见”这种事项"))
    elif not my_duties(case, hand):
        yield refuse("no_duty", _("这件事项现在没有由您办的一步"), NOT_MINE)


def consults(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """Others who are in office, by a day that is still to come."""
    for seat in _asked(attempt.input):
        if not case.world.org.holders(seat):
            yield refuse("nobody", _("“{to}”无人在任"), IN_OFFICE, to=seat)
        elif seat == f"post:{attempt.hand.post}":
            yield refuse("oneself", _("不必征求自己的意见"), _("去掉自己，或改问别人"))
    if date.fromisoformat(str(attempt.input["due"])) < case.world.now.date():
        yield refuse("past", _("答复日期已过"), _("请另定日期"), cites=("53.1f",))


def plan_consult(case: Case, attempt: Attempt) -> Mapping[str, Any]:
    """For which duty it is asked: reopening what that rests on takes the question back."""
    return {"more": {"for": my_duties(case, attempt.hand)[0]}}


def consultations(case: Case, act: Body) -> Iterator[dict[str, Json]]:
    """The first fields of each child: who is asked what by when, and the text as it stands now."""
    given, specs = act["input"], fields_of(case.procedure.record)
    body = (
        case.values[name]
        for name in CARRIED
        if name in case.values and name in specs and specs[name].type.kind == "long" and not specs[name].private_to
    )
    shared: dict[str, Json] = {
        "title": case.row.title,
        "question": given["question"],
        "due": given["due"],
        **({"body": one} if (one := next(body, None)) else {}),
    }
    for seat in _asked(given):
        kind, _colon, code = seat.partition(":")
        yield {**shared, ("post" if kind == "post" else "organ"): code}


def _asked(given: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(str(one) for one in given["to"]))
