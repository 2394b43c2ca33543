"""The pages of the rulebook: what the text says (as imported, else its gist) and what the edition's code does about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yizhang.kernel.case import World
from yizhang.kernel.values import Hand
from yizhang.law.citation import parse
from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.examples import Example, cases, scenarios
from yizhang.rulebooks.provisions import Kind, Provision, provisions
from yizhang.rulebooks.store import store
from yizhang.rulebooks.text import RulebookText
from yizhang.web.articles import numeral
from yizhang.web.bites import Bitten, bitten
from yizhang.web.wording import said

PUBLICATION = "P"
SEVERITY = {Kind.GATE: "note", Kind.PRINCIPLE: ""}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of contents."""

    label: str
    link: str
    count: int
    here: bool = False
    articles: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """One provision and what gives it force."""

    citation: str
    gist: str
    force: str
    severity: str
    about: str
    rules: tuple[str, ...]
    verbs: tuple[Governed, ...]
    here: bool = False
    cases: tuple[Example, ...] = ()
    scenarios: tuple[Example, ...] = ()
    bites: tuple[Bitten, ...] = ()


@dataclass(frozen=True, slots=True)
class Governed:
    """Steps that a provision governs, with the kinds of matter that have all of them."""

    steps: str
    procedures: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The article before or after."""

    label: str
    link: str


def overview(now: datetime) -> Mapping[str, Any]:
    """All chapters, with the first one's provisions."""
    book, text = World.of(now).book, imported(now)
    first = next(iter(chapters()))
    return {"title": book.edition.title, **frame(book, text, first, None), "provisions": norms(by_chapter(first), book)}


def of_chapter(number: int, now: datetime) -> Mapping[str, Any] | None:
    """One chapter with its provisions; None when the text has no such chapter; 0 is the page of publication."""
    wanted = str(number) if number else PUBLICATION
    if wanted not in chapters():
        return None
    book, text = World.of(now).book, imported(now)
    found = norms(by_chapter(wanted), book)
    return {
        "title": chapter_label(wanted, text),
        "chapter": {"label": chapter_label(wanted, text)},
        **frame(book, text, wanted, None),
        "provisions": found,
    }


def of_provision(citation: str, by: Hand, now: datetime) -> Mapping[str, Any] | None:
    """The article of a provision, with examples and how often it bit; None when the text has no such provision."""
    known = provisions().get(citation) or next(
        (one for one in provisions().values() if one.id.startswith(f"{citation.split('(')[0]}")), None
    )
    if known is None:
        return None
    book, text = World.of(now).book, imported(now)
    article = parse(known.id).article
    own = [one for one in provisions().values() if parse(one.id).article == article and one.chapter == known.chapter]
    return {
        "article_label": article_label(article),
        "chapter": {"label": chapter_label(known.chapter, text)},
        **frame(book, text, known.chapter, article),
        **beside(article),
        "paragraphs": paragraphs(article, text),
        "no_text": {
            "strong": _("条文还没有导入。"),
            "text": _("下面是大意。系统管理员用 yizhang rulebook import 导入公布页后，这里显示原文。"),
        },
        "provisions": with_examples(norms(own, book, citation), book, bitten([one.id for one in own], by, now)),
        "citation": known.id,
    }


def with_examples(own: Iterable[Norm], book: Rulebook, bites: Mapping[str, tuple[Bitten, ...]]) -> list[Norm]:
    """The cases of its rules and the scenarios that name it, and how often it bit this year."""
    return [
        replace(one, cases=cases(book, one.citation), scenarios=scenarios(book, one.citation), bites=bites.get(one.citation, ()))
        for one in own
    ]


def imported(now: datetime) -> RulebookText | None:
    """The official text of the edition in force, when an office has imported it."""
    kept = store().imported(World.of(now).book.edition.id)
    return kept.text if kept else None


def chapters() -> tuple[str, ...]:
    """1 to 11, and P."""
    return tuple(dict.fromkeys(one.chapter for one in provisions().values()))


def by_chapter(chapter: str) -> list[Provision]:
    """Its provisions."""
    return [one for one in provisions().values() if one.chapter == chapter]


def chapter_label(chapter: str, text: RulebookText | None) -> str:
    """第九章 公文处理; without the text only its number."""
    if chapter == PUBLICATION:
        return _("公布页")
    title = next((one.title for one in text.chapters if str(one.number) == chapter), "") if text else ""
    return _("第{number}章").format(number=numeral(int(chapter))) + (f" {title}" if title else "")


def article_label(article: int | None) -> str:
    """第四十八条."""
    return _("第{number}条").format(number=numeral(article)) if article else _("公布页")


def frame(book: Rulebook, text: RulebookText | None, chapter: str, article: int | None) -> Mapping[str, Any]:
    """The table of contents, this chapter opened, and the edition."""
    return {"edition": book.edition.title, "chapters": tuple(contents(text, chapter, article))}


def contents(text: RulebookText | None, here: str, article: int | None) -> Iterator[Line]:
    """Chapters; the one where one is with its articles."""
    for chapter in chapters():
        own = by_chapter(chapter)
        link = reverse("chapter", args=[0 if chapter == PUBLICATION else int(chapter)])
        inside = tuple(articles_of(own, article)) if chapter == here and chapter != PUBLICATION else ()
        yield Line(chapter_label(chapter, text), link, len(own), chapter == here, inside)


def articles_of(own: Iterable[Provision], here: int | None) -> Iterator[Line]:
    """The articles of a chapter."""
    counts: dict[int, list[str]] = {}
    for one in own:
        if (article := parse(one.id).article) is not None:
            counts.setdefault(article, []).append(one.id)
    for article, ids in counts.items():
        yield Line(article_label(article), reverse("provision", args=[ids[0]]), len(ids), article == here)


def beside(article: int | None) -> dict[str, Beside]:
    """The articles before and after."""
    first: dict[int, str] = {}
    for one in provisions().values():
        if (number := parse(one.id).article) is not None:
            first.setdefault(number, one.id)
    near = {"before": (article or 0) - 1, "after": (article or 0) + 1}
    return {
        name: Beside(article_label(number), reverse("provision", args=[first[number]])) for name, number in near.items() if number in first
    }


def paragraphs(article: int | None, text: RulebookText | None) -> tuple[str, ...]:
    """The official paragraphs, empty until imported."""
    found = (one for chapter in text.chapters for one in chapter.articles if one.number == article) if text else ()
    return next((tuple(one.whole for one in each.paragraphs) for each in found), ())


def norms(own: Iterable[Provision], book: Rulebook, here: str = "") -> list[Norm]:
    """Provisions with the rules and verbs that give them force."""
    cited = book.cited()
    return [norm(one, cited.get(one.id, []), book, one.id == here) for one in own]


def norm(one: Provision, force: Iterable[str], book: Rulebook, here: bool) -> Norm:
    """One of them."""
    named = [what.partition(" ") for what in force]
    sentences = {rule.name: rule.gist for rule in book.rules} | {watch.name: watch.gist for watch in book.watches}
    rules = tuple(sentences[rest] for kind, _space, rest in named if kind in ("rule", "watch"))
    verbs = tuple(governed((rest for kind, _space, rest in named if kind in ("verb", "condition", "limit")), book))
    severity = "caution" if one.soft else SEVERITY.get(one.kind, "pass")
    words = said(one.kind.label) + (_(" · 可豁免") if one.lift else "")
    about = _("；").join(
        part
        for part in (
            _("由{who}办").format(who=said(one.who)) if one.who else "",
            said(limit_words(one.limit)),
            one.exempt and _("例外：{what}").format(what=said(one.exempt)),
        )
        if part
    )
    return Norm(one.id, one.gist, words, severity, about, rules, verbs, here)


def limit_words(limit: str) -> str:
    """7个工作日 for 7wd, 30日 for 30d."""
    return re.sub(r"(?<=\d)d\b", "日", re.sub(r"(?<=\d)wd\b", "个工作日", limit))


def governed(verbs: Iterable[str], book: Rulebook) -> Iterator[Governed]:
    """登记、拟办（请示、函件）: steps with the same kinds of matter are said together."""
    having: dict[str, dict[str, None]] = {}
    for full in verbs:
        procedure, _dot, verb = full.partition(".")
        declared = book.procedures.get(procedure)
        if declared and verb in declared.verbs:
            having.setdefault(declared.verbs[verb].label, {})[declared.label] = None
    together: dict[tuple[str, ...], list[str]] = {}
    for step, labels in having.items():
        together.setdefault(tuple(labels), []).append(step)
    for kinds, steps in together.items():
        yield Governed("、".join(steps), "、".join(kinds))
