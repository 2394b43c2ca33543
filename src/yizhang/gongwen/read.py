"""Read an official document from a file or from text."""

from __future__ import annotations

from yizhang.gongwen import assemble
from yizhang.gongwen.blocks import Source
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.errors import NoText, TooLarge, Unsupported
from yizhang.gongwen.figures import in_itself
from yizhang.gongwen.readers import text as plain
from yizhang.gongwen.safety import Form, form_of

LONGEST = 1_000_000  # characters; what is longer is no official document
PATIENT, SOON = 90, 20  # seconds for an office program: by itself (a document of a hundred pages takes five), and while a screen waits


def read_text(text: str) -> OfficialDocument:
    """Read a document from its text; one line of it is a title, or whatever its words say."""
    return assemble.document(plain.source(text))


def read(data: bytes, name: str, *, original: bool = False, patience: int = PATIENT, beside: plain.Beside = in_itself) -> OfficialDocument:
    """Read a file by its content; `name` is only what messages call it. Raises a CannotRead of errors.py.

    Older formats of office programs are read where LibreOffice is installed, which gets `patience` seconds.

    Tracked changes of a .docx are taken as accepted; `original` reads the text before them. A picture that a .md names by an
    address is asked of `beside`; by itself it has only those that stand in their own address.
    """
    source = _source(data, name, original=original, patience=patience, beside=beside)
    if len(source.text) > LONGEST:
        raise TooLarge(name=name, limit=f"{LONGEST // 10_000}万字")
    if not source.blocks and not source.fields:
        raise NoText(name=name)
    return assemble.document(source)


def _source(data: bytes, name: str, *, original: bool, patience: int, beside: plain.Beside) -> Source:
    """Each reader is imported when it is needed: checking a text file starts without lxml."""
    try:
        form = form_of(data, name)
    except Unsupported:
        from yizhang.gongwen.readers import office

        converted = office.as_docx(data, name, patience)
        if converted is None:
            raise
        data, form = converted, form_of(converted, name)
    if form is Form.DOCX:
        from yizhang.gongwen.readers import docx

        return docx.read(data, name, original=original)
    if form is Form.HTML:
        from yizhang.gongwen.readers import html

        return html.read(data, name)
    if form is Form.OFD:
        from yizhang.gongwen.readers import ofd

        return ofd.read(data, name)
    if form is Form.PDF:
        from yizhang.gongwen.readers import pdf

        return pdf.read(data, name)
    return plain.read(data, name, beside)
