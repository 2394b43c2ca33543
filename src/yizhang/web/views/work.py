"""工作台 and the other lists everyone knows; what an official can begin from there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yizhang.web import intake, work, worklist
from yizhang.web.begin import beginnings
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says when nothing is in it."""

    strong: str
    text: str
    link: str = ""
    link_label: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """A button that begins something; `key` is its single key."""

    label: Words
    address: str
    key: str = ""


@acting
def workbench(request: OfficeRequest) -> HttpResponse:
    """待办 by limit; a leader's is what waits for his decision."""
    if request.identity and request.identity.leader:
        return redirect("decide")
    tasks = work.todo(request.hand, request.now)
    words = {
        "groups": worklist.grouped(tasks, request.now),
        "lists": work.lists(request.hand, request.now),
        "list": "todo",
        "list_label": _("待办"),
        "begin": work_to_begin(request),
        "notices": work.notices(request.hand, request.now),
        "empty": cleared(request),
        "current": "workbench",
    }
    return render(request, "web/workbench.html", words)


@acting
def list_(request: OfficeRequest, name: str) -> HttpResponse:
    """已办 在办 我发起 传阅 草稿."""
    if name == "todo":
        return workbench(request)
    if name not in work.LISTS:
        raise Http404
    lists = work.lists(request.hand, request.now)
    words = {
        "list": name,
        "lists": lists,
        "list_label": next(one.label for one in lists if one.name == name),
        "columns": work.COLUMNS.get(name, work.HANDLED),
        "rows": work.rows(name, request.hand, request.now),
        "empty": Empty(_("这里还没有事项。"), str(work.LISTS[name][2])),
        "current": "workbench",
    }
    return render(request, "web/matterlist.html", words)


def cleared(request: OfficeRequest) -> Empty:
    """今天的待办已办完, and what comes next."""
    return Empty(_("今天的待办已办完。"), _("新到的事项会按时限排在这里。"), reverse("list", args=["open"]), _("看我经办在途的"))


def work_to_begin(request: OfficeRequest) -> list[Begin]:
    """登记收文 for the office's registrars, the one thing another post usually begins, and all the rest behind 发起."""
    found = list(beginnings(request.hand, request.now))
    buttons = [Begin(_("登记收文"), reverse("register"), "n")] if any(one.verb.name == intake.RECEIVE for one in found) else []
    if not buttons and len(found) == 1:
        buttons = [Begin(found[0].procedure.label, reverse("open", args=[found[0].procedure.name]))]
    return buttons + ([Begin(_("发起"), reverse("begin"))] if found else [])


def more(request: OfficeRequest) -> HttpResponse:
    """The whole navigation, for the phone's fifth tab."""
    return render(request, "web/more.html", {"current": "more"})
