"""`bench act`: the whole door against the same statements by the raw driver, act by act in turn on the same disk.

One 请示 after the other goes the whole way from 报送 to 答复. The acts are done three times on copies of one database: once to record
the statements that they send, then by the door, and beside each the driver alone with the statements of that act. So the ratio is
what thinking costs on top of writing. Both sync every commit, and what they leave is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from yizhang import kernel
from yizhang.bench.databases import Place, places, using, version
from yizhang.bench.figures import Took, figures, in_turn, versions
from yizhang.bench.replay import Statement, driver, recorded
from yizhang.kernel.values import Done, Hand, Json
from yizhang.law.calendar import LOCAL
from yizhang.player.city import enter_city

REGISTRY, BUREAU, FINANCE = Hand("杨示己", "docs.1"), Hand("奚示戊", "jyj.clerk"), Hand("毕示己", "czj.principal")
ASSISTANT, DEPUTY, SECRETARY, MAYOR = Hand("褚示甲", "dsg2"), Hand("李示丁", "dm3"), Hand("冯示壬", "sg"), Hand("赵示甲", "mayor")
START = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)
WARM = 2
"""Matters that go first and are not counted."""


@dataclass(frozen=True)
class Step:
    """One act of the way: what, by whom, with what."""

    verb: str
    by: Hand
    input: dict[str, Json]
    outcome: str = ""

    def done(self, matter: str, now: datetime) -> None:
        """Raises AssertionError with the findings when the door does not accept it."""
        result = kernel.perform(matter, self.verb, self.by, self.input, self.outcome, now=now)
        if not isinstance(result, Done):
            raise AssertionError([(one.code, one.message) for one in result.findings])


def way(n: int) -> list[Step]:
    """The n-th 请示, from the bureau to the mayor and back; each has a text of its own."""
    paper: dict[str, Json] = {
        "kind": "请示",
        "title": f"无锡市教育局关于修缮第{n}批校舍经费的请示",
        "number": f"锡教〔2026〕{n}号",
        "primary_recipients": ["无锡市人民政府"],
        "signers": ["云示甲"],
        "dated": "2026-03-02",
        "body": f"现将第{n}批校舍的有关情况请示如下。" * 30 + "妥否，请批示。",
    }
    return [
        Step("submit", BUREAU, paper),
        Step("register", REGISTRY, {}),
        Step("propose", REGISTRY, {"lead": ["czj"], "duties": ["研究修缮经费"], "reader": "mayor"}),
        Step("transfer", REGISTRY, {}),
        Step("opine", FINANCE, {"department_opinion": f"同意安排第{n}批。"}),
        Step("assist", ASSISTANT, {}),
        Step("deputy", DEPUTY, {"opinion": "同意。"}),
        Step("review", SECRETARY, {}),
        Step("instruct", MAYOR, {"opinion": "同意。"}, "同意"),
        Step("handle", FINANCE, {"result": f"已安排第{n}批经费。"}),
        Step("reply", REGISTRY, {"reply_form": "批复", "reply": f"同意第{n}批。"}),
    ]


def run(folder: Path, matters: int = 40) -> dict[str, Any]:
    """Measure on each database that the machine has. Raises AssertionError when the door and the driver do not leave the same."""
    with places(folder) as found:
        each = {name: measured(place, matters) for name, place in found.items()}
    stated = {name: one.pop("version") for name, one in each.items()}
    return {"name": "act", **each["sqlite"], "versions": versions(**stated), "databases": each}


def measured(place: Place, matters: int) -> dict[str, Any]:
    """The figures of one database, and its version."""
    start = place.fresh()
    with using(start):
        enter_city()
        drafts = [opened(n) for n in range(matters + WARM)]
        found = version()
    acts = [
        (step, matter, START + timedelta(minutes=n)) for m, matter in enumerate(drafts, start=1) for n, step in enumerate(way(m), start=1)
    ]
    with using(place.fresh(start)):
        sent = [_recorded(*one) for one in acts]
    ours, theirs = place.fresh(start), place.fresh(start)
    with using(ours), driver(theirs) as send:
        pairs = [_pair(one, statements, send, n % 2 == 0) for n, (one, statements) in enumerate(zip(acts, sent, strict=True))]
    if _left(ours) != _left(theirs):
        raise AssertionError("the door and the driver left different records")
    first = WARM * len(way(1))
    return {**figures(pairs[first:]), "statements": round(sum(map(len, sent[first:])) / len(sent[first:]), 1), "version": found}


def opened(n: int) -> str:
    """The n-th request, as a draft of the bureau. Raises TypeError when it is refused."""
    match kernel.open_matter("request", BUREAU, {}, now=START + timedelta(seconds=n)):
        case Done(matter):
            return matter
        case refused:
            raise TypeError(refused)


def _recorded(step: Step, matter: str, now: datetime) -> list[Statement]:
    with recorded() as statements:
        step.done(matter, now)
    return statements


def _pair(one: tuple[Step, str, datetime], statements: list[Statement], send: Any, first: bool) -> tuple[Took, Took]:
    step, matter, now = one
    return in_turn(lambda: step.done(matter, now), lambda: send(statements), first)


def _left(address: str) -> list[tuple[str, ...]]:
    """The last digest of every matter: it covers all acts."""
    with using(address), connection.cursor() as cursor:
        cursor.execute("SELECT id, head FROM kernel_matter ORDER BY id")
        return list(cursor.fetchall())
