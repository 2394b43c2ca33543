"""What is said of a document by itself, before anything is sent: by lints, and by the rules that need nothing but the document.

The command, the page and the API say the same. The rules are imported only for what may go to a city's government, so that checking
anything else starts sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument, Read
from yizhang.gongwen.lint import lint
from yizhang.gongwen.organs import Level, OrganKind
from yizhang.law.finding import Finding, Severity
from yizhang.law.values import replace

LONGEST = 200_000  # characters that are checked while somebody waits for the answer: some three seconds
GRAVEST_FIRST = (Severity.BREACH, Severity.CAUTION, Severity.NOTE)


class Unasked(NamedTuple):
    """A rule that the file alone cannot answer."""

    name: str
    cites: tuple[str, ...]
    gist: str = ""


class Ruled(NamedTuple):
    """What the rules make of a document: all its findings, those of the lints among them, and the rules that could not be asked."""

    findings: tuple[Finding, ...]
    unasked: tuple[Unasked, ...] = ()


def rulebook(document: OfficialDocument, day: date, linted: tuple[Finding, ...]) -> Ruled:
    """The rules on incoming documents (semantics 70)."""
    if not _may_come_in(document):
        return Ruled(linted)
    from yizhang.documents.checking import under_the_rules

    found, unasked = under_the_rules(document, linted)
    return Ruled(found, tuple(Unasked(one.name, one.cites, (one.check.__doc__ or "").strip()) for one in unasked))


def _may_come_in(document: OfficialDocument) -> bool:
    """Whether any recipient is a city's government or its office; without recipients, whether it asks or reports."""
    names = traits.recipients(document)
    if names or traits.addressed(document):
        return any(one.level is Level.CITY and one.kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE) for one in names)
    return traits.titled_as_request(document) or traits.is_report(document)


# What else is asked of a document, one after the other, each of what the one before made of it.
extra_findings: list[Callable[[OfficialDocument, date, tuple[Finding, ...]], Ruled]] = [rulebook]


def report_on(document: OfficialDocument, day: date) -> Ruled:
    """Lints first, then what `extra_findings` make of them, the gravest first within the order of the page."""
    found, unasked = lint(document), tuple[Unasked, ...]()
    for ask in extra_findings:
        found, more = ask(document, day, found)
        unasked += more
    return Ruled(tuple(sorted(found, key=lambda one: GRAVEST_FIRST.index(one.severity))), unasked)


def between(document: OfficialDocument, sender: str, recipient: str) -> OfficialDocument:
    """The document with the organs that whoever asks named in place of those read."""
    if sender:
        document = replace(document, issuers=(Read(sender, sender),))
    return replace(document, primary_recipients=Read((recipient,), recipient)) if recipient else document


def kind_of(document: OfficialDocument) -> str | None:
    """文种, as the title states it or as the document is handled."""
    kind = traits.kind(document)
    return kind.value if kind else None


def as_json(file: str, document: OfficialDocument, ruled: Ruled) -> dict[str, object]:
    """One file of the document of the contract."""
    return {
        "file": file,
        "kind": kind_of(document),
        "readable": True,
        "findings": [one.as_json() for one in ruled.findings],
        "rules_not_asked": [{"rule": one.name, "cites": list(one.cites), "gist": one.gist} for one in ruled.unasked],
        "doubts": list(document.doubts),
    }
