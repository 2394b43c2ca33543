"""Identifiers of provisions and how officials say them: `48.2e` is 第四十八条第二款."""

from __future__ import annotations

import re
from typing import NamedTuple

from yizhang.law.errors import DeclarationError

DIGITS = "零一二三四五六七八九"
PROVISION = re.compile(r"(?P<article>P|\d{1,3})\.(?P<paragraph>\d{1,2})(?P<norm>[a-z])?(?:\((?P<item>\d{1,2})\))?")


class Citation(NamedTuple):
    """A provision's place in the text. `article` is None for the page the rules were published on (`P.1`)."""

    article: int | None
    paragraph: int
    norm: str = ""
    item: int | None = None


class NotACitation(ValueError):
    """The words do not name a provision; `48.2e`, `39.1(3)` and `P.1` would."""


def parse(text: str) -> Citation:
    """Read `48.2e`, `39.1(3)` or `P.1`. Raises NotACitation."""
    found = PROVISION.fullmatch(text)
    if not found:
        raise NotACitation(f"“{text}” is no provision; write it like 48.2e, 39.1(3) or P.1")
    article, item = found["article"], found["item"]
    return Citation(None if article == "P" else int(article), int(found["paragraph"]), found["norm"] or "", int(item) if item else None)


def cited(words: str, where: str) -> tuple[str, ...]:
    """The provisions that a declaration at `where` names, its own first. Raises DeclarationError for none and for other words."""
    found = tuple(words.split())
    if not found:
        raise DeclarationError(f'{where}: it rests on no provision; cite one, like "48.2e"')
    for provision in found:
        try:
            parse(provision)
        except NotACitation as wrong:
            raise DeclarationError(f"{where}: {wrong}") from None
    return found


def order(text: str) -> tuple[int, int, int, str]:
    """Sort key: the order of the text, a paragraph's sentences before its items, with the page of publication last. Raises NotACitation."""
    article, paragraph, norm, item = parse(text)
    return (article or 1000, paragraph, item or 0, norm)


def numeral(number: int) -> str:
    """1 to 199 as an article says it: 十、四十八、一百零二."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (DIGITS[ones] if ones else "")


def spoken(text: str) -> str:
    """第四十八条第二款 for `48.2e`; the letter tells norms of one paragraph apart and is not said."""
    article, paragraph, _, item = parse(text)
    if article is None:
        return f"公布页第{numeral(paragraph)}项"
    return f"第{numeral(article)}条第{numeral(paragraph)}款" + (f"第{numeral(item)}项" if item else "")
