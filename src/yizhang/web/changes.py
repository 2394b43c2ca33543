"""What a resubmission changed: the act that came again beside the one that was returned, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yizhang.gongwen.compare import Change, paragraphs
from yizhang.kernel.values import ActView, FieldView

SAID = ("opinion", "reason")


@dataclass(frozen=True, slots=True)
class Again:
    """A verb done again after its act was undone: when, by whom, why it was returned, what is different now."""

    label: str
    at: datetime
    who: str
    returned: str
    reason: str
    changes: tuple[Change, ...]


def again(acts: Iterable[ActView]) -> tuple[Again, ...]:
    """Every verb that stands now and was undone before, with what its fields changed; in the order of the acts."""
    acts = [one for one in acts if one.accepted]
    by_seq = {one.seq: one for one in acts}
    return tuple(
        _again(_held(acts, now), now, by_seq.get(before.undone_by or 0))
        for now in acts
        if now.undone_by is None and _asked(now) and (before := _before(acts, now)) is not None
    )


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
