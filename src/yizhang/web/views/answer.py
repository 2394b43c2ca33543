"""What every view begins with: somebody who is signed in and acts as a post."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from yizhang.web.middleware import OfficeRequest

P = ParamSpec("P")
View = Callable[Concatenate[OfficeRequest, P], HttpResponse]


def acting(view: View[P]) -> View[P]:
    """Only for a person who acts as a post: signed out gets the sign-in page (401), without a post the chooser.

    An administrator acts on nothing and sees none of it: for him there is only his own page.
    """

    @wraps(view)
    def guarded(request: OfficeRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        if request.administrator:
            return redirect("administration") if request.path == reverse("workbench") else not_found(request)
        if request.identity is None:
            return redirect("identity")
        return view(request, *args, **kwargs)

    return guarded


def administering(*roles: str) -> Callable[[View[P]], View[P]]:
    """Only for administrators of these roles; for everybody else the page does not exist."""

    def decorated(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: OfficeRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return signed_out(request)
            return view(request, *args, **kwargs) if request.administrator in roles else not_found(request)

        return guarded

    return decorated


def signed_out(request: OfficeRequest) -> HttpResponse:
    """The sign-in page in the place of what was asked for, 401; afterwards one goes on to it."""
    from yizhang.web.views.signin import sign_in_page

    return sign_in_page(request, next_=request.get_full_path(), status=401)


def not_found(request: OfficeRequest) -> HttpResponse:
    """The answer for what is absent and what one may not see, the same for both (semantics 40)."""
    words: dict[str, Any] = {
        "base": "web/part.html" if request.headers.get("HX-Request") else "web/base.html",
        "strong": _("没有这件事项。"),
        "text": _("请核对地址或文号；也可以按标题、单位查询。"),
        "link": reverse("administration" if request.administrator else "search"),
        "link_label": _("回到我的页面") if request.administrator else _("去查询"),
    }
    return render(request, "web/notfound.html", words, status=404)


def back(request: OfficeRequest, otherwise: str = "workbench") -> HttpResponse:
    """To the address the form names, when it is one of ours."""
    to = request.POST.get("next", "") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return redirect(to if safe else otherwise)
