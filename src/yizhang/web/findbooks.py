"""豁免登记, 例外登记, 未准登记: no tables of their own but what the acts on matters one may see have kept (semantics 37, 38, 40).

An act that was refused is shown to who tried it and to the government's office; a finding that quotes what is private only to who met it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.kernel import asof, visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Bite, Matter
from yizhang.kernel.moment import read, said
from yizhang.kernel.page_acts import label_in
from yizhang.kernel.sealing import finding_from
from yizhang.kernel.values import Hand
from yizhang.law.finding import Finding
from yizhang.office.kinds import OrganKind
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.bookrows import HIDDEN
from yizhang.web.ledger import Column, Ledger, Row, Words, declare
from yizhang.web.wording import message, together

GROUP = "documents"
COMMON = (
    Column("articles", gettext_lazy("条款"), filter=True, search=True),
    Column("title", gettext_lazy("事项"), title=True, search=True),
    Column("procedure_", gettext_lazy("类型"), filter=True),
    Column("verb_", gettext_lazy("在哪一步")),
)


@dataclass(frozen=True, slots=True)
class Found:
    """An act that kept such a finding, on a matter one may see."""

    matter: Matter
    act: Act
    body: Mapping[str, Any]
    world: World
    by: Hand

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What it kept; a private one says so to everybody but who acted."""
        found = (finding_from(one) for one in self.body.get("findings", ()))
        return tuple(one.also(template=HIDDEN, values={}) if one.private and self.act.person != self.by.person else one for one in found)

    def verb_label(self, name: str) -> str:
        """What the verb is called on buttons."""
        return label_in(self.world.book.procedures[self.matter.procedure], name)

    def row(self, **cells: object) -> Row:
        """The cells every such register has, and its own."""
        return {
            "matter": self.matter.id, "title": self.matter.title or _("（无标题）"),
            "year": self.act.at[:4], "on": read(self.act.at).date(),
            "procedure_": self.world.book.procedures[self.matter.procedure].label, "verb_": self.verb_label(self.act.verb),
            "who_": who(self), "day_": read(self.act.at).date(),
        } | cells  # fmt: skip


def waived(one: Found) -> Iterator[Row]:
    """One waiver: of which provision, for which verb, by whom, why."""
    given = one.body.get("input", {})
    yield one.row(
        articles=given.get("provision", ""),
        verb_=one.verb_label(str(given.get("of", ""))),
        reason=given.get("reason", ""),
        demanded="；".join(given.get("demanded", ())),
    )


def exempted(one: Found) -> Iterator[Row]:
    """One lawful exception claimed: its ground stands in the note it turned the finding into."""
    for each in one.findings:
        if "ground" in each.values:
            yield one.row(articles=each.cites[0] if each.cites else "", ground=str(each.values["ground"]), found=message(each))


def refused(one: Found) -> Iterator[Row]:
    """One refused act: what it lacked, by which provisions."""
    breaches = [each for each in one.findings if each.refuses]
    articles = "、".join(dict.fromkeys(each.cites[0] for each in breaches if each.cites))
    yield one.row(articles=articles, found=together(breaches))


def who(one: Found) -> str:
    """Post and name, as officials say it."""
    name = one.world.org.name(one.act.post)
    return name if one.act.person in name else f"{name} {one.act.person}"


def in_the_office(org: object, by: Hand) -> bool:
    """Whether the post belongs to the government's own office: a section of it, or its leaders."""
    if not isinstance(org, OrgSnapshot) or by.post not in org.posts:
        return False
    organ = org.organ(org.posts[by.post].organ)
    return organ is not None and organ.kind in (OrganKind.SECTION, OrganKind.OFFICE, OrganKind.GOVERNMENT)


def found(kind: str, make: Any, by: Hand, now: datetime, then: datetime | None = None) -> Iterator[Row]:
    """The rows, newest first; those of acts done by then if a moment is named."""
    world, last = World.of(now), said(then or now)
    bitten = visible(by, now=now).filter(pk__in=Bite.objects.filter(kind=kind, at__lte=last).values("matter"))
    matters = {one.id: one for one in asof.matters(bitten, then, drafts=True)}
    for act in acts(kind, matters, by, world, last):
        matter = matters[act.matter]
        if matter.procedure in world.book.procedures:
            yield from make(Found(matter, act, json.loads(act.body), world, by))


def acts(kind: str, matters: Iterable[str], by: Hand, world: World, last: str) -> Iterator[Act]:
    """The acts that kept a finding of that kind, up to the moment `last`."""
    wanted = set(Bite.objects.filter(kind=kind, matter__in=list(matters), at__lte=last).values_list("matter", "seq"))
    listed: QuerySet[Act] = Act.objects.filter(matter__in={matter for matter, _seq in wanted}).order_by("-at", "-seq", "matter")
    if kind == "refused" and not in_the_office(world.org, by):
        listed = listed.filter(person=by.person)
    return (one for one in listed if (one.matter, one.seq) in wanted)


def book(name: str, label: Words, kind: str, make: Any, columns: tuple[Column, ...], filled: Words) -> None:
    """One such register."""
    last = (Column("who_", gettext_lazy("办理人"), search=True), Column("day_", gettext_lazy("日期")))
    declare(Ledger(name, label, (), (*COMMON, *columns, *last), partial(found, kind, make), group=GROUP, filled=filled))


book(
    "waivers", gettext_lazy("豁免登记"), "waiver", waived,
    (Column("reason", gettext_lazy("理由"), search=True, wraps=True),
     Column("demanded", gettext_lazy("条文所要求的说明"), shown=False, wraps=True)),
    gettext_lazy("条文指定的人在事项上作出豁免后，自动列在这里，写明条款、理由和办理人。"),
)  # fmt: skip
book(
    "exemptions", gettext_lazy("例外登记"), "exemption", exempted,
    (Column("ground", gettext_lazy("事由"), filter=True, search=True), Column("found", gettext_lazy("原应"), shown=False, wraps=True)),
    gettext_lazy("办理时写明突发事件、领导交办等法定例外的，自动列在这里。"),
)  # fmt: skip
book(
    "refusals", gettext_lazy("未准登记"), "refused", refused,
    (Column("found", gettext_lazy("不符之处"), search=True, wraps=True),),
    gettext_lazy("不合规定而没有办成的，自动列在这里；办理人自己和办公室看得到，不计入考核。"),
)  # fmt: skip
