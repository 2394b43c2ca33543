"""收到的意见: what a spreadsheet brings, row by row, and how it joins what is registered already (18.1a). Pure.

An opinion is known by who said what. One that is registered already takes the answer of the new row; nothing registered is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from yizhang.law.finding import _
from yizhang.lawmaking.facts import PublicOpinion

HEADS = tuple(str(one.metadata["label"]) for one in fields(PublicOpinion))
ANSWERS = ("采纳", "部分采纳", "不采纳")
MOST = 10_000
"""Rows of one spreadsheet."""
LONGEST = 20_000
"""Characters of one cell; an office program holds 32,767."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that was not taken in: its line, why, and its words, so that nothing is lost."""

    line: int
    why: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What a spreadsheet brings: opinions that can be registered, and rows that can't."""

    taken: tuple[PublicOpinion, ...] = ()
    broken: tuple[Broken, ...] = ()


WRONG = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"))
"""What a formula that failed leaves in its cell."""


def read_rows(rows: Iterable[tuple[int, Mapping[str, str]]]) -> Brought:
    """Each row as an opinion, or why it is none."""
    taken: list[PublicOpinion] = []
    broken: list[Broken] = []
    known: set[tuple[str, str]] = set()
    for line, row in rows:
        cells = tuple(row.get(head, "") for head in HEADS)
        why = _fault(row, cells) or (_("与前面的一行相同") if (cells[0], cells[1]) in known else "")
        if why:
            broken.append(Broken(line, why, cells))
        else:
            known.add((cells[0], cells[1]))
            taken.append(PublicOpinion(*cells))
    return Brought(tuple(taken), tuple(broken))


def _fault(row: Mapping[str, str], cells: tuple[str, ...]) -> str:
    who, said, answer, _reason = cells
    if row.get(""):
        return _("有没有列名的内容")
    if not who or not said:
        return _("没有写意见人") if said else _("没有写意见")
    if any(cell in WRONG for cell in cells):
        return _("单元格是出错的公式")
    if any(len(cell) > LONGEST for cell in cells):
        return _("一格超过两万字")
    if any(ord(letter) < 32 and letter not in "\n\r\t" for cell in cells for letter in cell):
        return _("有不能显示的字符")
    return _("采纳情况应为采纳、部分采纳或不采纳") if answer and answer not in ANSWERS else ""


def joined(held: Sequence[PublicOpinion], brought: Iterable[PublicOpinion]) -> tuple[PublicOpinion, ...]:
    """What is registered, with the answers of rows that say the same again, and the new ones after it."""
    known, again = {(one.who, one.said) for one in held}, {(one.who, one.said): one for one in brought}
    new = (one for said, one in again.items() if said not in known)
    return (*(_answered(one, again.get((one.who, one.said))) for one in held), *new)


def _answered(one: PublicOpinion, again: PublicOpinion | None) -> PublicOpinion:
    return replace(one, answer=again.answer, reason=again.reason or one.reason) if again and again.answer else one


def answered(held: Sequence[PublicOpinion], words: Mapping[str, str]) -> tuple[PublicOpinion, ...]:
    """The same with what a page of the table sent: `answer.12` and `reason.12` belong to the twelfth opinion, counted from 0."""
    return tuple(
        replace(one, answer=words.get(f"answer.{at}", one.answer).strip(), reason=words.get(f"reason.{at}", one.reason).strip())
        for at, one in enumerate(held)
    )
