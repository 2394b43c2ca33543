"""`yizhang parse`: one element of a document, read as the reader of documents reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from yizhang.cli.command import command
from yizhang.cli.output import print_json, table
from yizhang.gongwen.elements import attachment_note, citation, dates, kinds, note, number, recipients, signature, tail, title

Parsed = dict[str, object]
Type = Literal["document_number", "title", "primary_recipients", "date", "attachment_note", "note", "signature", "citation", "tail"]


@command
def parse(type: Type, text: str, json: bool = False) -> int:
    """要素识别：读出一个公文要素，列明不合规范之处。One element: its parts, and what is wrong with it.

    `ok` is true when it conforms to GB/T 9704, false when it does not, null when it is no such element, or right by the rule of its time.

    Example: yizhang parse document_number 锡政发[2026]07号
    """
    found = parsed(type, text)
    if json:
        print_json(found)
    else:
        print(table([(name, _shown(value)) for name, value in found.items() if value not in (None, [], False)]))
    return 0


def parsed(type_: str, text: str) -> Parsed:
    """The keys the contract names for this type, null where the text says nothing. Raises KeyError for a type not in TYPES."""
    return TYPES[type_](text)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "；".join("、".join(one) if isinstance(one, list) else str(one) for one in value)
    return "是" if value is True else str(value)


def _number(text: str) -> Parsed:
    read = number.parse(text)
    return {
        "code": read.code or None,
        "year": read.year,
        "serial": read.serial,
        "ok": read.ok,
        "faults": list(read.faults),
        "form": read.form or None,
        "series": read.series or None,
        "issuer": read.issuer or None,
        "joint": read.joint,
    }


def _title(text: str) -> Parsed:
    read = title.parse(text)
    value = read.value
    kind = value.kind or kinds.HANDLED_AS.get(value.stated)
    return {
        "kind": kind.value if kind else None,
        "stated": value.stated or None,
        "issuer": value.issuer or None,
        "about": value.about or None,
        "form": value.form or None,
        "inner_kind": value.inner_kind.value if value.inner_kind else None,
        "inner_issuer": value.inner_issuer or None,
        "quoted": list(value.quoted),
        "nested": list(read.nested),
        "joint": read.joint,
        "joined": read.joined,
        "number": read.number or None,
        "faults": list(value.faults),
        "missing": list(read.missing),
    }


def _recipients(text: str) -> Parsed:
    read = recipients.parse(text)
    return {
        "names": list(read.names),
        "groups": [list(group) for group in read.groups],
        "count_groups": len(read.groups),
        "collective": read.collective,
        "person": read.person,
        "joint_levels": read.joint_levels,
        "faults": list(read.faults),
    }


def _date(text: str) -> Parsed:
    read = dates.parse(text)
    return {"iso": read.value.isoformat() if read.value else None, "ok": read.ok, "faults": list(read.faults)}


def _attachment_note(text: str) -> Parsed:
    read = attachment_note.parse(text)
    return {"items": list(read.items), "ok": read.ok, "faults": list(read.faults)}


def _note(text: str) -> Parsed:
    read = note.parse(text)
    return {"ok": read.ok, "meaning": read.meaning or None}


def _signature(text: str) -> Parsed:
    read = signature.parse(text)
    return {"signers": list(read.signers), "dated": read.dated.isoformat() if read.dated else None, "position": read.position or None}


def _citation(text: str) -> Parsed:
    read = citation.parse(text)
    first = read.cited[0] if read.cited else citation.Cited("")
    return {
        "cited": len(read.cited),
        "cited_title": first.title or None,
        "cited_number": first.number or None,
        "cited_kind": first.kind.value if first.kind else None,
        "cited_laws": list(read.laws),
        "inner_kind": first.inner_kind.value if first.inner_kind else None,
        "reply_kind": read.reply_kind or None,
        "faults": list(read.faults),
    }


def _tail(text: str) -> Parsed:
    read = tail.parse(text)
    return {
        "last": read.last or None,
        "signer": list(read.signers),
        "dated": read.dated.isoformat() if read.dated else None,
        "note": read.note or None,
        "attachments": list(read.attachments),
    }


TYPES: dict[str, Callable[[str], Parsed]] = {
    "document_number": _number,
    "title": _title,
    "primary_recipients": _recipients,
    "date": _date,
    "attachment_note": _attachment_note,
    "note": _note,
    "signature": _signature,
    "citation": _citation,
    "tail": _tail,
}
