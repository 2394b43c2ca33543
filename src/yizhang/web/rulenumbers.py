"""数字和读法: every number of the edition with its source, and every reading of what the text leaves open (semantics 64, 65)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yizhang.kernel.case import World
from yizhang.law.numbers import readings_of, slots_of
from yizhang.law.record import Record
from yizhang.law.rulebook import Rulebook, lifts
from yizhang.web.rulepages import contents, imported


@dataclass(frozen=True, slots=True)
class Number:
    """One number; `why` is the reason of a reading, empty for what the text itself says."""

    label: str
    value: str
    cites: tuple[str, ...]
    why: str = ""


def settings(now: datetime) -> Mapping[str, Any]:
    """The page: numbers of the text, numbers that are readings, who may waive where the text names nobody."""
    book = World.of(now).book
    found = tuple(numbers(book))
    return {
        "title": _("数字和读法"),
        "edition": book.edition.title,
        "chapters": tuple(contents(imported(now), "", None)),
        "numbers": [one for one in found if not one.why],
        "readings": [one for one in found if one.why],
        "lifts": tuple(waivable(book)),
    }


def numbers(book: Rulebook) -> Iterator[Number]:
    """All slots in order of declaration."""
    for own in book.numbers.values():
        read = readings_of(own)
        for slot in slots_of(type(own)):
            yield Number(slot.label, str(slot.of(own)), tuple(slot.cites), str(read.get(slot.name, "")))


def waivable(book: Rulebook) -> Iterator[Number]:
    """原则上 and 一般 without a named authority: who may waive them by our reading."""
    for key, actor in dict(lifts(book)).items():
        provision = key.removesuffix(".lift")
        who = actor.label(Record) if not actor.fields else _("由事项确定的人")
        yield Number(_("谁可以豁免"), who, (provision,), _("条文没有写由谁同意"))
