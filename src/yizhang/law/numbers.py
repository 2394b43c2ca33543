"""The numbers of a chapter: label, unit and citation are declared once beside its facts, values only in an edition (semantics 64)."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any, ClassVar, dataclass_transform

from yizhang.law import citation
from yizhang.law.errors import DeclarationError, UnknownName
from yizhang.law.frozen import Frozen
from yizhang.law.place import caller, of_class
from yizhang.law.values import dataclass, field


class WrongNumber(DeclarationError):
    """An edition gives a number no value, or one of another kind than was declared."""

READINGS = "__readings__"


@dataclass(frozen=True)
class Slot:
    """A number's place: what `DocumentNumbers.handling` is. A procedure names it in its limits; an edition holds the value."""

    label: str
    cites: tuple[str, ...]
    help: str = ""
    place: str = field(default="", compare=False)
    owner: type[Numbers] = field(init=False, repr=False)
    name: str = field(init=False, default="")

    def __set_name__(self, owner: type[Numbers], name: str) -> None:
        object.__setattr__(self, "owner", owner)
        object.__setattr__(self, "name", name)

    def __get__(self, numbers: Numbers | None, owner: type[Numbers]) -> Any:
        return self if numbers is None else self.of(numbers)

    def __str__(self) -> str:
        return f"{self.owner.__name__}.{self.name}"

    @property
    def type(self) -> Any:
        """The declared type; resolved on use, since annotations may name classes that stand further down."""
        return typing.get_type_hints(self.owner)[self.name]

    @property
    def wanted(self) -> str:
        """The declared type, as it was written."""
        return getattr(self.type, "__name__", str(self.type))

    def takes(self, value: object) -> bool:
        """Whether a value is of the declared type; yes and no are no whole numbers."""
        wanted = typing.get_origin(self.type) if typing.get_origin(self.type) is tuple else self.type
        return isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))

    def of(self, numbers: Numbers) -> Any:
        """The value that these numbers hold for the slot."""
        return numbers.__dict__[self.name]


def number(label: str, *, cites: str, help: str = "") -> Any:
    """Declare a number: `handling: WorkingDays = number("承办", cites="53.1a")`. Raises DeclarationError for words that cite nothing."""
    here = caller()
    return Slot(label, citation.cited(cites, f"number “{label}” ({here})"), help, here)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(number,))
class Numbers(Frozen):
    """Base of all numbers: frozen, every slot filled, each value of its declared type; anything else is WrongNumber or UnknownName."""

    __slots_by_name__: ClassVar[dict[str, Slot]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: cls.__dict__.get(name) for name in cls.__dict__.get("__annotations__", {})}
        for name, slot in own.items():
            if not isinstance(slot, Slot):
                raise DeclarationError(f'{cls.__qualname__}.{name} ({of_class(cls)}): write {name}: … = number("label", cites="53.1a")')
        cls.__slots_by_name__ = {**cls.__slots_by_name__, **typing.cast(dict[str, Slot], own)}

    def __init__(self, **values: object) -> None:
        slots, here = self.__slots_by_name__, caller()
        for name in values.keys() - slots.keys():
            raise UnknownName(f"{type(self).__name__} ({here})", "number", name, slots)
        for name, slot in slots.items():
            if name not in values:
                raise WrongNumber(f"{slot} ({here}): “{slot.label}” has no value; give {name}=…")
            value, why = _unwrapped(values[name])
            if not slot.takes(value):
                raise WrongNumber(f"{slot} ({here}): “{slot.label}” should be {slot.wanted}, not {value!r}")
            self.__dict__[name] = value
            if why is not None:
                self.__dict__.setdefault(READINGS, {})[name] = why


def slots_of(numbers: type[Numbers]) -> tuple[Slot, ...]:
    """The slots of a class of numbers, in order of declaration."""
    return tuple(numbers.__slots_by_name__.values())


def readings_of(numbers: Numbers) -> Mapping[str, str]:
    """The numbers by name that are our reading of a silent text, with the reason given for each (semantics 65)."""
    return typing.cast(Mapping[str, str], numbers.__dict__.get(READINGS, {}))


def _unwrapped(value: object) -> tuple[object, str | None]:
    from yizhang.law.condition import Reading  # conditions name slots, so this import waits for the first edition

    return (value.value, value.why) if isinstance(value, Reading) else (value, None)
