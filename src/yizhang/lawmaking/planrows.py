"""制定计划: the entries of each year with how far the draft that rests on each has come, and the documents issued with their effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from yizhang.kernel.asof import matters
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand
from yizhang.law.calendar import local
from yizhang.law.finding import _
from yizhang.law.standing import Standing
from yizhang.lawmaking.derived import FILED_WITH
from yizhang.lawmaking.family import Paper, changes_by_target, papers_of
from yizhang.lawmaking.kinds import Effect
from yizhang.lawmaking.plan import Entry, first_approvals, standing_of
from yizhang.web import bookrows
from yizhang.web.cells import Stages, Told
from yizhang.web.ledger import Row

STAGES = (
    (_("起草"), ("start",)), (_("征求"), ("consulted",)), (_("审查"), ("review",)), (_("讨论"), ("discuss",)),
    (_("公布"), ("publish", "present")), (_("备案"), ("filed",)),
)  # fmt: skip
"""The stages of a draft: the words, and the verbs that complete each."""
SHADES = {
    Effect.TO_COME: "note", Effect.IN_FORCE: "pass", Effect.AMENDED: "caution", Effect.REPEALED: "breach", Effect.EXPIRED: "breach",
}  # fmt: skip


def told(effect: Effect) -> Told:
    """The effect of a published document as a cell shows it."""
    return Told(effect.value, SHADES[effect])


def planned(
    columns: tuple[str, ...], by: Hand, now: datetime, most: int | None = bookrows.MOST, then: datetime | None = None
) -> Iterator[Row]:
    """Each entry with its draft, the newest year first; an addition says so, an entry past its day without publication is late."""
    rows = list(bookrows.rows(("plan_item",), columns, by, now, most, then))
    drafts = {str(row["matter"]): row for row in bookrows.rows(("draft",), ("status", "where_"), by, now, None, then)}
    papers = [Paper(one) for one in matters(Matter.objects.filter(id__in=list(drafts)).order_by("opened_at"), then)]
    resting = {str(one.values["plan_item"]): one for one in papers if one.values.get("plan_item")}
    entries = {one.id: one for one in matters(Matter.objects.filter(procedure="plan_item", draft=False), then)}
    first = first_approvals(map(Entry.of, entries.values()))
    for row in sorted(rows, key=lambda row: Entry.of(entries[str(row["matter"])]).year, reverse=True):
        matter = entries[str(row["matter"])]
        paper = resting.get(matter.id)
        yield {**row, **_planned(matter, first, paper, drafts[paper.matter.id] if paper else {}, local(then or now).date())}


def _planned(matter: Matter, first: Mapping[tuple[int, str], datetime], paper: Paper | None, draft: Row, today: date) -> Row:
    entry, finish = Entry.of(matter), Paper(matter).day("finish_by")
    closed = bool(matter.ended_at) or (paper is not None and paper.published)
    late = finish is not None and finish < today and not closed and entry.approved_at is not None
    now = Told(_("晚于计划"), "breach") if late else _now(paper, draft) if entry.approved_at else Told(_("待市政府批准"), "note")
    return {
        "year": str(entry.year), "added": _("追加") if entry.is_added(first) else "", "late": late, "stages": stages(paper, late),
        "draft": now, "states": ("已办结",) if closed else ("在办", *(["逾期"] if late else [])),
    }  # fmt: skip


def _now(paper: Paper | None, draft: Row) -> Told | str:
    """What the draft waits for; once published, its filing."""
    if paper is None:
        return _("还没有草案")
    standing = standing_of(paper.matter)
    if standing.done("publish"):
        return Told(_("已公布"), "pass") if standing.done("filed") else Told(_("已公布，备案中"), "note")
    if standing.done("ask_public") and not standing.done("consulted"):
        return _("公开征求意见中")
    return str(draft.get("status", ""))


def stages(paper: Paper | None, late: bool = False) -> Stages:
    """How far a draft is; left out is 征求 where the public need not be asked, and 备案 of a bill."""
    standing = standing_of(paper.matter) if paper else Standing()
    left_out = paper and (not paper.values.get("public_interest") and "征求", paper.kind not in FILED_WITH and "备案")
    parts: list[tuple[str, str]] = []
    for words, verbs in STAGES:
        if words not in (left_out or ("征求",)):
            reached = any(state in ("now", "over") for _words, state in parts)
            done = any(standing.done(one) for one in verbs)
            parts.append((words, "" if reached else "done" if done else "over" if late else "now"))
    return Stages(tuple(parts))


def issued(
    columns: tuple[str, ...], by: Hand, now: datetime, most: int | None = bookrows.MOST, then: datetime | None = None
) -> Iterator[Row]:
    """文件效力: each published document with its effect on the day and what changed it by then."""
    rows = list(bookrows.rows(("draft",), columns, by, now, most, then))
    known, changes, today = papers_of(rows, then), changes_by_target(then), local(then or now).date()
    for row in rows:
        made = changes.get(str(row["matter"]), [])
        effect = known[str(row["matter"])].effect(today, made)
        if effect is not None:
            yield {**row, "effect": told(effect), "changed_by": "、".join(one.title for one in made), "states": ()}
