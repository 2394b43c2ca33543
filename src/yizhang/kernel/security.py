"""The security log: a chain of its own with identifiers only; and the log of views of personal data."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yizhang.kernel import statements
from yizhang.kernel.canonical import GENESIS, canonical, digest_of
from yizhang.kernel.models import PersonalView
from yizhang.kernel.moment import said
from yizhang.kernel.values import Hand


def note_event(kind: str, hand: Hand, now: datetime, **about: str) -> None:
    """Add an event: an attempt on what one may not see, a sign-in, a change of rights."""
    with transaction.atomic():
        statements.lock_named(["security"])
        last = statements.rows("SELECT seq, digest FROM kernel_securityevent ORDER BY seq DESC LIMIT 1", [])
        seq, prev = (last[0][0] + 1, last[0][1]) if last else (1, GENESIS)
        body = canonical({"seq": seq, "kind": kind, "person": hand.person, "post": hand.post, "at": said(now), **about, "prev": prev})
        statements.rows(
            "INSERT INTO kernel_securityevent (seq, body, digest, at) VALUES (%s, %s, %s, %s) RETURNING seq", [seq, body, digest_of(body), said(now)]
        )


def note_personal_view(matter: str, hand: Hand, fields: list[str], now: datetime) -> None:
    """Who looked at which personal data."""
    PersonalView.objects.create(matter=matter, person=hand.person, post=hand.post, fields=" ".join(fields), at=said(now))
