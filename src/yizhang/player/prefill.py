"""附: a file read into the fields of a verb, as 收文登记 does; a chapter says which elements fill which fields."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from yizhang.kernel import hooks
from yizhang.law.fieldtype import Json
from yizhang.player.words import NotUnderstood


def prefilled(file: Path, procedure: str, verb: str, now: datetime) -> dict[str, Json]:
    """The fields of the verb that the file fills. Raises NotUnderstood when there is no such file."""
    if not file.is_file():
        raise NotUnderstood(f"没有文件“{file.name}”（{file.parent}）")
    read = import_string(settings.YIZHANG_HOOKS["prefill"])
    asked = hooks.rulebook_at(now).procedures[procedure].verbs[verb].asks.all
    found: dict[str, Json] = read(file.read_bytes(), file.name)
    return {name: value for name, value in found.items() if name in asked}
