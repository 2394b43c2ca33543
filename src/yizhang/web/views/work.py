"""工作台 and the other lists everyone knows; what an official can begin from there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yizhang.kernel.case import World
from yizhang.web import asides, elsewhere, intake, preferences, work, worklist
from yizhang.web.begin import beginnings
from yizhang.web.dates import shown_date, shown_time
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting
from yizhang.web.wording import said

Words = str | Promise
KIND, KEPT_KIND = "kind", "todo-kind"


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says when nothing is in it."""

    strong: str
    text: str
    link: str = ""
    link_label: str = ""


@dataclass(frozen=True, slots=True)
class Late:
    """How many are late: here, and in other hands, where one may urge."""

    here: int
    elsewhere: int


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
    tasks = work.with_children(work.todo(request.hand, request.now), request.now)
    waiting = list(elsewhere.waiting(request.hand, request.now))
    groups, kind = worklist.grouped(tasks, request.now, World.of(request.now).book), kept_kind(request)
    shown = worklist.of_kind(groups, kind)
    words = {
        "groups": shown,
        "chips": worklist.kinds(groups, kind),
        "at_once": sorted({line.at_once for group in shown for line in group.lines if line.at_once}),
        "late": late(groups, waiting),
        "aside": asides.asides(request.hand, request.now, work.notices(request.hand, request.now), waiting),
        "lists": work.lists(request.hand, request.now),
        "list": "todo",
        "list_label": _("待办"),
        "begin": work_to_begin(request),
        "empty": cleared(waiting),
        "current": "workbench",
    }
    return render(request, "web/workbench.html", words)


def kept_kind(request: OfficeRequest) -> str:
    """The kind of matter to which the list is narrowed: as the address says, which is kept with the person, else as kept."""
    if KIND in request.GET:
        preferences.put(request.hand.person, KEPT_KIND, request.GET[KIND])
    return str(preferences.get(request.hand.person, KEPT_KIND) or "")


@acting
def list_(request: OfficeRequest, name: str) -> HttpResponse:
    """已办 在办 我发起 传阅 草稿."""
    if name == "todo":
        return workbench(request)
    if name not in work.LISTS:
        raise Http404
    lists, rows = work.lists(request.hand, request.now), work.rows(name, request.hand, request.now)
    words = {
        "list": name,
        "lists": lists,
        "list_label": next(one.label for one in lists if one.name == name),
        "columns": work.COLUMNS.get(name, work.HANDLED),
        "rows": rows,
        "at_once": next((one.at_once for one in rows if one.at_once), ""),
        "empty": Empty(_("这里还没有事项。"), str(work.LISTS[name][2])),
        "current": "workbench",
    }
    return render(request, "web/matterlist.html", words)


def late(groups: tuple[worklist.Group, ...], waiting: list[elsewhere.Waiting]) -> Late:
    """How much is late, here and elsewhere."""
    own = next((len(group.lines) for group in groups if group.name == "late"), 0)
    return Late(own, len({one.matter for one in waiting if one.late}))


def cleared(waiting: list[elsewhere.Waiting]) -> Empty:
    """今天的待办已办完, and the next limit."""
    following = next((one for one in waiting if not one.late), None)
    text = _("新到的事项会按时限排在这里。")
    if following:
        day = f"{shown_date(following.due.date())} {shown_time(following.due)}"
        text = _("下一个时限：{day}，{who}{label}《{title}》。").format(
            day=day, who=following.who, label=said(following.label), title=following.title
        )
    return Empty(_("今天的待办已办完。"), text, reverse("list", args=["open"]), _("看我经办在途的"))


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
