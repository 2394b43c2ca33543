"""Fields of a record as somebody may read them (semantics 52)."""

from __future__ import annotations

from yizhang.kernel.case import Case
from yizhang.kernel.lists import nameable_from
from yizhang.kernel.rowcells import cells, said
from yizhang.kernel.rowcells import rows as rows_of
from yizhang.kernel.values import FieldView
from yizhang.law.actor import Actor
from yizhang.law.fieldtype import Json
from yizhang.law.record import Field, fields_of

HIDDEN = "不公开"
SAID, ASKED = 20, 200
"""So many small rows of a field are said in words, and so many asked in a form; of more a page tells how many there are."""


def field_view(case: Case, spec: Field, value: Json | None, seats: frozenset[str], required: bool = False) -> FieldView:
    """One field for one reader."""
    hidden = spec.private_to is not None and not _in(case, spec.private_to, seats)
    kind = f"{spec.type.kind}[]" if spec.type.many else spec.type.kind
    shown = HIDDEN if hidden else said_matters(value, seats) if spec.type.kind == "matter" else said_value(case, spec, value)
    raw = None if hidden else value
    columns = cells(spec.type)
    rows = () if isinstance(raw, list) and len(raw) > ASKED else rows_of(spec.type, raw, case.world.org.name)
    return FieldView(
        spec.name, spec.label, shown, raw, kind, spec.cites, spec.help, hidden, spec.type.choices, required, columns=columns, rows=rows
    )


def hidden_fields(case: Case, seats: frozenset[str]) -> set[str]:
    """The fields that are not for these seats."""
    return {
        name
        for name, spec in fields_of(case.procedure.record).items()
        if spec.private_to is not None and not _in(case, spec.private_to, seats)
    }


def _in(case: Case, actor: Actor, seats: frozenset[str]) -> bool:
    return bool(seats & set(case.situation.seats(actor)))


def said_matters(value: Json | None, seats: frozenset[str]) -> str:
    """Other matters by number and title, as far as these seats see them; of the rest nothing is told."""
    each = [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
    found = {one.id: f"{one.number} {one.title}".strip() for one in nameable_from(seats).filter(id__in=each)} if each else {}
    return "、".join(found[one] for one in each if one in found)


def said_value(case: Case, spec: Field, value: Json | None) -> str:
    """A canonical value for people: references by name."""
    if value is None:
        return ""
    if spec.type.kind in ("organ", "post"):
        each = value if isinstance(value, list) else [value]
        return "、".join(case.world.org.name(str(one)) for one in each)
    if spec.type.kind == "row" and isinstance(value, list) and len(value) > SAID:
        return f"共{len(value)}条"
    if spec.type.kind == "row":
        return said(spec.type, value, case.world.org.name)
    return spec.type.show(value)
