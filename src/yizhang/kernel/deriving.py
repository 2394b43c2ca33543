"""Derived fields: what organisation, opener and record say together, computed at each act and kept with it (semantics 16)."""

from __future__ import annotations

from collections.abc import Mapping

from yizhang.kernel.compiled import compiled
from yizhang.law.errors import Missing
from yizhang.law.fieldtype import Json
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.record import EMPTY, Record, with_values

KEPT = 4096
_agreed: dict[str, tuple[str, Org, type[Procedure]]] = {}
"""Of the matters written last: with which head their record agreed with which organisation, by which procedure."""


def derived(
    procedure: type[Procedure], org: Org, opener: Opener, record: Record, values: Mapping[str, Json], given: Mapping[str, Json]
) -> dict[str, Json]:
    """The derived fields that have another value by now than in `values`, of which `record` is the typed form.

    What is `given` stays as given; a field that a verb may ask for is only computed while it is empty. One may rest on another that
    stands further down, so they are computed until none changes.
    """
    found: dict[str, Json] = {}
    for _ in compiled(procedure).derived:
        before = record
        for spec, compute, asked in compiled(procedure).derived:
            name = spec.name
            now = found.get(name, values.get(name, ""))
            if name in given or (asked and now != ""):
                continue
            try:
                value = compute(org, opener, record)
            except Missing:
                continue
            dumped = spec.type.dump(value) if value not in EMPTY else ""
            if dumped != now:
                found[name] = dumped
                record = with_values(record, {name: value})
        if record is before:
            break
    return found


def agree(matter: str, head: str, org: Org, procedure: type[Procedure]) -> None:
    """Remember that with this head, which covers the record, nothing is left to derive in this organisation."""
    _agreed.pop(matter, None)
    _agreed[matter] = head, org, procedure
    if len(_agreed) > KEPT:
        _agreed.pop(next(iter(_agreed)), None)


def agrees(matter: str, head: str, org: Org, procedure: type[Procedure]) -> bool:
    """Whether that was so; what this process has not written is derived."""
    kept = _agreed.get(matter)
    return kept is not None and kept[0] == head and kept[1] is org and kept[2] is procedure
