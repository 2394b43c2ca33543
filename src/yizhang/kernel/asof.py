"""A matter as it stood at a moment, from its acts alone (semantics 74)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from yizhang.kernel import statements
from yizhang.kernel.case import Case, World, load
from yizhang.kernel.moment import said
from yizhang.kernel.replaying import walked
from yizhang.kernel.writing import with_opened


def stood(matter: str, moment: datetime) -> Case | None:
    """The matter after the last act done by then, in the organisation of that moment; None when it was not there yet."""
    row = statements.read(matter)
    if row is None or row.opened_at > (then := said(moment)):
        return None
    if row.last_at <= then:
        return load(matter, moment)
    before = next((case for case, body in walked(row) if body["at"] > then), None)
    if before is None or not before.row.seq:
        return None
    opened = {verb: since for verb, since in before.opened.items() if since <= moment}
    return with_opened(replace(before, world=World.at(moment, row.org, row.calendar)), opened)
