"""One row of the organisation: a record of a register and when it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from yizhang.law.record import Record
from yizhang.office.period import Period

R = TypeVar("R", bound=Record, covariant=True)
K = TypeVar("K", bound=Record)


@dataclass(frozen=True)
class Row(Generic[R]):
    """One entry of a register, as it stands in `period`. `id` is the matter it was entered by."""

    id: str
    record: R
    period: Period

    @property
    def kind(self) -> type[R]:
        """The class of its record."""
        return type(self.record)


def records(rows: Iterable[Row[Record]], kind: type[K]) -> Iterator[K]:
    """The records of that class."""
    return (row.record for row in rows if isinstance(row.record, kind))
