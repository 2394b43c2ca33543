"""One matter on one address, and the one view that writes: every button of every screen posts to `act`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.kernel import hooks
from yizhang.kernel.mending import MENDING
from yizhang.kernel.security import note_event
from yizhang.kernel.stores import NoContent
from yizhang.kernel.values import ActView, Asks, BadShape, Done, FieldView, Input, Page, Refused, VerbView
from yizhang.web import drafts, files, names, preferences, proposals, reminders, waivers, worklist
from yizhang.web.actbar import Tried, field_errors
from yizhang.web.diagram import diagram
from yizhang.web.filling import Filled, filled_in
from yizhang.web.forms import typed_words
from yizhang.web.middleware import OfficeRequest
from yizhang.web.panels import panels
from yizhang.web.previews import preview
from yizhang.web.sheet import Beside, passed_over, sheet
from yizhang.web.views.answer import acting, not_found

CONFLICT, UNPROCESSABLE = 409, 422


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: the field it leads to, its label, what is wrong."""

    id: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Where this matter stands in the list one came from: 3/14, and its neighbours."""

    place: int
    of: int
    before: str
    after: str


@acting
def matter(request: OfficeRequest, matter: str) -> HttpResponse:
    """办理单."""
    page = kernel.look(matter, request.hand, now=request.now)
    return matter_page(request, page) if page else not_found(request)


@require_POST
@acting
def act(request: OfficeRequest, matter: str, verb: str) -> HttpResponse:
    """Every button of every screen posts here."""
    page = kernel.look(matter, request.hand, now=request.now)
    asked = next((one for one in page.verbs if one.name == verb), None) if page else None
    if page and "take" in request.POST:
        return take(request, page, verb)
    try:
        asks = asked.asks if asked else ()
        filled = filled_form(request, asks)
        given = differing(filled.input, asks) if verb in MENDING else filled.input
        if page and "check" in request.POST:
            return precheck(request, page, verb, replace(filled, input=given))
        outcome = kernel.perform(matter, verb, request.hand, given, filled.outcome, filled.confirmed, filled.key, now=request.now)
    except BadShape as bad:
        return matter_page(request, page, tried(request, verb, errors=bad.problems), UNPROCESSABLE) if page else not_found(request)
    match outcome:
        case Done():
            return done(request, outcome, page, asked)
        case Refused() if outcome.not_found:
            return not_found(request)
        case Refused(findings=findings):
            errors = field_errors(findings, asked.asks if asked else ())
            drafts.keep(request.hand.person, request.path, typed_words(request.POST), request.now)
            found = waivers.met(matter, verb, findings, request.hand, request.now)
            now = kernel.look(matter, request.hand, now=request.now)
            return matter_page(request, now, tried(request, verb, errors=errors, refused=found), CONFLICT) if now else not_found(request)
        case Asks(findings=findings):
            return matter_page(request, page, tried(request, verb, asked=findings, key=filled.key or ""), CONFLICT)


def precheck(request: OfficeRequest, page: Page, verb: str, filled: Filled) -> HttpResponse:
    """预检: all that the rules would find now, with the words kept; nothing is done and nothing recorded."""
    asks = next((one.asks for one in page.verbs if one.name == verb), ())
    found = kernel.ask(page.matter, verb, request.hand, filled.input, filled.outcome, now=request.now) or ()
    told = waivers.met(page.matter, verb, found, request.hand, request.now)
    would = preview(page.procedure, verb, filled.input, request.hand, request.now, page.matter)
    what = {"errors": field_errors(found, asks), "refused": told, "checked": not found, "foreseen": would}
    return matter_page(request, page, tried(request, verb, **what))


def take(request: OfficeRequest, page: Page, verb: str) -> HttpResponse:
    """A proposal taken without a script: the page again with its words typed in, nothing done."""
    offered = proposals.proposed(page, request.hand, request.now).get(verb, {})
    return matter_page(request, page, Tried(verb, proposals.taken(typed_words(request.POST), offered, request.POST["take"]), {}))


def filled_form(request: OfficeRequest, asks: Iterable[FieldView]) -> Filled:
    """What the button sent, read by what the verb asks."""
    unfit = files.receive(request, request.now)
    return filled_in(request.POST, asks, request.now, lambda kind, words: names.meant(kind, words, request.hand, request.now), unfit)


def differing(given: Input, asks: Iterable[FieldView]) -> Input:
    """Of 更正 and 补正 only what differs from the record: their form shows every field as it stands."""
    before = {one.name: one.raw.strip() if isinstance(one.raw, str) else one.raw for one in asks if one.raw is not None}
    return {name: value for name, value in given.items() if name not in before or value != before[name]}


def tried(request: OfficeRequest, verb: str, **what: object) -> Tried:
    """The verb that was pressed, with the words kept."""
    return Tried(verb, typed_words(request.POST), **{"errors": {}, **what})  # type: ignore[arg-type]


def done(request: OfficeRequest, outcome: Done, page: Page | None, verb: VerbView | None) -> HttpResponse:
    """On to the next thing, which says at its top what was done and how to get back to it."""
    drafts.forget(request.user.get_username(), request.path)
    link = format_html('<a href="{}">{}</a>', reverse("matter", args=[outcome.matter]), page.title if page else "")
    messages.success(request, format_html(_("已{verb}：{link}"), verb=verb.label if verb else "", link=link))
    task = kernel.next_task(request.hand, outcome.matter, now=request.now)
    following = task.matter if task else None
    if request.POST.get("stay"):
        following = outcome.matter
    return redirect("matter", matter=following) if following else redirect("workbench")


def matter_page(request: OfficeRequest, page: Page | None, tried: Tried | None = None, status: int = 200) -> HttpResponse:
    """The page, with what was just tried and why it was not done."""
    if page is None:
        return not_found(request)
    beside = Beside(tried, drafts.of_matter(request.user.get_username(), page.matter), proposals.proposed(page, request.hand, request.now))
    shown = sheet(page, request.now, beside, by_time=request.GET.get("opinions") == "time")
    words = {
        "sheet": shown,
        "panels": panels(page, request.hand, request.now),
        "problems": problems(tried, page.verbs),
        "wanted": waivers.wanted(page.acts, page.matter, request.hand, request.now),
        "conflict": somebody_was_faster(request, page) if tried and tried.refused else None,
        "reminders": reminders.kept(request.hand.person, page.matter),
        "queue": queue(request, page.matter),
        "phrases": preferences.phrases(request.hand.person),
        "names": names.name_lists(request.now),
        "current": "",
    }
    return render(request, "web/matter.html", words, status=status)


def problems(tried: Tried | None, verbs: Iterable[VerbView]) -> tuple[Problem, ...]:
    """What the error summary lists."""
    if tried is None:
        return ()
    labels: Mapping[str, str] = {field.name: field.label for verb in verbs if verb.name == tried.verb for field in verb.asks}
    return tuple(Problem(f"{tried.verb}-{name}", labels.get(name, name), words) for name, words in tried.errors.items())


def somebody_was_faster(request: OfficeRequest, page: Page) -> ActView | None:
    """The act that came between opening this page and pressing the button, when it was another's."""
    if request.POST.get("seen") in ("", None, page.head):
        return None
    others = [one for one in page.acts if one.accepted and one.person != request.hand.person]
    return others[-1] if others else None


def queue(request: OfficeRequest, matter: str) -> Queue | None:
    """The place in 待办 and the neighbours."""
    order = [one.matter for one in worklist.in_order(kernel.tasks(request.hand, now=request.now))]
    if matter not in order:
        return None
    at = order.index(matter)
    before, after = (order[at - 1] if at else ""), (order[at + 1] if at + 1 < len(order) else "")
    return Queue(at + 1, len(order), *(reverse("matter", args=[one]) if one else "" for one in (before, after)))


@acting
def printed(request: OfficeRequest, matter: str) -> HttpResponse:
    """The 办理单 as a page to print: facts, opinions, route, record with the head digest; who printed it and when at the foot."""
    page = kernel.look(matter, request.hand, now=request.now)
    if page is None:
        return not_found(request)
    note_event("print", request.hand, request.now, what="matter", matter=page.matter)
    return render(request, "web/print.html", {"sheet": sheet(page, request.now), "history": request.GET.get("history") != "no"})


@acting
def standing(request: OfficeRequest, matter: str) -> HttpResponse:
    """Where the matter stands: its way drawn and in words."""
    page = kernel.look(matter, request.hand, now=request.now)
    if page is None:
        return not_found(request)
    procedure = hooks.rulebook_at(request.now).procedures[page.procedure]
    skipped = [one for one in page.route if passed_over(one, page)]
    steps = [one for one in page.route if one not in skipped]
    words = {"page": page, "drawing": diagram(procedure, steps), "steps": steps, "skipped": skipped, "current": ""}
    return render(request, "web/standing.html", words)


@acting
def file(request: OfficeRequest, matter: str, field: str, place: int = 0) -> HttpResponse:
    """A file of the record, shown in the browser where it can show it safely."""
    page = kernel.look(matter, request.hand, now=request.now)
    field_view = next((one for one in page.fields if one.name == field and not one.hidden), None) if page else None
    kept = files.nth(field_view.raw, place) if field_view else None
    try:
        return files.answer(kept) if kept else not_found(request)
    except NoContent:
        return not_found(request)
