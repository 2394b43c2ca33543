"""The worker's job: who is written to in this round. Two workers, a repeated round and a crash send nothing twice.

A letter is claimed in the database before it is sent. What could not be sent is given back and tried in the next round; what a crash cut
off between claim and sending is not repeated: the next digest says it again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
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
from yizhang.web.mail.channel import Channel, Letter, NotNow, NotTaken, channel
from yizhang.web.mail.digest import AT_ONCE, alarm, at_once, digest, hands_of, waiting
from yizhang.web.mail.wishes import Wishes, everybody, is_quiet, office_quiet, quiet_of
from yizhang.web.models import Posted

log = logging.getLogger("yizhang.worker")
CLAIM = "INSERT INTO web_posted (person, what, at, came) VALUES (%s, %s, %s, '') ON CONFLICT DO NOTHING RETURNING id"
SENT, NOTHING = "sent", "nothing"
DIGEST = "digest"
REMEMBERED = timedelta(days=400)
"""How long it is known what was sent; what is urgent and open for longer is told again."""
Wishing = tuple[str, Wishes]


def own_channel() -> Channel | None:
    """The way out of this installation (setting YIZHANG_MAIL). Raises BadChannel."""
    return channel(settings.YIZHANG_MAIL, settings.YIZHANG_MAIL_PASSWORD, settings.YIZHANG_MAIL_FROM)


def deliver(now: datetime, send: Channel | None = None) -> int:
    """One round; how many letters went. 特急 at once, at any hour; the digest once a working day, from its hour on, not in quiet hours."""
    send, moment = send or own_channel(), local(now)
    if send is None:
        return 0
    gone = set(get_user_model().objects.filter(is_active=False).values_list("username", flat=True))
    wishing = [(person, wishes) for person, wishes in everybody() if person not in gone]
    alarmed = _alarms([one for one in wishing if one[1].urgent], moment, send)
    works = World.of(moment).calendar.is_working_day(moment.date())
    sent = alarmed + (_digests([one for one in wishing if one[1].hour is not None], moment, send) if works else 0)
    if sent:
        Posted.objects.filter(at__lt=said(moment - REMEMBERED)).delete()
    return sent


def _digests(wishing: list[Wishing], now: datetime, send: Channel) -> int:
    """Those of the day whose hour has come."""
    what, office = f"{DIGEST} {now.date().isoformat()}", office_quiet()
    told = set(Posted.objects.filter(what=what).values_list("person", flat=True))
    due = [one for one in wishing if one[0] not in told and now.hour >= (one[1].hour or 0) and not is_quiet(now, quiet_of(one[1], office))]
    return sum(_digest(person, wishes, what, now, send) for person, wishes in due)


def _digest(person: str, wishes: Wishes, what: str, now: datetime, send: Channel) -> int:
    """The day's digest; a day on which nothing waits at its hour has none."""
    if not _claimed(person, [what], now):
        return 0
    found = waiting(person, now)
    if found.nothing:
        return _came(person, [what], NOTHING)
    return _sent(person, [what], Letter(wishes.address, *digest(person, found, now), _id(person, what), now), send)


def _alarms(wishing: list[Wishing], now: datetime, send: Channel) -> int:
    """What waits for no digest, to whom it waits for."""
    seats = _urgent_seats() if wishing else frozenset()
    return sum(_alarm(person, wishes, seats, now, send) for person, wishes in wishing) if seats else 0


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


def _claimed(person: str, whats: Iterable[str], now: datetime) -> list[str]:
    """Those of them that no other worker has claimed."""
    return [one for one in whats if statements.rows(CLAIM, [person, one, said(now)])]


def _sent(person: str, whats: list[str], letter: Letter, send: Channel) -> int:
    try:
        send(letter)
    except NotTaken as never:
        return _came(person, whats, str(never))
    except NotNow as later:
        log.warning("letter put off", extra={"code": str(later)[:3]})
        return _given_back(person, whats)
    except OSError:
        _given_back(person, whats)
        raise
    _came(person, whats, SENT)
    return 1


def _given_back(person: str, whats: list[str]) -> int:
    """Let the next round try again."""
    Posted.objects.filter(person=person, what__in=whats).delete()
    return 0


def _came(person: str, whats: list[str], came: str) -> int:
    """Keep what became of it; no letter went out by that."""
    Posted.objects.filter(person=person, what__in=whats).update(came=came)
    return 0


def _id(person: str, *whats: str) -> str:
    return sha256("\n".join((person, *whats)).encode()).hexdigest()[:32]
