"""`yizhang move`: an office from one database into another, as from SQLite to PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from json import loads
from typing import Any

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress


@command
def move(to: str, /, json: bool = False, database: str = "", *, now: datetime) -> int:
    """迁移：搬到另一个空数据库，两边核验一致。Copy an office into an empty database, of SQLite or PostgreSQL, and verify both.

    TO  the address of the new database: a file, or postgresql://USER@HOST/NAME

    Nothing in the old database is changed. Acts done while it runs stay behind: stop `serve` and `worker` first, and start them on the new
    one afterwards. Documents lie in files and are not moved (YIZHANG_FILES). Exit 1 when either record is broken or the two differ.

    Example: yizhang move postgresql://yizhang@db.example/office
    """
    from yizhang.cli.installed import connect_installed

    connect_installed(database)
    from yizhang.cli import moving
    from yizhang.cli.verify import of_database, tell

    before = of_database(database, (), (), now)
    if before.broken:
        tell(before, json=False)
        raise Unusable("原库的记录有不符之处，没有迁移；请先查明")
    moved = []
    with moving.into(to) as target:
        for one in moving.copied(target):
            progress(f"{one.table}：{one.rows}行{'' if one.same else '，两边不一致'}")
            moved.append(one)
    after = _verified(to)
    well = all(one.same for one in moved) and not after["broken"] and (after["matters"], after["acts"]) == (before.matters, before.acts)
    if json:
        what = {"matters": after["matters"], "acts": after["acts"], "rows": sum(one.rows for one in moved)}
        print_json({"ok": well, "what": what, "differ": [one.table for one in moved if not one.same], "broken": after["broken"]})
    elif well:
        print(f"已迁移{after['matters']}件事项、{after['acts']}条办理，两边核验一致；请把 YIZHANG_DATABASE 改为新库后再启动")
    else:
        progress("两边不一致：请删去新库，核对后重来；原库没有改动")
    return 0 if well else 1


def _verified(address: str) -> dict[str, Any]:
    """What `yizhang verify` says of the new one, in a process that has never seen the old one."""
    done = subprocess.run(
        [sys.executable, "-m", "yizhang.cli", "verify", "--json", "--database", address], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise Unusable(f"新库不能核验：{done.stderr.strip()}")
    found: dict[str, Any] = loads(done.stdout)
    return found
