"""Records: the typed fields of one kind of matter, each written once with label, help, choices and citation."""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, dataclass_transform

from yizhang.law.errors import DeclarationError, Missing
from yizhang.law.fieldtype import FieldType, Json, field_type, meant
from yizhang.law.frozen import Frozen
from yizhang.law.place import caller, of_class

if TYPE_CHECKING:
    from yizhang.law.actor import Actor


class Draw:
    """A running number (发文字号), drawn inside the door when the verb `at` is accepted; its counter is locked last."""

    def __init__(self, series: str, at: str, by: str = "") -> None:
        self.series, self.at, self.by = series, at, by


def draw(series: str, *, at: str, by: str = "") -> Draw:
    """`derived=draw("发文字号", at="issue")`: the next number of that series, without gaps (semantics 16).

    `by` names a field each value of which has a series of its own (发文名义: 锡政发, 锡政办发).
    """
    return Draw(series, at, by)


class DayOf:
    """The day on which one of the verbs `at` was last done, written inside the door."""

    def __init__(self, *at: str) -> None:
        self.at = at


def day_of(*at: str) -> DayOf:
    """`derived=day_of("sign", "sign_order")`: 成文日期 is the day of the signature, whichever verb signs."""
    return DayOf(*at)


Derivation = Callable[..., object] | Draw | DayOf


class Field:
    """What a record's class holds for each field; on a record it reads as the value, or raises Missing when empty."""

    def __init__(
        self,
        label: str,
        cites: str,
        help: str,
        derived: Derivation | None,
        private_to: Actor | None,
        place: str = "",
        not_before: str = "",
    ) -> None:
        self.label, self.cites, self.help, self.derived, self.private_to = label, cites, help, derived, private_to
        self.not_before = tuple(not_before.split())
        self.name, self.owner, self.place = "", Record, place
        self._type: FieldType | None = None

    def __set_name__(self, owner: type[Record], name: str) -> None:
        self.name, self.owner = name, owner

    def __get__(self, record: Record | None, owner: type[Record]) -> object:
        if record is None:
            return self
        if self.type.optional:
            return None
        if self.type.many:
            return ()
        raise Missing(self.name)

    @property
    def type(self) -> FieldType:
        """Resolved on first use, since annotations may name classes that stand further down."""
        if self._type is None:
            own = meant(self.owner.__annotations__[self.name], vars(sys.modules[self.owner.__module__]))
            self._type = field_type(own, f"{self.owner.__name__}.{self.name} ({self.place})")
        return self._type


def field(
    label: str,
    *,
    cites: str = "",
    help: str = "",
    derived: Derivation | None = None,
    private_to: Actor | None = None,
    not_before: str = "",
) -> Any:
    """Declare a field. `derived` is a pure function of (org, opener, record); `private_to` hides it from everybody else.

    `not_before` names the dates or moments of the record that this one may not lie before: a period ends after it begins.
    """
    return Field(label, cites, help, derived, private_to, caller(), not_before)


EMPTY = (None, "", ())
"""What is no value: a field that holds it is empty."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(Frozen):
    """Base of all records. Every field is optional until a verb asks for it; a record can't be changed."""

    __fields__: typing.ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        own = cls.__dict__.get("__annotations__", {})
        for name in own:
            if not isinstance(cls.__dict__.get(name), Field):
                raise DeclarationError(f'{cls.__qualname__}.{name} ({of_class(cls)}): write {name}: … = field("label")')
        cls.__fields__ = {**cls.__fields__, **{name: cls.__dict__[name] for name in own}}
        for spec in (cls.__fields__[name] for name in own):
            if unknown := set(spec.not_before) - cls.__fields__.keys():
                raise DeclarationError(f"{cls.__qualname__}.{spec.name} ({spec.place}): not_before names no field: {', '.join(unknown)}")

    def __init__(self, **values: object) -> None:
        for name in values.keys() - self.__fields__.keys():
            raise TypeError(f"{type(self).__name__} has no field {name!r}")
        self.__dict__.update({name: value for name, value in values.items() if value not in EMPTY})


R = typing.TypeVar("R", bound=Record)


def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """The fields of a record class, in order of declaration."""
    return record.__fields__


def open_to_all(record: type[Record], values: Mapping[str, Json], *names: str) -> Json | None:
    """The first of these fields that is filled and not `private_to` anybody: what lists may show to all who see the matter."""
    specs = fields_of(record)
    return next((values[name] for name in names if values.get(name) and name in specs and specs[name].private_to is None), None)


def from_json(record: type[R], values: Mapping[str, Json]) -> R:
    """The record whose fields have these canonical values. Raises ValueError, with what would do, for one that is not of its type."""
    specs = fields_of(record)
    return record(**{name: specs[name].type.load(value) for name, value in values.items() if name in specs})


def filled(record: Record, name: str) -> Any:
    """The value of a field, or None while it is empty."""
    try:
        return getattr(record, name)
    except Missing:
        return None


def to_json(record: Record) -> dict[str, Json]:
    """The canonical values of the filled fields."""
    specs = fields_of(type(record))
    return {name: specs[name].type.dump(value) for name, value in record.__dict__.items()}


def with_values(record: R, values: Mapping[str, object]) -> R:
    """The record with other values for some fields; None empties one."""
    kept = {name: value for name, value in record.__dict__.items() if name not in values}
    return type(record)(**kept, **values)


def derived_fields(record: type[Record]) -> Iterator[Field]:
    """Fields computed from organisation, opener and record; running numbers and days of verbs are written by the door."""
    return (spec for spec in fields_of(record).values() if spec.derived is not None and not isinstance(spec.derived, Draw | DayOf))
