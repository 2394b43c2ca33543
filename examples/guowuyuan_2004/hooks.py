"""What an installation with this rulebook gives the kernel: the organisation of the file, the rulebook, and a calendar."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from examples.guowuyuan_2004.edition import EDITION
from yizhang.law.calendar import WorkCalendar
from yizhang.law.rulebook import Rulebook, load
from yizhang.office.entries import read_file
from yizhang.office.snapshot import OrgSnapshot
from yizhang.office.workdays import published
from yizhang.rulebooks.provisions import Provision, read_provisions

HERE = Path(__file__).parent


@cache
def provisions() -> dict[str, Provision]:
    """The provisions of these chapters."""
    return dict(read_provisions((HERE / "provisions.yaml").read_text("utf-8"), "provisions.yaml"))


@cache
def rulebook() -> Rulebook:
    """The rulebook, every citation checked against its provisions."""
    return load(EDITION, provisions())


def rulebook_at(moment: datetime) -> Rulebook:
    """One edition for all times."""
    return rulebook()


def org_at(moment: datetime, version: int) -> OrgSnapshot:
    """The organisation of that moment."""
    return OrgSnapshot.from_city(read_file(HERE / "organisation.yaml"), moment)


def calendar_at(version: int) -> WorkCalendar:
    """The published working days."""
    return published()
