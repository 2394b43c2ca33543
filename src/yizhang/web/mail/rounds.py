"""The worker's job: who is written to in this round. Two workers, a repeated round and a crash send nothing twice.

A letter is claimed in the database before it is sent. What could not be sent is given back and tried in the next round; what a crash cut
off between claim and sending is not repeated: the next digest says it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F, Q
from django.db.models.functions import Substr

from yizhang.kernel import statements
from yizhang.kernel.case import World
from yizhang.kernel.lists import seats_of
from yizhang.kernel.models import Matter, Task
from yizhang.kernel.moment import local, said
from yizhang.kernel.values import TaskLine
from yizhang.web import work
from yizhang.web.mail.channel import Channel, Letter, NotTaken, channel
from yizhang.web.mail.digest import AT_ONCE, alarm, at_once, digest, hands_of, waiting
from yizhang.web.mail.wishes import Wishes, everybody, is_quiet, quiet_of
from yizhang.web.models import Posted

CLAIM = "INSERT INTO web_posted (person, what, at, came) VALUES (%s, %s, %s, '') ON CONFLICT DO NOTHING RETURNING id"
SENT, NOTHING = "sent", "nothing"
DIGEST = "digest"


def own_channel() -> Channel | None:
    """The way out of this installation (setting YIZHANG_MAIL). Raises BadChannel."""
    return channel(settings.YIZHANG_MAIL, settings.YIZHANG_MAIL_PASSWORD, settings.YIZHANG_MAIL_FROM)


def deliver(now: datetime, send: Channel | None = None) -> int:
    """One round; how many letters went. 特急 at once, at any hour; the digest once a working day, from its hour on, not in quiet hours."""
    send, moment = send or own_channel(), local(now)
    if send is None:
        return 0
    wishing = [(person, wishes) for person, wishes in everybody() if _has_account(person)]
    urgent = _urgent_seats() if any(wishes.urgent for _, wishes in wishing) else frozenset()
    works = World.of(moment).calendar.is_working_day(moment.date())
    return sum(
        (wishes.urgent and _alarm(person, wishes, urgent, moment, send)) + (works and _digest(person, wishes, moment, send))
        for person, wishes in wishing
    )


def _digest(person: str, wishes: Wishes, now: datetime, send: Channel) -> int:
    """The day's digest, if its hour has come; a day on which nothing waits at that hour has none."""
    if wishes.hour is None or now.hour < wishes.hour or is_quiet(now, quiet_of(wishes)):
        return 0
    what = f"{DIGEST} {now.date().isoformat()}"
    if Posted.objects.filter(person=person, what=what).exists() or not _claimed(person, [what], now):
        return 0
    found = waiting(person, now)
    if found.nothing:
        return _came(person, [what], NOTHING)
    return _sent(person, [what], Letter(wishes.address, *digest(person, found, now), _id(person, what), now), send)


def _alarm(person: str, wishes: Wishes, seats: frozenset[str], now: datetime, send: Channel) -> int:
    """What waits for no digest and has not been told, in one letter."""
    world = World.of(now)
    hands = [one for one in hands_of(person, now) if not seats.isdisjoint(seats_of(world, one))]
    urgent = {_name(one): one for hand in hands for one in work.todo(hand, now) if at_once(one)}
    told = set(Posted.objects.filter(person=person, what__in=urgent).values_list("what", flat=True))
    claimed = _claimed(person, sorted(urgent.keys() - told), now)
    if not claimed:
        return 0
    text = alarm(person, [urgent[one] for one in claimed], now)
    return _sent(person, claimed, Letter(wishes.address, *text, _id(person, *claimed), now), send)


def _name(one: TaskLine) -> str:
    """The same task is told once; one that opened again is another."""
    return f"{one.matter} {one.verb} {said(one.since)}"


def _urgent_seats() -> frozenset[str]:
    """Where anything waits that is told at once: looked for in one go, so that a round in which nothing is costs nothing."""
    marked = Q()
    for one in AT_ONCE:
        marked |= Q(record__contains=f'"{one}"')
    urgent = Matter.objects.filter(marked, ended_at="").values("pk")
    the_same_day = Q(_due=F("_since"))
    days = {"_due": Substr("due", 1, 10), "_since": Substr("since", 1, 10)}
    open_tasks = Task.objects.filter(closed_at="").exclude(kind="read").annotate(**days)
    return frozenset(open_tasks.filter(Q(matter__in=urgent) | the_same_day).values_list("seat", flat=True))


def _has_account(person: str) -> bool:
    """Whether nobody has taken his account away."""
    return not get_user_model().objects.filter(username=person, is_active=False).exists()


def _claimed(person: str, whats: Iterable[str], now: datetime) -> list[str]:
    """Those of them that no other worker has claimed."""
    return [one for one in whats if statements.rows(CLAIM, [person, one, said(now)])]


def _sent(person: str, whats: list[str], letter: Letter, send: Channel) -> int:
    try:
        send(letter)
    except NotTaken as never:
        return _came(person, whats, str(never))
    except OSError:
        Posted.objects.filter(person=person, what__in=whats).delete()
        raise
    _came(person, whats, SENT)
    return 1


def _came(person: str, whats: list[str], came: str) -> int:
    """Keep what became of it; no letter went out by that."""
    Posted.objects.filter(person=person, what__in=whats).update(came=came)
    return 0


def _id(person: str, *whats: str) -> str:
    return sha256("\n".join((person, *whats)).encode()).hexdigest()[:32]
