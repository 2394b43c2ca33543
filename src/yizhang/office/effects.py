"""What accepted acts on the registers do to their rows: the act's version is added, those it undid go (history)."""

from __future__ import annotations

import json

from yizhang.kernel.effects import EffectContext, effect
from yizhang.kernel.moment import said
from yizhang.law.standing import Body
from yizhang.office.current import changed
from yizhang.office.history import Version, dumped, loaded, periods, versions_after
from yizhang.office.models import Entry
from yizhang.office.registers import ABOUT, RECORDS

VERBS = {
    "absence": ("enter", "change", "return", "cancel"),
    "delegation": ("grant", "revoke"),
    "seal": ("enter", "hand_over", "retire"),
    "subject": ("enter", "designate", "close"),
}
COMMON = ("withdraw", "correct", "supplement", "recompute")


def _verbs(register: str) -> list[str]:
    return [f"{register}.{verb}" for verb in (*VERBS.get(register, ("enter", "change", "close")), *COMMON)]


def keep(act: Body, ctx: EffectContext) -> None:
    """Write the rows of the entry anew."""
    register = str(act["procedure"])
    before = list(Entry.objects.filter(matter=ctx.matter).order_by("seq"))
    versions = versions_after([_version(row) for row in before], act, ctx.record)
    if before:
        Entry.objects.filter(matter=ctx.matter).delete()
    Entry.objects.bulk_create(
        _row(ctx.matter, register, version, said(period.start), said(period.end))
        for version, period in zip(versions, periods(versions), strict=True)
    )
    changed()


for name in RECORDS:
    effect(*_verbs(name), bumps="calendar" if name == "work_day" else "org")(keep)


def _version(row: Entry) -> Version:
    return loaded(RECORDS[row.register], json.loads(row.values), row.seq, row.since, row.closed)


def _row(matter: str, register: str, version: Version, start: str, end: str) -> Entry:
    values = dumped(version)
    return Entry(
        matter=matter,
        seq=version.seq,
        register=register,
        about=str(values.get(ABOUT.get(register, ""), "")),
        since=said(version.since) if version.since else "",
        closed=version.closed,
        start=start,
        end=end,
        values=json.dumps(values, ensure_ascii=False, sort_keys=True),
    )
