"""What a document fills of the record that registers it (收文登记, 报送): by the names of that record, each as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from yizhang.gongwen.document import OfficialDocument, Read

T = TypeVar("T")


def entries(document: OfficialDocument) -> dict[str, Read[Any]]:
    """The elements there are; of what is marked secret only the pointer, never the content (48.1a).

    Values are those of the document, `title` its text, `kind` also what it is handled as, several names a tuple.
    """
    return {name: one for name, one in _entries(document) if one is not None and one.value}


def _entries(document: OfficialDocument) -> Iterator[tuple[str, Read[Any] | None]]:
    title, secrecy, signers, issuers = document.title, document.secrecy, document.signers, document.issuers
    yield "sender", issuers[0] if issuers else None
    yield "joint_senders", _together(issuers[1:])
    yield "number", document.document_number
    yield "title", _of(title, title.value.text) if title else None
    yield "kind", _of(title, document.kind) if title and document.kind else document.handled_as
    yield "secrecy", secrecy
    yield "urgency", document.urgency
    yield "primary_recipients", document.primary_recipients
    yield "copies_to", document.copies_to
    yield "signers", _together(signers)
    yield "dated", document.dated
    yield "body", None if secrecy else Read(document.body_text)


def _together(names: tuple[Read[str], ...]) -> Read[tuple[str, ...]] | None:
    """Several names as one entry, where the first of them stands."""
    return _of(names[0], tuple(one.value for one in names)) if names else None


def _of(one: Read[Any], value: T) -> Read[T]:
    return Read(value, one.text, one.place, one.sure)
