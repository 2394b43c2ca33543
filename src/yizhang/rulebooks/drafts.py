"""Editions that are not in force: one in code, one in a file beside its chapters, or one with numbers changed to see what follows."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from yizhang.kernel.loading import import_rooms
from yizhang.law.duration import NotADuration
from yizhang.law.numbers import Slot, slots_of
from yizhang.law.quantity import Quantity
from yizhang.law.rulebook import Edition, Rulebook, load
from yizhang.rulebooks.known import in_code


class BadDraft(ValueError):
    """A file that declares no edition, or a number that an edition does not have; the message says which there are."""


def draft_of(name: str, numbers: Iterable[str], now: datetime) -> Rulebook:
    """The edition of that name, of the file (.py) or in force, with numbers as in `DocumentNumbers.handling=5`.

    Raises UnknownEdition, BadDraft, RulebookErrors.
    """
    return changed(_in_file(Path(name)) if name.endswith(".py") else in_code(name, now), numbers)


def changed(edition: Edition, numbers: Iterable[str]) -> Rulebook:
    """An edition with these numbers, loaded. Raises BadDraft, RulebookErrors."""
    for one in numbers:
        edition = _with(edition, one)
    import_rooms(edition.chapters)
    return load(edition, ())


def _in_file(file: Path) -> Edition:
    """What the file calls EDITION; its chapters may stand in the same folder."""
    if not file.is_file():
        raise BadDraft(f"没有文件“{file}”")
    sys.path.insert(0, str(file.resolve().parent))
    found = runpy.run_path(str(file)).get("EDITION")
    if not isinstance(found, Edition):
        raise BadDraft(f"“{file}”没有写 EDITION；形如 src/yizhang/rulebooks/wuxi_2022.py")
    return found


def _with(edition: Edition, change: str) -> Edition:
    """The edition with one amount changed; its unit stays."""
    name, _, amount = change.partition("=")
    slots = {str(slot): (slot, numbers) for numbers in edition.numbers for slot in slots_of(type(numbers))}
    if name not in slots:
        raise BadDraft(f"没有“{name}”这个数；有：{'、'.join(slots)}")
    slot, numbers = slots[name]
    if not amount.isdecimal() or not isinstance(slot.of(numbers), Quantity):
        raise BadDraft(f"“{change}”写作 {name}=5，单位不变（现为{slot.of(numbers)}）")
    try:
        other = _amount(numbers, slot, int(amount))
    except NotADuration as wrong:
        raise BadDraft(str(wrong)) from wrong
    return replace(edition, numbers=tuple(other if one is numbers else one for one in edition.numbers))


def _amount(numbers: object, slot: Slot, amount: int) -> object:
    whole = {one.name: one.of(numbers) for one in slots_of(type(numbers))}  # type: ignore[arg-type]
    return type(numbers)(**{**whole, slot.name: replace(whole[slot.name], amount=amount)})
