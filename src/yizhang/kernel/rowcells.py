"""Small rows of a field (审批: 向谁, 哪天) as cells that a form asks and a page shows."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable

from yizhang.kernel.values import Cell
from yizhang.law.fieldtype import FieldType, Json, field_type

Name = Callable[[str], str]  # an organ, a post or a person in words


def _as_written(code: str) -> str:
    return code


def cells(kind: FieldType, value: Json | None = None, name: Name = _as_written) -> tuple[Cell, ...]:
    """The columns of a row field, blank or with one row's value; none for any other field. A column's label is its metadata's."""
    if kind.kind != "row":
        return ()
    held = value if isinstance(value, dict) else {}
    return tuple(_cell(one, type_, held.get(one.name), name) for one, type_ in _columns(kind.python))


def rows(kind: FieldType, value: Json | None, name: Name = _as_written) -> tuple[tuple[Cell, ...], ...]:
    """Every row that a field holds, cell by cell."""
    each = value if isinstance(value, list) else [value] if value is not None else []
    return tuple(cells(kind, one, name) for one in each) if kind.kind == "row" else ()


def said(kind: FieldType, value: Json, name: Name = _as_written) -> str:
    """The rows in words: 市委，2026年3月1日；省政府办公厅，2026年3月2日."""
    return "；".join("，".join(cell.value for cell in row if cell.value) for row in rows(kind, value, name))


def _columns(row: type) -> list[tuple[dataclasses.Field[typing.Any], FieldType]]:
    hints = typing.get_type_hints(row)
    return [(one, field_type(hints[one.name], f"{row.__name__}.{one.name}")) for one in dataclasses.fields(row)]


def _cell(one: dataclasses.Field[typing.Any], type_: FieldType, value: Json | None, name: Name) -> Cell:
    named = type_.kind in ("organ", "post", "person")
    each = value if isinstance(value, list) else [] if value is None else [value]
    shown = "、".join(name(str(part)) for part in each) if named else "" if value is None else type_.show(value)
    required = one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING and not type_.optional and not type_.many
    label, kind = one.metadata.get("label", one.name), f"{type_.kind}[]" if type_.many else type_.kind
    return Cell(one.name, label, shown, value, kind, type_.choices, required)
