"""The rulebook as Akoma Ntoso 3.0, the standard for the texts of laws: the imported wording, or the gists until there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from yizhang.law import citation
from yizhang.law.rulebook import Edition
from yizhang.rulebooks.provisions import Provision
from yizhang.rulebooks.text import Article, Chapter, Paragraph, RulebookText

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
GISTS = "条文要点，不是官方文字"


def akoma_ntoso(edition: Edition, provisions: Mapping[str, Provision], text: RulebookText | None) -> bytes:
    """One XML document. The `class` of a paragraph or point lists the provisions that stand there, such as `48.2a 48.2b`."""
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    act = _add(root, "act", name="rules", contains="originalVersion")
    _Meta(edition, text).write(_add(act, "meta"))
    preface = _add(act, "preface")
    _add(_add(preface, "longTitle"), "p", text.title if text else edition.title)
    if text is None:
        _add(_add(preface, "container", name="notice"), "p", GISTS)
    body = _add(act, "body")
    marks = _marks(provisions)
    for chapter in text.chapters if text else _of_gists(provisions):
        _chapter(body, chapter, marks)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


@dataclass(frozen=True, slots=True)
class _Meta:
    """The identification: which work, in which expression, as which file."""

    edition: Edition
    text: RulebookText | None

    def write(self, meta: etree._Element) -> None:
        identification = _add(meta, "identification", source="#yizhang")
        day = self._issued
        work = f"/akn/cn/act/{day}/{self.edition.id}"
        for level, uri in (("Work", work), ("Expression", f"{work}/zho@{day}"), ("Manifestation", f"{work}/zho@{day}.xml")):
            frame = _add(identification, f"FRBR{level}")
            _add(frame, "FRBRthis", value=uri if level == "Manifestation" else f"{uri}/!main")
            _add(frame, "FRBRuri", value=uri)
            _add(frame, "FRBRdate", date=day, name="Generation")
            _add(frame, "FRBRauthor", href="#issuer")
            if level == "Work":
                _add(frame, "FRBRcountry", value="cn")
                if self.text and self.text.number:
                    _add(frame, "FRBRnumber", value=self.text.number)
            if level == "Expression":
                _add(frame, "FRBRlanguage", language="zho")
        references = _add(meta, "references", source="#yizhang")
        issuer = (self.text.issuer if self.text else "") or self.edition.title
        _add(references, "TLCOrganization", eId="issuer", href="/ontology/organization/cn/issuer", showAs=issuer)
        _add(references, "TLCOrganization", eId="yizhang", href="/ontology/organization/yizhang", showAs="Yizhang")

    @property
    def _issued(self) -> str:
        stated = self.text.dates if self.text else {}
        return next((stated[label] for label in ("成文日期", "生成日期", "发文日期") if label in stated), f"{self.edition.since:%Y-%m-%d}")


def _chapter(body: etree._Element, chapter: Chapter, marks: Mapping[str, str]) -> None:
    parent = body
    if chapter.number:
        parent = _add(body, "chapter", eId=f"chp_{chapter.number}")
        _add(parent, "num", f"第{citation.numeral(chapter.number)}章")
        if chapter.title:
            _add(parent, "heading", chapter.title)
    for article in chapter.articles:
        element = _add(parent, "article", eId=f"art_{article.number}")
        _add(element, "num", f"第{citation.numeral(article.number)}条")
        for n, paragraph in enumerate(article.paragraphs, 1):
            _paragraph(element, f"{article.number}.{n}", paragraph, marks)


def _paragraph(article: etree._Element, place: str, paragraph: Paragraph, marks: Mapping[str, str]) -> None:
    number, n = place.split(".")
    element = _add(article, "paragraph", eId=f"art_{number}__para_{n}", class_=marks.get(place, ""))
    if not paragraph.items:
        _words(_add(element, "content"), paragraph.text)
        return
    _words(_add(element, "intro"), paragraph.text)
    for m, item in enumerate(paragraph.items, 1):
        point = _add(element, "point", eId=f"art_{number}__para_{n}__point_{m}", class_=marks.get(f"{place}({m})", ""))
        _add(point, "num", f"（{citation.numeral(m)}）")
        _words(_add(point, "content"), item)


def _words(parent: etree._Element, text: str) -> None:
    for line in text.split("\n"):
        _add(parent, "p", line)


def _add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    given = {key.rstrip("_"): value for key, value in attributes.items() if value}
    element = etree.SubElement(parent, _tag(name), given)
    element.text = text or None
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _place(provision: str) -> str:
    at = citation.parse(provision)
    return f"{at.article}.{at.paragraph}" + (f"({at.item})" if at.item else "")


def _marks(provisions: Iterable[str]) -> dict[str, str]:
    """Place -> the provisions that stand there."""
    found: dict[str, list[str]] = {}
    for provision in provisions:
        found.setdefault(_place(provision), []).append(provision)
    return {place: " ".join(names) for place, names in found.items()}


def _of_gists(provisions: Mapping[str, Provision]) -> Iterator[Chapter]:
    """A text made of gists, with the same articles, paragraphs and items."""
    in_text = [one for one in provisions.values() if one.chapter.isdigit()]
    for chapter, inside in groupby(in_text, lambda one: int(one.chapter)):
        by_article = groupby(inside, lambda one: citation.parse(one.id).article or 0)
        yield Chapter(chapter, "", tuple(Article(number, tuple(_gists(list(some)))) for number, some in by_article))


def _gists(provisions: list[Provision]) -> Iterator[Paragraph]:
    for _, some in groupby(provisions, lambda one: citation.parse(one.id).paragraph):
        listed = list(some)
        norms = "；".join(one.gist for one in listed if citation.parse(one.id).item is None)
        yield Paragraph(norms, tuple(one.gist for one in listed if citation.parse(one.id).item is not None))
