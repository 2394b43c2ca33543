"""A file read into the fields of an incoming document: what registration, submission and scenarios begin with."""

from __future__ import annotations

from typing import Any

from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Secrecy
from yizhang.gongwen.document import OfficialDocument, Read
from yizhang.gongwen.read import read
from yizhang.gongwen.traits import kind
from yizhang.law.fieldtype import Json, Text
from yizhang.law.record import to_json


def fields_of_file(data: bytes, name: str) -> dict[str, Json]:
    """The fields that the file fills, in canonical form. Raises a CannotRead of gongwen.errors."""
    return fields_of_document(read(data, name))


def fields_of_document(document: OfficialDocument) -> dict[str, Json]:
    """The fields that a document as read fills; of what is marked secret only the pointer, never the content."""
    issuers = [one.value for one in document.issuers]
    secrecy = _secrecy(document.secrecy)
    read_: dict[str, Any] = {
        "number": document.document_number and document.document_number.text,
        "title": document.title and document.title.value.text,
        "kind": kind(document),
        "secrecy": secrecy,
        "urgency": document.urgency and document.urgency.value,
        "primary_recipients": document.primary_recipients and document.primary_recipients.value,
        "copies_to": document.copies_to and document.copies_to.value,
        "signers": tuple(one.value for one in document.signers),
        "joint_senders": tuple(issuers[1:]),
        "dated": document.dated and document.dated.value,
        "body": Text(document.body_text) if secrecy is None else None,
    }
    record = IncomingRecord(**{name: value for name, value in read_.items() if value})
    return {**to_json(record), **({"sender": issuers[0]} if issuers else {})}


def _secrecy(mark: Read[str] | None) -> Secrecy | None:
    """绝密★20年 is 绝密; a mark that names none of the three is taken as the lowest, since it is one."""
    if mark is None:
        return None
    return next((one for one in reversed(Secrecy) if one.value in mark.value), Secrecy.SECRET)
