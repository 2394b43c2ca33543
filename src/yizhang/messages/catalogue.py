"""A language's catalogue: merged with what was gathered, checked, compiled. Needs Babel, which comes with the tests."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from yizhang.messages.message import Message, placeholders

FOLDER = Path(__file__).resolve().parents[1] / "locale"
Words = tuple[str, ...]
"""A translation: one form, or for what counts one for each plural of the language."""


def file_of(language: str) -> Path:
    """The language's .po; the .mo stands beside it."""
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """What is translated so far; an empty catalogue for a language that begins."""
    file = file_of(language)
    if not file.exists():
        return Catalog(locale=language, project="yizhang", charset="utf-8")
    with file.open("rb") as source:
        return read_po(source, locale=language)


def merged(found: Iterable[Message], known: Mapping[str, Words], language: str) -> Catalog:
    """The gathered messages with their translations, each once with all its places; what nobody asks for any more is dropped."""
    catalogue = Catalog(locale=language, project="yizhang", charset="utf-8", creation_date=None, fuzzy=False)
    messages = tuple(found)
    counting = {one.id for one in messages if one.plural}
    for one in messages:
        words = known.get(one.id, ())
        identifier = (one.id, one.id) if one.id in counting else one.id
        text = _forms(words, catalogue.num_plurals) if one.id in counting else "".join(words[:1])
        catalogue.add(identifier, text, locations=[(one.place, 0)])
    return catalogue


def _forms(words: Words, wanted: int) -> Words:
    return (*words, *[words[-1]] * wanted)[:wanted] if words else ("",) * wanted


def translations(catalogue: Catalog) -> dict[str, Words]:
    """By identifier; nothing for what has no translation yet."""
    found = {_id(one.id): _words(one.string) for one in catalogue if one.id}
    return {identifier: words for identifier, words in found.items() if words and all(words)}


def _id(identifier: str | Words) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]


def _words(string: str | Words) -> Words:
    return (string,) if isinstance(string, str) else tuple(string)


def as_po(catalogue: Catalog) -> bytes:
    """The file, without times and line numbers, so that it changes only when its messages do."""
    out = io.BytesIO()
    write_po(out, catalogue, width=140, omit_header=True, include_lineno=False, sort_output=False)
    return HEADER.format(language=catalogue.locale, plurals=catalogue.plural_forms).encode() + out.getvalue()


HEADER = """# Gathered and merged by python -m yizhang.messages; only the msgstr lines are written by hand.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def as_mo(po: bytes, language: str) -> bytes:
    """What is read at run time: the same bytes for the same text."""
    out, catalogue = io.BytesIO(), read_po(io.BytesIO(po), locale=language)
    catalogue.creation_date = UNDATED
    write_mo(out, catalogue)
    return out.getvalue()


def faults(catalogue: Catalog) -> Iterator[str]:
    """What a reader would stumble on: no translation, or other places to fill than the source has."""
    known = translations(catalogue)
    for one in catalogue:
        if not one.id:
            continue
        identifier = _id(one.id)
        if identifier not in known:
            yield f"“{identifier}” has no translation ({', '.join(place for place, _line in one.locations[:2])})"
            continue
        for text in known[identifier]:
            if placeholders(text) != placeholders(identifier):
                yield f"“{identifier}” fills other places than “{text}”"
