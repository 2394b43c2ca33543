"""The security log: a chain of its own with identifiers only; and the log of views of personal data (semantics 61)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from yizhang.kernel import statements
from yizhang.kernel.canonical import GENESIS, canonical, digest_of
from yizhang.kernel.models import PersonalView, SecurityEvent
from yizhang.kernel.moment import said
from yizhang.kernel.values import Hand

INSERT = "INSERT INTO kernel_securityevent (seq, body, digest, at, kind, person) VALUES (%s, %s, %s, %s, %s, %s) RETURNING seq"
ONE_LOOK = timedelta(minutes=10)  # a page that is acted upon is drawn several times; that is one view
ENVELOPE = ("seq", "kind", "person", "post", "at", "prev")
M = TypeVar("M", bound=Model)


def note_event(kind: str, hand: Hand, now: datetime, **about: str) -> None:
    """Add an event: an attempt on what one may not see, a sign-in, a change of rights. `about` names, it never quotes."""
    with transaction.atomic():
        statements.lock_named(["security"])
        last = statements.rows("SELECT seq, digest FROM kernel_securityevent ORDER BY seq DESC LIMIT 1", [])
        seq, prev = (last[0][0] + 1, last[0][1]) if last else (1, GENESIS)
        body = canonical({"seq": seq, "kind": kind, "person": hand.person, "post": hand.post, "at": said(now), **about, "prev": prev})
        statements.rows(INSERT, [seq, body, digest_of(body), said(now), kind, hand.person])


def note_personal_view(matter: str, hand: Hand, fields: Iterable[str], now: datetime) -> None:
    """Who looked at which personal data; looking again within ten minutes is the same view."""
    words = " ".join(fields)
    seen = PersonalView.objects.filter(matter=matter, person=hand.person, post=hand.post, fields=words)
    if words and not seen.filter(at__gt=said(now - ONE_LOOK), at__lte=said(now)).exists():
        PersonalView.objects.create(matter=matter, person=hand.person, post=hand.post, fields=words, at=said(now))


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log as it is read; `about` holds what the event names besides who and when."""

    seq: int
    kind: str
    person: str
    post: str
    at: datetime
    digest: str
    about: Mapping[str, str] = field(default_factory=dict)


def events(kind: str = "", person: str = "", since: date | None = None, until: date | None = None) -> QuerySet[SecurityEvent]:
    """The log, newest first: of one kind, by or about one person, within days of which both count."""
    found = SecurityEvent.objects.order_by("-seq")
    if kind:
        found = found.filter(kind=kind)
    if person:
        about = '"whom":' + json.dumps(person, ensure_ascii=False)
        found = found.filter(Q(person=person) | Q(body__contains=about))
    return within(found, since, until)


def within(found: QuerySet[M], since: date | None, until: date | None, moment: str = "at") -> QuerySet[M]:
    """Those whose moment lies in the period; both days count."""
    if since:
        found = found.filter(**{f"{moment}__gte": since.isoformat()})
    return found.filter(**{f"{moment}__lt": (until + timedelta(days=1)).isoformat()}) if until else found


def read_event(row: SecurityEvent) -> Event:
    """A row as an event."""
    body: dict[str, Any] = json.loads(row.body)
    about = {name: str(value) for name, value in body.items() if name not in ENVELOPE}
    return Event(row.seq, body["kind"], body["person"], body["post"], datetime.fromisoformat(body["at"]), row.digest, about)


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What recomputing the security log found: how many events, the digest of the last, and the events that do not hold with why."""

    events: int
    head: str
    broken: tuple[tuple[int, str], ...] = ()


def verify_events() -> ChainCheck:
    """Recompute the security log from its first event: numbers without gaps, digests, what links them, the columns beside the body."""
    count, head, broken = 0, GENESIS, list[tuple[int, str]]()
    for row in SecurityEvent.objects.order_by("seq").iterator(1000):
        count += 1
        broken += [(row.seq, why) for why in _faults(row, count, head)]
        count, head = row.seq, row.digest
    return ChainCheck(count, head, tuple(broken))


def _faults(row: SecurityEvent, seq: int, prev: str) -> Iterator[str]:
    if digest_of(row.body) != row.digest:
        yield "digest"
        return  # what else it says counts for nothing
    body: dict[str, Any] = json.loads(row.body)
    if row.seq != seq:
        yield "gap"
    if body["prev"] != prev:
        yield "chain"
    if (body["seq"], body["kind"], body["person"], body["at"]) != (row.seq, row.kind, row.person, row.at):
        yield "columns"
