"""The text of working rules as published: chapters, articles, paragraphs 款 and items 项, with what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yizhang.law import citation
from yizhang.law.finding import Finding

NAMED = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)?)》")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: its words, and its items without their numbers."""

    text: str
    items: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The words with the numbered items below them."""
        return "\n".join([self.text, *(f"（{citation.numeral(n)}）{item}" for n, item in enumerate(self.items, 1))])


@dataclass(frozen=True, slots=True)
class Article:
    """条: the number it has in the text, and its paragraphs."""

    number: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def items(self) -> int:
        """How many items its paragraphs have together."""
        return sum(len(paragraph.items) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Chapter:
    """章: its number (0 for articles that stand before any chapter), title, articles."""

    number: int
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class RulebookText:
    """The rules of one page. `dates` are those the page states, by its own label, as 2022-03-28; `form` is 一、 or 第X条.

    `findings` are what whoever imports the page should know: annulled, an article missing.
    """

    title: str
    number: str
    issuer: str
    dates: Mapping[str, str]
    form: str
    chapters: tuple[Chapter, ...]
    findings: tuple[Finding, ...] = field(default=())

    @property
    def articles(self) -> Iterator[Article]:
        """All articles, in order."""
        return (article for chapter in self.chapters for article in chapter.articles)

    def official(self, provision: str) -> str | None:
        """The wording of the paragraph or item that `48.2e` or `39.1(3)` names; None when the text has none. Raises NotACitation."""
        place = citation.parse(provision)
        article = next((one for one in self.articles if one.number == place.article), None)
        if article is None or place.paragraph > len(article.paragraphs):
            return None
        paragraph = article.paragraphs[place.paragraph - 1]
        if place.item is None:
            return paragraph.whole
        return paragraph.items[place.item - 1] if place.item <= len(paragraph.items) else None

    @property
    def basis(self) -> tuple[str, ...]:
        """The texts that article one names as 依据 before it names those it only refers to (参照)."""
        return tuple(NAMED.findall(re.split("参照", self._first)[0]))

    @property
    def references(self) -> tuple[str, ...]:
        """The texts that article one names as 参照."""
        return tuple(NAMED.findall("".join(re.split("参照", self._first)[1:])))

    @property
    def _first(self) -> str:
        return next((article.paragraphs[0].text for article in self.articles), "")

    def counts(self) -> dict[str, object]:
        """What `rulebook import --json` prints; articles by number as the text says it: 39, or 第三十九条."""
        articles = list(self.articles)
        return {
            "title": self.title,
            "number": self.number or None,
            "issuer": self.issuer or None,
            "dates": dict(self.dates),
            "style": self.form,
            "basis": list(self.basis),
            "references": list(self.references),
            "chapters": len([chapter for chapter in self.chapters if chapter.number]),
            "chapter_titles": [chapter.title for chapter in self.chapters if chapter.number],
            "articles": len(articles),
            "paragraphs": sum(len(article.paragraphs) for article in articles),
            "items": sum(article.items for article in articles),
            "items_by_article": {self._said(article): article.items for article in articles if article.items},
            "paragraphs_by_article": {self._said(article): len(article.paragraphs) for article in articles if len(article.paragraphs) > 1},
        }

    def _said(self, article: Article) -> str:
        return str(article.number) if self.form == "一、" else f"第{citation.numeral(article.number)}条"


def to_json(text: RulebookText) -> dict[str, Any]:
    """As it is kept; findings are not, they are for the moment of importing."""
    chapters = [{"number": one.number, "title": one.title, "articles": list(map(_kept, one.articles))} for one in text.chapters]
    front = {"title": text.title, "number": text.number, "issuer": text.issuer, "dates": dict(text.dates), "form": text.form}
    return {**front, "chapters": chapters}


def _kept(article: Article) -> dict[str, Any]:
    return {"number": article.number, "paragraphs": [{"text": part.text, "items": list(part.items)} for part in article.paragraphs]}


def from_json(kept: Mapping[str, Any]) -> RulebookText:
    """What `to_json` made."""
    chapters = tuple(
        Chapter(one["number"], one["title"], tuple(_article(article) for article in one["articles"])) for one in kept["chapters"]
    )
    return RulebookText(kept["title"], kept["number"], kept["issuer"], kept["dates"], kept["form"], chapters)


def _article(kept: Mapping[str, Any]) -> Article:
    return Article(kept["number"], tuple(Paragraph(part["text"], tuple(part["items"])) for part in kept["paragraphs"]))
