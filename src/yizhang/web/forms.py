"""Forms from declarations: a field of a verb becomes a control, what was typed becomes the door's input (semantics 33, 75)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from unicodedata import normalize

from django.http import QueryDict
from django.utils.translation import gettext as _

from yizhang.gongwen.elements import number
from yizhang.kernel.values import BadShape, Cell, FieldView, Input, Json
from yizhang.web import files
from yizhang.web.dates import NotADate, typed_date, typed_moment
from yizhang.web.money import NotAnAmount, shown_money, typed_money
from yizhang.web.proposals import Proposal

WIDGETS = {
    "text": "text", "long": "area", "int": "number", "money": "money", "bool": "yesno", "date": "date", "moment": "moment",
    "enum": "choice", "organ": "suggest", "post": "suggest", "person": "suggest", "seat": "suggest", "matter": "suggest", "file": "file",
    "row": "rows",
}  # fmt: skip
CONTROLS = ("csrfmiddlewaretoken", "key", "confirmed", "outcome", "take", "check")  # of the form itself, not of the record
SEATS = ("to", "signer", "readers")  # of the common verbs: who gets it, as a seat
MANY = re.compile(r"[、，,；;\n]+")
NUMBERS = ("number", "document_number", "reply_number")
YES, NO = "是", "否"
BLANK, ROWS = 3, 200  # blank rows offered where there are none; most rows of a field

Resolve = Callable[[str, str], str | None]  # kind of reference and words -> its identifier


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
        return split(self.value)

    @property
    def described_by(self) -> str:
        """Ids of hint and error, for aria-describedby."""
        return " ".join(f"{self.id}-{part}" for part in ("hint", "error") if getattr(self, part))


@dataclass(frozen=True, slots=True)
class Filled:
    """What a button sent: the arguments of the door beside who, what and when."""

    input: Input
    outcome: str
    confirmed: tuple[str, ...]
    key: str | None


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
    value = (typed or {}).get(field.name, field.value)
    error = (errors or {}).get(field.name, "")
    choices = tuple((one, (said or {}).get(one, one)) for one in field.choices)
    kept = tuple(Kept.of(one) for one in carried(field, typed or {})) if kind == "file" else ()
    return FormField(
        field.name, field.label, kind, many, value, field.help, error, field.required, choices, field.cites, field.where_read, form=form,
        kept=kept, rows=rows_asked(field, typed or {}, form) if field.columns else (),
    )  # fmt: skip


def rows_asked(field: FieldView, typed: Mapping[str, str], form: str = "") -> tuple[tuple[FormField, ...], ...]:
    """The rows of a field of small rows, as typed, else as they stand, and blank ones after them; a single row is one."""
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
    return FieldView(
        name or cell.name, cell.label, cell.value, cell.raw, cell.type, "", choices=cell.choices, required=cell.required
    )

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


def split(words: str) -> list[str]:
    """市财政局、市水利局 typed in one line, or one a line, where a 顿号 belongs to the words."""
    parts = words.splitlines() if "\n" in words.strip() else MANY.split(words)
    return [one.strip() for one in parts if one.strip()]


def typed_words(post: QueryDict) -> dict[str, str]:
    """All that was typed, as it was typed; several values of one name in one line."""
    return {name: "、".join(post.getlist(name)) for name in post if name not in CONTROLS}


def filled_in(
    post: QueryDict, asks: Iterable[FieldView], now: datetime, resolve: Resolve, unfit: Mapping[str, str] | None = None
) -> Filled:
    """The door's input from a posted form; empty fields are left out. Raises BadShape with what is wrong at each field.

    `unfit`: files that were not taken in, by field.
    """
    words = typed_words(post)
    values: dict[str, Json] = {}
    problems: dict[str, str] = dict(unfit or {})
    for field in asks:
        if item_type(field)[0] == "file":
            values |= _files(field, words)
        elif field.columns or words.get(field.name, "").strip():
            try:
                values |= _meant(field, words, now, resolve)
            except ValueError as wrong:
                problems[field.name] = str(wrong)
    if problems:
        raise BadShape(problems)
    return Filled(values, post.get("outcome", ""), tuple(post.getlist("confirmed")), post.get("key") or None)


def _meant(field: FieldView, words: Mapping[str, str], now: datetime, resolve: Resolve) -> dict[str, Json]:
    if field.columns:
        return _row_values(field, words, now, resolve)
    return {field.name: one_value(field, words[field.name].strip(), now, resolve)}


def _row_values(field: FieldView, words: Mapping[str, str], now: datetime, resolve: Resolve) -> dict[str, Json]:
    """The rows that are not blank, in order. Raises ValueError that names the row."""
    found: list[Json] = []
    for at in range(rows_typed(field, words)):
        given = {cell.name: words.get(cell_name(field, at, cell), "").strip() for cell in field.columns}
        if any(given.values()):
            found.append(_row(field, at, given, now, resolve))
    if not found:
        return {}
    return {field.name: found if item_type(field)[1] else found[0]}


def _row(field: FieldView, at: int, given: Mapping[str, str], now: datetime, resolve: Resolve) -> Json:
    missing = [cell.label for cell in field.columns if cell.required and not given[cell.name]]
    if missing:
        raise ValueError(_("第{n}行还须填{missing}").format(n=at + 1, missing="、".join(f"“{one}”" for one in missing)))
    try:
        return {cell.name: one_value(as_field(cell), given[cell.name], now, resolve) for cell in field.columns if given[cell.name]}
    except ValueError as wrong:
        raise ValueError(_("第{n}行：{wrong}").format(n=at + 1, wrong=wrong)) from None


def _files(field: FieldView, words: Mapping[str, str]) -> dict[str, Json]:
    """What is written of a file field: nothing when it is as before or empty anyhow."""
    found = carried(field, words)
    many = item_type(field)[1]
    value: Json = list(found) if many else found[-1] if found else []
    return {} if value == field.raw or not (found or (many and field.raw)) else {field.name: value}


def one_value(field: FieldView, words: str, now: datetime, resolve: Resolve) -> Json:
    """What a field's words mean, canonical. Raises ValueError with a sentence for the person who typed."""
    kind, many = item_type(field)
    if many:
        return [_single(kind, one, field, now, resolve) for one in split(words)]
    return _single(kind, words, field, now, resolve)


def _single(kind: str, words: str, field: FieldView, now: datetime, resolve: Resolve) -> Json:
    if kind in ("date", "moment"):
        return _when(kind, words, now)
    if kind == "money":
        return _amount(words)
    if kind == "int":
        return _count(words)
    if kind == "bool":
        return words in (YES, "true", "1", "on")
    if kind in ("organ", "post", "person", "seat", "matter"):
        return _named(kind, words, resolve)
    if field.choices and words not in field.choices:
        raise ValueError(_("请从{choices}中选一项").format(choices="、".join(field.choices)))
    return written(field.name, words.replace("\r\n", "\n"))


def written(name: str, words: str) -> str:
    """A number of a document as it is written: 水务[2026]18号 becomes 水务〔2026〕18号; other words stay as they are."""
    found = number.parse(words).value if name in NUMBERS else None
    return str(found) if found else words


def _when(kind: str, words: str, now: datetime) -> str:
    try:
        return typed_date(words, now.date()).isoformat() if kind == "date" else typed_moment(words, now).isoformat(timespec="seconds")
    except NotADate:
        raise ValueError(_("“{words}”不是日期，可写作 3.2、3月2日、明天或2026年3月2日").format(words=words)) from None


def _amount(words: str) -> int:
    try:
        return typed_money(words)
    except NotAnAmount:
        raise ValueError(_("“{words}”不是金额，可写作 3200万元 或 9600").format(words=words)) from None


def _count(words: str) -> int:
    plain = normalize("NFKC", words).replace(",", "")
    if not re.fullmatch(r"-?\d{1,15}", plain):
        raise ValueError(_("“{words}”不是整数").format(words=words))
    return int(plain)


def _named(kind: str, words: str, resolve: Resolve) -> str:
    found = resolve(kind, words)
    if found is None:
        raise ValueError(_("没有找到“{words}”，请从列出的名称中选").format(words=words))
    return found


def with_errors(fields: Iterable[FormField], errors: Mapping[str, str]) -> tuple[FormField, ...]:
    """The same controls with what was wrong at each, by name or by label."""
    return tuple(replace(one, error=errors.get(one.name) or errors.get(one.label, "")) for one in fields)


def shown(field: FieldView) -> str:
    """A value for people; amounts are kept in fen."""
    return shown_money(field.raw) if field.type == "money" and isinstance(field.raw, int) else field.value
