"""What a resubmission changed: the act that came again beside the one that was returned, or that sent others back, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from yizhang.gongwen.compare import Change, paragraphs
from yizhang.kernel.values import ActView, FieldView

SAID = ("opinion", "reason")


@dataclass(frozen=True, slots=True)
class Again:
    """A verb done again after its act was undone: when, by whom, why it was returned, what is different now.

    `anew`: it was not done before; it changed what others had filled in.
    """

    label: str
    at: datetime
    who: str
    returned: str
    reason: str
    changes: tuple[Change, ...]
    anew: bool = False


def again(acts: Iterable[ActView]) -> tuple[Again, ...]:
    """Every verb that stands now and was undone before, with what its fields changed; in the order of the acts.

    So is one that changed what others had filled in, and thereby had a step done anew.
    """
    acts = [one for one in acts if one.accepted]
    by_seq = {one.seq: one for one in acts}
    return tuple(found for now in acts if _asked(now) and (found := _came_again(acts, now, by_seq)) is not None)


def _came_again(acts: Sequence[ActView], now: ActView, by_seq: Mapping[int, ActView]) -> Again | None:
    before = _before(acts, now) if now.undone_by is None else None
    if before is not None:
        return _again(_held(acts, now), now, by_seq.get(before.undone_by or 0))
    undone = next((one for one in acts if one.undone_by == now.seq and one is not now), None)
    theirs = [one for one in _held([one for one in acts if one.verb != now.verb], now) if one.value]
    changed = tuple(changes(theirs, [one for one in _asked(now) if one.name in {each.name for each in theirs}]))
    return replace(_again((), now, undone), changes=changed, anew=True) if undone is not None and changed else None


def _asked(act: ActView) -> list[FieldView]:
    """The fields of the document; what people say of it stands among the opinions."""
    return [one for one in act.fields if one.name not in SAID]


def _before(acts: Sequence[ActView], now: ActView) -> ActView | None:
    """The last undone act of the same verb."""
    return next((one for one in reversed(acts) if one.seq < now.seq and one.verb == now.verb and one.undone_by is not None), None)


def _held(acts: Sequence[ActView], now: ActView) -> list[FieldView]:
    """What the record held when it came again: a field keeps its value until it is written once more."""
    return list({field.name: field for act in acts if act.seq < now.seq for field in _asked(act)}.values())


def _again(held: Iterable[FieldView], now: ActView, undone: ActView | None) -> Again:
    returned, reason = (undone.label, undone.opinion) if undone else ("", "")
    return Again(now.label, now.at, now.who, returned, reason, tuple(changes(held, _asked(now))))


def changes(before: Iterable[FieldView], now: Iterable[FieldView]) -> Iterator[Change]:
    """The fields whose words differ; one that is not sent again stays as it was."""
    old = {one.name: one.value for one in before if not one.hidden}
    for one in now:
        if not one.hidden and (was := old.get(one.name, "")) != one.value:
            yield Change(one.label, tuple(paragraphs(was, one.value)))
