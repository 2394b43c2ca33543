"""Derived fields: what organisation, opener and record say together, computed at each act and kept with it (semantics 16)."""

from __future__ import annotations

from collections.abc import Mapping

from yizhang.kernel.compiled import compiled
from yizhang.law.errors import Missing
from yizhang.law.fieldtype import Json
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.record import EMPTY, Record, with_values


def derived(
    procedure: type[Procedure], org: Org, opener: Opener, record: Record, values: Mapping[str, Json], given: Mapping[str, Json]
) -> dict[str, Json]:
    """The derived fields that have another value by now than in `values`, of which `record` is the typed form.

    What is `given` stays as given; a field that a verb may ask for is only computed while it is empty.
    """
    found: dict[str, Json] = {}
    for spec, compute, asked in compiled(procedure).derived:
        name = spec.name
        if name in given or (asked and values.get(name) is not None):
            continue
        try:
            value = compute(org, opener, record)
        except Missing:
            continue
        dumped = spec.type.dump(value) if value not in EMPTY else ""
        if dumped != values.get(name, ""):
            found[name] = dumped
            record = with_values(record, {name: value})
    return found
