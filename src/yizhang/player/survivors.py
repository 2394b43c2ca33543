"""What became of the mutants: who noticed how many, which survived, and which of these somebody has accepted, with a reason.

A chapter keeps what it accepts in `mutants.yaml`: the mutant's name, in which `*` stands for anything, and why nobody need notice it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from yizhang.law.proof.mutants import Mutant
from yizhang.law.rulebook import Rulebook
from yizhang.player.mutation import SAME
from yizhang.player.scenario import Scenario, scenarios_of
from yizhang.yamltext import MarkedMap, Unusable, read_yaml

ACCEPTED = "mutants.yaml"


@dataclass(frozen=True)
class Survivors:
    """The outcome of a run.

    `same`: how many change nothing. `stale`: accepted names that no survivor bears any more, though all that they name were tried.
    """

    made: int
    noticed: Mapping[str, int]
    same: int
    survived: tuple[Mutant, ...]
    accepted: tuple[tuple[Mutant, str], ...]
    stale: tuple[str, ...]

    @property
    def killed(self) -> int:
        """How many somebody noticed."""
        return sum(self.noticed.values())

    @property
    def tried(self) -> int:
        """All that were applied."""
        return self.killed + self.same + len(self.survived) + len(self.accepted)

    def as_json(self) -> dict[str, Any]:
        """The `mutants` of `prove --mutate --json`."""
        return {
            "made": self.made,
            "tried": self.tried,
            "killed": self.killed,
            "same": self.same,
            "by": dict(self.noticed),
            "survivors": [{"mutant": one.name, "place": one.place, "cites": list(one.cites)} for one in self.survived],
            "accepted": [{"mutant": one.name, "place": one.place, "why": why} for one, why in self.accepted],
            "stale": list(self.stale),
        }


def survivors(made: Iterable[Mutant], tried: Iterable[tuple[Mutant, str]], accepted: Mapping[str, str]) -> Survivors:
    """Put together what was tried with what is accepted."""
    everything, found = list(made), list(tried)
    alive = [one for one, by in found if not by]
    excused = [(one, why) for one in alive if (why := _reason(one.name, accepted))]
    names = {one.name for one, _ in excused}
    left = {one.name for one in everything} - {one.name for one, _ in found}
    stale = tuple(one for one in accepted if not any(_means(one, name) for name in names | left))
    noticed = Counter(by for _, by in found if by not in ("", SAME))
    same = sum(by == SAME for _, by in found)
    return Survivors(len(everything), noticed, same, tuple(one for one in alive if one.name not in names), tuple(excused), stale)


def concerning(accepted: Mapping[str, str], made: Iterable[Mutant]) -> dict[str, str]:
    """The accepted names that some of these mutants bear."""
    names = [one.name for one in made]
    return {one: why for one, why in accepted.items() if any(_means(one, name) for name in names)}


def _reason(name: str, accepted: Mapping[str, str]) -> str:
    return next((why for one, why in accepted.items() if _means(one, name)), "")


def _means(accepted: str, name: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, accepted.split("*"))), name) is not None


def accepted_by(book: Rulebook) -> dict[str, str]:
    """What the chapters of an edition accept, with the reasons. Raises Unusable for a file that can't be read or gives no reason."""
    return {str(name): str(why) for chapter in book.edition.chapters for name, why in _entries(chapter)}


def _entries(chapter: str) -> Iterator[tuple[str, Any]]:
    file = files(chapter) / ACCEPTED
    found = read_yaml(file.read_text("utf-8"), f"{chapter}/{ACCEPTED}") if file.is_file() else MarkedMap()
    if not isinstance(found, MarkedMap):
        raise Unusable(found, "应为“变异：理由”的对照")
    for name, why in found.items():
        if not str(why).strip():
            raise Unusable(found, f"“{name}”没有写理由", line=found.line_of(name))
        yield name, why


def scenarios_in(book: Rulebook) -> tuple[Scenario, ...]:
    """The scenarios of all chapters of an edition. Raises Unusable."""
    folders = (Path(str(files(chapter) / "scenarios")) for chapter in book.edition.chapters)
    return scenarios_of(one for one in folders if one.is_dir())


def sampled(made: Iterable[Mutant], seed: int | None) -> list[Mutant]:
    """In the order of declaration; with a seed shuffled by it, so that a run which is cut short is a sample, and the same one again."""
    found = list(made)
    if seed is not None:
        random.Random(seed).shuffle(found)  # noqa: S311 - a sample, no secret
    return found
