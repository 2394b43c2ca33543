"""Writing one act: sealed, folded, projected; then what it undoes, opens, changes in the tables, and ends (semantics 42, 48, 49)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from yizhang.kernel import statements
from yizhang.kernel.case import Case, World, load
from yizhang.kernel.compiled import compiled
from yizhang.kernel.consequences import ANSWERED, CONSEQUENCES, notify
from yizhang.kernel.consults import OPINION_REQUEST, consultations
from yizhang.kernel.effects import BUMPS, EFFECTS, EffectContext
from yizhang.kernel.hands import place_of
from yizhang.kernel.judging import derive
from yizhang.kernel.kept import EMPTY, opened_said, standing_said, values_said
from yizhang.kernel.moment import read, said
from yizhang.kernel.projections import add_readers, end_sights, next_moment, opened_after, sighted, sync_tasks
from yizhang.kernel.sealing import body_of, finding_json, seal
from yizhang.kernel.statements import Row
from yizhang.kernel.telling import TELLERS
from yizhang.kernel.values import Hand
from yizhang.law.finding import Finding
from yizhang.law.judge import undone_by
from yizhang.law.org import EVERYBODY, SYSTEM
from yizhang.law.record import open_to_all
from yizhang.law.standing import COMMON, NOTHING, Body, after, record_after

MACHINE = Hand(SYSTEM, SYSTEM)


class Deed(NamedTuple):
    """What is to be written: a verb with all that the stages decided about it."""

    verb: str
    hand: Hand
    accepted: bool
    input: Mapping[str, Any] = NOTHING
    derived: Mapping[str, Any] = NOTHING
    outcome: str = ""
    effective: datetime | None = None
    seat: str = ""
    seats: tuple[str, ...] | None = None
    undone: tuple[int, ...] = ()
    ends: bool = False
    facts: Mapping[str, Any] = NOTHING
    findings: tuple[Finding, ...] = ()
    confirmed: tuple[str, ...] = ()
    key: str = ""
    more: Mapping[str, Any] = NOTHING


def write(case: Case, deed: Deed) -> Case:
    """Write the act and all that follows from it in its family; the matter as it is then."""
    body = _body(case, deed)
    digest = seal(body)
    if not deed.accepted:
        row = case.row._replace(seq=body["seq"], head=digest, last_at=body["at"])
        statements.update_matter(row)
        return case.then(row)
    then = end_sights(_keep(folded(case, body, digest), closed_by=deed.hand.person, acted=deed.hand.post))
    if consequence := CONSEQUENCES.get(deed.verb) or CONSEQUENCES.get(f"{case.row.procedure}.{deed.verb}"):
        consequence(then, body)
    _effects(then, body)
    _tell(then, body)
    return _follow(then, body)


def _body(case: Case, deed: Deed) -> dict[str, Any]:
    return body_of(
        case.row,
        {
            "verb": deed.verb, "outcome": deed.outcome, "person": deed.hand.person, "post": deed.hand.post, "behalf": deed.hand.behalf,
            "org": case.row.org, "at": case.world.said, "effective": said(deed.effective) if deed.effective else "",
            "input": deed.input, "derived": deed.derived, "seat": deed.seat,
            "seats": list(deed.seats) if deed.seats is not None else None,
            "undone": list(deed.undone), "ends": deed.ends or None, "facts": deed.facts, "edition": case.world.book.edition.said,
            "accepted": deed.accepted, "findings": [finding_json(one) for one in deed.findings], "confirmed": list(deed.confirmed),
            "key": deed.key, **deed.more,
        },
    )  # fmt: skip


def folded(case: Case, body: Body, digest: str) -> Case:
    """The matter after an accepted act: standing, record, and since when each verb is open."""
    standing, values = after(case.standing, body), record_after(case.values, body)
    own = body["verb"] not in COMMON
    row = case.row._replace(
        seq=body["seq"], head=digest, last_at=body["at"], standing=standing_said(standing),
        record=case.row.record if values == case.values else values_said(values),
        draft=case.row.draft and not own,
        title=title_of(case, values), number=number_of(case, values), ended_at=said(standing.ended) if standing.ended else "",
        end_outcome=_end_outcome(case, body, standing.ended is not None),
    )  # fmt: skip
    then = case.then(row, standing)
    trigger = read(body.get("effective") or body["at"])
    opened = opened_after(then.situation, trigger, case.world.book.edition.since)
    return with_opened(then, opened)


def with_opened(case: Case, opened: Mapping[str, datetime]) -> Case:
    """The matter with the moments at which verbs became open, and when it changes by itself next."""
    return case.then(case.row._replace(opened=opened_said(opened), next_at=next_moment(case, opened)))


def title_of(case: Case, values: Mapping[str, Any]) -> str:
    """What the matter is called in lists."""
    title = open_to_all(case.procedure.record, values, "title", "name", "subject") or case.row.title or case.procedure.label
    return str(title)[:500]


def number_of(case: Case, values: Mapping[str, Any]) -> str:
    """Its running number, else the number of its document."""
    drawn = (values.get(name) for name, _ in compiled(case.procedure).drawn)
    return str(next((one for one in drawn if one), open_to_all(case.procedure.record, values, "number") or ""))[:80]


def _end_outcome(case: Case, body: Body, ended: bool) -> str:
    if not ended:
        return ""
    return str(body.get("outcome", "")) or case.row.end_outcome or ("撤回" if body["verb"] == "withdrawn" else "")


def _keep(case: Case, closed_by: str, acted: str) -> Case:
    statements.update_matter(case.row)
    actor = [f"post:{acted}"] if acted != SYSTEM else []
    return _projected(case, closed_by, actor)


def _projected(case: Case, closed_by: str, more: Iterable[str]) -> Case:
    """The matter with the tasks and readers that follow from its standing, and more seats that see it."""
    tasks, new = sync_tasks(case, closed_by)
    readers = add_readers(case, [*more, *new, *([] if case.row.draft else sighted(case))])
    return case.then(case.row._replace(tasks=tasks, readers=readers))


def refreshed(case: Case) -> Case:
    """The matter at this moment without an act: delays that ended, duties a new edition brings, tasks that moved."""
    then = with_opened(case, opened_after(case.situation, None, case.world.book.edition.since))
    if then.row != case.row:
        statements.update_matter(then.row)
    return _projected(then, "", ())


def _effects(case: Case, body: Body) -> None:
    name = f"{case.row.procedure}.{body['verb']}"
    for run in EFFECTS.get(name, ()):
        run(body, EffectContext(case.id, case.record(case.values), case.world.now))
    if bumped := BUMPS.get(name):
        statements.next_number(bumped)


def _tell(case: Case, body: Body) -> None:
    for tell in TELLERS.get(f"{case.row.procedure}.{body['verb']}", ()):
        for word in tell(body, EffectContext(case.id, case.record(case.values), case.world.now)):
            notify(case, word.seats, ANSWERED, word.template, word.values, about=word.about)


def _follow(case: Case, body: Body) -> Case:
    """Children of undone acts withdrawn, children opened, and what waited for the last of them done."""
    if undone := body.get("undone"):
        _withdraw_children(case, undone)
    verb = case.procedure.verbs.get(body["verb"])
    if verb is not None and verb.opens and body["verb"] in case.standing.marks:
        open_children(case, body["verb"], body["seq"])
    _lead(case, f"{case.row.procedure}.{body['verb']}")
    if body["verb"] == "consult":
        for asked in consultations(case, body):
            open_child(case, OPINION_REQUEST, asked, body["seq"], Hand(body["person"], body["post"], body.get("behalf", "")))
    effective = read(body["effective"]) if body.get("effective") else None
    case = _awaited(case, effective)
    if case.standing.ended and case.row.parent:
        parent = load(case.row.parent, case.world.now)
        if parent is not None:
            _awaited(parent, effective)
    return case


def _withdraw_children(case: Case, undone: Iterable[int]) -> None:
    gone = list(undone)
    marks = ", ".join(["%s"] * len(gone))
    found = statements.rows(f"SELECT b FROM kernel_link WHERE a = %s AND kind = 'child' AND seq IN ({marks})", [case.id, *gone])
    for (child,) in found:
        below = load(child, case.world.now)
        if below is not None and not below.standing.ended:
            write(below, Deed("withdrawn", MACHINE, True, ends=True))


def _lead(case: Case, full: str) -> None:
    """In the matters below, the verbs that follow this one: the system's acts, in the same transaction."""
    if full not in case.world.book.followed:
        return
    for below in _children(case):
        for name, verb in below.procedure.verbs.items():
            if full in verb.follows and not below.standing.done(name):
                undone = undone_by(below.situation, verb.reopens)
                below = write(below, Deed(name, MACHINE, True, undone=undone, ends=verb.ends))


def _children(case: Case) -> list[Case]:
    """The matters below that stand."""
    sql = "SELECT b FROM kernel_link WHERE a = %s AND kind = 'child' AND undone = %s"
    found = (load(child, case.world.now) for (child,) in statements.rows(sql, [case.id, False]))
    return [one for one in found if one is not None and one.row.end_outcome != "撤回"]


def open_children(case: Case, verb: str, seq: int) -> None:
    """One child for each value of the `each` field, or one, with copies of the fields in `carries` (semantics 48)."""
    declared = case.procedure.verbs[verb]
    each = case.values.get(declared.each) if declared.each else None
    for value in each if isinstance(each, list) else [each]:
        carried = {name: case.values[own] for own, name in declared.carries if own in case.values}
        extra = {declared.into or declared.each: value} if declared.each and value is not None else {}
        open_child(case, declared.opens, {**carried, **extra}, seq)


def open_child(case: Case, procedure: str, values: Mapping[str, Any], seq: int, by: Hand | None = None) -> Case:
    """A child, opened by the act `seq` of its parent, for who opened that or for `by`; who sees the parent sees it, unless it is sealed."""
    row = new_row(case.world, procedure, by or Hand(case.row.person, case.row.post), parent=case.row)
    statements.insert_matter(row)
    statements.rows(
        "INSERT INTO kernel_link (a, b, kind, seq, undone) VALUES (%s, %s, 'child', %s, %s) RETURNING id", [case.id, row.id, seq, False]
    )
    child = Case(row, case.standing.__class__(), case.world)
    if not child.procedure.sealed:
        statements.rows(
            "INSERT INTO kernel_reader (matter, seat, since) SELECT %s, seat, %s FROM kernel_reader"
            " WHERE matter = %s AND seat <> %s RETURNING id",
            [row.id, case.world.said, case.id, EVERYBODY],
        )
    return write(child, Deed("open", MACHINE, True, input=values, derived=derive(child, values, values).values))


def new_row(world: World, procedure: str, hand: Hand, parent: Row | None = None, matter: str = "") -> Row:
    """The row of a matter that is about to be opened."""
    identifier = matter or new_id()
    now = world.said
    return Row(
        identifier, procedure, parent.root if parent else identifier, parent.id if parent else "", now, hand.person, hand.post,
        world.org.organ_of(place_of(world.org, hand)), _registrar(world, hand), "", "", 0, "0" * 64,
        now, parent is None, "", "", EMPTY, EMPTY, EMPTY, "",
        world.org.version,
    )  # fmt: skip


def add_first_reader(case: Case, hand: Hand) -> None:
    """The author sees his draft."""
    statements.insert_readers([(case.id, f"post:{hand.post}", case.world.said)])


def _registrar(world: World, hand: Hand) -> bool:
    """Whether the opener sits in 文电, so that what he enters came on paper (semantics 16)."""
    return (world.org.section("文电") or "") in world.org.seats(place_of(world.org, hand))


def new_id() -> str:
    """A matter's identifier: random, so that it tells nothing of others."""
    return uuid.uuid4().hex


def _awaited(case: Case, effective: datetime | None) -> Case:
    """Do what waits for children that have all ended: the system's act, with the worst of their outcomes (semantics 49).

    It takes effect when the last child's end does, which silence brings at midnight, whenever the round came (semantics 24).
    """
    for name, verb in case.procedure.verbs.items():
        if not verb.awaits or case.standing.done(name) or not case.standing.done(verb.awaits) or name not in case.opened:
            continue
        outcomes = _ended_children(case, case.standing.marks[verb.awaits].seq)
        if outcomes is None:
            continue
        worst = next((one for one in reversed(list(verb.outcomes)) if one in outcomes), next(iter(verb.outcomes), ""))
        case = write(case, Deed(name, MACHINE, True, outcome=worst, effective=effective, ends=verb.ends))
    return case


def _ended_children(case: Case, seq: int) -> set[str] | None:
    """The outcomes of the children of one act; None while one is open. Withdrawn ones do not count."""
    sql = """SELECT m.ended_at, m.end_outcome FROM kernel_link l JOIN kernel_matter m ON m.id = l.b
    WHERE l.a = %s AND l.kind = 'child' AND l.seq = %s"""
    children = [(ended, outcome) for ended, outcome in statements.rows(sql, [case.id, seq]) if outcome != "撤回"]
    return None if any(not ended for ended, _ in children) else {outcome for _, outcome in children}
