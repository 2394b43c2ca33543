"""Facts come in by type: one loader each, run once an act, after the lock (semantics 72)."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from yizhang.law.errors import nearest
from yizhang.law.fieldtype import Json, dump_row
from yizhang.law.org import Opener, Org
from yizhang.law.record import Record
from yizhang.law.rule import Fact, Rule, Watch
from yizhang.law.rulebook import Rulebook
from yizhang.law.standing import Standing

if TYPE_CHECKING:
    from yizhang.kernel.values import Hand

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Ctx:
    """What a loader is given: the matter with its input laid over, the organisation, who acts, and the moment."""

    matter: str
    procedure: str
    verb: str
    record: Record
    values: Mapping[str, Json]
    standing: Standing
    opener: Opener
    org: Org
    hand: Hand
    now: datetime


@dataclass(frozen=True)
class Loader:
    """How a fact is loaded; `counts` when it counts over other matters and needs a lock of its name."""

    load: Callable[[Ctx], Fact]
    counts: bool


LOADERS: dict[type[Fact], Loader] = {}


def loads(fact: type[F], *, counts: bool = False) -> Callable[[Callable[[Ctx], F]], Callable[[Ctx], F]]:
    """Declare the loader of a fact. Raises TypeError for a second one."""

    def declare(load: Callable[[Ctx], F]) -> Callable[[Ctx], F]:
        if fact in LOADERS and LOADERS[fact].load.__module__ != load.__module__:
            raise TypeError(f"{fact.__name__} has a loader already, in {LOADERS[fact].load.__module__}")
        LOADERS[fact] = Loader(load, counts)
        return load

    return declare


def import_rooms(chapters: tuple[str, ...]) -> None:
    """Import what the chapters keep beside the tables, so that their loaders and effects are known."""
    for chapter in chapters:
        for room in ("loaders", "effects"):
            if importlib.util.find_spec(f"{chapter}.{room}"):
                importlib.import_module(f"{chapter}.{room}")


def unloaded(book: Rulebook) -> list[str]:
    """Rules and watches that want a fact which nobody loads, each with its place and the nearest fact that somebody does."""
    known = [fact.__name__ for fact in LOADERS]
    all_asked: tuple[Rule | Watch, ...] = (*book.rules, *book.watches)
    return [
        f"{asked.name} ({asked.place}): no loader gives {want.__name__}{nearest(want.__name__, known)}"
        for asked in all_asked
        for want in asked.wants
        if issubclass(want, Fact) and want not in LOADERS
    ]


def dump_fact(fact: Any) -> Json:
    """As the act keeps it, for replay."""
    return dump_row(fact)
