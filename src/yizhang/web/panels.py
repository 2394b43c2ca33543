"""What a chapter adds to the 办理单 and to a leader's card of its kinds of matter: what the generic pages cannot show (各家意见)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel.values import Hand, Page

Content = Callable[[Page, Hand, datetime], object]
SHEET, CARD = "sheet", "card"
PANELS: dict[tuple[str, str], list[tuple[str, Content]]] = {}


@dataclass(frozen=True, slots=True)
class Panel:
    """One section: the template that shows it, and what it shows as `content`."""

    template: str
    content: object


def panel(procedures: str, template: str, place: str = SHEET) -> Callable[[Content], Content]:
    """Declare a section for these procedures (`dispatch countersigning`); it is left out where the function gives nothing."""

    def declare(content: Content) -> Content:
        for one in procedures.split():
            PANELS.setdefault((place, one), []).append((template, content))
        return content

    return declare


def panels(page: Page, by: Hand, now: datetime, place: str = SHEET) -> tuple[Panel, ...]:
    """The sections of this page or card that have something to show, in the order of their declaration."""
    found = ((template, content(page, by, now)) for template, content in PANELS.get((place, page.procedure), ()))
    return tuple(Panel(template, content) for template, content in found if content)
