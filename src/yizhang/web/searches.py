"""存为常用: views of registers and searches that a person keeps under a name; each is only an address, so it shows what he may see then."""

from __future__ import annotations

from dataclasses import dataclass

from yizhang.web import preferences

NAME = "searches"
MOST = 30


@dataclass(frozen=True, slots=True)
class Saved:
    """One of them."""

    label: str
    address: str


def saved(person: str, place: str = "") -> tuple[Saved, ...]:
    """What the person keeps, of one place (`/ledger/incoming`) or of all."""
    own = preferences.get(person, NAME)
    found = (one for one in own if isinstance(one, dict)) if isinstance(own, list) else ()
    kept = (Saved(str(one.get("label", "")), str(one.get("address", ""))) for one in found)
    return tuple(one for one in kept if one.address.startswith("/") and one.address.partition("?")[0].startswith(place))


def keep(person: str, label: str, address: str) -> None:
    """Keep one, over that of the same name; the oldest beyond thirty go."""
    others = [one for one in saved(person) if one.label != label]
    put(person, [*others, Saved(label[:40], address)][-MOST:])


def forget(person: str, label: str) -> None:
    """Keep it no more."""
    put(person, [one for one in saved(person) if one.label != label])


def put(person: str, searches: list[Saved]) -> None:
    """All of them."""
    preferences.put(person, NAME, [{"label": one.label, "address": one.address} for one in searches])
