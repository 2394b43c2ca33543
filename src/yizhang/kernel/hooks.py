"""What the kernel is given by an installation: organisation, calendar, rulebook. It knows no chapter and imports none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from yizhang.kernel.loading import import_rooms, unloaded
from yizhang.law.calendar import WorkCalendar
from yizhang.law.errors import RulebookErrors
from yizhang.law.org import Org
from yizhang.law.rulebook import Rulebook


@cache
def _hook(name: str) -> Callable[..., object]:
    return cast("Callable[..., object]", import_string(getattr(settings, "YIZHANG_HOOKS", {})[name]))


def org_at(moment: datetime, version: int) -> Org:
    """The organisation at a moment; `version` counts its changes, so that it can be cached."""
    return cast(Org, _hook("org")(moment, version))


def calendar_at(version: int) -> WorkCalendar:
    """The calendar of working days; `version` counts its changes."""
    return cast(WorkCalendar, _hook("calendar")(version))


def rulebook_at(moment: datetime) -> Rulebook:
    """The rulebook of the edition in force, with the loaders and effects of its chapters known. Raises RulebookErrors, as `unloaded`."""
    book = cast(Rulebook, _hook("rulebook")(moment))
    if (known := (book.edition.said, book.edition.chapters)) not in PREPARED:
        import_rooms(book.edition.chapters)
        if problems := unloaded(book):
            raise RulebookErrors(problems)
        PREPARED.add(known)
    return book


PREPARED: set[tuple[str, tuple[str, ...]]] = set()
"""The editions, with their chapters, that were made ready in this process."""


def numbering(*series: str) -> str:
    """How a running number is written: `政办收〔{year}〕{n}号`, by the first of these series that is set (semantics 66)."""
    from yizhang.kernel.switches import switched

    forms = getattr(settings, "YIZHANG_NUMBERING", {}) | switched()
    return str(next((forms[one] for one in series if one in forms), "{year}年第{n}号"))
