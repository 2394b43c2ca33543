"""Text against code: which provisions some declaration cites, and which citations the text lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.provisions import Kind, Provision


@dataclass(frozen=True, slots=True)
class Coverage:
    """`live` are the provisions that some declaration cites, `missing` the others, `unresolved` what code cites and the text lacks."""

    edition: str
    provisions: Mapping[str, Provision]
    live: tuple[str, ...]
    missing: tuple[str, ...]
    unresolved: tuple[str, ...]

    @property
    def principles(self) -> int:
        """How many provisions no program decides."""
        return sum(one.kind is Kind.PRINCIPLE for one in self.provisions.values())

    @property
    def by_chapter(self) -> dict[str, dict[str, int]]:
        """Provisions and live ones of each chapter, in order of the text; P is the page of publication."""
        alive = Counter(self.provisions[one].chapter for one in self.live)
        everything = Counter(one.chapter for one in self.provisions.values())
        return {chapter: {"provisions": count, "live": alive[chapter]} for chapter, count in everything.items()}

    def as_json(self) -> dict[str, object]:
        """What `rulebook coverage --json` prints."""
        return {
            "edition": self.edition,
            "provisions": len(self.provisions),
            "principles": self.principles,
            "live": len(self.live),
            "missing": list(self.missing),
            "by_chapter": self.by_chapter,
            "unresolved": list(self.unresolved),
        }


def coverage(book: Rulebook, provisions: Mapping[str, Provision]) -> Coverage:
    """Compare a rulebook with the provisions of its text."""
    cited = book.cited()
    return Coverage(
        book.edition.id,
        provisions,
        tuple(one for one in provisions if one in cited),
        tuple(one for one in provisions if one not in cited),
        tuple(sorted(one for one in cited if one not in provisions)),
    )
