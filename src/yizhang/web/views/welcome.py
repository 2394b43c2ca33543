"""启用账号: a one-time link leads to a password of one's own and then to the second step."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yizhang.kernel.security import note_event
from yizhang.web.administrators import hand_of
from yizhang.web.links import link_named, use_link
from yizhang.web.middleware import OfficeRequest

GONE = 410


@sensitive_post_parameters()
@never_cache
def welcome(request: OfficeRequest, token: str) -> HttpResponse:
    """Looking uses nothing up (mail programs look at links); the link is used by the password that is set."""
    link = link_named(token, request.now)
    if link is None:
        return render(request, "web/linkover.html", status=GONE)
    user = get_user_model()(username=link.person)
    form = SetPasswordForm(user, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "web/welcome.html", {"form": form, "person": link.person}, status=status)
    return signed_in(request, use_link(token, form.cleaned_data["new_password1"], request.now))


def signed_in(request: OfficeRequest, person: str) -> HttpResponse:
    """On to the second step: who has just set a password has just said who he is."""
    if not person:
        return render(request, "web/linkover.html", status=GONE)
    user = get_user_model().objects.get(username=person)
    note_event("password_set", hand_of(person), request.now)
    record_authentication(request, user, method="password", reauthenticated=True)
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url="/accounts/2fa/"))
    return response
