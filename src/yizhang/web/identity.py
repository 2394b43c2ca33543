"""As whom one acts: a post of one's own, or a delegation in force; chosen, never guessed (semantics 28)."""

from __future__ import annotations

from dataclasses import dataclass

from yizhang.kernel.values import Hand


@dataclass(frozen=True, slots=True)
class Identity:
    """One card of the post chooser and, once chosen, who I am: `scope` says since when, until when and for what."""

    hand: Hand
    name: str
    title: str
    organ: str = ""
    scope: str = ""
    leader: bool = False
    waiting: int | None = None

    @property
    def words(self) -> str:
        """文电处 杨示己; 受市长委托 钱示乙."""
        return f"{self.title} {self.name}"

    @property
    def chosen_by(self) -> str:
        """What the chooser's button sends."""
        return f"{self.hand.post} {self.hand.behalf}".strip()


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody one can become in the demonstration."""

    person: str
    words: str
    about: str = ""
    waiting: int | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """A heading of the demonstration's list and those under it."""

    label: str
    figures: tuple[Figure, ...]
    folded: bool = False


def pick(identities: tuple[Identity, ...], chosen: str) -> Identity | None:
    """The identity named by `chosen`; the first when none is, since every person's own main post comes first."""
    return next((one for one in identities if one.chosen_by == chosen), identities[0] if identities else None)
