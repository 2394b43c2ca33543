"""我的办理: everything somebody has done, whatever post he holds by now (semantics 51).

Who has left a post sees its matters no more, and keeps his own acts: under the title that the matter had then, with his own words only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.kernel import asof, visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import local, read
from yizhang.kernel.moment import said as recorded
from yizhang.kernel.page_acts import label_in
from yizhang.kernel.values import Hand
from yizhang.law.record import fields_of, open_to_all
from yizhang.law.standing import record_after
from yizhang.web.bookrows import MOST, contents
from yizhang.web.changes import SAID
from yizhang.web.ledger import Column, Ledger, Row, declare
from yizhang.web.sheet import ON_PAPER
from yizhang.web.wording import said

SILENT = ("open", "read")
"""Acts that say nothing: a draft begun, a paper read."""


def own_acts(by: Hand, now: datetime, then: datetime | None = None) -> Iterator[Row]:
    """One row an accepted act, the newest first, up to `then`; a matter that one may not see any more has no link."""
    world, last = World.of(local(now)), recorded(then or now)
    acts = list(Act.objects.filter(person=by.person, accepted=True, at__lte=last).exclude(verb__in=SILENT).order_by("-at", "-id")[:MOST])
    bodies = [json.loads(one.body) for one in acts]
    matters = {one.matter for one in acts}
    seen = {one.id: one.title for one in asof.matters(visible(by, now=now).filter(id__in=matters), then, drafts=True)}
    then = _titles(Matter.objects.filter(id__in=matters - seen.keys()).values_list("id", "procedure"), world)
    given = [_words(body, world) for body in bodies]
    texts = contents(given)
    for act, body, words in zip(acts, bodies, given, strict=True):
        yield {
            "matter": act.matter if act.matter in seen else "",
            "title": seen.get(act.matter) or then.get((act.matter, act.seq)) or _("（无标题）"),
            "on": read(act.at).date(),
            "year": act.at[:4],
            "at": read(act.at),
            "procedure": said(world.book.procedures[act.procedure].label),
            "verb": said(label_in(world.book.procedures[act.procedure], act.verb)),
            "post": world.org.name(act.post),
            "outcome": said(str(body.get("outcome", ""))),
            "words": _said(words, texts),
        }


def _words(body: Mapping[str, Any], world: World) -> object:
    """What was said in the act: the opinion or reason, else the first long text that is no part of the paper itself."""
    given = body.get("input", {})
    record = fields_of(world.book.procedures[body["procedure"]].record)
    long = (name for name in given if name in record and record[name].type.kind == "long" and name not in ON_PAPER)
    return next((given[name] for name in (*SAID, *long) if given.get(name)), "")


def _said(value: object, texts: Mapping[str, str]) -> str:
    return texts.get(str(value.get("digest")), "") if isinstance(value, dict) else str(value)


def _titles(matters: Iterable[tuple[str, str]], world: World) -> dict[tuple[str, int], str]:
    """What each matter was called after each of its acts: nothing that was written later (semantics 51)."""
    procedures, found = dict(matters), dict[tuple[str, int], str]()
    values: Mapping[str, Any] = {}
    for act in Act.objects.filter(matter__in=procedures, accepted=True).order_by("matter", "seq"):
        values = record_after(values if act.seq > 1 else {}, json.loads(act.body))
        record = world.book.procedures[procedures[act.matter]].record
        found[act.matter, act.seq] = str(open_to_all(record, values, "title", "name", "subject") or "")
    return found


declare(
    Ledger(
        "own-acts",
        gettext_lazy("我的办理"),
        (),
        (
            Column("at", gettext_lazy("时间")),
            Column("title", gettext_lazy("标题"), search=True, title=True),
            Column("procedure", gettext_lazy("事项类型"), filter=True),
            Column("verb", gettext_lazy("办理"), choice=True),
            Column("outcome", gettext_lazy("结果"), choice=True),
            Column("words", gettext_lazy("意见"), search=True, wraps=True),
            Column("post", gettext_lazy("职务"), choice=True),
        ),
        own_acts,
        filled=gettext_lazy("您办过的每一步会列在这里；离开原岗位后仍可查自己的办理。"),
    )
)
