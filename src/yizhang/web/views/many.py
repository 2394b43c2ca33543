"""Several things at once, where the procedure says so and the office has a word for it: one act and one result each."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.kernel.values import Done, Outcome, Page
from yizhang.web import elsewhere
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, back
from yizhang.web.wording import said, together
from yizhang.web.worklist import AT_ONCE


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one: its title, and why it was not done."""

    title: str
    done: bool
    why: str = ""


@require_POST
@acting
def many(request: OfficeRequest) -> HttpResponse:
    """One verb by its label on several matters, order kept; a failure names its item and the rest stand."""
    label = request.POST.get("label", "")
    pages = (kernel.look(one, request.hand, now=request.now) for one in dict.fromkeys(request.POST.getlist("matter")))
    results = [done(request, page, label) for page in pages if page]
    tell(request, label, results)
    return back(request)


def done(request: OfficeRequest, page: Page, label: str) -> Result:
    """One of them through the door."""
    verb = next((one for one in page.verbs if one.label == label and one.many and one.mine and one.state == "open"), None)
    if label not in AT_ONCE or verb is None:
        return Result(page.title, False, _("现在不能{label}").format(label=said(label)))
    asked = {one.name for one in verb.asks} & {"opinion", "reason"}
    given = {name: words for name in asked if (words := request.POST.get(name, "").strip())}
    outcome = kernel.perform(page.matter, verb.name, request.hand, given, now=request.now)
    return Result(page.title, isinstance(outcome, Done), why(outcome))


def why(outcome: Outcome) -> str:
    """Why it was not done; empty when it was."""
    return "" if isinstance(outcome, Done) else together(outcome.findings) or _("没有这件事项。")


def tell(request: OfficeRequest, label: str, results: list[Result]) -> None:
    """One line for what was done, one for each that was not."""
    if count := sum(one.done for one in results):
        titles: SafeString = format_html_join("、", "《{}》", ((one.title,) for one in results if one.done))
        messages.success(request, format_html(_("已{label} {n} 件：{titles}"), label=said(label), n=count, titles=titles))
    for one in results:
        if not one.done:
            messages.error(request, format_html(_("没有{label}《{title}》：{why}"), label=said(label), title=one.title, why=one.why))
    if not results:
        messages.warning(request, _("没有选中事项。"))


@acting
def urge(request: OfficeRequest) -> HttpResponse:
    """催办 all that is late in other hands: grouped by person, one press."""
    holders = elsewhere.late(elsewhere.waiting(request.hand, request.now))
    count = len({line.matter for one in holders for line in one.waiting})
    return render(request, "web/urge.html", {"holders": holders, "count": count, "current": "workbench"})
