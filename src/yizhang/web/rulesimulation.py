"""推演: what another edition or another number would have made of past acts, on the matters one may see and no others (semantics 53)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.hands import task_seats
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import said as moment
from yizhang.kernel.page_fields import HIDDEN
from yizhang.kernel.simulating import ALLOWED, ASKED, DUE, GONE, IN_TIME, LATE, REFUSED, SAID, SPARED, Consequence, by_provision, touched
from yizhang.kernel.simulating import simulate as simulated
from yizhang.kernel.values import Hand
from yizhang.law.count import months_from
from yizhang.law.duration import SameDay
from yizhang.law.numbers import slots_of
from yizhang.law.org import Opener, Who
from yizhang.law.quantity import Quantity
from yizhang.law.rule import Fact
from yizhang.law.rulebook import Edition, Rulebook
from yizhang.rulebooks.drafts import BadDraft, changed
from yizhang.rulebooks.known import declared
from yizhang.rulebooks.provisions import provisions
from yizhang.web.leaf import Leaf
from yizhang.web.ledger import Query
from yizhang.web.wording import message, said

AT_ONCE = 100
"""Matters judged for one page: a second or two."""
MONTHS = ("1", "3", "12", "36", "")
SEVERITY = {
    REFUSED: "breach", ASKED: "caution", ALLOWED: "pass", LATE: "breach", IN_TIME: "pass", DUE: "note", SPARED: "note", GONE: "caution",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changeable:
    """A number of the edition; `given` is the amount that the address puts in its place."""

    name: str
    label: str
    was: Quantity
    cites: tuple[str, ...]
    given: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many matters meet a kind of consequence, and the address that shows only these."""

    kind: str
    label: str
    severity: str
    count: int
    link: str


@dataclass(frozen=True, slots=True)
class Row:
    """A consequence in words."""

    one: Consequence
    said: str
    severity: str
    words: str
    procedure: str
    step: str


@dataclass(frozen=True, slots=True)
class Group:
    """The consequences of one provision."""

    citation: str
    gist: str
    rows: tuple[Row, ...]


def may_simulate(by: Hand, now: datetime) -> bool:
    """Whether somebody is one of those who, by the edition in force, work on the rules."""
    world = World.of(now)
    drafters = world.book.edition.drafters
    own = task_seats(world.org, by, world.now)
    return drafters is not None and not own.isdisjoint(drafters.seats(Who(world.org, {}, Opener(by.person, by.post, ""))))


def simulation(asked: QueryDict, by: Hand, now: datetime) -> Mapping[str, Any]:
    """The page: what may be changed, and once something is, what would have followed."""
    force = World.of(now).book.edition
    edition = declared().get(asked.get("edition", ""), force)
    numbers = tuple(changeable(edition, asked))
    seen = visible(by, now=now).filter(draft=False)
    words: dict[str, Any] = {
        "title": _("推演"), "force": force, "edition": edition, "editions": tuple(declared().values()), "numbers": numbers,
        "changes": tuple(one for one in numbers if one.given), "months": asked.get("months", MONTHS[2]), "all_months": MONTHS,
        "procedure": asked.get("procedure", ""), "procedures": labels(seen, World.of(now).book), "kind": asked.get("kind", ""),
    }  # fmt: skip
    if bool(asked.get("number")) != bool(asked.get("amount")):
        return words | {"fault": _("改一个数，要选定是哪个数，并写明改为多少。")}
    if not words["changes"] and edition is force:
        return words
    try:
        book = changed(edition, [f"{one.name}={one.given}" for one in words["changes"]])
    except BadDraft:
        given = _("、").join(f"{said(one.label)} {one.given}" for one in words["changes"])
        return words | {"fault": _("改后的数不能用：{given}。请写阿拉伯数字，单位不变；期限最短为1，最长为9999。").format(given=given)}
    return words | judged(book, scope(seen, words, now), asked)


def changeable(edition: Edition, asked: QueryDict) -> Iterator[Changeable]:
    """The numbers that have an amount, each as the address has it; `number` and `amount` add one."""
    added = {asked.get("number", ""): asked.get("amount", "")}
    for own in edition.numbers:
        for slot in slots_of(type(own)):
            value, name = slot.of(own), str(slot)
            if isinstance(value, Quantity) and not isinstance(value, SameDay):
                given = (added.get(name) or asked.get(name, "")).strip()[:6]
                yield Changeable(name, slot.label, value, slot.cites, "" if given == str(value.amount) else given)


def labels(seen: QuerySet[Matter], book: Rulebook) -> Mapping[str, str]:
    """The kinds of matter that one may see some of, by name."""
    there = set(seen.values_list("procedure", flat=True).distinct())
    return {name: one.label for name, one in book.procedures.items() if name in there}


def scope(seen: QuerySet[Matter], words: Mapping[str, Any], now: datetime) -> QuerySet[Matter]:
    """The matters on which something was done in these months, the newest first."""
    if words["procedure"]:
        seen = seen.filter(procedure=words["procedure"])
    if words["months"] in MONTHS[:-1]:
        since = datetime.combine(months_from(now.date(), -int(words["months"])), time.min, now.tzinfo)
        seen = seen.filter(last_at__gte=moment(since))
    return seen.order_by("-last_at", "id")


def judged(book: Rulebook, matters: QuerySet[Matter], asked: QueryDict) -> Mapping[str, Any]:
    """One page of matters, judged again."""
    page, total = asked.get("page", "1"), matters.count()
    leaf = Leaf(None, Query(page=min(int(page), 100_000) if page.isdecimal() and int(page) else 1), total, size=AT_ONCE)
    ids = matters.values_list("id", flat=True)[max(leaf.first - 1, 0) : leaf.last]
    found = simulated(book, list(ids))
    shown = [one for one in found.found if asked.get("kind", "") in ("", one.kind)]
    return {
        "found": found,
        "leaf": leaf,
        "counts": tuple(counts(found.found, asked)),
        "moved": len({one.matter for one in found.found if one.open}),
        "groups": tuple(Group(cited, gist(cited), tuple(row(one, book) for one in each)) for cited, each in by_provision(shown)),
        "unasked": tuple(one.gist for one in book.rules if one.name in found.unasked),
    }


def counts(found: tuple[Consequence, ...], asked: QueryDict) -> Iterator[Count]:
    """Of each kind; the one that is shown alone leads back to all."""
    for kind, count in touched(found).items():
        query = asked.copy()
        query["kind"] = "" if asked.get("kind") == kind else kind
        yield Count(kind, SAID[kind], SEVERITY[kind], count, f"?{query.urlencode()}")


def gist(cited: str) -> str:
    """What a provision says, in a line."""
    known = provisions().get(cited)
    return known.gist if known else ""


def row(one: Consequence, book: Rulebook) -> Row:
    """What one line says."""
    procedure = book.procedures.get(one.procedure)
    verbs = procedure.verbs if procedure else {}
    step = verbs[one.verb].label if one.verb in verbs else one.verb
    return Row(one, SAID[one.kind], SEVERITY[one.kind], in_words(one, book), procedure.label if procedure else "", step)


def in_words(one: Consequence, book: Rulebook) -> str:
    """The finding as far as everybody may read it who sees the matter.

    What quotes a private field is not shown to anybody (semantics 52). A rule that wants facts may quote other matters, out of what the act
    kept, so of such a rule one reads only what it demands.
    """
    if one.finding is None:
        return said(one.said)
    if one.finding.private:
        return _(HIDDEN)
    asked = (rule for rule in book.rules_at(one.procedure, one.verb) if any(issubclass(want, Fact) for want in rule.wants))
    beyond = (rule for rule in asked if {*rule.cites} <= {*one.finding.cites})
    return next((said(rule.gist) for rule in beyond), message(one.finding))
