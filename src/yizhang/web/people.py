"""The office's people for the screens: as whom somebody may act, whom one can become in the demonstration, which names a field offers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from yizhang.web.identity import Cast, Identity


def identities(person: str, now: datetime) -> tuple[Identity, ...]:
    """Own posts, the main one first, then each delegation in force (semantics 28)."""
    return ()


def cast(now: datetime) -> tuple[Cast, ...]:
    """Everybody one can become in the demonstration, under the headings an official expects."""
    return ()


def names(kind: str, now: datetime) -> tuple[tuple[str, str], ...]:
    """What a field of that kind (organ, post, person) offers: the name and its pinyin initials."""
    return ()


def name_lists(now: datetime) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """All that a page with forms offers, by kind."""
    return tuple((kind, names(kind, now)) for kind in ("organ", "post", "person"))


def resolve(kind: str, words: str, now: datetime) -> str | None:
    """The identifier of the one that is meant: by code, name, short name or pinyin initials; None when nobody or several are."""
    return None


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    return day + timedelta(days=1)


def overview(on: date) -> dict[str, object]:
    """分工, absences and delegations of the month, sections and departments on a day."""
    return {"version": 0, "portfolios": (), "organs": ()}
