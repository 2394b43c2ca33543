"""A document by itself under the rules of incoming documents: what `check` and the form say before anything is sent (semantics 70)."""

from __future__ import annotations

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


def under_the_rules(document: OfficialDocument, linted: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], tuple[Rule, ...]]:
    """The lints with the provision that gives them force, and what the rules at its submission find besides; nothing is said twice.

    A rule that makes a lint binding speaks in its place. What is not sent to the government keeps its lints as they are. With them the
    rules that the document alone cannot answer: they need other facts, or a field that no file fills.
    """
    if not comes_in(document) or document.title is None:
        return linted, ()
    record, at = record_of(document), {f"{procedure_of(document)}.submit", "*.submit"}
    rules = [one for one in RULES if at & set(one.at) and one is not FORM]  # FORM only passes lints on
    answers = [(one, tuple(one.findings(record))) for one in rules if one.wants == (IncomingRecord,)]
    lacking = [one for one, found in answers if any(map(_lacks, found))]
    ruled = [each for _, found in answers for each in found if not _lacks(each)]
    kept = [one.also(cites=FORM.cites) for one in linted if one.code not in BY_LINT and one.code != "addressee_is_person"]
    return (*kept, *ruled), (*(one for one in rules if one.wants != (IncomingRecord,)), *lacking)


def _lacks(finding: Finding) -> bool:
    return finding.code.startswith("missing.")
