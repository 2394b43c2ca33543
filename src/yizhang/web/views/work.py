"""工作台 and the other lists everyone knows; what an official can begin from there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.web import work, worklist
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


COLUMNS: dict[str, tuple[Words, ...]] = {
    "done": (gettext_lazy("标题"), gettext_lazy("我的办理"), gettext_lazy("时间"), gettext_lazy("现在待办"), gettext_lazy("在谁处")),
    "open": (gettext_lazy("标题"), gettext_lazy("我的办理"), gettext_lazy("时间"), gettext_lazy("现在待办"), gettext_lazy("在谁处")),
    "mine": (gettext_lazy("标题"), gettext_lazy("事项类型"), gettext_lazy("发起"), gettext_lazy("现在待办"), gettext_lazy("在谁处")),
    "read": (gettext_lazy("标题"), gettext_lazy("来自"), gettext_lazy("送阅时间"), gettext_lazy("已阅/未阅")),
    "drafts": (gettext_lazy("标题"), gettext_lazy("事项类型"), gettext_lazy("时间")),
}  # fmt: skip


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
        "begin": beginnings(request),
        "notices": work.notices(request.hand, request.now),
        "aside": work.aside(request.hand, request.now),
        "empty": cleared(request),
        "current": "workbench",
    }
    return render(request, "web/workbench.html", words)


@acting
def list_(request: OfficeRequest, name: str) -> HttpResponse:
    """已办 在办 我发起 传阅 草稿."""
    if name == "todo":
        return workbench(request)
    if name not in COLUMNS:
        raise Http404
    lists = work.lists(request.hand, request.now)
    words = {
        "list": name,
        "lists": lists,
        "list_label": next(one.label for one in lists if one.name == name),
        "columns": COLUMNS[name],
        "rows": work.rows(name, request.hand, request.now),
        "empty": Empty(_("这里还没有事项。"), work.WHAT_COMES[name]),
        "current": "workbench",
    }
    return render(request, "web/matterlist.html", words)


def cleared(request: OfficeRequest) -> Empty:
    """今天的待办已办完, and what comes next."""
    return Empty(_("今天的待办已办完。"), _("新到的事项会按时限排在这里。"), reverse("list", args=["open"]), _("看我经办在途的"))


def beginnings(request: OfficeRequest) -> tuple[Begin, ...]:
    """What this post can begin: 登记收文 for the office's registrars, else the procedures whose first verb is his."""
    return work.beginnings(request.hand, request.now)


def more(request: OfficeRequest) -> HttpResponse:
    """The whole navigation, for the phone's fifth tab."""
    return render(request, "web/more.html", {"current": "more"})
