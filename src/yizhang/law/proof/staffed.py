"""Whether somebody in a given organisation holds every actor that no field of the record decides (semantics 14)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.law.org import SYSTEM, Opener, Org, Who
from yizhang.law.procedure import Procedure
from yizhang.law.proof.claims import Violation

NOBODY = "无人可办"


def unstaffed(procedure: type[Procedure], org: Org) -> Iterator[Violation]:
    """The verbs whose actor, as declared, is nobody there."""
    who = Who(org, {}, Opener("", "", ""))
    for name, verb in procedure.verbs.items():
        parts = [part for part in verb.by.parts() if not part.fields and not part.verbs]
        seats = [seat for part in parts for seat in part.seats(who)]
        if parts and not verb.by.fields and not verb.by.verbs and not any(seat == SYSTEM or org.holders(seat) for seat in seats):
            yield Violation(procedure.name, f"{NOBODY}：{verb.label}（{name}）由{verb.who(procedure.record)}办理", ())
