"""移交工作: all that waits for one's own post goes to somebody of the same organ, by one form, one act a matter (18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yizhang.kernel import perform, tasks
from yizhang.kernel.values import Asks, Done, Hand, TaskLine
from yizhang.web.people import org_at
from yizhang.web.wording import together

HAND_ON = "hand_on"


@dataclass(frozen=True, slots=True)
class Given:
    """What became of one matter: handed on, or why not."""

    title: str
    done: bool
    why: str = ""


def page(by: Hand, now: datetime) -> Mapping[str, Any]:
    """What waits for the post itself and who can take it; what waits for the whole section needs no handing over."""
    org = org_at(now)
    mine = [one for one in tasks(by, now=now, kinds=("duty",)) if one.seat == f"post:{by.post}" or one.claimed_by == by.person]
    posts = [one for one in org.posts_of(org.organ_of(by.post)) if org.filled(one.code) and one.code != by.post]
    return {"tasks": mine, "takers": [(f"post:{one.code}", org.name(one.code)) for one in posts]}


def hand_over(chosen: Iterable[str], to: str, reason: str, by: Hand, now: datetime) -> Iterator[Given]:
    """One act each, in the order of the list; a failure names its matter and the rest stand."""
    wanted = set(chosen)
    for one in page(by, now)["tasks"]:
        if f"{one.matter} {one.verb}" in wanted:
            yield _given(one, to, reason, by, now)


def _given(one: TaskLine, to: str, reason: str, by: Hand, now: datetime) -> Given:
    filled = {"of": one.verb, "to": to} | ({"reason": reason} if reason else {})
    outcome = perform(one.matter, HAND_ON, by, filled, now=now)
    if isinstance(outcome, Asks):
        outcome = perform(one.matter, HAND_ON, by, filled, confirmed=outcome.digests, now=now)
    why = "" if isinstance(outcome, Done) else together(outcome.findings)
    return Given(one.title, isinstance(outcome, Done), why)
