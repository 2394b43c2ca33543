"""What an act takes back: what it reopens, and what vouched for a field that it changes (semantics 9, 11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yizhang.law.fieldtype import Json
from yizhang.law.procedure import Procedure, rests_on
from yizhang.law.situation import Situation


def undone_by(at: Situation, reopened: Iterable[str], doing: tuple[str, int] | None = None) -> tuple[int, ...]:
    """The acts undone when these verbs are reopened: theirs, those of all that rests on them, and what was asked of others for them.

    `doing` is the verb that reopens them, with the number its act will have: it undoes itself if it rests on one of them.
    """
    reopened = tuple(reopened)
    verbs = set(reopened).union(*(rests_on(at.procedure, name) for name in reopened))
    marks = {mark.seq for name in verbs if (mark := at.mark(name))}
    parts = {mark.seq for name in verbs for mark in at.parts(name).values()}
    asked = {int(seq) for seq, duty in at.standing.consulted.items() if duty in verbs}
    itself = {doing[1]} if doing and doing[0] in verbs else set()
    return tuple(sorted(marks | parts | asked | itself))


def lapsing(procedure: type[Procedure], before: Mapping[str, Json], after: Mapping[str, Json]) -> tuple[str, ...]:
    """The verbs that vouched for a field whose value changes. Filling an empty field is no change; clearing one is.

    Values compare as canonical JSON, files by their digest alone.
    """
    changed = {name for name, value in before.items() if _compared(value) != _compared(after.get(name, ""))}
    return tuple(name for name, verb in procedure.verbs.items() if not changed.isdisjoint(verb.about))


def _compared(value: Json) -> object:
    if isinstance(value, list):
        return [_compared(one) for one in value]
    if isinstance(value, dict) and "digest" in value:
        return value["digest"]
    return (type(value), value)
