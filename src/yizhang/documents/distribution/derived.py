"""To whom a document goes, by its own words and the directory: pure functions, computed at each act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from yizhang.documents.distribution.facts import AddressedAs, Addressee
from yizhang.law.fieldtype import OrganRef
from yizhang.law.org import Opener, Org

if TYPE_CHECKING:
    from yizhang.documents.dispatch.facts import DispatchRecord


class Directory(Org, Protocol):
    """An organisation that also knows whom a name on an address line means."""

    def addressed(self, name: str) -> tuple[str, ...]:
        """The organs with a desk here: one, or all of a kind; none for one outside."""


def addressees(org: Directory, opener: Opener, record: DispatchRecord) -> tuple[Addressee, ...]:
    """主送 before 抄送, each once: those of the directory one by one, a name outside it as it was written."""
    found: dict[str, Addressee] = {}
    for one in _named(org, record):
        found.setdefault(one.organ or one.to or "", one)
    return tuple(found.values())


def _named(org: Directory, record: DispatchRecord) -> Iterator[Addressee]:
    for way, names in ((AddressedAs.PRIMARY, record.primary_recipients), (AddressedAs.COPY, record.copies_to)):
        for name in names:
            organs = org.addressed(name)
            yield from (Addressee(organ=OrganRef(one), way=way) for one in organs)
            if not organs:
                yield Addressee(to=name, way=way)


def is_addressed(org: Directory, opener: Opener, record: DispatchRecord) -> bool:
    """Whether it goes to anybody; an order or an announcement may go to the public alone."""
    return bool(record.primary_recipients or record.copies_to)
