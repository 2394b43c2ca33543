"""The types a field may have (semantics 75), and nothing else: forms, columns, search and canonical JSON follow from them."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from functools import cache

from yizhang.law.calendar import LOCAL
from yizhang.law.errors import DeclarationError
from yizhang.law.values import dataclass, replace

Json = str | int | bool | list["Json"] | dict[str, "Json"]
LARGEST = 2**53


class Text(str):
    """A long text; acts keep it by digest."""


class Money(int):
    """An amount in fen 分."""


class OrganRef(str):
    """The code of an organ, or the name of one outside the organisation."""


class PostRef(str):
    """The code of a post."""


class PersonRef(str):
    """The identifier of a person."""


class MatterRef(str):
    """The identifier of a matter."""


@dataclass(frozen=True)
class File:
    """A file by its digest; the content is kept apart and may be deleted, the digest stays."""

    digest: str
    name: str
    size: int
    media: str = ""


PARTED = re.compile(r"[,，;；\n]+|(?<!（[县市]）)、+(?![^（）]*）)")


def several(words: str) -> list[str]:
    """市财政局、市水利局 typed in one line are two; 各市（县）、区人民政府 and what stands in brackets are one."""
    return [one.strip() for one in PARTED.split(words) if one.strip()]


def _date(text: str) -> date:
    if text[4:5] == text[7:8] == "-" and len(text) == 10:  # as it is stored; most dates are
        with suppress(ValueError):
            return date.fromisoformat(text)
    found = re.fullmatch(r"(\d{4})(?:-|年|\.|/)(\d{1,2})(?:-|月|\.|/)(\d{1,2})日?", text.strip())
    if not found:
        raise ValueError(f"“{text}”不是日期；请写成 2026-03-02")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise ValueError(f"没有{found[1]}年{int(found[2])}月{int(found[3])}日这一天") from None


def _moment(text: str) -> datetime:
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{text}”不是时刻；请写成 2026-03-02 09:00") from None
    return value if value.tzinfo else value.replace(tzinfo=LOCAL)


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?\d+", text.strip()):
        raise ValueError(f"“{text}”不是整数")
    return int(text)


def _money(text: str) -> Money:
    found = re.fullmatch(r"(\d+)(?:\.(\d{1,2}))?(万?)元?", text.replace(",", "").strip())
    if not found:
        raise ValueError(f"“{text}”不是金额；请写成 3200万元 或 1234.50")
    fen = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    return Money(fen * (10000 if found[3] else 1))


def _yes_no(text: str) -> bool:
    if text in ("是", "true", "True", "on", "1", "yes"):
        return True
    if text in ("否", "false", "False", "off", "0", "no"):
        return False
    raise ValueError(f"“{text}”应为“是”或“否”")


@dataclass(frozen=True)
class Kind:
    """One scalar type: how it is read from words, written canonically, and shown."""

    name: str
    python: type
    read: Callable[[str], typing.Any]
    dump: Callable[[typing.Any], Json]
    show: Callable[[typing.Any], str]


def _day_said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _money_said(fen: Money) -> str:
    return f"{fen // 1_000_000}万元" if fen % 1_000_000 == 0 and fen else f"{fen // 100}.{fen % 100:02d}元"


KINDS = {
    kind.python: kind
    for kind in (
        Kind("text", str, str, str, str),
        Kind("long", Text, Text, str, str),
        Kind("organ", OrganRef, OrganRef, str, str),
        Kind("post", PostRef, PostRef, str, str),
        Kind("person", PersonRef, PersonRef, str, str),
        Kind("matter", MatterRef, MatterRef, str, str),
        Kind("int", int, _whole, int, str),
        Kind("money", Money, _money, int, _money_said),
        Kind("bool", bool, _yes_no, bool, lambda value: "是" if value else "否"),
        Kind("date", date, _date, lambda value: str(value.isoformat()), _day_said),
        Kind(
            "moment",
            datetime,
            _moment,
            lambda value: str(value.astimezone(LOCAL).isoformat(timespec="seconds")),
            lambda value: f"{_day_said(value)} {value:%H:%M}",
        ),
    )
}


@dataclass(frozen=True)
class FieldType:
    """A field's type: a scalar of `kind`, or an enum, a file, a row; `many` a tuple of these; `optional` when empty is an answer."""

    kind: str
    python: type
    many: bool = False
    optional: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of an enum."""
        return tuple(str(one.value) for one in self.python) if issubclass(self.python, Enum) else ()

    def load(self, value: Json) -> object:
        """From canonical JSON. Raises ValueError with a sentence for the person who typed it."""
        if self.many:
            if not isinstance(value, list):
                raise ValueError("应为若干项的列表")
            return tuple(self._load_one(one) for one in value)
        return self._load_one(value)

    def dump(self, value: typing.Any) -> Json:
        """To canonical JSON."""
        return [self._dump_one(one) for one in value] if self.many else self._dump_one(value)

    def read(self, words: str | list[str]) -> Json:
        """From words typed in a form, a scenario or on the command line, to canonical JSON. Raises ValueError."""
        if self.many:
            parts = words if isinstance(words, list) else several(words)
            return [self._dump_one(self._load_one(one.strip() if isinstance(one, str) else one)) for one in parts]
        if isinstance(words, list):
            raise ValueError("只能填一项")
        return self._dump_one(self._load_one(words))

    def show(self, value: Json) -> str:
        """For people; references are named by the caller."""
        if self.many and isinstance(value, list):
            return "、".join(self._show_one(one) for one in value)
        return self._show_one(value)

    def _show_one(self, value: Json) -> str:
        if self.kind in ("enum", "file", "row"):
            return str(value.get("name", "") if isinstance(value, dict) else value)
        return KINDS[self.python].show(self._load_one(value))

    def _dump_one(self, value: typing.Any) -> Json:
        if self.kind == "enum":
            return str(value.value)
        if self.kind in ("file", "row"):
            return dump_row(value)
        return KINDS[self.python].dump(value)

    def _load_one(self, value: Json) -> typing.Any:
        return self._sized(self._loaded(value))

    def _loaded(self, value: Json) -> typing.Any:
        if type(value) is str and self.kind in TEXTS:
            return self.python(value)
        if self.kind == "enum":
            return _member(self.python, value)
        if self.kind in ("file", "row"):
            return load_row(self.python, value)
        kind = KINDS[self.python]
        if isinstance(value, str):
            return kind.read(value)
        if isinstance(value, bool) != (self.python is bool) or not isinstance(value, int) or kind.name not in ("int", "money", "bool"):
            raise ValueError(f"“{value}”不是{NAMES[kind.name]}")
        return self.python(value)

    def _sized(self, value: typing.Any) -> typing.Any:
        """Whole numbers are kept exactly up to 2^53 (semantics 58)."""
        if isinstance(value, int) and abs(value) >= LARGEST:
            raise ValueError(f"“{value}”太大，记录不下")
        return value


TEXTS = frozenset(("text", "long", "organ", "post", "person", "matter"))
"""The kinds that are words as they stand."""
NAMES = {
    "text": "文字", "long": "文字", "organ": "机关", "post": "职务", "person": "人员", "matter": "事项",
    "int": "整数", "money": "金额", "bool": "“是”或“否”", "date": "日期", "moment": "时刻",
}  # fmt: skip


def _member(choices: type, value: Json) -> Enum:
    try:
        return typing.cast(Enum, choices(value))
    except ValueError:
        may = "、".join(str(one.value) for one in choices)  # type: ignore[attr-defined]
        raise ValueError(f"“{value}”不在可选项中：{may}") from None


@dataclass(frozen=True)
class Column:
    """A column of a row; `empty` is what it holds when it was left out, ... when it may not be."""

    type: FieldType
    empty: object


@cache
def _columns(row: typing.Any) -> dict[str, Column]:
    from dataclasses import MISSING, fields

    hints = typing.get_type_hints(row)
    kinds = {one: field_type(hints[one.name], f"{row.__name__}.{one.name}") for one in fields(row)}
    return {one.name: _column(kind, ... if one.default is MISSING else one.default) for one, kind in kinds.items()}


def _column(kind: FieldType, default: object) -> Column:
    return Column(kind, default if default is not ... else None if kind.optional else () if kind.many else default)


def dump_row(row: typing.Any) -> Json:
    """A small frozen row as canonical JSON, by the types of its columns; what is empty anyhow is left out."""
    kind: typing.Any = type(row)
    held = {name: (column, getattr(row, name)) for name, column in _columns(kind).items()}
    return {name: column.type.dump(value) for name, (column, value) in held.items() if value != column.empty or value not in (None, "", ())}


def load_row(row: type, value: Json) -> typing.Any:
    """The inverse of `dump_row`. Raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError("应为一行若干栏")
    columns = _columns(row)
    if unknown := value.keys() - columns.keys():
        raise ValueError(f"没有“{'、'.join(sorted(unknown))}”这一栏")
    if any(column.empty is ... for name, column in columns.items() if name not in value):
        raise ValueError(f"须填全：{'、'.join(columns)}")
    return row(**{name: column.type.load(value[name]) if name in value else column.empty for name, column in columns.items()})


def meant(annotation: typing.Any, names: dict[str, typing.Any]) -> typing.Any:
    """The type that an annotation of our own code means where those names are known. Raises NameError."""
    return eval(annotation, names) if isinstance(annotation, str) else annotation  # noqa: S307 - as typing.get_type_hints, in a tenth


def field_type(annotation: typing.Any, where: str) -> FieldType:
    """The type of an annotation. Raises DeclarationError for a type that no field may have."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union) and len(inside) == 2 and type(None) in inside:
        inner = next(one for one in inside if one is not type(None))
        return replace(field_type(inner, where), optional=True)
    if origin is tuple and len(inside) == 2 and inside[1] is Ellipsis:
        found = _scalar(inside[0])
        return replace(found, many=True) if found else _impossible(annotation, where)
    return _scalar(annotation) or _impossible(annotation, where)


def _scalar(annotation: typing.Any) -> FieldType | None:
    if annotation in KINDS:
        return FieldType(KINDS[annotation].name, annotation)
    if annotation is File:
        return FieldType("file", File)
    if isinstance(annotation, type) and issubclass(annotation, Enum) and all(isinstance(one.value, str) for one in annotation):
        return FieldType("enum", annotation)
    if isinstance(annotation, type) and (declared := getattr(annotation, "__dataclass_params__", None)) and declared.frozen:
        return FieldType("row", annotation)
    return None


def _impossible(annotation: typing.Any, where: str) -> typing.NoReturn:
    name = getattr(annotation, "__name__", annotation) if isinstance(annotation, type) else annotation
    raise DeclarationError(
        f"{where}: a field can't be of {name}; it may be text, a whole number, Money, yes-no, a date or moment, an enum of texts, "
        "a reference, a File, a frozen dataclass of these, or a tuple of one of them"
    )
