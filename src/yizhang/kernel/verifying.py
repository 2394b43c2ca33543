"""Recompute everything from the acts and compare: digests, chains, checkpoints, then what the tables say of it (semantics 42, 60)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import connection

from yizhang.kernel import hooks, statements
from yizhang.kernel.case import Case, World, load
from yizhang.kernel.chain import Checked, Covered, Walk
from yizhang.kernel.checkpoints import look_through
from yizhang.kernel.contents import altered
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import local, said
from yizhang.kernel.projections import Wanted, opened_after, shut_out, sighted, wanted_tasks
from yizhang.kernel.reading import acts_by_matter, matter_heads, one_moment
from yizhang.kernel.rebuilding import Rebuilding
from yizhang.kernel.refolding import begun, folding
from yizhang.kernel.security import verify_events
from yizhang.kernel.statements import Row
from yizhang.kernel.values import Broken, Verification
from yizhang.kernel.writing import with_opened
from yizhang.law.org import SYSTEM

Bodies = list[tuple[dict[str, Any], str]]
SECURITY = "security"
"""Stands for a matter where the security log is broken; the act is the event's number."""
READ = {"standing": json.loads, "record": json.loads}
"""Texts whose order says nothing."""
CACHED = ("standing", "record", "title", "number", "draft", "ended_at", "end_outcome", "head", "seq")


def verify(
    now: datetime, matters: Iterable[str] | None = None, keys: Iterable[str] = (), witness: Iterable[str] = (), pending: bool = False
) -> Verification:
    """The record as it is at one moment: all matters, or those named.

    `keys`: the public keys (hex) whose signatures count, any when none is named; `witness`: bodies of checkpoints kept elsewhere;
    `pending`: the organisation changed and the worker has yet to follow, so tasks of open matters are not compared.
    """
    with one_moment():
        notes = look_through(tuple(keys), tuple(witness))
        if matters is not None:
            return _Round(local(now), notes, pending).over(list(matters))
        return _Round(local(now), notes, pending).over_all()


@dataclass
class _Round:
    """One run: what it was given, and what it found so far."""

    now: datetime
    notes: Checked
    pending: bool
    broken: list[Broken] = field(default_factory=list)
    acts: int = 0
    differ: int = 0
    behind: int = 0
    rebuilding: Rebuilding = field(default_factory=Rebuilding)

    def over(self, names: list[str]) -> Verification:
        """Some matters: their chains and projections."""
        for name in names:
            row = Matter.objects.values("id", "head", "seq").get(pk=name)
            self._matter(row, next((acts for _, acts in acts_by_matter(name)), iter(())))
        return self._answer(len(names))

    def over_all(self) -> Verification:
        """Everything, each act read once."""
        hooks.rulebook_at(self.now)  # so that the effects are known
        heads = matter_heads()
        left = dict(heads)
        self.broken += self.notes.broken
        for name, acts in acts_by_matter():
            row = left.pop(name, None)
            if row is None:
                self.broken.append(Broken(name, 1, "办理记录所属的事项不在册"))
            else:
                self._matter(row, acts)
        for row in left.values():
            self._matter(row, iter(()))
        self.broken += [Broken(name, 1, "检查点时在册的事项不见了") for name in self.notes.covered if name not in heads]
        known = {one.matter for one in self.broken}  # whose acts were not run
        self._differing(one for one in self.rebuilding.differences() if one.matter not in known)
        self._differing(_families())
        self.broken += altered_contents()
        self.broken += [Broken(SECURITY, seq, why) for seq, why in verify_events().broken]
        return self._answer(len(heads))

    def _matter(self, row: Mapping[str, Any], acts: Iterator[Any]) -> None:
        covered: dict[int, Covered] = self.notes.covered.get(row["id"], {})
        walk = Walk(row["id"], covered, keep=True)
        fault = walk.over(acts, (row["head"], row["seq"]))
        self.acts += walk.seq
        if fault:
            self.broken.append(fault)
            return
        self.rebuilding.note(walk.bodies)
        case = load(row["id"], self.now)
        if case is not None:
            self._projections(case, walk.bodies)

    def _projections(self, case: Case, bodies: Bodies) -> None:
        again = refold(case.row, case.world, bodies)
        self._differing(_first_columns(case.row, bodies))
        self._differing(_caches(case.row, again.row))
        self._differing(_readers(case, bodies))
        running = not case.row.draft and not case.row.ended_at
        if running and (self.pending or "" < case.row.next_at <= said(self.now)):
            self.behind += 1
            return
        self._differing(_clocks(case, again))

    def _differing(self, found: Iterable[Broken]) -> None:
        more = list(found)
        self.broken += more
        self.differ += len(more)

    def _answer(self, matters: int) -> Verification:
        notes = self.notes
        return Verification(
            matters, self.acts, tuple(self.broken), self.differ, notes.count, notes.unsigned, tuple(sorted(notes.keys)), self.behind
        )


# --- What the tables say, against what the acts make ------------------------------------------------------------------------------------


def _first_columns(row: Row, bodies: Bodies) -> Iterator[Broken]:
    """What is written once, at the opening."""
    first = bodies[0][0]
    made = (
        first["procedure"],
        first["at"],
        row.parent or row.root == row.id,
        row.parent or (first["person"], first["post"]) == (row.person, row.post),
    )
    if made[:2] != (row.procedure, row.opened_at) or not all(made[2:]):
        yield Broken(row.id, 1, "事项的种类、开立时间、开立人或所属与第一条办理不符")


def _caches(row: Row, again: Row) -> Iterator[Broken]:
    for name in CACHED:
        if READ.get(name, str)(getattr(again, name)) != READ.get(name, str)(getattr(row, name)):
            yield Broken(row.id, row.seq, f"“{name}”与办理记录推算的不符")


def _clocks(case: Case, again: Case) -> Iterator[Broken]:
    """Since when verbs are open, the open tasks, and their due dates."""
    if again.opened != case.opened:
        yield Broken(case.id, case.row.seq, "各项办理的起算时间与推算的不符")
    have = {
        (verb, seat, kind): (since, due, late, bool(certain))
        for _, verb, seat, kind, since, due, late, certain in statements.open_tasks(case.id)
    }
    want = {(one.verb, one.seat, one.kind): one for one in wanted_tasks(case)}
    if have.keys() != want.keys():
        yield Broken(case.id, case.row.seq, "待办与推算的不符：" + "、".join(sorted("/".join(one) for one in have.keys() ^ want.keys())))
    for place, one in want.items():
        if place in have and one.kind in ("duty", "expedite") and have[place] != _clock(one):
            yield Broken(case.id, case.row.seq, f"时限与推算的不符：{'/'.join(place)}，应为{one.due or '无期限'}")


def _clock(one: Wanted) -> tuple[str, str, str, bool]:
    return one.since, one.due, one.late_from, one.certain


def _readers(case: Case, bodies: Bodies) -> Iterator[Broken]:
    """Who should see it and does not; and who does although no act, task or sight ever gave it to him, or it was taken back from him.

    A sight may give it to another when a portfolio passes on, without any act in the matter.
    """
    have = {seat for (seat,) in statements.rows("SELECT seat FROM kernel_reader WHERE matter = %s", [case.id])}
    should = set() if case.row.draft else {one.seat for one in wanted_tasks(case)} | set(sighted(case))
    if lost := should - have - {SYSTEM}:
        yield Broken(case.id, case.row.seq, "应见者未列入可见：" + "、".join(sorted(lost)))
    acted = {f"post:{body['post']}" for body, _ in bodies if body["accepted"] and body.get("post") != SYSTEM}
    again = have & shut_out(case) - {seat for _, seat, _ in case.row.tasks}
    if not again and have <= should | acted:
        return
    tasks = {seat for (seat,) in statements.rows("SELECT seat FROM kernel_task WHERE matter = %s", [case.id])}
    above = {seat for (seat,) in statements.rows("SELECT seat FROM kernel_reader WHERE matter = %s", [case.row.parent])}
    strange = (have - should - acted - tasks | again) - above - {f"post:{case.row.post}"}
    if strange and (strange := strange - (shown(case.row, bodies) - again)):
        yield Broken(case.id, case.row.seq, "列入可见而没有依据：" + "、".join(sorted(strange)))


def refold(row: Row, world: World, bodies: Bodies) -> Case:
    """The matter made again from its acts alone, as it is in the world of now."""
    *_, last = begun(row), *folding(row, bodies)
    now = replace(last, world=world)
    return with_opened(now, opened_after(now.situation, None, world.book.edition.since))


def shown(row: Row, bodies: Bodies) -> set[str]:
    """The seats to which a task or a sight showed it on the way."""
    return {
        seat
        for case in folding(row, bodies)
        for seat in (*(one.seat for one in wanted_tasks(case)), *(() if case.row.draft else sighted(case)))
    }


FAMILY = """SELECT m.id, m.parent, m.root, l.a, p.root FROM kernel_matter m LEFT JOIN kernel_link l ON l.b = m.id AND l.kind = 'child'
LEFT JOIN kernel_matter p ON p.id = m.parent WHERE m.parent <> '' OR l.a IS NOT NULL OR m.root <> m.id"""


def _families() -> Iterator[Broken]:
    """Whether each child hangs below the matter that opened it."""
    for matter, parent, root, opener, above in statements.rows(FAMILY, []):
        if parent != opener or root != above:
            yield Broken(matter, 1, "所属的上级事项与开立它的办理不符")


def altered_contents() -> Iterator[Broken]:
    """Long texts and files whose content is no longer what their digest says. One that was deleted for the personal data in it is none."""
    for digest in altered():
        found = statements.rows("SELECT matter, seq FROM kernel_act WHERE body LIKE %s ORDER BY id LIMIT 1", [f"%{digest}%"])
        matter, seq = found[0] if found else ("content", 0)
        yield Broken(matter, seq, f"所附正文或文件的内容与摘要不符（{digest[:12]}…）")


def counts() -> dict[str, Any]:
    """How many matters, acts, refusals there are, for the page of an auditor."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), SUM(CASE WHEN accepted THEN 0 ELSE 1 END) FROM kernel_act")
        acts, refused = cursor.fetchone()
    return {"matters": Matter.objects.count(), "acts": acts, "refused": refused or 0}
