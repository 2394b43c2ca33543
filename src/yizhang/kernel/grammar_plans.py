"""What the common verbs undo or add to their act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.grammar_rules import last_own_act
from yizhang.kernel.grammar_waivers import lift_actor
from yizhang.law.judge import due_seats, undone_by


def plan_withdraw(case: Case, attempt: Attempt) -> Mapping[str, Any]:
    """撤回 undoes the own last act and what rests on it, or takes back a question to others."""
    last = last_own_act(case, attempt.hand)
    if last is None:
        return {}
    return {"undone": (last[0],) if last[1] == "consult" else undone_by(case.situation, (last[1],))}


def plan_send_back(case: Case, attempt: Attempt) -> Mapping[str, Any]:
    """退回 reopens the verb named."""
    return {"undone": undone_by(case.situation, (str(attempt.input["to"]),))}


def plan_signers(case: Case, attempt: Attempt) -> Mapping[str, Any]:
    """加签 and 减签 set the seats due anew."""
    name, signer = str(attempt.input["of"]), str(attempt.input["signer"])
    seats = [seat for seat in due_seats(case.situation, case.procedure.verbs[name]) if seat != signer]
    return {"more": {"due": {name: [*seats, signer] if attempt.verb == "add_signer" else seats}}}


def plan_ask_waiver(case: Case, attempt: Attempt) -> Mapping[str, Any]:
    """请求豁免 names the seats of the authority, who get a task."""
    actor = lift_actor(case, str(attempt.input["of"]), str(attempt.input["provision"]))
    return {"more": {"to": list(case.situation.seats(actor)) if actor else []}}
