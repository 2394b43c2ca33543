"""Which editions there are: those in code, and those of which only the text was imported."""

from __future__ import annotations

import hashlib
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from yizhang.law.rulebook import Edition, Rulebook, load
from yizhang.rulebooks.current import EDITIONS
from yizhang.rulebooks.store import Store
from yizhang.rulebooks.text import RulebookText


class UnknownEdition(ValueError):
    """No edition of that name, in code or imported; the message names those there are."""


@cache
def declared() -> dict[str, Edition]:
    """The editions in code, by identifier."""
    editions = [import_module(module).EDITION for module in EDITIONS]
    return {edition.id: edition for edition in editions}


def in_code(name: str, moment: datetime) -> Edition:
    """The edition of that name, or without one that of the moment (before the first, the first). Raises UnknownEdition."""
    if name and name not in declared():
        raise UnknownEdition(f"“{name}”没有代码；有代码的版本：{'、'.join(declared())}")
    by_day = sorted(declared().values(), key=lambda edition: edition.since)
    return declared()[name] if name else next((one for one in reversed(by_day) if one.since <= moment), by_day[0])


def edition_of(text: RulebookText, page: bytes) -> str:
    """For which edition a page is: the one in code with its title and number, else a name made from the page itself."""
    for edition in declared().values():
        if text.title and text.number and text.title in edition.title and text.number in edition.title:
            return edition.id
    return f"page_{hashlib.sha256(page).hexdigest()[:8]}"


def book_of(edition: Edition) -> Rulebook:
    """The rulebook of an edition. Its citations are not checked against the text: whoever asks here wants to see those that miss.

    Raises RulebookErrors.
    """
    return load(edition, ())


def text_of(edition: str, store: Store) -> RulebookText | None:
    """The imported wording of an edition. Raises NotAnEdition."""
    imported = store.imported(edition)
    return imported.text if imported else None


def known(edition: str, store: Store) -> str:
    """The identifier, when there is such an edition. Raises UnknownEdition, NotAnEdition."""
    if edition in declared() or store.imported(edition):
        return edition
    names = sorted({*declared(), *store.editions()})
    near = get_close_matches(edition, names, 1)
    hint = f"，是不是“{near[0]}”" if near else ""
    raise UnknownEdition(f"没有“{edition}”这个版本{hint}；现有版本：{'、'.join(names)}")
