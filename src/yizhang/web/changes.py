"""What a resubmission changed: the act that came again beside the one that was returned, field by field, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Literal

from yizhang.kernel.values import ActView, FieldView

Kind = Literal["same", "ins", "del"]
WORD = re.compile(r"[A-Za-z]+|[\d.,%]+(?:[万亿]?元|%|万|亿)?|\s+|.", re.DOTALL)
SAID = ("opinion", "reason")
ISLAND = 2  # so few words alike between two changes are read as part of them


@dataclass(frozen=True, slots=True)
class Bit:
    """Words that stayed, came or went."""

    kind: Kind
    words: str


Paragraph = tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed, by paragraph; those that stayed are left out."""

    label: str
    paragraphs: tuple[Paragraph, ...]


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


def paragraphs(before: str, now: str) -> Iterator[Paragraph]:
    """The paragraphs that differ, each word by word."""
    old, new = _lines(before), _lines(now)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        paired = min(i2 - i1, j2 - j1)
        yield from (tuple(words(a, b)) for a, b in zip(old[i1 : i1 + paired], new[j1 : j1 + paired], strict=True))
        yield from ((Bit("del", one),) for one in old[i1 + paired : i2])
        yield from ((Bit("ins", one),) for one in new[j1 + paired : j2])


def _lines(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]


def words(before: str, now: str) -> Iterator[Bit]:
    """One paragraph against another; what is alike only by chance between two changes goes with them."""
    old, new = WORD.findall(before), WORD.findall(now)
    gone: list[str] = []
    come: list[str] = []
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for at, (kind, i1, i2, j1, j2) in enumerate(blocks):
        if kind == "equal" and not (i2 - i1 <= ISLAND and 0 < at < len(blocks) - 1):
            yield from _changed(gone, come)
            gone, come = [], []
            yield Bit("same", "".join(old[i1:i2]))
        else:
            gone += old[i1:i2]
            come += new[j1:j2]
    yield from _changed(gone, come)


def _changed(gone: Sequence[str], come: Sequence[str]) -> Iterator[Bit]:
    if gone:
        yield Bit("del", "".join(gone))
    if come:
        yield Bit("ins", "".join(come))
