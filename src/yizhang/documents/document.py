"""An incoming record as an official document, so that the lints can be asked about what was typed or read into it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Secrecy, Source
from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument, Paragraph, Place, Read
from yizhang.gongwen.elements import number, title
from yizhang.gongwen.lint import LINTS, lint
from yizhang.gongwen.organs import Level, OrganKind, organ
from yizhang.law.finding import Finding

OF_THE_CITY = "地级市人民政府"
ELSEWHERE = frozenset(
    "addressed_to_leader addressee_is_person many_matters many_primary_recipients another_superior_asked skip_level "
    "report_carries_request secrecy_content".split()
)
"""Lints that the rules of 48.1c to 48.2e name; the others are the form that 48.1a asks for."""
OF_FORM = frozenset(one for one in LINTS if not one.startswith("layout_")) - ELSEWHERE


def document_of(record: IncomingRecord) -> OfficialDocument:
    """The elements that the record holds; layout and letterhead are the file's and absent here."""
    entitled = record.title
    numbered = number.parse(record.number).value if record.number else None
    secret = record.secrecy if record.secrecy not in (None, Secrecy.NONE) else None
    senders = (record.sender_name, *record.joint_senders)
    return OfficialDocument(
        text="\n".join(part for part in (record.number, entitled, "、".join(record.primary_recipients), record.body) if part),
        title=Read(title.parse(entitled).value, entitled),
        document_number=Read(numbered, record.number or "") if numbered else None,
        secrecy=Read(secret.value) if secret else None,
        urgency=Read(record.urgency) if record.urgency else None,
        signers=tuple(Read(one, one) for one in record.signers),
        primary_recipients=Read(_recipients(record), "、".join(record.primary_recipients)) if record.primary_recipients else None,
        body=_paragraphs(record.body or ""),
        issuers=tuple(Read(one, one) for one in senders),
        dated=Read(record.dated) if record.dated else None,
        copies_to=Read(record.copies_to, "、".join(record.copies_to)) if record.copies_to else None,
    )


def _recipients(record: IncomingRecord) -> tuple[str, ...]:
    """As written; a county-level city reads like a city, so to it the bare 市政府 gets the name of the city above."""
    city = organ(record.sender_name)
    below = record.source is Source.SUBORDINATE and city.kind is OrganKind.GOVERNMENT and city.level is Level.CITY
    return tuple(OF_THE_CITY if below and is_own(one) else one for one in record.primary_recipients)


def is_own(name: str) -> bool:
    """Whether the name is a city's government or its office, which of a document in our hands are ours."""
    found = organ(name)
    return found.level is Level.CITY and found.kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE)


def _paragraphs(body: str) -> tuple[Paragraph, ...]:
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    return tuple(Paragraph(line, Place(paragraph=n)) for n, line in enumerate(lines, start=1))


@lru_cache(maxsize=64)
def linted(record: IncomingRecord, codes: frozenset[str]) -> tuple[Finding, ...]:
    """What these lints say of it; asked by several rules at one act, so the last answers are kept."""
    return _of_document(document_of(record), codes)


@lru_cache(maxsize=64)
def _of_document(document: OfficialDocument, codes: frozenset[str]) -> tuple[Finding, ...]:
    """The same text is read once, whatever else of the record changes from 报送 to 拟办."""
    return lint(document, codes)


def found(record: IncomingRecord, *codes: str) -> Iterator[Finding]:
    """What the lints of these codes say."""
    return (one for one in linted(record, ELSEWHERE) if one.code in codes)


def of_form(record: IncomingRecord) -> Iterator[Finding]:
    """What the lints of elements, kind and wording say (48.1a). How it is laid out is the file's; nobody types the full stop of a list."""
    return iter(linted(record, OF_FORM))


def asks_for_decision(record: IncomingRecord) -> bool:
    """Whether it is 请示性公文, whatever its name (48.2b)."""
    return traits.is_request(document_of(record))


def is_information(record: IncomingRecord) -> bool:
    """信息: neither said to be nor titled as one of the kinds of official documents (49.1d)."""
    return record.kind is None and not title.parse(record.title).value.stated
