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


@command
def bench(name: Literal["act", "rules"], json: bool = False) -> int:
    """测速：同一次运行中与标尺并列比较，只给比值。Ratios measured side by side in one run.

    act    the whole door against the same statements by the raw driver, on SQLite and, where it is installed, on PostgreSQL
    rules  asking rules through the rulebook against calling the same functions

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
    """One line for each database, or the only one."""
    each = found.get("databases", {"": found})
    head = (found["name"], "比值", "我们（毫秒）", "标尺（毫秒）", "分段比值", "处理器（毫秒）", "语句")
    return table([(name, *_cells(one)) for name, one in each.items()], head)


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
