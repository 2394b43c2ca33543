"""What is offered of allauth: signing in and out, the password, the second step. Nobody signs himself up, and no mail resets a password.

The other names stay, since allauth's own pages look them up, and lead nowhere.
"""

from allauth.account import views
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path


def nowhere(request: HttpRequest) -> HttpResponse:
    """Raises Http404."""
    raise Http404


CLOSED = ("signup", "email", "email_verification_sent", "set_password", "reset_password", "reset_password_done", "confirm_login_code")
urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    *(path(f"{name}/", nowhere, name=f"account_{name}") for name in CLOSED),
]
