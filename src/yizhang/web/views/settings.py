"""设置: the switches of an installation, each with where it comes from (semantics 66). They never change what is lawful."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from yizhang.web import switches
from yizhang.web.administrators import AdminRole
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import administering


@administering(AdminRole.SYSTEM)
def settings(request: OfficeRequest) -> HttpResponse:
    """What is set, and by whom."""
    return render(request, "web/admin/settings.html", {"groups": switches.groups(request.now), "current": "settings"})
