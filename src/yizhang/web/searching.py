"""Finding matters by words, numbers, organs and people, among what one may see (semantics 53)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from unicodedata import normalize

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import read as moment
from yizhang.kernel.values import Hand
from yizhang.web import names
from yizhang.web.leaf import Chip, Leaf
from yizhang.web.ledger import PAGE, Query

Words = str | Promise
NOTHING: Mapping[str, Any] = {"hits": (), "total": 0, "facets": (), "chips": ()}
OPENS, CLOSES = r"[\s〔\[(【〈]*", r"[\s〕\])】〉年]*"
NUMBER = re.compile(rf"(?P<code>[\u4e00-\u9fff]*){OPENS}(?P<year>(?:19|20)\d{{2}}){CLOSES}第?\s*0*(?P<serial>\d{{1,5}})\s*号?")

ORDERS: tuple[tuple[str, Words], ...] = (("", _("时间")), ("title", _("标题")))
MOST = 2000  # matters that facets are counted over
FACETS: tuple[tuple[str, Words], ...] = (("kind", _("事项")), ("state", _("状态")), ("year", _("年份")))
OPEN, ENDED = "在办", "已办结"


@dataclass(frozen=True, slots=True)
class Hit:
    """One matter found."""

    link: str
    title: tuple[tuple[str, bool], ...]
    kind: str
    state: str
    about: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet and how many it would leave."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the results."""

    name: str
    label: Words
    values: tuple[Value, ...]


def find(words: str, conditions: Mapping[str, str], by: Hand, now: datetime) -> Mapping[str, Any]:
    """What the hand may see and that meets words and conditions."""
    world = World.of(now)
    labels = {name: procedure.label for name, procedure in world.book.procedures.items()}
    found = narrowed(visible(by, now=now).filter(met(words, now), draft=False), conditions, labels)
    ordered = found.order_by("title" if conditions.get("sort") == "title" else "-opened_at")
    total = ordered.count()
    page = conditions.get("page", "1")
    query = Query(page=min(int(page), max(1, -(-total // PAGE))) if page.isdecimal() and int(page) else 1)
    first = (query.page - 1) * PAGE
    rows = list(ordered[first : first + PAGE])
    return {
        "hits": [hit(one, words, labels, world) for one in rows],
        "total": total,
        "chips": [Chip(name, value, True, words=value) for name, value in conditions.items() if value and name in dict(FACETS)],
        "facets": facets(found, conditions, labels),
        "orders": ORDERS,
        "order": conditions.get("sort", ""),
        "leaf": Leaf(None, query, total),
    }


def met(words: str, now: datetime) -> Q:
    """All words: a number in any form, else each in the title, the number, the organ or the person."""
    if number := NUMBER.fullmatch(normalize("NFKC", words).strip()):
        form = f"{number['code']}〔{number['year']}〕{number['serial']}号"
        return Q(number__endswith=form) | Q(record__contains=f'"number":"{form}') if number["code"] else numbers_like(number)
    condition = Q()
    for word in words.split():
        condition &= one_word(word, now)
    return condition


def numbers_like(number: re.Match[str]) -> Q:
    """〔2026〕18号 of any organ."""
    form = f"〔{number['year']}〕{number['serial']}号"
    return Q(number__endswith=form) | Q(record__regex=f'"number":"[^"]*{re.escape(form)}"')


def one_word(word: str, now: datetime) -> Q:
    """A word of the title or the number, an organ or a person by name or initials."""
    found = Q(title__contains=word) | Q(number__contains=word)
    if organ := names.known("organ", word, now):
        found |= Q(organ=organ) | Q(record__contains=f'"sender":"{organ}"')
    if person := names.known("person", word, now):
        found |= Q(pk__in=Act.objects.filter(person=person, accepted=True).values("matter"))
    return found


def narrowed(found: QuerySet[Matter], conditions: Mapping[str, str], labels: Mapping[str, str]) -> QuerySet[Matter]:
    """With the conditions of the address."""
    if kind := conditions.get("kind"):
        found = found.filter(procedure__in=[name for name, label in labels.items() if label == kind])
    if state := conditions.get("state"):
        found = found.filter(ended_at="") if state == OPEN else found.exclude(ended_at="")
    if (year := conditions.get("year", "")).isdecimal():
        found = found.filter(opened_at__startswith=year)
    return found


def facets(found: QuerySet[Matter], conditions: Mapping[str, str], labels: Mapping[str, str]) -> tuple[Facet, ...]:
    """Those that are not set yet and would narrow."""
    rows = list(found.values_list("procedure", "ended_at", "opened_at")[:MOST])
    counts = {
        "kind": Counter(labels.get(procedure, procedure) for procedure, _ended, _opened in rows),
        "state": Counter(ENDED if ended else OPEN for _procedure, ended, _opened in rows),
        "year": Counter(opened[:4] for _procedure, _ended, opened in rows),
    }
    offered = ((name, label, counts[name]) for name, label in FACETS if not conditions.get(name) and len(counts[name]) > 1)
    return tuple(Facet(name, label, tuple(Value(value, n) for value, n in each.most_common(8))) for name, label, each in offered)


def hit(one: Matter, words: str, labels: Mapping[str, str], world: World) -> Hit:
    """A matter as the list of results shows it."""
    values = json.loads(one.record)
    sender = str(values.get("sender") or one.organ)
    number = str(values.get("number") or one.number)
    link, title = reverse("matter", args=[one.id]), marked(one.title, words)
    return Hit(
        link,
        title,
        labels.get(one.procedure, ""),
        ENDED if one.ended_at else OPEN,
        world.org.name(sender),
        number,
        moment(one.opened_at).date(),
    )


def marked(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, those that were looked for marked."""
    wanted = [re.escape(one) for one in words.split() if one]
    return tuple(_pieces(text, wanted)) if wanted else ((text, False),)


def _pieces(text: str, wanted: list[str]) -> Iterator[tuple[str, bool]]:
    for at, piece in enumerate(re.split(f"({'|'.join(wanted)})", text)):
        if piece:
            yield piece, bool(at % 2)
