"""What another edition touches: by provision, the change of its words and the declarations that differ; and the open matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.compare import Change
from yizhang.rulebooks.editions import Difference
from yizhang.rulebooks.force import Force, forces
from yizhang.rulebooks.provisions import Provision


@dataclass(frozen=True, slots=True)
class Touched:
    """A provision whose words changed (`change`), or about which the code differs; `forces` are what gives it force in the old edition."""

    provision: str
    change: Change | None
    code: tuple[Difference, ...]
    forces: tuple[Force, ...]

    @property
    def procedures(self) -> set[str]:
        """The procedures with a verb, condition or limit that cites it."""
        ordered = ("verbs", "conditions", "limits", "fields", "sights")
        return {force.name.partition(".")[0] for force in self.forces if force.kind in ordered}

    @property
    def how(self) -> str:
        """added, removed, moved, changed, or code when the words stayed."""
        return self.change.kind if self.change else "code"

    @property
    def verbs(self) -> list[str]:
        """The verbs that rest on it, with their conditions and limits."""
        return sorted({force.name for force in self.forces if force.kind in ("verbs", "conditions", "limits")})

    @property
    def rules(self) -> list[str]:
        """The rules and watches that say it."""
        return sorted({force.name for force in self.forces if force.kind in ("rules", "watches")})

    def as_json(self, open_matters: Mapping[str, int]) -> dict[str, object]:
        """For `rulebook diff --json`; `open_matters` counts by procedure."""
        change = self.change
        return {
            "provision": self.provision,
            "how": self.how,
            "was": change.was if change else "",
            "now": change.now if change else "",
            "old": change.old if change else "",
            "new": change.new if change else "",
            "verbs": self.verbs,
            "rules": self.rules,
            "code": [one.as_json() for one in self.code],
            "open_matters": sum(open_matters.get(name, 0) for name in self.procedures),
        }


def touched(
    changes: Iterable[Change], differences: Iterable[Difference], book: Rulebook | None, provisions: Mapping[str, Provision]
) -> Iterator[Touched]:
    """The touched provisions of the old edition in the order of its text. `book` is its rulebook, None when only its text is known."""
    listed, differing = list(changes), list(differences)
    for provision in provisions:
        change = next((one for one in listed if one.touches(provision)), None) if provisions[provision].chapter != "P" else None
        code = tuple(one for one in differing if provision in one.cites)
        if change or code:
            yield Touched(provision, change, code, forces(book, provision) if book else ())


def open_matters() -> dict[str, int]:
    """How many matters of each procedure have not ended; empty in an installation that has no database yet."""
    from django.db import DatabaseError, connection
    from django.db.models import Count

    from yizhang.kernel.models import Matter

    try:
        rows = Matter.objects.filter(ended_at="", draft=False).values_list("procedure").annotate(Count("id"))
        return dict(rows)
    except DatabaseError:
        connection.close()
        return {}
