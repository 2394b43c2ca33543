"""What was typed in a form becomes the door's input (semantics 33): words to values, each mistake a sentence at its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from django.http import QueryDict
from django.utils.translation import gettext as _

from yizhang.gongwen.elements import number
from yizhang.kernel.values import BadShape, FieldView, Input, Json
from yizhang.web.dates import NotADate, typed_date, typed_moment
from yizhang.web.forms import as_field, carried, cell_name, item_type, rows_typed, split, typed_words
from yizhang.web.money import NotAnAmount, typed_money
from yizhang.web.wording import said

NUMBERS = ("number", "document_number", "reply_number")
YES, NO = "是", "否"
Resolve = Callable[[str, str], str | None]  # kind of reference and words -> its identifier


@dataclass(frozen=True, slots=True)
class Filled:
    """What a button sent: the arguments of the door beside who, what and when."""

    input: Input
    outcome: str
    confirmed: tuple[str, ...]
    key: str | None


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
        raise ValueError(_("第{n}行还须填{missing}").format(n=at + 1, missing=_("、").join(f"“{said(one)}”" for one in missing)))
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
    if kind == "matter" and field.raw and words == field.value:
        return field.raw  # as it stood: its title alone need not tell which one it is
    if many:
        return [_single(kind, one, field, now, resolve) for one in split(words, field.choices)]
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
        raise ValueError(_("请从{choices}中选一项").format(choices=said("、".join(field.choices))))
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
