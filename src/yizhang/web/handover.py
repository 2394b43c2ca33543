"""移交工作: all that waits for one's own post goes to somebody of the same organ, by one form, one act a matter (18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yizhang.kernel import ask, perform, tasks, visible
from yizhang.kernel.values import Asks, Done, Hand, TaskLine
from yizhang.office.period import Period
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.people import org_at
from yizhang.web.wording import lasting, said, together

HAND_ON = "hand_on"


@dataclass(frozen=True, slots=True)
class Given:
    """What became of one matter: handed on, or why not; `then`: who has to do it when the receiver may not."""

    title: str
    done: bool
    why: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Stays:
    """Something of the leaver that no handing over moves: what it is and where it is ended or answered."""

    kind: str
    words: str
    link: str


def page(by: Hand, now: datetime) -> Mapping[str, Any]:
    """What waits for the post itself, who can take it, and what stays; what waits for the whole section needs no handing over."""
    org = org_at(now)
    posts = [one for one in org.posts_of(org.organ_of(by.post)) if org.filled(one.code) and one.code != by.post]
    takers = [(f"post:{one.code}", org.name(one.code)) for one in posts]
    return {"tasks": own_tasks(by, now), "takers": takers, "stays": [*stays(by, org, now)]}


def own_tasks(by: Hand, now: datetime, *kinds: str) -> list[TaskLine]:
    """What waits for this post, and what the person has claimed of his section's."""
    return [one for one in tasks(by, now=now, kinds=kinds or ("duty",)) if one.seat == f"post:{by.post}" or one.claimed_by == by.person]


def stays(by: Hand, org: OrgSnapshot, now: datetime) -> Iterator[Stays]:
    """Delegations of and to the post that are not over, waivers it is asked for, and papers it has not read."""
    for one in org.delegations.values():
        if by.post in (one.giver, one.receiver) and one.start < one.end and one.end >= now:
            words = _("{giver}委托{receiver}，{when}").format(
                giver=org.name(one.giver), receiver=org.name(one.receiver), when=lasting(Period(one.start, one.end))
            )
            yield Stays(_("委托"), words, reverse("ledger", args=["office-delegation"]))
    for line in own_tasks(by, now, "waiver", "expedite", "read"):
        yield Stays(said(line.label), line.title, reverse("matter", args=[line.matter]))


def hand_over(chosen: Iterable[str], to: str, reason: str, by: Hand, now: datetime) -> Iterator[Given]:
    """One act each, in the order of the list; a failure names its matter and the rest stand."""
    wanted = dict.fromkeys(chosen)
    for one in own_tasks(by, now):
        if wanted.pop(f"{one.matter} {one.verb}", "gone") is None:
            yield _given(one, to, reason, by, now)
    for title in visible(by, now=now).filter(pk__in=[one.partition(" ")[0] for one in wanted]).values_list("title", flat=True):
        yield Given(title, False, _("已不在您的待办中，可能刚由别人办理"))


def _given(one: TaskLine, to: str, reason: str, by: Hand, now: datetime) -> Given:
    filled = {"of": one.verb, "to": to} | ({"reason": reason} if reason else {})
    outcome = perform(one.matter, HAND_ON, by, filled, now=now)
    if isinstance(outcome, Asks):
        outcome = perform(one.matter, HAND_ON, by, filled, confirmed=outcome.digests, now=now)
    if not isinstance(outcome, Done):
        return Given(one.title, False, together(outcome.findings))
    return Given(one.title, True, then=_told(one, to.removeprefix("post:"), now))


def _told(one: TaskLine, to: str, now: datetime) -> str:
    """A task that is handed on takes no authority with it: by which article the receiver may not do it, if so."""
    receiver = Hand(org_at(now).person_at(to) or "", to)
    return together(each for each in ask(one.matter, one.verb, receiver, now=now) or () if each.code == "who" and each.refuses)
