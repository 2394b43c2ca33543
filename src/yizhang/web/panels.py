"""What a chapter adds to the 办理单 of its own kinds of matter: a section for what the generic page cannot show (会签的各家意见)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel.values import Hand, Page

Content = Callable[[Page, Hand, datetime], object]
PANELS: dict[str, list[tuple[str, Content]]] = {}


@dataclass(frozen=True, slots=True)
class Panel:
    """One section: the template that shows it, and what it shows as `content`."""

    template: str
    content: object


def panel(procedures: str, template: str) -> Callable[[Content], Content]:
    """Declare a section for these procedures (`dispatch countersigning`); it is left out where the function gives nothing."""

    def declare(content: Content) -> Content:
        for one in procedures.split():
            PANELS.setdefault(one, []).append((template, content))
        return content

    return declare


def panels(page: Page, by: Hand, now: datetime) -> tuple[Panel, ...]:
    """The sections of this page that have something to show, in the order of their declaration."""
    found = ((template, content(page, by, now)) for template, content in PANELS.get(page.procedure, ()))
    return tuple(Panel(template, content) for template, content in found if content)
