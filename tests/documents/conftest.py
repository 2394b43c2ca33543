"""The edition of 2022 in the demonstration city as it stands in its file, without the acts that enter it: quick to set up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest

from yizhang.kernel import hooks
from yizhang.kernel.loading import import_rooms
from yizhang.law.calendar import LOCAL, WorkCalendar, local
from yizhang.office import current
from yizhang.office.entries import demonstration
from yizhang.office.importing import import_entries
from yizhang.office.snapshot import OrgSnapshot
from yizhang.office.workdays import published
from yizhang.rulebooks.wuxi_2022 import EDITION


@cache
def _city(noon: datetime) -> OrgSnapshot:
    return OrgSnapshot.from_city(demonstration(), noon)


def org_at(moment: datetime, version: int) -> OrgSnapshot:
    """The city on that day."""
    return _city(local(moment).replace(hour=12, minute=0, second=0, microsecond=0))


@cache
def calendar_at(version: int) -> WorkCalendar:
    """The published working days."""
    return published()


@pytest.fixture
def registered_city(settings, db) -> Iterator[None]:
    """The same city entered through the door, for what its registers take in during a test (外出, 委托)."""
    import_rooms(EDITION.chapters)
    settings.YIZHANG_HOOKS = {**settings.YIZHANG_HOOKS, "prefill": "yizhang.documents.reading.fields_of_file"}
    hooks._hook.cache_clear()
    current.forget()
    assert not import_entries(demonstration(), now=datetime(2026, 1, 2, 9, 0, tzinfo=LOCAL)).findings
    yield
    hooks._hook.cache_clear()
    current.forget()


@pytest.fixture
def city(settings, db) -> Iterator[None]:
    """The kernel asks the demonstration city and the edition of 2022."""
    import_rooms(EDITION.chapters)
    own = {name: f"tests.documents.conftest.{name}_at" for name in ("org", "calendar")}
    settings.YIZHANG_HOOKS = {**settings.YIZHANG_HOOKS, **own, "prefill": "yizhang.documents.reading.fields_of_file"}
    hooks._hook.cache_clear()
    yield
    hooks._hook.cache_clear()
