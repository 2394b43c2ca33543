"""提醒我: a day and a few words that a person sets for himself on a matter he sees. No act and no record; nobody else is shown it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from yizhang.kernel import visible
from yizhang.kernel.values import Hand
from yizhang.web import preferences

NAME = "reminders"
MOST, LONGEST = 200, 200  # reminders a person keeps at a time, and characters of each


@dataclass(frozen=True, slots=True)
class Reminder:
    """From the day `on` it stands on the workbench until it is taken away. `title` is the matter's as of now."""

    matter: str
    on: date
    words: str = ""
    title: str = ""


def kept(person: str, matter: str = "") -> tuple[Reminder, ...]:
    """What the person keeps, of one matter or of all, by day."""
    own = preferences.get(person, NAME)
    found = [one for one in own if isinstance(one, dict)] if isinstance(own, list) else []
    every = (Reminder(str(one["matter"]), date.fromisoformat(str(one["on"])), str(one["words"])) for one in found)
    return tuple(sorted((one for one in every if matter in ("", one.matter)), key=lambda one: one.on))


def keep(person: str, matter: str, on: date, words: str) -> None:
    """Set one, over that of the same matter and day; the last beyond two hundred go."""
    others = [one for one in kept(person) if (one.matter, one.on) != (matter, on)]
    _put(person, [Reminder(matter, on, words[:LONGEST]), *others][:MOST])


def take_away(person: str, matter: str, on: date) -> None:
    """Keep it no more."""
    _put(person, [one for one in kept(person) if (one.matter, one.on) != (matter, on)])


def due(by: Hand, now: datetime) -> list[Reminder]:
    """Those whose day has come, on matters that the hand still sees."""
    come = [one for one in kept(by.person) if one.on <= now.date()]
    seen = visible(by, now=now).filter(pk__in={one.matter for one in come}) if come else ()
    titles = {one.id: one.title for one in seen}
    return [Reminder(one.matter, one.on, one.words, titles[one.matter]) for one in come if one.matter in titles]


def _put(person: str, reminders: list[Reminder]) -> None:
    preferences.put(person, NAME, [{**asdict(one), "on": one.on.isoformat()} for one in reminders])
