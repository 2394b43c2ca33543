"""会签: the answers of all that were asked, on the 办理单 of who asks and of who is asked, and as a page of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yizhang import kernel
from yizhang.documents.countersign.board import Board, board
from yizhang.documents.countersign.boardpage import difference, strip
from yizhang.kernel.security import note_event
from yizhang.kernel.values import Hand, Page
from yizhang.web.middleware import OfficeRequest
from yizhang.web.panels import panel
from yizhang.web.views.answer import acting, not_found


@panel("dispatch countersigning countersignature", "documents/boardpanel.html")
def answers(page: Page, by: Hand, now: datetime) -> Board | None:
    """The board of this matter."""
    return board(page.matter, by, now)


@acting
def countersigning(request: OfficeRequest, matter: str) -> HttpResponse:
    """各家意见 of one matter: the board, the strip of limits, the difference; 催办 goes to all that are silent at once."""
    words = shown(request, matter)
    return render(request, "documents/countersigning.html", words) if words else not_found(request)


@acting
def printed(request: OfficeRequest, matter: str) -> HttpResponse:
    """The same on paper."""
    words = shown(request, matter)
    if words is None:
        return not_found(request)
    note_event("print", request.hand, request.now, what="countersigning", matter=matter)
    return render(request, "documents/boardprint.html", words)


def shown(request: OfficeRequest, matter: str) -> Mapping[str, Any] | None:
    """What both show; None when there is nothing to see."""
    page = kernel.look(matter, request.hand, now=request.now)
    found = board(matter, request.hand, request.now) if page else None
    if page is None or found is None:
        return None
    return {
        "page": page,
        "board": found,
        "strip": strip(found, request.now.date()),
        "difference": difference(page, found) if page.matter == found.parent else None,
        "own": next((one for one in found.answers if one.mine), None),
        "back": reverse("countersigning", args=[matter]),
        "current": "dispatch",
    }
