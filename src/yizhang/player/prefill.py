"""附: a file read into the fields of a verb and kept beside them, as 收文登记 does; a chapter says which elements fill which fields."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from yizhang.gongwen.errors import CannotRead
from yizhang.law.fieldtype import Json
from yizhang.law.procedure import Procedure
from yizhang.law.record import fields_of
from yizhang.player.words import NotUnderstood
from yizhang.web.files import keep_bytes

ORIGINAL = "original"
PLAIN = (None, "", "无")
"""密级 of what may be kept here."""


def prefilled(file: Path, procedure: type[Procedure], verb: str, org: Any, now: datetime) -> dict[str, Json]:
    """The fields of the verb that the file fills, and the file itself where the verb asks it. Raises NotUnderstood."""
    if not file.is_file():
        raise NotUnderstood(f"没有文件“{file.name}”（{file.parent}）")
    data = file.read_bytes()
    try:
        read: dict[str, Json] = import_string(settings.YIZHANG_HOOKS["prefill"])(data, file.name)
    except CannotRead as cannot:
        raise NotUnderstood(f"“{file.name}”读不出：{cannot}") from cannot
    if read.get("secrecy") in PLAIN:
        read[ORIGINAL] = keep_bytes(data, file.name, now)
    asked = procedure.verbs[verb].asks.all if verb in procedure.verbs else ()
    organs = {name for name, spec in fields_of(procedure.record).items() if spec.type.kind == "organ" and not spec.type.many}
    return {name: str(org.code(str(value)) or value) if name in organs else value for name, value in read.items() if name in asked}
