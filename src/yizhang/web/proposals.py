"""拟办建议: what a chapter can propose for a field from the record, each with its article and why; taken by the person, never for him."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel.values import Hand, Page


@dataclass(frozen=True, slots=True)
class Proposal:
    """`value`: what taking it types into `field`, empty when it only tells; `why`: what in the record it rests on."""

    field: str
    value: str
    why: str
    cites: tuple[str, ...] = ()


Proposer = Callable[[Page, Hand, datetime], Iterable[Proposal]]
Proposed = Mapping[str, tuple[Proposal, ...]]  # by field, the first the one to take
PROPOSERS: dict[str, Proposer] = {}


def proposes(verbs: str) -> Callable[[Proposer], Proposer]:
    """Declare who proposes for these verbs (`request.propose superior.assign`). Raises ValueError for a second one."""

    def declare(proposer: Proposer) -> Proposer:
        for verb in verbs.split():
            if verb in PROPOSERS:
                raise ValueError(f"two proposers for {verb}")
            PROPOSERS[verb] = proposer
        return proposer

    return declare


def proposed(page: Page, by: Hand, now: datetime) -> dict[str, Proposed]:
    """By verb: what is proposed for the open verbs of this hand."""
    mine = (one.name for one in page.verbs if one.mine and one.state == "open")
    return {verb: _by_field(PROPOSERS[name](page, by, now)) for verb in mine if (name := f"{page.procedure}.{verb}") in PROPOSERS}


def _by_field(found: Iterable[Proposal]) -> Proposed:
    each: dict[str, tuple[Proposal, ...]] = {}
    for one in found:
        each[one.field] = (*each.get(one.field, ()), one)
    return each


def taken(words: Mapping[str, str], proposed: Proposed, field: str) -> dict[str, str]:
    """The words with one field's first proposal typed in, or with `*` every field's that is still empty."""
    firsts = {name: each[0].value for name, each in proposed.items() if each[0].value}
    chosen = {name: value for name, value in firsts.items() if field == name or (field == "*" and not words.get(name, "").strip())}
    return {**words, **chosen}
