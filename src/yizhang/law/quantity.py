"""Numbers with a unit: 5000字, 每年1次. A rule compares them with plain whole numbers; a finding quotes them with their unit."""

from __future__ import annotations

from typing import ClassVar

from yizhang.law.values import dataclass


@dataclass(frozen=True)
class Quantity:
    """An amount of something. `str()` says it with its unit; it compares with whole numbers and with its own kind only."""

    amount: int
    counter: ClassVar[str] = ""
    measure: ClassVar[str] = ""

    @property
    def unit(self) -> str:
        """字, 次, 工作日, 日, 个月, 年, 小时, 当日."""
        return self.measure

    def __str__(self) -> str:
        return f"{self.amount}{self.counter}{self.measure}"

    def __lt__(self, other: int | Quantity) -> bool:
        return self.amount < self._comparable(other)

    def __le__(self, other: int | Quantity) -> bool:
        return self.amount <= self._comparable(other)

    def __gt__(self, other: int | Quantity) -> bool:
        return self.amount > self._comparable(other)

    def __ge__(self, other: int | Quantity) -> bool:
        return self.amount >= self._comparable(other)

    def _comparable(self, other: int | Quantity) -> int:
        if isinstance(other, int):
            return other
        if isinstance(other, Quantity) and other.unit == self.unit:
            return other.amount
        raise TypeError(f"{self} can't be compared with {other}: the units differ")


class Characters(Quantity):
    """A length of text (篇幅)."""

    measure = "字"


class Times(Quantity):
    """How often (次数)."""

    measure = "次"


class Percent(Quantity):
    """A share or a likeness, in per cent."""

    measure = "%"


def characters(amount: int) -> Characters:
    """`characters(5000)`: 5000字."""
    return Characters(amount)


def times(amount: int) -> Times:
    """`times(1)`: 1次."""
    return Times(amount)


def percent(amount: int) -> Percent:
    """`percent(80)`: 80%."""
    return Percent(amount)
