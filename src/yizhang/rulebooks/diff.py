"""What `rulebook diff A B` says: the touched provisions, what is new, and the matters that are open."""

from __future__ import annotations

from dataclasses import dataclass

from yizhang.rulebooks.compare import Change, compare_texts
from yizhang.rulebooks.editions import Difference, compare_books
from yizhang.rulebooks.known import book_of, declared, known, text_of
from yizhang.rulebooks.provisions import provisions
from yizhang.rulebooks.store import Store
from yizhang.rulebooks.touched import Touched, open_matters, touched


@dataclass(frozen=True, slots=True)
class Diff:
    """Two editions. `added` are places that only the new text has; `uncited` differences of code that no provision is cited for."""

    old: str
    new: str
    provisions: tuple[Touched, ...]
    added: tuple[Change, ...]
    uncited: tuple[Difference, ...]
    compared: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Lists by provision."""
        counts = open_matters()
        return {
            "a": self.old,
            "b": self.new,
            "compared": list(self.compared),
            "provisions": [one.as_json(counts) for one in self.provisions],
            "added": [{"place": one.now, "text": one.new} for one in self.added],
            "other": [one.as_json() for one in self.uncited],
            "open_matters": counts,
        }


def difference(old: str, new: str, store: Store) -> Diff:
    """Compare texts where both were imported, and code where both are in code. Raises UnknownEdition, NotAnEdition, RulebookErrors."""
    texts = text_of(known(old, store), store), text_of(known(new, store), store)
    books = [book_of(declared()[name]) if name in declared() else None for name in (old, new)]
    changes = compare_texts(texts[0], texts[1]) if texts[0] and texts[1] else ()
    code = compare_books(books[0], books[1]) if books[0] and books[1] else ()
    compared = [*(["text"] if texts[0] and texts[1] else []), *(["code"] if books[0] and books[1] else [])]
    return Diff(
        old,
        new,
        tuple(touched(changes, code, books[0], provisions())),
        tuple(one for one in changes if not one.was),
        tuple(one for one in code if not set(one.cites) & provisions().keys()),
        tuple(compared),
    )
