"""A leader's card: what is asked, who disagrees and why, what my choice starts; two minutes, one gesture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel.values import Page, Step
from yizhang.law.finding import Finding
from yizhang.web.actbar import ActForm, Tried, act_bar
from yizhang.web.clockface import ClockFace, of_limit
from yizhang.web.sheet import Opinion, opinions, passed_over, sender_of

GIST = ("gist", "summary")
SAID, NEXT = 6, 3


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the card."""

    page: Page
    face: ClockFace | None
    gist: str
    said: tuple[Opinion, ...]
    findings: tuple[Finding, ...]
    next: tuple[Step, ...]
    act: ActForm | None

    @property
    def urges(self) -> bool:
        """Nothing is asked of the leader himself, and whoever has it may be urged (督办)."""
        return self.act is None and any(one.name == "remind" and one.mine for one in self.page.verbs)

    @property
    def sender(self) -> str:
        """Whose matter it is."""
        return sender_of(self.page)


def card(page: Page, now: datetime, tried: Tried | None = None) -> Card:
    """The card of one matter for the leader who looks at it."""
    faces = [of_limit(one, now) for one in page.clocks if one.due]
    said = [one for one in opinions(page.acts, ()) if one.words and not one.undone]
    return Card(
        page=page,
        face=min(faces, key=lambda one: one.due.timestamp() if one.due else 0) if faces else None,
        gist=gist(page),
        said=tuple(said[-SAID:]),
        findings=page.findings,
        next=tuple(one for one in page.route if one.state == "closed" and not passed_over(one, page))[:NEXT],
        act=act_bar(page.verbs, tried).primary,
    )


def gist(page: Page) -> str:
    """What is asked in one sentence: the 摘要 if the record has one, else the sentence that asks, else the first of the text."""
    values = {one.name: one.value for one in page.fields if not one.hidden}
    if own := next((values[name] for name in GIST if values.get(name)), ""):
        return own
    sentences = [
        one.strip() + "。" for one in (values.get("body") or values.get("text") or "").replace("\n", "。").split("。") if one.strip()
    ]
    asks = [one for one in sentences if any(word in one for word in ("请求", "恳请", "拟请", "建议"))]
    return next(iter(asks or sentences), "")
