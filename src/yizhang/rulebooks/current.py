"""The rulebook in force: each edition is loaded and checked once; the latest whose day has come applies."""

from __future__ import annotations

import importlib
from datetime import datetime
from functools import cache

from yizhang.law.rulebook import Edition, Rulebook, load
from yizhang.rulebooks.provisions import provisions

EDITIONS = ("yizhang.rulebooks.wuxi_2022",)


@cache
def loaded(module: str) -> Rulebook:
    """An edition by the module that declares it. Raises RulebookErrors."""
    edition: Edition = importlib.import_module(module).EDITION
    return load(edition, provisions())


@cache
def _in_order() -> tuple[Rulebook, ...]:
    return tuple(sorted((loaded(module) for module in EDITIONS), key=lambda book: book.edition.since))


def rulebook_at(moment: datetime) -> Rulebook:
    """The rulebook of a moment; before the first edition, the first."""
    books = _in_order()
    return next((book for book in reversed(books) if book.edition.since <= moment), books[0])
