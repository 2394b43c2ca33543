"""设置: the switches of an installation, each with where it comes from (semantics 66). They never change what is lawful."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yizhang.kernel.switches import HOURS, change
from yizhang.web import switches
from yizhang.web.administrators import AdminRole, hand_of
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import administering

UNFIT = 422


@administering(AdminRole.SYSTEM)
def settings(request: OfficeRequest) -> HttpResponse:
    """What is set, and where; posting sets one switch."""
    if request.method != "POST":
        return page(request)
    name, value = request.POST.get("name", ""), " ".join(request.POST.get("value", "").split())
    if why := switches.fault(name, value):
        return page(request, {name: (value, why)}, UNFIT)
    change(name, value, hand_of(request.user.get_username()), request.now)
    messages.success(request, _("已设定；进行中的时限由后台随后重算") if name == HOURS else _("已设定"))
    return redirect("admin-settings")


def page(request: OfficeRequest, wrong: dict[str, tuple[str, str]] | None = None, status: int = 200) -> HttpResponse:
    """The page, with what was typed and can't be."""
    words = {"groups": switches.groups(request.now, wrong), "current": "settings"}
    return render(request, "web/admin/settings.html", words, status=status)
