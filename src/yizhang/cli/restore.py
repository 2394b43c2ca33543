"""`yizhang restore`: an installation from a copy, in an empty place."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress


@command
def restore(from_: Path, /, checkpoints: Path | None = None, json: bool = False, database: str = "", *, now: datetime) -> int:
    """恢复：由备份恢复到空处，并核验。Restore a copy into a place where nothing is yet, then verify the record.

    FROM                a folder that `yizhang backup` made (the one with manifest.json)
    --checkpoints FILE  checkpoints kept elsewhere; a copy that is older than the last of them is told

    The copy is checked from end to end before anything is written. Nothing is ever overwritten: --database (and YIZHANG_FILES) must name an
    empty database (a new file) and a folder without files; a bucket (YIZHANG_STORE) may hold documents already. Exit 1 when the restored
    record is broken.

    Example: yizhang restore /srv/copies/20260302-090000 --database /srv/new/yizhang.sqlite3
    """
    from yizhang.cli.copies import put_back, read
    from yizhang.cli.database import connect
    from yizhang.cli.verify import kept, of_database, tell

    if not from_.is_dir():
        raise Unusable(f"没有“{from_}”这个文件夹")
    copy, witness = read(from_), kept(checkpoints)
    connect(database)
    from django.conf import settings
    from django.db import connection

    from yizhang.cli.files import answering
    from yizhang.kernel.stores import store

    if connection.vendor == "postgresql" and connection.introspection.table_names():
        raise Unusable(f"数据库“{connection.settings_dict['NAME']}”里已有表，不覆盖；请新建一个空的数据库")
    with answering():
        bucket = store() if settings.YIZHANG_STORE else None
        left = put_back(copy, connection.vendor, connection.settings_dict, settings.MEDIA_ROOT, bucket)
    for name in left:
        progress(f"文件{name}在备份时已经损坏，没有放进文件库；请从以前的备份取回")
    progress(f"已恢复{copy.at}的备份，正在核验……")
    found = of_database(database, (), witness, now)
    if json:
        what = {"at": copy.at, "matters": found.matters, "acts": found.acts, "broken": [asdict(one) for one in found.broken]}
        print_json({"ok": not found.broken, "what": what})
        return 1 if found.broken else 0
    return tell(found, json=False)
