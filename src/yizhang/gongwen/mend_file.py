"""The purely mechanical mends of a whole file: of a text in its encoding, of a .docx as tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.mend import Mend, mend_text, mender
from yizhang.gongwen.readers.text import MARKS, decode


class MendedFile(NamedTuple):
    """The file with its mends, and each of them with its line or paragraph."""

    data: bytes
    mends: tuple[tuple[int, Mend], ...] = ()


def mend_file(data: bytes, name: str, document: OfficialDocument, day: date, without: Iterable[tuple[str, str]] = ()) -> MendedFile | None:
    """Mend a file that was read as this document; None when a file of its form is not mended.

    A text keeps its encoding and its ends of lines; `day` is written as the date of the tracked changes. `without` names mends that are
    not wanted, each by what stands there and what would.
    """
    what = mender(document, frozenset(without))
    if document.source == "docx" and data.startswith(b"PK"):
        from yizhang.gongwen import mend_docx

        return MendedFile(*mend_docx.mend(data, name, what, day.isoformat()))
    if document.source == "text":
        words, mends = mend_text(decode(data, name)[0], what)
        return MendedFile(words.encode(encoding_of(data)), mends)
    return None


def encoding_of(data: bytes) -> str:
    """The encoding that `decode` took, to write the same again."""
    marked = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), "")
    if marked:
        return marked
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"
