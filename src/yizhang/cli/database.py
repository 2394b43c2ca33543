"""How a command gets at the database."""

from __future__ import annotations

import os

from yizhang.cli.command import Unusable
from yizhang.installation import BadDatabase
from yizhang.installation import database as settings_of


def use(where: str = "") -> None:
    """Make `where` (a file or a URL) the database of this process and its children; empty: what YIZHANG_DATABASE names. Raises Unusable."""
    if where:
        try:
            settings_of(where)
        except BadDatabase as error:
            raise Unusable(f"数据库地址“{where}”无法使用；请写成文件名或 postgresql://用户@主机/库名") from error
        os.environ["YIZHANG_DATABASE"] = where
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhang.settings")


def connect(where: str = "") -> None:
    """The same, and start Django: afterwards models can be imported."""
    use(where)
    import django

    django.setup()
