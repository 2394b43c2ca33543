"""How the common verbs refuse: a breach with what would do, by the article on keeping to procedure when none is nearer."""

from __future__ import annotations

from yizhang.kernel.case import Case
from yizhang.law.finding import Finding, Severity


def refuse(code: str, template: str, remedy: str = "", cites: tuple[str, ...] = ("58.1a",), **values: str) -> Finding:
    """A breach of the grammar that every matter has."""
    return Finding(code, Severity.BREACH, template, values, remedy=remedy, cites=cites)


def verb_label(case: Case, name: str) -> str:
    """What a verb of the procedure is called; a name that is none of them as it was sent."""
    return case.procedure.verbs[name].label if name in case.procedure.verbs else name
