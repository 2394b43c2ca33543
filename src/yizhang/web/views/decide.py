"""等我决定: a leader's list and one card a matter; the same acts through the same door."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yizhang import kernel
from yizhang.kernel.case import World
from yizhang.kernel.values import Asks, BadShape, Done, Refused
from yizhang.web import drafts, names, preferences, reminders, waivers, work, worklist
from yizhang.web.actbar import Tried, field_errors
from yizhang.web.decision import card
from yizhang.web.middleware import OfficeRequest
from yizhang.web.panels import CARD, panels
from yizhang.web.views.answer import acting, not_found
from yizhang.web.views.matter import CONFLICT, UNPROCESSABLE, done, filled_form, problems, tried
from yizhang.web.views.work import Empty


@acting
def decide(request: OfficeRequest) -> HttpResponse:
    """The first that waits, with the list beside it; on a phone the list when nothing is open yet."""
    lines = worklist.in_order(work.todo(request.hand, request.now))
    return redirect("decide-one", matter=lines[0].matter) if lines else decide_page(request, "")


@acting
def decide_one(request: OfficeRequest, matter: str) -> HttpResponse:
    """One matter; a tap asks to look again (核对), holding or confirming signs."""
    if request.method == "POST" and not request.POST.get("review"):
        return sign(request, matter)
    return decide_page(request, matter)


def sign(request: OfficeRequest, matter: str) -> HttpResponse:
    """The leader's act."""
    page = kernel.look(matter, request.hand, now=request.now)
    verb = next((one for one in page.verbs if one.name == request.POST.get("verb")), None) if page else None
    if page is None or verb is None:
        return not_found(request)
    try:
        filled = filled_form(request, verb.asks)
        outcome = kernel.perform(
            matter, verb.name, request.hand, filled.input, filled.outcome, filled.confirmed, filled.key, now=request.now
        )
    except BadShape as bad:
        return decide_page(request, matter, tried(request, verb.name, errors=bad.problems), UNPROCESSABLE)
    match outcome:
        case Done():
            drafts.forget(request.hand.person, request.path)
            done(request, outcome, page, verb)
            return redirect("decide")
        case Refused(findings=findings):
            return decide_page(
                request,
                matter,
                tried(
                    request,
                    verb.name,
                    errors=field_errors(findings, verb.asks),
                    refused=waivers.met(matter, verb.name, findings, request.hand, request.now),
                ),
                CONFLICT,
            )
        case Asks(findings=findings):
            return decide_page(request, matter, tried(request, verb.name, asked=findings, key=filled.key or ""), CONFLICT)


def decide_page(request: OfficeRequest, matter: str, tried: Tried | None = None, status: int = 200) -> HttpResponse:
    """The list and the card."""
    groups = worklist.grouped(work.todo(request.hand, request.now), request.now, World.of(request.now).book)
    lines = [line for group in groups for line in group.lines]
    page = kernel.look(matter, request.hand, now=request.now) if matter else None
    if matter and page is None:
        return not_found(request)
    review = request.POST.get("review", "") if request.method == "POST" else ""
    if review and tried is None:
        tried = Tried(request.POST.get("verb", ""), {name: value for name, value in request.POST.items() if isinstance(value, str)}, {})
    shown = card(page, request.now, tried) if page else None
    place = next((one.place for one in lines if one.task.matter == matter), 0)
    words = {
        "lines": lines,
        "own": reminders.due(request.hand, request.now),
        "at_once": sorted({line.at_once for line in lines if line.at_once}),
        "card": shown,
        "panels": panels(page, request.hand, request.now, CARD) if page else (),
        "act": shown.act if shown else None,
        "place": place,
        "later": reverse("decide-one", args=[lines[place % len(lines)].task.matter]) if len(lines) > 1 else "",
        "review": {"outcome": "" if review == "1" else review} if review else None,
        "problems": problems(tried, page.verbs) if page else (),
        "phrases": preferences.phrases(request.hand.person),
        "names": names.name_lists(request.now),
        "empty": Empty(_("没有等您决定的事项。"), _("新送来的会排在这里；办过的在“我批过的”。")),
        "current": "decide",
    }
    return render(request, "web/decide.html", words, status=status)


@acting
def decided(request: OfficeRequest) -> HttpResponse:
    """我批过的."""
    return redirect("list", name="done")
