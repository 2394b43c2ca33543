"""Recompute everything from the acts and compare: digests, chain, standing, record, tasks, readers (semantics 60)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from yizhang.kernel import statements
from yizhang.kernel.canonical import GENESIS, canonical, digest_of
from yizhang.kernel.case import Case, World, load
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import local, read
from yizhang.kernel.projections import opened_after, sighted, wanted_tasks
from yizhang.kernel.statements import Row
from yizhang.kernel.values import Broken, Verification
from yizhang.kernel.writing import folded, with_opened
from yizhang.law.org import SYSTEM
from yizhang.law.standing import Standing


def verify(now: datetime, matters: Iterable[str] | None = None) -> Verification:
    """All matters, or those named."""
    names = list(matters) if matters is not None else list(Matter.objects.order_by("opened_at", "id").values_list("id", flat=True))
    broken, acts, differ = list[Broken](), 0, 0
    for name in names:
        found, count = _chain(name)
        acts += count
        broken += found
        if not found:
            why = list(_projections(name, local(now)))
            broken += why
            differ += len(why)
    orphans = statements.rows("SELECT DISTINCT matter FROM kernel_act WHERE matter NOT IN (SELECT id FROM kernel_matter)", []) if matters is None else []
    broken += [Broken(name, 1, "办理记录所属的事项不在册") for (name,) in orphans]
    return Verification(len(names), acts, tuple(broken), differ)


def _chain(matter: str) -> tuple[list[Broken], int]:
    """Every act of a matter: its bytes, digest, number, and the one before."""
    prev, seq = GENESIS, 0
    for act in Act.objects.filter(matter=matter).order_by("seq"):
        if why := _fault(act, prev, seq + 1):
            return [Broken(matter, act.seq, why)], seq
        prev, seq = act.digest, act.seq
    row = Matter.objects.get(pk=matter)
    if (row.head, row.seq) != (prev, seq):
        return [Broken(matter, seq, "最后一条办理与事项所记不符，可能缺少办理记录")], seq
    return [], seq


def _fault(act: Act, prev: str, seq: int) -> str:
    try:
        body = json.loads(act.body)
        same = canonical(body) == act.body
    except ValueError:
        return "内容不是规范格式"
    if not same:
        return "内容不是规范格式"
    if digest_of(act.body, body.get("alg", "sha256")) != act.digest:
        return "内容与摘要不符"
    if body.get("prev") != prev:
        return "与前一条办理的摘要不连"
    columns = (act.seq, act.matter, act.verb, act.at, act.person, act.accepted)
    if columns != (seq, body["matter"], body["verb"], body["at"], body.get("person", ""), body["accepted"]) or body["seq"] != seq:
        return "栏目与内容不符"
    return ""


def _projections(matter: str, now: datetime) -> Iterator[Broken]:
    """What the rows say against what the acts make."""
    case = load(matter, now)
    if case is None:
        return
    again = refold(case.row, case.world)
    for name in ("standing", "record", "opened", "title", "number", "draft", "ended_at", "end_outcome", "head", "seq"):
        if getattr(again.row, name) != getattr(case.row, name):
            yield Broken(matter, case.row.seq, f"“{name}”与办理记录推算的不符")
    have = {(verb, seat, kind) for _, verb, seat, kind, *_ in statements.open_tasks(matter)}
    want = {(one.verb, one.seat, one.kind) for one in wanted_tasks(case)}
    if have != want:
        yield Broken(matter, case.row.seq, "待办与推算的不符：" + "、".join(sorted("/".join(one) for one in have ^ want)))
    if not case.row.draft and (lost := _unread(case, want)):
        yield Broken(matter, case.row.seq, "应见者未列入可见：" + "、".join(sorted(lost)))


def _unread(case: Case, want: set[tuple[str, str, str]]) -> set[str]:
    have = {seat for (seat,) in statements.rows("SELECT seat FROM kernel_reader WHERE matter = %s", [case.id])}
    return ({seat for _, seat, _ in want} | set(sighted(case))) - have - {SYSTEM}


def refold(row: Row, world: World) -> Case:
    """The matter made again from its acts alone, each under the edition of its moment."""
    fresh = replace(
        row, title="", number="", seq=0, head=GENESIS, draft=not row.parent, ended_at="", end_outcome="", standing={}, record={}, opened={}, next_at=""
    )
    case = Case(fresh, Standing(), world)
    for act in Act.objects.filter(matter=row.id).order_by("seq"):
        body = json.loads(act.body)
        case = replace(case, world=World.at(read(body["at"]), row.org, row.calendar))
        case = with_opened(case, opened_after(case.situation, None, case.world.book.edition.since)) if case.row.seq else case
        case = folded(case, body, act.digest) if body["accepted"] else replace(case, row=replace(case.row, seq=body["seq"], head=act.digest, last_at=body["at"]))
    now = replace(case, world=world)
    return with_opened(now, opened_after(now.situation, None, world.book.edition.since))


def counts() -> dict[str, Any]:
    """How many matters, acts, refusals there are, for the page of an auditor."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), SUM(CASE WHEN accepted THEN 0 ELSE 1 END) FROM kernel_act")
        acts, refused = cursor.fetchone()
    return {"matters": Matter.objects.count(), "acts": acts, "refused": refused or 0}
