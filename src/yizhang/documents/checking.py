"""A document by itself under the rules of incoming documents: what `check` and the form say before anything is sent (semantics 70)."""

from __future__ import annotations

from collections.abc import Iterable

from yizhang.documents.derived import source_of
from yizhang.documents.document import is_own
from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Source
from yizhang.documents.reading import fields_of_document
from yizhang.documents.rules import a48, a49
from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.law.finding import Finding
from yizhang.law.record import from_json
from yizhang.law.rule import Rule

RULES = tuple(one for module in (a48, a49) for one in vars(module).values() if isinstance(one, Rule))
BY_LINT = {one.lint: one for one in RULES if one.lint}
FORM = a48.document_follows_the_regulation


def comes_in(document: OfficialDocument) -> bool:
    """Whether it is sent to the city's government, so that articles 48 and 49 speak of it; without recipients its kind decides."""
    names = traits.addressed(document)
    sender = traits.sender(document)
    if sender is not None and is_own(sender.name):
        return False
    return any(map(is_own, names)) if names else traits.titled_as_request(document) or traits.is_report(document)


def record_of(document: OfficialDocument) -> IncomingRecord:
    """The record that submitting the document would make."""
    values = fields_of_document(document)
    name = str(values.get("sender", ""))
    return from_json(IncomingRecord, {**values, "sender_name": name, "source": source_of(name).value})


def procedure_of(document: OfficialDocument) -> str:
    """The procedure that its kind goes through."""
    if traits.is_request(document):
        return "request"
    sender = traits.sender(document)
    if sender is not None and source_of(sender.name) is Source.SUPERIOR:
        return "superior"
    return "report" if traits.is_report(document) else "letter"


def asked_of(procedure: str) -> tuple[Rule, ...]:
    """The rules at that procedure's submission that the document alone can answer, the one that only passes lints on left out."""
    at = {f"{procedure}.submit", "*.submit"}
    return tuple(one for one in RULES if at & set(one.at) and one.wants == (IncomingRecord,) and one is not FORM)


def not_asked(document: OfficialDocument) -> tuple[Rule, ...]:
    """The rules at its submission that the document alone cannot answer: they need other facts, or a field that no file fills."""
    if not comes_in(document) or document.title is None:
        return ()
    procedure, record = procedure_of(document), record_of(document)
    asked = asked_of(procedure)
    at = {f"{procedure}.submit", "*.submit"}
    other = tuple(one for one in RULES if at & set(one.at) and one not in asked and one is not FORM)
    return (*other, *(one for one in asked if any(found.code.startswith("missing.") for found in one.findings(record))))


def under_the_rules(document: OfficialDocument, linted: Iterable[Finding]) -> tuple[Finding, ...]:
    """The lints with the provision that gives them force, and what the rules find besides; nothing is said twice.

    A rule that makes a lint binding speaks in its place. What is not sent to the government keeps its lints as they are.
    """
    plain = tuple(linted)
    if not comes_in(document) or document.title is None:
        return plain
    record = record_of(document)
    found = [one for rule in asked_of(procedure_of(document)) for one in rule.findings(record)]
    ruled = [one for one in found if not one.code.startswith("missing.")]
    kept = [one.also(cites=FORM.cites) for one in plain if one.code not in BY_LINT and one.code != "addressee_is_person"]
    return (*kept, *ruled)
