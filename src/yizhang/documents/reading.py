"""A file read into the fields of an incoming document: what registration, submission and scenarios begin with."""

from __future__ import annotations

from typing import Any

from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Secrecy
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.entries import entries
from yizhang.gongwen.read import read
from yizhang.law.fieldtype import Json, Text
from yizhang.law.record import to_json


def fields_of_file(data: bytes, name: str) -> dict[str, Json]:
    """The fields that the file fills, in canonical form. Raises a CannotRead of gongwen.errors."""
    return fields_of_document(read(data, name))


def fields_of_document(document: OfficialDocument) -> dict[str, Json]:
    """The fields that a document as read fills, its number as it is written there, whatever is wrong with it."""
    read_ = entries(document)
    values: dict[str, Any] = {name: one.value for name, one in read_.items() if name != "sender"}
    if number := read_.get("number"):
        values["number"] = number.text
    if secrecy := read_.get("secrecy"):
        values["secrecy"] = Secrecy(secrecy.value)
    if body := read_.get("body"):
        values["body"] = Text(body.value)
    sender = {"sender": read_["sender"].value} if "sender" in read_ else {}
    return {**to_json(IncomingRecord(**values)), **sender}
