"""`yizhang bench`: ratios of our code against a yardstick, side by side in one run."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from yizhang.cli.command import command
from yizhang.cli.output import print_json, progress, table

# What is measured without a yardstick, by its key.
ALONE = {"lint": "检查一份：{}毫秒", "documents_per_second": "每秒读取并检查：{}份", "memory": "整个检查进程最多占用：{}MB"}
LONG = ("growth", "reconcile", "sweep", "verify")

Name = Literal["act", "gongwen", "growth", "page", "prove", "reconcile", "rules", "search", "sweep", "verify"]


@command
def bench(name: Name, count: int = 0, json: bool = False) -> int:
    """测速：同一次运行中与标尺并列比较，只给比值。Ratios measured side by side in one run.

    act      the whole door against the same statements by the raw driver, on SQLite and, where it is installed, on PostgreSQL
    gongwen  reading a .docx against python-docx, and a whole check against a Python that does nothing
    growth   an act in a record of many acts against the same act in one of few
    page     a list page and a page of text against the same made plainly in Django, and by Wagtail, which is installed for it
    prove    the proof of the whole rulebook by the clock, and its walk against Spin, where that is installed
    reconcile  open matters brought to a changed organisation, against an act of the door
    rules    asking rules through the rulebook against calling the same functions
    search   the first page of a search against its statements by the raw driver, and what 95 of 100 searches stay below
    sweep    the worker's round over clocks among very many that are open, against the same among few
    verify   the record checked in the database, in an export, and by the stand-alone script, for a million acts

    --count  how many matters, documents, acts, clocks or standings, when the usual number will not do

    Example: yizhang bench act
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YIZHANG_FILES"] = folder
        from yizhang.cli.database import connect

        connect(f"{folder}/bench.sqlite3")
        progress("正在测量，需要一分钟到半小时……" if name in LONG else "正在测量，约需一分钟……")
        found = importlib.import_module(f"yizhang.bench.{name}").run(Path(folder), *filter(None, [count]))
    if json:
        print_json(found)
    else:
        print(_measured(found["measures"]) if "measures" in found else _said(found))
    return 0


def _measured(measures: Iterable[Mapping[str, Any]]) -> str:
    """A line for each figure, beside the most it should be."""
    reached = {None: "", True: "达到", False: "没有达到"}
    lines = [(one["what"], f"{one['value']}", one["unit"], _goal(one["goal"]), reached[one["met"]]) for one in measures]
    return table(lines, ("测什么", "数值", "单位", "目标", "结果"))


def _goal(most: float | None) -> str:
    return "" if most is None else f"≤ {most:g}"


def _said(found: Mapping[str, Any]) -> str:
    """One line for each database or part, or the only one; below it what has no yardstick."""
    each = found.get("databases") or found.get("parts") or {"": found}
    head = (found["name"], "比值", "我们（毫秒）", "标尺（毫秒）", "分段比值", "处理器（毫秒）", "语句")
    told = table([(name, *_cells(one)) for name, one in each.items()], head)
    told = "\n".join([told, *(words.format(found[key]) for key, words in ALONE.items() if key in found)])
    limits = [(name, *line) for name, one in each.items() for line in _limits(one)]
    return "\n\n".join(
        [told, *([table(limits, ("", "问什么", "首页标题 p95（毫秒）", "处理器", "整页 p95（毫秒）", "处理器"))] if limits else [])]
    )


def _limits(one: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """A line for each kind of question, where the measurement has them."""
    for kind in one.get("p95_ms", {}):
        yield kind, *(f"{one[name][kind]}" for name in ("p95_ms", "p95_cpu_ms", "page_ms", "page_cpu_ms"))


def _cells(one: Mapping[str, Any]) -> tuple[str, ...]:
    low, high = one["spread"]
    cpu = one["cpu"]
    return (
        f"{one['ratio']}",
        f"{one['ours']}",
        f"{one['theirs']}",
        f"{low}–{high}",
        f"{cpu['ours']} / {cpu['theirs']}",
        f"{one.get('statements', '')}",
    )
