"""`yizhang bench`: ratios of our code against a yardstick, side by side in one run."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from yizhang.cli.command import command
from yizhang.cli.output import print_json, progress, table

# What is measured without a yardstick, by its key.
ALONE = {"lint": "检查一份：{}毫秒", "documents_per_second": "每秒读取并检查：{}份", "memory": "整个检查进程最多占用：{}MB"}


@command
def bench(name: Literal["act", "gongwen", "rules"], json: bool = False) -> int:
    """测速：同一次运行中与标尺并列比较，只给比值。Ratios measured side by side in one run.

    act      the whole door against the same statements by the raw driver, on SQLite and, where it is installed, on PostgreSQL
    gongwen  reading a .docx against python-docx, and a whole check against a Python that does nothing
    rules    asking rules through the rulebook against calling the same functions

    Example: yizhang bench act
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YIZHANG_FILES"] = folder
        from yizhang.cli.database import connect

        connect(f"{folder}/bench.sqlite3")
        progress("正在测量，约需一分钟……")
        found = importlib.import_module(f"yizhang.bench.{name}").run(Path(folder))
    if json:
        print_json(found)
    else:
        print(_said(found))
    return 0


def _said(found: Mapping[str, Any]) -> str:
    """One line for each database or part, or the only one; below it what has no yardstick."""
    each = found.get("databases") or found.get("parts") or {"": found}
    head = (found["name"], "比值", "我们（毫秒）", "标尺（毫秒）", "分段比值", "处理器（毫秒）", "语句")
    lines = [table([(name, *_cells(one)) for name, one in each.items()], head)]
    lines += [told.format(found[key]) for key, told in ALONE.items() if key in found]
    return "\n".join(lines)


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
