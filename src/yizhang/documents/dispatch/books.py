"""用印, 分发 and 归档: registers that fill themselves from what was done to each document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from yizhang.documents.dispatch.metadata import ARCHIVED, SIGNING, WAITING
from yizhang.documents.distribution.copies import UNSENT, Copy, copies, copy_in, recipient
from yizhang.kernel import asof, visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import local
from yizhang.kernel.values import Hand
from yizhang.law.standing import mark_in
from yizhang.web.bookrows import MOST
from yizhang.web.ledger import Column, Ledger, Row, Span, declare, opening
from yizhang.web.listed import Part, between

DISTRIBUTED = 400
"""Documents that have ended and whose recipients are listed, each on a line of its own."""
NUMBER, TITLE = Column("number", _("发文字号"), search=True), Column("title", _("标题"), search=True, title=True)


@dataclass(frozen=True, slots=True)
class Document:
    """One document with what was done to it."""

    matter: Matter
    values: Mapping[str, Any]
    standing: Mapping[str, Any]
    world: World

    def on(self, verb: str) -> date | None:
        """The day on which that was done."""
        mark = mark_in(self.standing, verb)
        return local(mark.at).date() if mark else None

    def who(self, *verbs: str) -> str:
        """The post that did the first of these that is done."""
        marks = (mark_in(self.standing, one) for one in verbs)
        return next((self.world.org.name(one.post) for one in marks if one), "")

    def row(self, day: date | None) -> dict[str, object]:
        """The cells that all registers have; the year is that of the day."""
        return {
            "matter": self.matter.id,
            "number": self.matter.number,
            "title": self.matter.title,
            "kind": self.values.get("kind", ""),
            "on": day,
            "year": str(day.year) if day else "",
        }


def documents(by: Hand, now: datetime, verb: str, part: Part) -> Iterator[Document]:
    """Those that one may see and to which that was done by then, the newest first."""
    world = asof.world_at(now, part.then)
    found = part.since(visible(by, now=now).filter(procedure="dispatch", draft=False)).order_by("-opened_at", "id")
    for one in sorted((one for one in part.of(found) if one.number), key=lambda one: one.last_at, reverse=True):
        standing = json.loads(one.standing)
        if verb in standing.get("marks", {}):
            yield Document(one, json.loads(one.record), standing, world)


def seals(by: Hand, now: datetime, **part: Any) -> Iterator[Row]:
    """用印登记簿: what was sealed with which seal, asked by whom, allowed by whom, put by whom, and the digest of the very text."""
    read = Part(**part)
    found = [*_sealed(by, now, read), *_papers(by, now, read)]
    yield from sorted(found, key=lambda one: str(one["sealed"]), reverse=True)


def _sealed(by: Hand, now: datetime, read: Part) -> Iterator[Row]:
    for one in documents(by, now, "seal", read):
        asker = mark_in(one.standing, "ask_seal")
        yield {
            **one.row(one.on("seal")),
            **_seal_row(one, one.on("seal"), "seal"),
            "applicant": one.world.org.name(one.world.org.organ_of(asker.post)) if asker else "",
            "asker": one.who("ask_seal"),
            "signer": one.who(*SIGNING),
        }


def _papers(by: Hand, now: datetime, read: Part) -> Iterator[Row]:
    """Those that are no documents of the house."""
    world = asof.world_at(now, read.then)
    found = read.since(visible(by, now=now).filter(procedure="seal_request", draft=False)).order_by("-opened_at", "id")
    for matter in read.of(found):
        one = Document(matter, json.loads(matter.record), json.loads(matter.standing), world)
        if day := one.on("affix"):
            yield {
                **one.row(day), **_seal_row(one, day, "affix"), "applicant": world.org.name(str(one.values.get("applicant", ""))),
                "asker": one.who("apply"), "signer": one.who("agree"),
            }  # fmt: skip


def _seal_row(one: Document, day: date | None, verb: str) -> Row:
    return {
        "sealed": day, "sealer": one.who(verb), "seal": one.values.get("seal", ""), "text": one.values["text"]["digest"],
        "copies": one.values.get("seal_copies") or one.values.get("copies"), "why": one.values.get("seal_reason", ""),
    }  # fmt: skip


def distribution(by: Hand, now: datetime, **part: Any) -> Iterator[Row]:
    """分发登记簿: a line for each recipient, with who received it and when; of a document one does not see, the own copy."""
    read = Part(**part)
    issued = list(documents(by, now, "issue", read))
    sent = copies([one.matter.id for one in issued], asof.world_at(now, read.then), read.then)
    for one in issued:
        cells = {**one.row(one.on("issue")), "issued": one.on("issue"), "openness": one.values.get("openness", "")}
        yield from ({**cells, **_copy_row(copy)} for copy in sent[one.matter.id])
        if not (one.on("distribute") or one.on("annul")):
            yield from ({**cells, **_unsent_row(to, one.world)} for to in one.values.get("addressees", ()))
    yield from _received(by, now, read)


def _received(by: Hand, now: datetime, read: Part) -> Iterator[Row]:
    """The copies that came to somebody who does not see how the document was made."""
    world, seen = asof.world_at(now, read.then), visible(by, now=now)
    found = seen.filter(procedure="delivery", draft=False).exclude(parent__in=seen.filter(procedure="dispatch").values("id"))
    found = between(found, read.span or Span()).order_by("-opened_at", "id")
    for one in read.of(found):
        values, copy = json.loads(one.record), copy_in(one, world)
        yield {
            "title": one.title, "number": values.get("document_number", ""), "kind": values.get("kind", ""), "issued": copy.sent,
            "on": copy.sent, "year": str(copy.sent.year), "openness": "", **_copy_row(copy),
        }  # fmt: skip


def _copy_row(one: Copy) -> Row:
    done = not one.open
    return {
        "matter": one.matter, "to": one.to, "way": one.way, "state_": one.state, "sent": one.sent, "arrived": one.on, "by": one.by,
        "reminded": one.reminded or None, "why": one.why, "states": ("已办结",) if done else ("在办",),
    }  # fmt: skip


def _unsent_row(to: Mapping[str, Any], world: World) -> Row:
    return {"to": recipient(to, world), "way": to["way"], "state_": UNSENT, "states": ("在办",)}


def archive(by: Hand, now: datetime, **part: Any) -> Iterator[Row]:
    """归档登记簿: what is kept, for how long, and what has yet to be handed over."""
    for one in documents(by, now, "issue", Part(**part)):
        yield {
            **one.row(one.on("archive") or one.on("issue")),
            "archive_number": one.values.get("archive_number", ""),
            "retention": one.values.get("retention", ""),
            "archived": one.on("archive"),
            "archivist": one.who("archive"),
            "issued": one.on("issue"),
            "kept": ARCHIVED if one.on("archive") else WAITING,
        }


declare(
    Ledger(
        "seals",
        _("用印登记簿"),
        ("dispatch", "seal_request"),
        (
            Column("sealed", _("用印日期")),
            NUMBER,
            Column("title", _("标题或者事由"), search=True, title=True),
            Column("seal", _("印章"), choice=True),
            Column("copies", _("份数"), right=True),
            Column("applicant", _("申请单位"), choice=True),
            Column("asker", _("经办人"), shown=False),
            Column("signer", _("批准人"), choice=True),
            Column("sealer", _("用印人"), choice=True),
            Column("kind", _("文种"), filter=True, shown=False),
            Column("why", _("用印说明"), wraps=True),
            Column("text", _("文本摘要"), search=True, shown=False),
        ),
        partial(seals, most=MOST),
        (opening("seal_request", _("申请用印"), "n"),),
        group="documents",
        every=seals,
        most=MOST,
        filled=_("文件和其他材料用印后列在这里，写明印章、份数、批准人、用印人和所盖文本的摘要。"),
    )
)
declare(
    Ledger(
        "distribution",
        _("分发登记簿"),
        ("dispatch",),
        (
            Column("issued", _("印发日期")),
            NUMBER,
            TITLE,
            Column("to", _("发往"), search=True, choice=True),
            Column("way", _("方式"), filter=True),
            Column("state_", _("签收"), filter=True),
            Column("arrived", _("签收日期")),
            Column("by", _("经办人")),
            Column("sent", _("分发日期"), shown=False),
            Column("reminded", _("催办次数"), right=True, shown=False),
            Column("why", _("收回的理由"), wraps=True, shown=False),
            Column("kind", _("文种"), filter=True, shown=False),
            Column("openness", _("公开属性"), choice=True),
        ),
        partial(distribution, most=DISTRIBUTED),
        group="documents",
        every=distribution,
        most=DISTRIBUTED,
        filled=_("文件印发后，主送和抄送的每个单位一行；分发后写明谁何时签收、谁还没有。收到的文件也列在这里。"),
    )
)
declare(
    Ledger(
        "archive",
        _("归档登记簿"),
        ("dispatch",),
        (
            Column("archive_number", _("归档号"), search=True),
            NUMBER,
            TITLE,
            Column("kind", _("文种"), filter=True, shown=False),
            Column("kept", _("归档"), filter=True),
            Column("retention", _("保管期限"), filter=True),
            Column("issued", _("印发日期")),
            Column("archived", _("归档日期")),
            Column("archivist", _("归档人"), choice=True, shown=False),
        ),
        partial(archive, most=MOST),
        group="documents",
        every=archive,
        most=MOST,
        filled=_("文件印发后列在这里，归档后写上归档号和保管期限。"),
    )
)
