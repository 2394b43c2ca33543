"""A year of documents through the door: the demonstration's own matters, again and again on other days with other numbers.

What it leaves is looked at as an office would: do the numbers close without gaps, is the record whole, how long do the registers take.
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from drills.scene import Cities, Figures, city, faults
from yizhang.bench.act import REGISTRY
from yizhang.kernel.models import Act, Matter
from yizhang.law.calendar import LOCAL
from yizhang.player import together
from yizhang.player.scenario import Scenario, Step, read_scenarios
from yizhang.web.leaf import leaf
from yizhang.web.ledger import LEDGERS, asked

FOLDER = Path(together.__file__).parent / "demo"
FIRST, LAST = date(2025, 9, 15), date(2026, 5, 25)
"""While the city's portfolios stay as they are; each document takes up to five weeks."""
CLOSED = datetime(2026, 6, 29, 17, 0, tzinfo=LOCAL)
OUTGOING_IN = 7
"""One of so many documents goes out: 8,000 beside 50,000 that come in."""
DAY, NUMBER = re.compile(r"20\d\d-\d\d-\d\d"), re.compile(r"〔20\d\d〕\d+号")
INCOMING = ("请示.yaml", "报告与信息.yaml", "上级来文.yaml", "函件.yaml")
REGISTERS = ("incoming", "dispatch", "seals", "distribution", "archive")


def run(cities: Cities, count: int = 2000) -> Figures:
    """So many documents, of which one in seven goes out; all of them played to their end."""
    with city(cities) as version:
        began = time.monotonic()
        told = together.play_together(tuple(copies(count)), CLOSED)
        took = time.monotonic() - began
        acts = Act.objects.count()
        failed = [f"{one.name}: {one.expected} / {one.got}" for one in told if not one.passed]
        gaps, broken = list(unexplained()), faults(CLOSED)
        return {
            "version": version, "documents": count, "matters": Matter.objects.count(), "acts": acts, "seconds": round(took),
            "acts a second": round(acts / took), "documents that stopped": len(failed), "why": failed[:3], **shown(),
            "numbers with a gap": gaps, "chains or projections broken": broken, "held": not (failed or gaps or broken),
        }  # fmt: skip


def copies(count: int) -> Iterator[Scenario]:
    """The n-th document: what comes in and what goes out by turns, spread over the working year."""
    incoming = [one for name in INCOMING for one in read_scenarios(FOLDER / name) if finished(one)]
    outgoing = [one for one in read_scenarios(FOLDER / "发文和会签.yaml") if finished(one)]
    for n in range(count):
        kind = outgoing if n % OUTGOING_IN == OUTGOING_IN - 1 else incoming
        start = FIRST + (LAST - FIRST) * n / count
        yield moved(kind[n % len(kind)], start, n + 1)


def finished(one: Scenario) -> bool:
    """Whether its last act files it."""
    acts = [step for step in one.steps if step.kind == "act"]
    return bool(acts) and acts[-1].parts["做"] == "归档"


def moved(one: Scenario, start: date, n: int) -> Scenario:
    """The same on other days, in whole weeks; its titles and numbers are the n-th."""
    weeks = timedelta(weeks=round((start - date.fromisoformat(one.start[:10])).days / 7))

    def told(words: str) -> str:
        words = DAY.sub(lambda day: (date.fromisoformat(day[0]) + weeks).isoformat(), words)
        return NUMBER.sub(f"〔{start.year}〕{n}号", words)

    titles = {str(step.parts["填"]["标题"]) for step in one.steps if step.kind == "act" and "标题" in step.parts.get("填", {})}
    steps = [
        replace(step, parts=_each(step.parts, lambda words: _numbered(told(words), titles, n))) for step in one.steps if step.kind != "ask"
    ]
    return replace(one, start=told(one.start), steps=tuple(confirmed(step) if step.kind == "act" else step for step in steps))


def confirmed(step: Step) -> Step:
    """Who is asked whether a document is like another one says yes: they are, here."""
    return replace(step, parts={**step.parts, "确认": "是"})


def _numbered(words: str, titles: set[str], n: int) -> str:
    for title in titles:
        words = words.replace(title, title.replace("关于", f"关于第{n}号事项", 1))
    return words


def _each(parts: Any, of: Callable[[str], str]) -> Any:
    if isinstance(parts, Mapping):
        return {key: _each(value, of) for key, value in parts.items()}
    return [_each(one, of) for one in parts] if isinstance(parts, list) else of(str(parts))


def unexplained() -> Iterator[str]:
    """Series of document numbers in which one is missing."""
    series: dict[str, list[int]] = defaultdict(list)
    for words in Matter.objects.filter(procedure="dispatch").exclude(number="").values_list("number", flat=True):
        if found := re.fullmatch(r"(.*〔\d+〕)(\d+)号", words):
            series[found[1]].append(int(found[2]))
    for name, numbers in series.items():
        repeated = [one for one, times in Counter(numbers).items() if times > 1]
        if repeated or sorted(numbers) != list(range(min(numbers), min(numbers) + len(numbers))):
            yield name


def shown() -> dict[str, str]:
    """How long the first page of each register takes, and in how many statements; by the clerk who keeps them."""
    found = {}
    for name in REGISTERS:
        with Statements() as sent:
            began = time.process_time()
            page = leaf(LEDGERS[name], LEDGERS[name].rows(REGISTRY, CLOSED), asked({}, LEDGERS[name], CLOSED.date()))
            took = time.process_time() - began
        found[f"register {name}"] = f"{page.total} rows, {round(took * 1000)} ms of the processor, {sent.count} statements"
    return found


class Statements:
    """How many statements are sent while it is open."""

    def __enter__(self) -> Statements:
        self.count = 0
        self._open = connection.execute_wrapper(self._counted)
        self._open.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.__exit__(*error)  # type: ignore[arg-type]

    def _counted(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        self.count += 1
        return execute(sql, params, many, context)
