"""The clock of a scenario: what falls due by itself happens in rounds, as the worker makes them."""

from __future__ import annotations

from datetime import date, datetime

from yizhang import kernel
from yizhang.kernel.case import World
from yizhang.law.org import Org
from yizhang.office.current import standing_still


class Clock:
    """Rounds at moments that never run backwards. The organisation's round, which is long, only after it changed."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._org: Org | None = None

    def come_to(self, at: datetime) -> None:
        """The first round of each day."""
        if self._day != at.date():
            self._day = at.date()
            self.round(at)

    def round(self, at: datetime) -> None:
        """All that falls due until then happens: tasks move, limits end, notices open and close."""
        org = World.of(at).org
        if org is not self._org:
            self._org = org
            with standing_still():  # within a scenario's transaction it would else be read for every matter
                kernel.reconcile(at)
        kernel.sweep(at)
        kernel.watch_round(at)
