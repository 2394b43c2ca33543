"""A database that an installation lives in already: what looks at one must not make one."""

from __future__ import annotations

from pathlib import Path

from yizhang.cli.command import Unusable
from yizhang.cli.database import connect

HINT = "请核对 --database 或 YIZHANG_DATABASE；新建用 yizhang setup"


def connect_installed(where: str = "") -> None:
    """Make it the database of this process and start Django. Raises Unusable when there is none, or not ours."""
    connect(where)
    from django.db import OperationalError, connection

    name = connection.settings_dict["NAME"]
    if isinstance(name, Path) and not name.is_file():
        raise Unusable(f"没有数据库“{name}”；{HINT}")
    try:
        tables = connection.introspection.table_names()
    except OperationalError as error:
        raise Unusable(f"连不上数据库（{str(error).strip().splitlines()[0]}）；{HINT}") from error
    if "kernel_act" not in tables:
        raise Unusable(f"数据库“{name}”中没有办理记录；{HINT}")
