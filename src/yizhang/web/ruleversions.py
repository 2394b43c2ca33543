"""版本对照: each passage of the text that differs, word by word, with the provisions that stand there and what rests on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from yizhang.gongwen.compare import Paragraph, paragraphs
from yizhang.kernel.case import World
from yizhang.law.citation import spoken
from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.diff import Diff, difference
from yizhang.rulebooks.editions import Difference
from yizhang.rulebooks.known import UnknownEdition, book_of, declared
from yizhang.rulebooks.store import NotAnEdition, store
from yizhang.rulebooks.touched import Touched, open_matters
from yizhang.web.rulepages import contents, imported
from yizhang.web.wording import said

VERBS = ("verbs", "conditions", "limits")
RULES = ("rules", "watches")


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of the passage: the steps and rules that rest on it, and how its code differs."""

    id: str
    verbs: tuple[str, ...]
    rules: tuple[str, ...]
    code: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or item: where it was and is now, its words with what came and went, and how many open matters it touches."""

    was: str
    now: str
    words: tuple[Paragraph, ...]
    provisions: tuple[Provision, ...] = ()
    open_matters: int = 0


def comparison(old: str, new: str, now: datetime) -> Mapping[str, Any]:
    """The page: two editions or imported texts against each other."""
    editions, book = sorted({*declared(), *store().editions()}), World.of(now).book
    words: dict[str, Any] = {
        "title": _("版本对照"), "edition": book.edition.title, "editions": editions, "old": old, "new": new,
        "chapters": tuple(contents(imported(now), "", None)),
    }  # fmt: skip
    if old and new:
        try:
            found = difference(old, new, store())
            words |= {"diff": found, "passages": [*passages(found, book_of(declared()[old]) if old in declared() else book)]}
        except (UnknownEdition, NotAnEdition) as fault:
            words["fault"] = str(fault)
    return words


def passages(found: Diff, book: Rulebook) -> Iterator[Passage]:
    """What differs in the order of the old text, then what only the new one has; `book` is the code of the old one."""
    counts = open_matters()
    for _change, each in groupby(found.provisions, lambda one: one.change or one.provision):
        yield _passage(tuple(each), book, counts)
    for one in found.added:
        yield Passage("", spoken(one.now), tuple(paragraphs("", one.new)))


def _passage(touched: tuple[Touched, ...], book: Rulebook, counts: Mapping[str, int]) -> Passage:
    change, procedures = touched[0].change, set[str]().union(*(one.procedures for one in touched))
    was, now = (change.was, change.now) if change else (touched[0].provision, touched[0].provision)
    words = tuple(paragraphs(change.old, change.new)) if change else ()
    own = tuple(_provision(one, book) for one in touched)
    place = spoken(now) if now and now != was else ""
    return Passage(spoken(was), place, words, own, sum(counts.get(one, 0) for one in procedures))


def _provision(one: Touched, book: Rulebook) -> Provision:
    verbs = (_step(book, *force.name.partition(".")[::2]) for force in one.forces if force.kind in VERBS)
    rules = (said(force.label) for force in one.forces if force.kind in RULES)
    return Provision(one.provision, tuple(dict.fromkeys(filter(None, verbs))), tuple(dict.fromkeys(rules)), one.code)


def _step(book: Rulebook, procedure: str, verb: str) -> str:
    own = book.procedures.get(procedure)
    found = own.verbs.get(verb) if own else None
    return f"{said(own.label)}{_('：')}{said(found.label)}" if own and found else ""
