"""Forms from declarations: a field of a verb becomes a control, with what was typed in it (semantics 75)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from yizhang.kernel.values import Cell, FieldView, Json
from yizhang.law.fieldtype import several
from yizhang.web import files
from yizhang.web.dates import as_typed
from yizhang.web.money import shown_money
from yizhang.web.proposals import Proposal

WIDGETS = {
    "text": "text", "long": "area", "int": "number", "money": "money", "bool": "yesno", "date": "date", "moment": "moment",
    "enum": "choice", "organ": "suggest", "post": "suggest", "person": "suggest", "seat": "suggest", "matter": "suggest", "file": "file",
    "row": "rows",
}  # fmt: skip
CONTROLS = ("csrfmiddlewaretoken", "key", "confirmed", "outcome", "take", "check")  # of the form itself, not of the record
SEATS = ("to", "signer", "readers")  # of the common verbs: who gets it, as a seat
BLANK, ROWS = 3, 200  # blank rows offered where there are none; most rows of a field


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that this server has already and the form carries: nothing is sent twice, nothing is lost by an error."""

    name: str
    about: str
    sealed: str

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Kept:
        """From what the record holds of it."""
        about = f"{files.kind_said(kept)} · {files.size_said(int(kept.get('size', 0)))}"
        return cls(str(kept.get("name", "")), about, files.sealed(kept))


@dataclass(frozen=True, slots=True)
class FormField:
    """One control. `kind` is the field's type, of a list that of its items; `suggest` names the list of names offered while typing."""

    name: str
    label: str
    kind: str = "text"
    many: bool = False
    value: str = ""
    hint: str = ""
    error: str = ""
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    cites: str = ""
    where_read: str = ""
    doubtful: bool = False
    form: str = ""
    proposals: tuple[Proposal, ...] = ()
    kept: tuple[Kept, ...] = ()
    rows: tuple[tuple[FormField, ...], ...] = ()

    @property
    def id(self) -> str:
        """Unique on a page on which several verbs ask the same field."""
        return f"{self.form}-{self.name}" if self.form else self.name

    @property
    def widget(self) -> str:
        """How it is asked: text area number money yesno date moment choice suggest file; several at once are typed in a line, or ticked."""
        if self.choices:
            return "ticks" if self.many else "choice"
        if self.many and self.kind == "text":
            return "lines"
        return WIDGETS.get(self.kind, "text")

    @property
    def suggest(self) -> str:
        """The id of the list of names to pick from, empty when there is none."""
        kind = "post" if self.kind == "seat" else self.kind
        return f"names-{kind}" if self.widget == "suggest" and kind != "matter" else ""

    @property
    def chosen(self) -> list[str]:
        """The ticked ones of several."""
        return split(self.value, [value for value, _label in self.choices])

    @property
    def described_by(self) -> str:
        """Ids of hint and error, for aria-describedby."""
        return " ".join(f"{self.id}-{part}" for part in ("hint", "error") if getattr(self, part))


def form_field(
    field: FieldView,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    form: str = "",
    said: Mapping[str, str] | None = None,
) -> FormField:
    """The control of one field, with what was typed before it (else the record's value) and what was wrong with it.

    `said`: how choices are said that are identifiers, such as the verbs one may send back to.
    """
    kind, many = item_type(field)
    value = (typed or {}).get(field.name, standing(field))
    error = (errors or {}).get(field.name, "")
    choices = tuple((one, (said or {}).get(one, one)) for one in field.choices)
    kept = tuple(Kept.of(one) for one in carried(field, typed or {})) if kind == "file" else ()
    return FormField(
        field.name, field.label, kind, many, value, field.help, error, field.required, choices, field.cites, field.where_read, form=form,
        kept=kept, rows=rows_asked(field, typed or {}, form) if field.columns else (),
    )  # fmt: skip


def standing(field: FieldView) -> str:
    """The record's value as one would type it; days as they are typed in the reader's language."""
    if field.choices and isinstance(field.raw, list):
        return "\n".join(str(one) for one in field.raw)
    if field.type != "date" or not isinstance(field.raw, str):
        return field.value
    return as_typed(date.fromisoformat(field.raw))


def rows_asked(field: FieldView, typed: Mapping[str, str], form: str = "") -> tuple[tuple[FormField, ...], ...]:
    """The rows of a field of small rows, as typed, else as they stand, and blank ones after them; a single row is one."""
    if isinstance(field.raw, list) and len(field.raw) > len(field.rows):
        return ()  # too many to be asked here; what a blank form sent would take their place
    count = rows_typed(field, typed)
    held: list[tuple[Cell, ...]] = [field.columns] * count if count else list(field.rows)
    blank = (BLANK if not held else 1) if item_type(field)[1] else 1 - len(held)
    return tuple(
        tuple(form_field(as_field(cell, cell_name(field, at, cell)), typed, form=form) for cell in row)
        for at, row in enumerate([*held, *[field.columns] * blank])
    )


def rows_typed(field: FieldView, typed: Mapping[str, str]) -> int:
    """How many rows of it a form sent, up to the last that is not blank."""
    sent = (name.split(".") for name, words in typed.items() if words.strip())
    numbers = [int(part[1]) for part in sent if len(part) == 3 and part[0] == field.name and part[1].isdecimal()]
    return min(max(numbers, default=-1) + 1, ROWS)


def cell_name(field: FieldView, at: int, cell: Cell) -> str:
    """tasks.0.organ."""
    return f"{field.name}.{at}.{cell.name}"


def as_field(cell: Cell, name: str = "") -> FieldView:
    """A cell as the field it is asked like."""
    return FieldView(name or cell.name, cell.label, cell.value, cell.raw, cell.type, "", choices=cell.choices, required=cell.required)


def carried(field: FieldView, words: Mapping[str, str]) -> list[dict[str, Json]]:
    """The files of a field: those the form carries, before it was sent those of the record; of a single one the last."""
    if (sent := words.get(field.name + files.KEPT)) is not None:
        found = [one for word in split(sent) if (one := files.unsealed(word))]
    else:
        each = field.raw if isinstance(field.raw, list) else [field.raw]
        found = [one for one in each if isinstance(one, dict) and "digest" in one]
    return found if item_type(field)[1] else found[-1:]


def item_type(field: FieldView) -> tuple[str, bool]:
    """The type of a field's items and whether it has several: `organ[]` is several organs; a common verb's `to` is a seat."""
    kind = field.type.removesuffix("[]")
    named = field.name in SEATS and kind == "text" and not field.choices
    return ("seat" if named else kind), field.type.endswith("[]")


def split(words: str, choices: Collection[str] = ()) -> list[str]:
    """市财政局、市水利局 typed in one line, or one a line, where a 顿号 belongs to the words; a choice is itself, whatever is in it."""
    if words.strip() in choices:
        return [words.strip()]
    return [one.strip() for one in words.splitlines() if one.strip()] if "\n" in words.strip() else several(words)


def typed_words(post: QueryDict) -> dict[str, str]:
    """All that was typed, as it was typed; several values of one name one a line."""
    return {name: "\n".join(post.getlist(name)) for name in post if name not in CONTROLS}


def shown(field: FieldView) -> str:
    """A value for people; amounts are kept in fen."""
    return shown_money(field.raw) if field.type == "money" and isinstance(field.raw, int) else field.value
