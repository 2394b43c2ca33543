"""`yizhang bench`: ratios of our code against a yardstick, side by side in one run."""

from __future__ import annotations

import importlib
import os
import tempfile
from pathlib import Path
from typing import Literal

from yizhang.cli.command import command
from yizhang.cli.output import print_json


@command
def bench(name: Literal["act", "rules"], json: bool = False) -> int:
    """测速：同一次运行中与标尺并列比较，只给比值。Ratios measured side by side in one run.

    act    the whole door against the same statements by the raw driver
    rules  asking rules through the rulebook against calling the same functions

    Example: yizhang bench act
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YIZHANG_FILES"] = folder
        from yizhang.cli.database import connect

        connect(f"{folder}/bench.sqlite3")
        from yizhang.player.city import enter_city

        enter_city()
        found = importlib.import_module(f"yizhang.bench.{name}").run(folder=Path(folder))
    if json:
        print_json(found)
    else:
        print(f"{name}: {found['ratio']} 倍（我们 {found['ours']} ms，标尺 {found['theirs']} ms，分段 {found['spread'][0]}–{found['spread'][1]}）")
    return 0
