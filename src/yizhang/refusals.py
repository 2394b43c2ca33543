"""What a database or a store of files says when it does not do its work, in sentences for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import DataError, Error, IntegrityError, NotSupportedError, ProgrammingError
from django.utils.translation import gettext_noop as _

from yizhang.kernel.stores import StoreFault

OURS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
"""Errors of the database that a program causes."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a database or a store says: beginnings of its codes, the sentence, and seconds until it is worth trying again."""

    codes: tuple[str, ...]
    happened: str
    again: int


REFUSALS = (
    Refusal(("SQLITE_READONLY", "25006"), _("数据库现在只能读，不能写入"), 60),
    Refusal(("SQLITE_FULL", "53100"), _("数据库所在的磁盘已满"), 300),
    Refusal(("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40", "57014"), _("数据库正被别的操作占用"), 5),
    Refusal(("53",), _("数据库忙不过来"), 15),
    Refusal(("STORE_AWAY",), _("文件库暂时连不上"), 60),
    Refusal(("STORE_SLOW",), _("文件库没有及时答复"), 30),
    Refusal(("STORE_BUSY",), _("文件库忙不过来"), 30),
    Refusal(("STORE_DENIED",), _("文件库不让存取"), 300),
    Refusal(("STORE_FULL",), _("文件库已满"), 300),
    Refusal(("STORE_DAMAGED",), _("文件库里的这份文件与登记的不符，没有给出"), 300),
    Refusal(("",), _("数据库暂时连不上或读不出"), 60),
)


def refusal_of(code: str) -> Refusal:
    """What a code means."""
    return next(one for one in REFUSALS if code.startswith(one.codes))


def code_of(error: BaseException | None) -> str | None:
    """The code of what refuses, such as SQLITE_READONLY, 25006, STORE_SLOW; empty when a database gave none, None when nothing refused."""
    if isinstance(error, StoreFault):
        return error.code
    if not isinstance(error, Error) or isinstance(error, OURS):
        return None
    cause: Any = error.__cause__
    return str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or "")
