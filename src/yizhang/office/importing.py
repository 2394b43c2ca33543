"""A file of an organisation entered through the door: each row an entry of its register, each entry an act of the system."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yizhang.kernel import open_matter, perform, reconcile
from yizhang.kernel.values import Asks, Done, Hand
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.org import SYSTEM
from yizhang.law.record import derived_fields, from_json, to_json
from yizhang.office.current import standing_still
from yizhang.office.entries import Entry
from yizhang.office.models import Entry as Kept
from yizhang.office.registers import RECORDS, known_by

MACHINE = Hand(SYSTEM, SYSTEM)
OWN_ACTS = ("absence", "delegation")
"""What nobody else may enter for a leader: he entrusts, and his trips are registered, in the system itself."""


@dataclass(frozen=True)
class Imported:
    """What became of the rows: entered, unchanged, and what was found about the others, each with file and line in `where`."""

    entered: int
    unchanged: int
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether some row was not entered."""
        return any(one.refuses for one in self.findings)


def import_entries(entries: Iterable[Entry], *, now: datetime, dry_run: bool = False) -> Imported:
    """Enter what is not on record. A row on record is known again by code and date; one that says something else is left and reported.

    Either all rows are entered or, when one is refused or it is a dry run, none.
    """
    with transaction.atomic():
        result = _import([one for one in entries if one.register not in OWN_ACTS], now)
        # Entered before there was a section that could see them.
        reconcile(now, Kept.objects.filter(register="organ").values_list("matter", flat=True))
        if dry_run or result.refused:
            transaction.set_rollback(True)
    return result


def _import(entries: list[Entry], now: datetime) -> Imported:
    kept, entered, unchanged, findings = _on_record(), 0, 0, list[Finding]()
    for register in RECORDS:
        with standing_still():
            for entry in (one for one in entries if one.register == register):
                before = kept.get(known_by(entry.record))
                if before is None:
                    found = _enter(entry, now)
                    entered, findings = entered + (not any(one.refuses for one in found)), [*findings, *found]
                elif before == to_json(entry.record):
                    unchanged += 1
                else:
                    findings.append(_differs(entry))
    return Imported(entered, unchanged, tuple(findings))


def _on_record() -> Mapping[tuple[str, ...], Mapping[str, object]]:
    """The entries by code and date, without what the office computes."""
    found = {}
    for row in Kept.objects.order_by("matter", "seq"):
        kind = RECORDS[row.register]
        computed = {one.name for one in derived_fields(kind)}
        values = json.loads(row.values)
        found[known_by(from_json(kind, values))] = {name: value for name, value in values.items() if name not in computed}
    return found


def _enter(entry: Entry, now: datetime) -> list[Finding]:
    values = to_json(entry.record)
    opened = open_matter(entry.register, MACHINE, values, now=now)
    if not isinstance(opened, Done):
        return _placed(entry, opened.findings)
    outcome = perform(opened.matter, "enter", MACHINE, now=now)
    if isinstance(outcome, Asks):
        outcome = perform(opened.matter, "enter", MACHINE, confirmed=outcome.digests, now=now)
    return _placed(entry, outcome.findings)


def _placed(entry: Entry, findings: Iterable[Finding]) -> list[Finding]:
    place = f"{entry.row.name}:{entry.row.line}"
    return [one.also(where=f"{place} {one.where}".strip()) for one in findings if one.severity is not Severity.NOTE]


def _differs(entry: Entry) -> Finding:
    return Finding(
        "already_entered",
        Severity.CAUTION,
        _("这一行已经登记，内容与文件不同"),
        where=f"{entry.row.name}:{entry.row.line}",
        remedy=_("由人事行政处在登记簿中变更"),
    )
