"""签发: what a leader has to know of a document before he signs: its reviews, who disagrees, and what the signature starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yizhang.documents.countersign.board import Board, board
from yizhang.documents.countersign.boardpage import Difference, difference
from yizhang.documents.dispatch.metadata import SIGNING
from yizhang.kernel.values import Hand, Page, Step
from yizhang.web.panels import CARD, panel

REVIEWS = ("check", "inner", "legality", "fair", "market", "deputy", "review", "agree")


@dataclass(frozen=True, slots=True)
class Card:
    """`reviews`: what has been reviewed, with the outcome; `signing`: whether the act that waits is the signature."""

    matter: str
    length: str
    recipients: str
    openness: str
    reviews: tuple[Step, ...]
    board: Board | None
    difference: Difference | None
    signing: bool


@panel("dispatch", "documents/signcard.html", CARD)
def card(page: Page, by: Hand, now: datetime) -> Card:
    """The card of one document for whoever decides on it."""
    values = {one.name: one.value for one in page.fields if not one.hidden}
    asked = board(page.matter, by, now)
    return Card(
        matter=page.matter,
        length=values.get("length", ""),
        recipients=values.get("primary_recipients", ""),
        openness=values.get("openness", ""),
        reviews=tuple(one for one in page.route if one.verb in REVIEWS and one.state == "done"),
        board=asked,
        difference=difference(page, asked) if asked else None,
        signing=any(one.name in SIGNING and one.mine and one.state == "open" for one in page.verbs),
    )
