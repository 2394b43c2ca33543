"""Random ways through a procedure by our own evaluator, and what may be done after each step; for readers of its BPMN to compare with."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from tests.law.calendars import CALENDAR

from yizhang.law.judge import open_verbs
from yizhang.law.numbers import Numbers
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.proof.model import models
from yizhang.law.situation import Situation
from yizhang.law.standing import Standing, after
from yizhang.law.undoing import undone_by

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
LONG_AFTER = BEGIN + timedelta(days=3650)
"""So that no delay is left to wait for."""
LONGEST = 30
Numbered = Mapping[type[Numbers], Numbers]


def path_of(procedure: type[Procedure], numbers: Numbered, chance: random.Random) -> dict[str, Any]:
    """One way, until it ends or has grown long enough. A verb that may be repeated writes other words than before."""
    values = dict(chance.choice(list(models(procedure))).values)
    standing = Standing()
    steps = [{"verb": "", "outcome": "", "changed": False, "open": opens(procedure, numbers, values, standing)}]
    while steps[-1]["open"] and len(steps) < LONGEST:
        verb = procedure.verbs[chance.choice(steps[-1]["open"])]
        outcome = chance.choice(list(verb.outcomes)) if verb.outcomes else ""
        seq, written = len(steps), set(verb.asks.all) if verb.repeats else set()
        lapsed = [name for name, one in procedure.verbs.items() if written & set(one.about)]
        at = situation(procedure, numbers, values, standing)
        undone = undone_by(at, (*verb.reopens, *verb.outcomes.get(outcome, ()), *lapsed), (verb.name, seq))
        act = {"verb": verb.name, "outcome": outcome, "accepted": True, "seq": seq, "at": BEGIN.isoformat(), "undone": list(undone)}
        standing = after(standing, {**act, "ends": verb.ends and seq not in undone})
        steps.append({"verb": verb.name, "outcome": outcome, "changed": verb.repeats, "open": opens(procedure, numbers, values, standing)})
    return {"procedure": procedure.name, "values": values, "steps": steps}


def opens(procedure: type[Procedure], numbers: Numbered, values: Mapping[str, Any], standing: Standing) -> list[str]:
    """What may be done, without what comes after the end."""
    found = open_verbs(situation(procedure, numbers, values, standing))
    return sorted(name for name in found if not procedure.verbs[name].afterwards)


def situation(procedure: type[Procedure], numbers: Numbered, values: Mapping[str, Any], standing: Standing) -> Situation:
    """Nobody acts in it, so it needs no organisation."""
    return Situation(procedure, cast(Org, None), values, standing, Opener("", "", ""), LONG_AFTER, CALENDAR, numbers)
