"""What common verbs do besides their act: links, notices, readers taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from yizhang.kernel import statements
from yizhang.kernel.case import Case
from yizhang.kernel.models import Notice
from yizhang.kernel.moment import said
from yizhang.kernel.projections import _descendants, duty_seats, sighted
from yizhang.law.finding import _
from yizhang.law.standing import Body

ANSWERED = "answered"
"""The kind of notice that is dealt with once its matter is opened."""
NOTICE = """INSERT INTO kernel_notice (seat, matter, kind, code, provision, severity, template, "values", at, closed_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '') RETURNING id"""
LINK = "INSERT INTO kernel_link (a, b, kind, seq, undone) VALUES (%s, %s, %s, %s, %s) RETURNING id"


def notify(case: Case, seats: tuple[str, ...], kind: str, template: str, values: Mapping[str, str], about: str = "") -> None:
    """One notice a seat, about this matter or another."""
    for seat in seats:
        statements.rows(
            NOTICE,
            [seat, about or case.id, kind, kind, "", "note", template, json.dumps(dict(values), ensure_ascii=False), said(case.world.now)],
        )


def dealt_with(case: Case, seats: Iterable[str]) -> None:
    """Whoever opens the matter has what came back to him."""
    told = Notice.objects.filter(matter=case.id, kind=ANSWERED, closed_at="", seat__in=list(seats))
    if told.exists():
        told.update(closed_at=said(case.world.now))


def _remind(case: Case, act: Body) -> None:
    who = case.world.org.name(act["post"])
    for name in case.opened:
        if case.procedure.verbs[name].duty:
            words = str(act.get("input", {}).get("opinion", ""))
            template = _("{who}催办“{title}”的“{verb}”：{words}") if words else _("{who}催办“{title}”的“{verb}”")
            values = {"who": who, "title": case.row.title, "verb": case.procedure.verbs[name].label, "words": words}
            notify(case, duty_seats(case, name), "remind", template, values)


def _ask_withdraw(case: Case, act: Body) -> None:
    values = {"who": case.world.org.name(act["post"]), "title": case.row.title, "reason": act["input"]["reason"]}
    for name in case.opened:
        if case.procedure.verbs[name].duty:
            notify(case, duty_seats(case, name), "ask_withdraw", _("{who}申请撤回“{title}”：{reason}"), values)


def _same(case: Case, act: Body) -> None:
    statements.rows(LINK, [case.id, act["input"]["other"], act["verb"], act["seq"], False])


def _unsame(case: Case, act: Body) -> None:
    pair = [case.id, act["input"]["other"]]
    statements.rows(
        "UPDATE kernel_link SET undone = %s WHERE kind = 'same' AND a IN (%s, %s) AND b IN (%s, %s) RETURNING id", [True, *pair, *pair]
    )


def _answered(case: Case, act: Body) -> None:
    """The answer comes back to who asked, at the matter he asked about."""
    values = {"who": case.world.org.name(act["post"]), "title": case.row.title, "verb": case.procedure.verbs[act["verb"]].label}
    notify(case, (f"post:{case.row.post}",), ANSWERED, _("{who}已对“{title}”答复：{verb}"), values, about=case.row.parent)


def _recall(case: Case, act: Body) -> None:
    """Sight that came by the circulation only goes with it, in the children too (semantics 51)."""
    for seat in set(act["input"]["readers"]) - set(sighted(case)):
        if not _took_part(case.id, seat):
            for matter in (case.id, *_descendants(case)):
                if not _took_part(matter, seat):
                    statements.rows("DELETE FROM kernel_reader WHERE matter = %s AND seat = %s RETURNING id", [matter, seat])


def _took_part(matter: str, seat: str) -> bool:
    """Whether a seat has or had a task of its own, or acted."""
    sql = """SELECT 1 FROM kernel_task WHERE matter = %s AND seat = %s AND kind <> 'read'
    UNION SELECT 1 FROM kernel_act WHERE matter = %s AND accepted AND post = %s"""
    return bool(statements.rows(sql, [matter, seat, matter, seat.removeprefix("post:")]))


CONSEQUENCES: Mapping[str, Callable[[Case, Body], None]] = {
    "remind": _remind,
    "ask_withdraw": _ask_withdraw,
    "same": _same,
    "unsame": _unsame,
    "relate": _same,
    "recall": _recall,
    "opinion_request.answer": _answered,
    "opinion_request.agree": _answered,
}
