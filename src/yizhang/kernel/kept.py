"""What a matter's row keeps as text: standing, record, moments. A text always reads the same, so each is read once in a process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from yizhang.kernel.contents import unpacked
from yizhang.kernel.moment import read, said
from yizhang.law.fieldtype import Json
from yizhang.law.memory import Memory, Seen
from yizhang.law.record import Record, from_json
from yizhang.law.standing import NOTHING, Mark, Standing, mark_to_json, to_json
from yizhang.law.standing import from_json as standing_from_json

EMPTY = "{}"
written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as a row keeps it."""
standing_of = Memory[str, Standing](lambda text: standing_from_json(json.loads(text)), 1024)
values_of = Memory[str, Mapping[str, Json]](json.loads, 1024)
"""The canonical record; long texts by digest. Shared, so never changed."""
opened_of = Memory[str, Mapping[str, datetime]](lambda text: {verb: read(at) for verb, at in json.loads(text).items()}, 1024)
"""Since when each open verb is open."""
typed_of = Memory[tuple[type[Record], str], Record](lambda kept: from_json(kept[0], unpacked(values_of(kept[1]))), 512)
"""The typed record, texts in full."""
_mark_text = Seen[Mark, str](lambda mark: written(mark_to_json(mark)), 8192)


def standing_said(standing: Standing) -> str:
    """A standing as text."""
    text = standing_text(standing)
    standing_of.put(text, standing)
    return text


def standing_text(standing: Standing) -> str:
    """What `written` makes of `to_json`; the marks, which a matter writes again at every act, are put in as they were written first."""
    rest = written(to_json(standing._replace(marks=NOTHING)))
    if not standing.marks:
        return rest
    marks = ",".join([f'"{verb}":{_mark_text(mark)}' for verb, mark in standing.marks.items()])
    return f'{{"marks":{{{marks}}}{"," if rest != EMPTY else ""}{rest[1:]}'


def values_said(values: Mapping[str, Json]) -> str:
    """A record's values as text."""
    text = written(values)
    values_of.put(text, values)
    return text


def opened_said(opened: Mapping[str, datetime]) -> str:
    """Moments by verb as text."""
    text = written({verb: said(at) for verb, at in opened.items()})
    opened_of.put(text, opened)
    return text
