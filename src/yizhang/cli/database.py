"""How a command gets at the database."""

from __future__ import annotations

import os

from yizhang.cli.command import Unusable
from yizhang.installation import BadDatabase, BadStore, store
from yizhang.installation import database as settings_of

STORE_HINT = (
    "请写成 s3://桶/前缀?endpoint=https://主机（本机可用 http），密钥放在环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY 中"
)


def use(where: str = "") -> None:
    """Make `where` (a file or a URL) the database of this process and its children; empty: what YIZHANG_DATABASE names. Raises Unusable."""
    if where:
        try:
            settings_of(where)
        except BadDatabase as error:
            raise Unusable(f"数据库地址“{where}”无法使用；请写成文件名或 postgresql://用户@主机/库名") from error
        os.environ["YIZHANG_DATABASE"] = where
    try:
        store(os.environ.get("YIZHANG_STORE", ""))
    except BadStore as error:
        raise Unusable(f"YIZHANG_STORE 无法使用；{STORE_HINT}") from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhang.settings")


def connect(where: str = "") -> None:
    """The same, and start Django: afterwards models can be imported."""
    use(where)
    import django

    django.setup()
