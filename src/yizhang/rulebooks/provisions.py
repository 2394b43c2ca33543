"""The provisions of the rules by their identifier: gist, kind, limit, who may lift; read from provisions.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from yizhang.law import citation
from yizhang.yamltext import Marked, MarkedList, MarkedMap, MarkedText, Unusable, read_yaml

FILE = Path(__file__).with_name("provisions.yaml")


class Kind(Enum):
    """What a provision makes the system do."""

    GATE = "gate"
    ROUTE = "route"
    CLOCK = "clock"
    REGISTER = "register"
    WATCH = "watch"
    PUBLISH = "publish"
    PRINCIPLE = "principle"

    @property
    def label(self) -> str:
        """In the words of an office."""
        return LABELS[self]


LABELS = dict(zip(Kind, ("把关", "流转", "时限", "登记", "监测", "公开", "原则"), strict=True))


@dataclass(frozen=True, slots=True)
class Provision:
    """One norm of the text. `chapter` is its number, or P for the page of publication.

    `lift` and `limit` are without the question mark of the file; `lift_read` and `limit_read` say that the text is silent and the
    value is our reading.
    """

    id: str
    chapter: str
    kind: Kind
    gist: str
    who: str = ""
    exempt: str = ""
    limit: str = ""
    needs: str = ""
    does: str = ""
    see: str = ""
    lift: str = ""
    soft: bool = False
    lift_read: bool = False
    limit_read: bool = False

    @property
    def said(self) -> str:
        """第四十八条第二款."""
        return citation.spoken(self.id)


WRITTEN = {one.name for one in fields(Provision)} - {"chapter", "lift_read", "limit_read"}


@cache
def provisions() -> Mapping[str, Provision]:
    """All provisions, in the order of the text. Raises Unusable with the line of what is wrong in the file."""
    return read_provisions(FILE.read_text("utf-8"), FILE.name)


def read_provisions(text: str, name: str) -> Mapping[str, Provision]:
    """Provisions from the text of a file like provisions.yaml. Raises Unusable."""
    found: dict[str, Provision] = {}
    for chapter, row in _rows(read_yaml(text, name)):
        one = _provision(chapter, row)
        if one.id in found:
            raise Unusable(row["id"], f"“{one.id}”写了两次")
        if found and citation.order(next(reversed(found))) > citation.order(one.id):
            raise Unusable(row["id"], f"“{one.id}”应在“{next(reversed(found))}”之前")
        found[one.id] = one
    return MappingProxyType(found)


def _rows(file: Marked) -> Iterator[tuple[str, MarkedMap]]:
    if not isinstance(file, MarkedMap):
        raise Unusable(file, "应当是章的编号，其下列出条款")
    for chapter, rows in file.items():
        if not isinstance(rows, MarkedList):
            raise Unusable(rows, "应当是条款的列表")
        for row in rows:
            if not isinstance(row, MarkedMap) or not {"id", "kind", "gist"} <= row.keys():
                raise Unusable(row, "每个条款应当有 id、kind、gist")
            yield chapter, row


def _provision(chapter: str, row: MarkedMap) -> Provision:
    for name, value in row.items():
        if name not in WRITTEN or not isinstance(value, MarkedText):
            raise Unusable(value, f"没有“{name}”这一栏，可用：{'、'.join(sorted(WRITTEN))}")
    words = {name: str(value) for name, value in row.items()}
    try:
        citation.parse(words["id"])
        kind = Kind(words.pop("kind"))
    except ValueError as fault:
        raise Unusable(row, str(fault)) from fault
    lift, limit = words.pop("lift", ""), words.pop("limit", "")
    return Provision(
        chapter=chapter,
        kind=kind,
        soft=words.pop("soft", "") == "true",
        lift=lift.removesuffix("?"),
        lift_read=lift.endswith("?"),
        limit=limit.replace("?", ""),
        limit_read="?" in limit,
        **words,
    )
