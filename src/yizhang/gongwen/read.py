"""Read an official document from a file or from text."""

from __future__ import annotations

from dataclasses import replace

from yizhang.gongwen import assemble
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.readers import text as plain


def read_text(text: str) -> OfficialDocument:
    """Read a document from its text; one line of it is a title, or whatever its words say."""
    return assemble.document(plain.source(text))


def read(data: bytes, name: str) -> OfficialDocument:
    """Read a file by its content; `name` is only what the messages call it. Raises a CannotRead of errors.py."""
    return replace(assemble.document(plain.read(data, name)))
