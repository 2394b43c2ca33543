"""What every page has around it: who I am, where I can go, what is waiting, which clock runs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from yizhang.kernel.case import World
from yizhang.web import display, preferences, work
from yizhang.web.administrators import TITLES
from yizhang.web.ledger import LEDGERS
from yizhang.web.navigation import ADMINISTRATION, Section, navigation


class Frame:
    """Computed only for what a page shows: parts of pages ask for none of it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def base(self) -> str:
        """The whole page, or, when only a part is swapped, the part."""
        return "web/part.html" if self.request.headers.get("HX-Request") else "web/base.html"

    @property
    def sections(self) -> tuple[Section, ...]:
        """The left navigation, counted for the post one acts as."""
        if role := getattr(self.request, "administrator", ""):
            return ADMINISTRATION[role]
        identity = getattr(self.request, "identity", None)
        if identity is None:
            return ()
        now = self.request.now
        held = World.of(now).book.procedures
        known = [name for name, book in LEDGERS.items() if any(one in held for one in book.procedures)]
        return navigation(work.todo(identity.hand, now), identity.leader, known)

    @property
    def administrator(self) -> str:
        """安全管理员; empty for who is none."""
        role = getattr(self.request, "administrator", "")
        return str(TITLES[role]) if role else ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Own phrases for the opinion box."""
        return preferences.phrases(self.request.user.get_username())


def frame(request: HttpRequest) -> dict[str, Any]:
    """Django's context processor."""
    return {"frame": Frame(request), "display": getattr(request, "display", display.Display())}
