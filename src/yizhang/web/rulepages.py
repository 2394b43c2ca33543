"""The pages of the rulebook, from what the edition declares and what the office imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any


def overview(now: datetime) -> Mapping[str, Any]:
    """All chapters."""
    return {"title": "", "chapters": (), "provisions": ()}


def of_chapter(number: int, now: datetime) -> Mapping[str, Any] | None:
    """One chapter with its provisions; None when the text has no such chapter."""
    return None


def of_provision(citation: str, now: datetime) -> Mapping[str, Any] | None:
    """The article of a provision; None when the text has no such provision."""
    return None
