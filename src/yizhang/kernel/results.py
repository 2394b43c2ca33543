"""Keys and their first results (semantics 39), and what comes next for the one who acted."""

from __future__ import annotations

import json

from yizhang.kernel import statements
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.sealing import finding_from
from yizhang.kernel.values import BadShape, Done, Outcome, Refused


def earlier(attempt: Attempt, about: str) -> Outcome | None:
    """The first result of this person's key. Raises BadShape when the key was used for something else."""
    if not attempt.key:
        return None
    sql = """SELECT k.request, k.matter, k.seq, a.accepted, a.body
    FROM kernel_key k JOIN kernel_act a ON a.matter = k.matter AND a.seq = k.seq
    WHERE k.person = %s AND k.key = %s"""
    found = statements.rows(sql, [attempt.hand.person, attempt.key])
    if not found:
        return None
    request, matter, seq, accepted, body = found[0]
    if request != _request(attempt, about):
        raise BadShape({"key": "这个标识已用于另一次办理；改动后请换一个"})
    findings = tuple(finding_from(one) for one in json.loads(body).get("findings", ()))
    return Done(matter, seq, findings) if accepted else Refused(findings, seq, matter)


def remember(attempt: Attempt, case: Case, about: str) -> None:
    """Keep the result under the key: the last act of the one who acted."""
    if attempt.key:
        statements.insert_key((attempt.hand.person, attempt.key, _request(attempt, about), case.id, _own_seq(case, attempt.key)))


def _own_seq(case: Case, key: str) -> int:
    """The act that carries the key: what the system did after it in the same transaction has higher numbers."""
    sql = "SELECT seq, body FROM kernel_act WHERE matter = %s ORDER BY seq DESC LIMIT 8"
    return next((seq for seq, body in statements.rows(sql, [case.id]) if json.loads(body).get("key") == key), case.row.seq)


def _request(attempt: Attempt, about: str) -> str:
    return f"{attempt.digest[:31]}:{about[:32]}"
