"""Derived fields: what organisation, opener and record say together, computed at each act and kept with it (semantics 16)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from yizhang.kernel.compiled import compiled
from yizhang.law.errors import Missing
from yizhang.law.fieldtype import Json
from yizhang.law.memory import Memory
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.reads import Reads
from yizhang.law.record import EMPTY, Field, Record, with_values


class Derived(NamedTuple):
    """The derived fields that have another value by now, and on which fields that rests, themselves included; None: nobody knows."""

    values: dict[str, Json]
    on: frozenset[str] | None = None


NOTHING = Derived({})
_agreed = Memory[str, tuple[str, Org, type[Procedure], frozenset[str]] | None](lambda matter: None, 4096)
"""Of the matters written last: with which head their record agreed with which organisation, by which procedure, resting on what."""


def derived(
    procedure: type[Procedure],
    org: Org,
    opener: Opener,
    record: Record,
    values: Mapping[str, Json],
    given: Mapping[str, Json],
    before: Record | None = None,
) -> Derived:
    """The derived fields that have another value by now than in `values`, of which `record` is the typed form.

    What is `given` stays as given, and so does what was filled in by hand before: a field that a verb may ask for is computed while it is
    empty, or holds what the record `before` said of it. One may rest on another that stands further down, so they are computed until
    none changes.
    """
    found: dict[str, Json] = {}
    read, first = Reads(), record if before is None else before
    each = compiled(procedure).derived
    for _ in range(len(each) + 1):
        was = record
        for spec, compute, asked in each:
            name = spec.name
            now = found.get(name, values.get(name, ""))
            by_hand = asked and name in values and _said(spec, compute, org, opener, read.of(first)) != now
            if name in given or (by_hand and name not in found):
                continue
            value = _said(spec, compute, org, opener, read.of(record))
            if value is not None and value != now:
                found[name] = value
                record = with_values(record, {name: spec.type.load(value) if value != "" else None})
        if record is was:
            return Derived(found, read.names.union(spec.name for spec, _, _ in each) if read.names is not None else None)
    return Derived(found)


def _said(spec: Field, compute: Any, org: Org, opener: Opener, record: Record) -> Json | None:
    """What the field would hold; None while a field it reads is empty."""
    try:
        value = compute(org, opener, record)
    except Missing:
        return None
    return spec.type.dump(value) if value not in EMPTY else ""


def agree(matter: str, head: str, org: Org, procedure: type[Procedure], on: frozenset[str]) -> None:
    """Remember that with this head, which covers the record, nothing is left to derive in this organisation from these fields."""
    _agreed.put(matter, (head, org, procedure, on))


def rests(matter: str, head: str, org: Org, procedure: type[Procedure]) -> frozenset[str] | None:
    """On which fields the derived ones rest, if nothing was left to derive; None for what this process has not written."""
    kept = _agreed(matter)
    return kept[3] if kept is not None and kept[0] == head and kept[1] is org and kept[2] is procedure else None
