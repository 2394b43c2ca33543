"""Texts that working rules rest on or refer to, of which a newer edition is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yizhang.law.finding import Finding, _, note
from yizhang.rulebooks.text import RulebookText


class Newer(NamedTuple):
    """The newest edition known: its number, and the day it was issued as 2023-03-18."""

    number: str
    issued: str


NEWEST = {
    "国务院工作规则": Newer("国发〔2023〕7号", "2023-03-18"),
    "江苏省人民政府工作规则": Newer("苏政发〔2023〕30号", "2023-04-03"),
}


def newer_editions(text: RulebookText) -> Iterator[Finding]:
    """提示: a text that the rules name in article one, or the rules themselves, were issued anew since (1.1)."""
    issued = max(text.dates.values(), default="")
    for title in dict.fromkeys((text.title, *text.basis, *text.references)):
        newest = NEWEST.get(title)
        if newest and newest.number != text.number and issued < newest.issued:
            year, month, day = (int(part) for part in newest.issued.split("-"))
            said = f"{year}年{month}月{day}日"
            found = note(_("《{title}》已有新的版本（{number}，{issued}）"), title=title, number=newest.number, issued=said, where="第一条")
            yield found.also(code="newer_edition", cites=("1.1",))
