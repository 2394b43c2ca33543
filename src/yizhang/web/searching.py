"""Finding matters by words, numbers, organs and people, of what one may see (semantics 53); provisions, organs, people beside them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, When
from django.db.models import Value as Constant
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter, Task
from yizhang.kernel.moment import read as moment
from yizhang.kernel.moment import said
from yizhang.kernel.values import Hand
from yizhang.rulebooks.provisions import provisions
from yizhang.web import firstpage, indexing, names, wording
from yizhang.web.firstpage import Found
from yizhang.web.leaf import Chip, Leaf
from yizhang.web.ledger import Query
from yizhang.web.models import SearchText

Words = str | Promise
NOTHING: Mapping[str, Any] = {"hits": (), "total": 0, "facets": (), "chips": (), "norms": (), "offices": ()}
ORDERS: tuple[tuple[str, Words], ...] = (("", _("相关")), ("time", _("时间")), ("title", _("标题")))
MOST = 2000  # matters that facets are counted over
BESIDE = 6  # provisions, and organs and people, shown beside what was found
AROUND = 22  # characters before and after the place found
FACETS: tuple[tuple[str, Words], ...] = (("kind", _("事项")), ("sender", _("来文单位")), ("state", _("状态")), ("year", _("年份")))
OPEN, ENDED, LATE = "在办", "已办结", "逾期"
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One matter found."""

    link: str
    title: Pieces
    kind: str
    state: str
    about: str
    number: str
    on: date
    snippet: Pieces = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """A provision found."""

    citation: str
    gist: Pieces


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
    world, whole = World.of(now), indexing.refresh(now)
    labels = {name: procedure.label for name, procedure in world.book.procedures.items()}
    found = narrowed(seen(words, by, now), conditions, labels, world)
    total = found.count()
    page = conditions.get("page", "1")
    leaf = Leaf(None, Query(page=int(page) if page.isdecimal() and int(page) else 1), total)
    rows = page_of(found, words, conditions, by, now, leaf)
    shown = dict(SearchText.objects.filter(matter__in=[one.id for one in rows]).values_list("matter", "shown"))
    return {
        "hits": [hit(one, words, labels, world, shown.get(one.id, "")) for one in rows],
        "total": total,
        "chips": [Chip(name, value, True, words=value) for name, value in conditions.items() if value and name in dict(FACETS)],
        "facets": facets(found, conditions, labels, world),
        "norms": tuple(norms(words)),
        "offices": offices(words, now),
        "orders": ORDERS,
        "order": conditions.get("sort", ""),
        "leaf": leaf,
        "rebuilding": not whole,
    }


def page_of(found: QuerySet[Matter], words: str, conditions: Mapping[str, str], by: Hand, now: datetime, leaf: Leaf) -> list[Found]:
    """The matters that the page shows."""
    if words.split() and leaf.first <= 1 and not any(conditions.get(name) for name in ("sort", *dict(FACETS))):
        return firstpage.first(words, by, now, leaf.last)
    rows = ordered(found, words, conditions.get("sort", "")).values_list(*Found._fields)
    return [Found(*one) for one in rows[max(leaf.first - 1, 0) : leaf.last]]


def seen(words: str, by: Hand, now: datetime) -> QuerySet[Matter]:
    """The matters with these words that one may see."""
    return visible(by, now=now).filter(matched(words), draft=False)


def met(words: str, now: datetime) -> Q:
    """What `find` looks for, as a condition on matters, the index brought up to now."""
    indexing.refresh(now)
    return matched(words)


def matched(words: str) -> Q:
    """All words: a number in any form, else each in the text, in letters in the initials of titles and names."""
    return Q(pk__in=RawSQL(*indexing.entries(indexing.looked_for(words))))  # noqa: S611 - values apart


def ordered(found: QuerySet[Matter], words: str, sort: str) -> QuerySet[Matter]:
    """By title, by time, or those first that have all words in the title."""
    if sort == "title":
        return found.order_by("title", "pk")
    if sort == "time" or not words.split():
        return found.order_by("-opened_at", "pk")
    titled = Q()
    for word in words.split():
        titled &= Q(title__contains=word)
    nearer = Case(When(titled, then=Constant(0)), default=Constant(1), output_field=IntegerField())
    return found.annotate(nearer=nearer).order_by("nearer", "-opened_at", "pk")


def narrowed(found: QuerySet[Matter], conditions: Mapping[str, str], labels: Mapping[str, str], world: World) -> QuerySet[Matter]:
    """With the conditions of the address."""
    if kind := conditions.get("kind"):
        found = found.filter(procedure__in=[name for name, label in labels.items() if label == kind])
    if state := conditions.get("state"):
        late = Task.objects.filter(closed_at="", late_from__gt="", late_from__lte=said(world.now))
        states = {OPEN: Q(ended_at=""), ENDED: ~Q(ended_at=""), LATE: Q(ended_at="", pk__in=late.values("matter"))}
        found = found.filter(states.get(state, Q()))
    if sender := conditions.get("sender"):
        found = found.filter(sent_by({sender, names.known("organ", sender, world.now) or sender}))
    if (year := conditions.get("year", "")).isdecimal():
        found = found.filter(opened_at__startswith=year)
    return found


def sent_by(organs: set[str]) -> Q:
    """From one of these: codes of organs here, names of those outside."""
    condition = Q(organ__in=organs)
    for one in organs:
        condition |= Q(record__contains=f'"sender":{json.dumps(one, ensure_ascii=False)}')
    return condition


def facets(found: QuerySet[Matter], conditions: Mapping[str, str], labels: Mapping[str, str], world: World) -> tuple[Facet, ...]:
    """Those that are not set yet and would narrow, of the newest; values as frequent as each other stand by the newest that has one."""
    newest = found.order_by("-opened_at", "pk")  # in no order of its own: it would tell of rows that the reader may not see
    rows = list(newest.values_list("procedure", "ended_at", "opened_at", "organ", "record")[:MOST])
    senders = (sender_in(record) or organ for _procedure, _ended, _opened, organ, record in rows)
    counts = {
        "kind": Counter(labels.get(row[0], row[0]) for row in rows),
        "sender": Counter(world.org.name(one) for one in senders if one),
        "state": Counter(ENDED if row[1] else OPEN for row in rows),
        "year": Counter(row[2][:4] for row in rows),
    }
    offered = ((name, label, counts[name]) for name, label in FACETS if not conditions.get(name) and len(counts[name]) > 1)
    return tuple(Facet(name, label, tuple(Value(value, n) for value, n in each.most_common(8))) for name, label, each in offered)


def sender_in(record: str) -> str:
    """Who sent it, read from the stored record."""
    found = re.search(r'"sender":"([^"]*)"', record)
    return found[1] if found else ""


def hit(one: Found, words: str, labels: Mapping[str, str], world: World, shown: str) -> Hit:
    """A matter as the list of results shows it."""
    values = json.loads(one.record)
    sender, number = str(values.get("sender") or one.organ), str(values.get("number") or one.number)
    state = ENDED if one.ended_at else OPEN
    day = moment(one.opened_at).date()
    title, kind = marked(one.title, words), labels.get(one.procedure, "")
    return Hit(reverse("matter", args=[one.id]), title, kind, state, world.org.name(sender), number, day, snippet(shown, one.title, words))


def snippet(shown: str, title: str, words: str) -> Pieces:
    """The line where a word stands that the title does not have: ……研究排水防涝工程……; nothing when the title has them all."""
    for word in words.split():
        wanted = indexing.plain(word)
        if wanted in indexing.plain(title):
            continue
        for line in shown.split("\n"):
            if (at := indexing.plain(line).find(wanted)) >= 0:
                start, end = max(0, at - AROUND), at + len(wanted) + AROUND
                return marked(("……" if start else "") + line[start:end] + ("……" if end < len(line) else ""), words)
    return ()


def norms(words: str) -> Iterator[Norm]:
    """Provisions with all the words in their gist, or that is meant by its number: 48.2e."""
    wanted = words.split()
    every = provisions().values() if wanted else ()
    found = (one for one in every if one.id == words or all(word in f"{one.gist} {one.said}" for word in wanted))
    for one, _place in zip(found, range(BESIDE), strict=False):
        yield Norm(one.id, marked(wording.said(one.gist), words))


def offices(words: str, now: datetime) -> tuple[str, ...]:
    """Organs, posts and people that are so called, by name or initials."""
    asked = words.strip().lower()
    if len(asked) < 2:
        return ()
    lists = (options for _kind, options in names.name_lists(now))
    return tuple(dict.fromkeys(name for each in lists for name, letters in each if asked in name or letters.startswith(asked)))[:BESIDE]


def marked(text: str, words: str) -> Pieces:
    """The text in pieces, those that were looked for marked; whatever brackets, width and case they were typed in."""
    wanted = [re.escape(indexing.plain(one)) for one in words.split() if one]
    return tuple(_pieces(text, wanted)) if wanted else ((text, False),)


def _pieces(text: str, wanted: list[str]) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in re.finditer("|".join(wanted), indexing.plain(text)):
        if at < found.start():
            yield text[at : found.start()], False
        yield text[found.start() : found.end()], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
