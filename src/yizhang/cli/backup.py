"""`yizhang backup`: a copy of the installation, taken while it works."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress
from yizhang.law.calendar import LOCAL


@command
def backup(to: Path, json: bool = False, database: str = "", *, now: datetime) -> int:
    """备份：数据库、文件和清单，办公不停。Copy database and documents, with a manifest, into a new folder of TO, while the office works.

    The folder is named by the moment. Exit 1 when a document was damaged before: it is copied as it is, and named.

    Example: yizhang backup /srv/copies
    """
    from yizhang.cli.copies import Elsewhere, make
    from yizhang.cli.installed import connect_installed

    if to.exists() and not to.is_dir():
        raise Unusable(f"“{to}”是文件，请指明文件夹")
    connect_installed(database)
    from django.conf import settings
    from django.db import connection

    from yizhang.cli.files import answering
    from yizhang.kernel.contents import registered
    from yizhang.kernel.stores import store

    at, elsewhere = f"{now.astimezone(LOCAL):%Y%m%d-%H%M%S}", Elsewhere(store(), registered) if settings.YIZHANG_STORE else None
    with answering():
        made = make(to, at, connection.vendor, connection.settings_dict, settings.MEDIA_ROOT, elsewhere)
    for name in made.damaged:
        progress(f"文件{name}的内容与其摘要不符，备份中照原样保留；请从以前的备份取回")
    if json:
        what = {"folder": str(made.folder), "documents": made.documents, "damaged": list(made.damaged)}
        print_json({"ok": not made.damaged, "what": what})
    else:
        print(f"已备份到{made.folder}：数据库和{made.documents}个文件")
    return 1 if made.damaged else 0
