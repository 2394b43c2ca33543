"""What the rules of outgoing documents ask besides the record: near documents, the government's approval, and who is written to."""

from __future__ import annotations

import json
import re
from datetime import datetime
from difflib import SequenceMatcher
from typing import cast

from yizhang.documents.dispatch.facts import (
    Alike,
    AlikeDocuments,
    Annulling,
    Approval,
    AskedNumber,
    Counties,
    Interpreted,
    Issued,
    NumberUse,
    Unlisted,
    Unpublished,
)
from yizhang.documents.dispatch.yearly import counted, having
from yizhang.kernel import visible
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand
from yizhang.law.standing import from_json
from yizhang.office.snapshot import OrgSnapshot

QUOTED = re.compile(r"《([^《》]{2,60})》")
GOVERNMENT_RULE = "政府规章"
LAST = 300
"""So many of the last dispatches are looked at for a near one; what is older is no draft and no recent document."""
SHOWN = 3
FRAME = (
    "无锡市人民政府办公室",
    "无锡市人民政府",
    "市政府办公室",
    "市政府",
    "关于",
    "印发",
    "转发",
    "的通知",
    "的意见",
    "的通报",
    "的决定",
    "的函",
)
"""What titles have in common whatever they are about."""


@loads(AlikeDocuments)
def alike_documents(ctx: Ctx) -> AlikeDocuments:
    """The nearest among the last dispatches that the asker may see."""
    return AlikeDocuments(near(str(ctx.values.get("title", "")), ctx.hand, ctx.now, ctx.matter))


def near(title: str, by: Hand, now: datetime, without: str = "") -> tuple[Alike, ...]:
    """The nearest to a title, the document itself left out."""
    own = _subject(title)
    rows = visible(by, now=now).filter(procedure="dispatch", draft=False).exclude(id=without).order_by("-last_at")[:LAST]
    scored = sorted((Alike(one.title, _score(own, _subject(one.title))) for one in rows), key=lambda one: -one.score)
    return tuple(scored[:SHOWN])


def _subject(title: str) -> str:
    for word in FRAME:
        title = title.replace(word, "")
    return title


def _score(one: str, other: str) -> int:
    return round(100 * SequenceMatcher(None, one, other, autojunk=False).ratio()) if one and other else 0


@loads(Issued)
def issued(ctx: Ctx) -> Issued:
    """Counted over what the asker may see (semantics 53), by the day on which the number was drawn."""
    mine = visible(ctx.hand, now=ctx.now).filter(procedure="dispatch", draft=False).exclude(number="")
    found = counted(having(mine, in_name_of=str(ctx.values.get("in_name_of", ""))), "number", ctx.now)
    return Issued(found.this_year, found.last_year)


@loads(AskedNumber, counts=True)
def asked_number(ctx: Ctx) -> AskedNumber:
    """Over all documents, whoever sees them: a number is used once. A reservation counts while it is neither used nor returned."""
    number, name = str(ctx.values.get("document_number", "")), ctx.values.get("in_name_of")
    own = Matter.objects.filter(id=ctx.matter).values_list("number", flat=True).first() or ""
    if not number:
        return AskedNumber(own=own)
    used = Matter.objects.filter(procedure="dispatch", number=number).exclude(id=ctx.matter).values_list("title", flat=True).first()
    kept = Matter.objects.filter(procedure="number_reservation", number=number, ended_at="", draft=False)
    return AskedNumber(number, used or "", any(json.loads(one.record).get("in_name_of") == name for one in kept), own)


@loads(NumberUse)
def number_use(ctx: Ctx) -> NumberUse:
    """The document that took the reserved number."""
    number = str(ctx.values.get("document_number", ""))
    found = Matter.objects.filter(procedure="dispatch", number=number).values_list("title", flat=True).first() if number else ""
    return NumberUse(found or "")


@loads(Approval)
def approval(ctx: Ctx) -> Approval:
    """The request named as approval: granted when the mayor agreed and the office answered its sender, who drafts this document."""
    named = ctx.values.get("approval")
    found = Matter.objects.filter(id=str(named), procedure="request").first() if named else None
    if found is None:
        return Approval()
    values, instructed = json.loads(found.record), from_json(json.loads(found.standing)).marks.get("instruct")
    sender = str(values.get("sender", ""))
    drafters = {str(ctx.values.get("drafter", "")), *map(str, cast(list[str], ctx.values.get("joint", [])))}
    granted = bool(found.ended_at) and instructed is not None and instructed.outcome == "同意" and sender in drafters
    return Approval(found.title, ctx.org.name(sender), granted)


@loads(Annulling)
def annulling(ctx: Ctx) -> Annulling:
    """The named matter, where the asker may see it: another document of the house that is issued, or a superior's that is registered."""
    named = visible(ctx.hand, now=ctx.now).filter(id=str(ctx.values.get("annulled_by", ""))).exclude(id=ctx.matter).first()
    if named is None:
        return Annulling()
    verb = {"dispatch": "issue", "superior": "register"}.get(named.procedure, "")
    return Annulling(named.title, from_json(json.loads(named.standing)).done(verb))


@loads(Unpublished)
def unpublished(ctx: Ctx) -> Unpublished:
    """The publication among its children that has not ended."""
    waiting = Matter.objects.filter(parent=ctx.matter, procedure="publication", ended_at="").first()
    return Unpublished(ctx.org.name(str(json.loads(waiting.record).get("publisher", "")))) if waiting else Unpublished()


@loads(Interpreted)
def interpreted(ctx: Ctx) -> Interpreted:
    """By the titles in 《》 of its own title; a rule counts once it was published."""
    named = QUOTED.findall(str(ctx.values.get("title", "")))
    drafts = Matter.objects.filter(procedure="draft", draft=False, title__in=named) if named else ()
    return Interpreted(tuple(one.title for one in drafts if _is_rule(one)))


def _is_rule(draft: Matter) -> bool:
    published = from_json(json.loads(draft.standing)).done("publish")
    return published and json.loads(draft.record).get("law_kind") == GOVERNMENT_RULE


@loads(Unlisted)
def unlisted(ctx: Ctx) -> Unlisted:
    """Those that no organ on record is called, in full or short."""
    org = cast(OrgSnapshot, ctx.org)
    named = [str(one) for name in ("primary_recipients", "copies_to") for one in cast(list[str], ctx.values.get(name, []))]
    return Unlisted(tuple(one for one in named if not org.code(one)))


@loads(Counties)
def counties(ctx: Ctx) -> Counties:
    """Which recipients, copies included, are governments of counties or districts; 各市（县）区人民政府, 各市（县）、区 are all of them."""
    org = cast(OrgSnapshot, ctx.org)
    named = [str(one) for name in ("primary_recipients", "copies_to") for one in cast(list[str], ctx.values.get(name, []))]
    return Counties(tuple(one for one in named if org.is_county(one) or _collective(one)))


def _collective(name: str) -> bool:
    return name.startswith("各") and any(word in name for word in ("区", "县")) and ("政府" in name or name.endswith(("区", "县")))
