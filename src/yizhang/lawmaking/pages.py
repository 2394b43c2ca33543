"""The pages of lawmaking beside the 办理单: the review of a draft question by question, and its family as a section."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yizhang import kernel
from yizhang.kernel.values import Hand, Page, VerbView
from yizhang.lawmaking import reviewing
from yizhang.lawmaking.tree import Tree
from yizhang.lawmaking.tree import tree as tree_of
from yizhang.web import drafts
from yizhang.web.actbar import act_form
from yizhang.web.middleware import OfficeRequest
from yizhang.web.panels import panel
from yizhang.web.sheet import sheet
from yizhang.web.views.answer import acting, not_found
from yizhang.web.views.work import Empty

REVIEW, QUESTIONS = "review", "questions"


@panel("draft", "lawmaking/tree.html")
def family(page: Page, by: Hand, now: datetime) -> Tree:
    """来龙去脉."""
    return tree_of(page, by, now)


@panel("draft", "lawmaking/reviewpanel.html")
def way_to_review(page: Page, by: Hand, now: datetime) -> VerbView | None:
    """The way to the questions, where the justice bureau reviews the draft."""
    return next((one for one in page.verbs if one.name == REVIEW and one.state != "not_applicable"), None)


@acting
def review(request: OfficeRequest, matter: str) -> HttpResponse:
    """逐题审查: the draft and what it cites beside the questions; the answers go through the door like any act."""
    page = kernel.look(matter, request.hand, now=request.now)
    verb = way_to_review(page, request.hand, request.now) if page else None
    if page is None or verb is None:
        return not_found(request)
    typed = drafts.of_matter(request.user.get_username(), matter).get(REVIEW, {})
    act, values = act_form(verb, None, typed), {one.name: one.value for one in page.fields}
    asked, is_open = reviewing.with_typed(reviewing.questions(page), typed), verb.mine and verb.state == "open"
    words = {
        "page": page,
        "sheet": sheet(page, request.now),
        "kind": values.get("law_kind", ""),
        "review": values.get("review", ""),
        "verb": verb,
        "closed": [verb],
        "open": is_open,
        "act": replace(act, fields=()),
        "key": act.key,
        "fields": [one for one in act.fields if one.name != QUESTIONS] if is_open else [],
        "questions": asked,
        "verdicts": reviewing.verdicts(),
        "answered": sum(bool(one.verdict) for one in asked),
        "stale": reviewing.stale(page),
        "cited": reviewing.cited(page, values.get("text", ""), request.now.date()),
        "none_cited": Empty(_("草案没有引用法规文件。"), _("草案中写作《……》的，自动列在这里，并核对其中本市文件的效力。")),
        "current": "normative",
    }
    return render(request, "lawmaking/review.html", words)
