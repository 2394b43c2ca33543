"""A class for each mistake that somebody who declares rules can make. The message says what was found, where, and what would do."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(found: str, known: Iterable[str]) -> str:
    """`; did you mean "cosigners"?`, or nothing when no name is near."""
    from difflib import get_close_matches

    near = get_close_matches(found, list(known), n=1, cutoff=0.5)
    return f'; did you mean "{near[0]}"?' if near else ""


class DeclarationError(Exception):
    """A declaration that can't be meant. Raised while a class loads, or gathered while a rulebook loads."""


class UnknownName(DeclarationError):
    """A verb, field, outcome or fact was named that does not exist."""

    def __init__(self, where: str, what: str, found: str, known: Iterable[str]) -> None:
        super().__init__(f'{where}: there is no {what} "{found}"{nearest(found, known)}')


class FunctionInCondition(DeclarationError):
    """`when` and conditions are data over enumerated fields, so that they can be proved; a function came instead."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}: conditions are data (where(field=value)), not functions; make it a derived field")


class RulebookErrors(DeclarationError):
    """All that is wrong with a rulebook, one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Missing(Exception):
    """A rule read a field that is empty; the door turns it into the finding `missing.<field>`."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(field)
