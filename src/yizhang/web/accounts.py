"""Signing in: who may have an account, how often one may fail, what must stand beside a password. Nobody signs himself up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yizhang.kernel.security import note_event
from yizhang.kernel.values import Hand

SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
GOOD_FOR = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)  # seconds
TOLD = {  # the end of allauth's template -> kind and what it is about
    "password_changed": ("password_set", ""),
    "totp_activated": ("second_step_set", "totp"),
    "totp_deactivated": ("second_step_removed", "totp"),
    "webauthn_added": ("second_step_set", "passkey"),
    "webauthn_removed": ("second_step_removed", "passkey"),
    "recovery_codes_generated": ("second_step_set", "codes"),
}
ENROLLED = "second step"  # the key in the session, so that it is looked up once


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's adapter for an office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are given."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **how: Any) -> HttpResponse:
        """A sign-in, with password or passkey, is in the security log."""
        note_event("signed_in", Hand(user.get_username(), ""), request.now, by="passkey" if _by_passkey(request) else "password")  # type: ignore[attr-defined]
        response: HttpResponse = super().post_login(request, user, **how)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password, too. What was typed as a name is named only if it is one: it may be a password in the wrong box."""
        note_event("sign_in_failed", Hand(known(credentials.get("username", "")), ""), request.now)  # type: ignore[attr-defined]

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """The right password of a locked account opens nothing, and is in the log."""
        note_event("sign_in_failed", Hand(user.get_username(), ""), request.now)  # type: ignore[attr-defined]
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        """What allauth would mail to the person: the office has no mail, and the log is where it belongs."""
        if told := TOLD.get(template_prefix.rpartition("/")[2]):
            note_event(told[0], Hand(user.get_username(), ""), allauth_context.request.now, **({"by": told[1]} if told[1] else {}))


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's adapter for what stands beside the password."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays until another is there."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_STEPS).exclude(pk=authenticator.pk)
        return authenticator.type not in SECOND_STEPS or others.exists()


class Guarded(BaseAuthenticateForm):  # type: ignore[misc]
    """A code that is typed counts like a password: five wrong ones pause the sign-in."""

    def clean_code(self) -> str:
        """The code. Raises ValidationError."""
        request, credentials = allauth_context.request, {"username": self.user.get_username()}
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out = True
            raise ValidationError(_("连续多次没有登录成功，已暂停这里的登录。"))
        try:
            return self._once(str(super().clean_code()))
        except ValidationError:
            note_event("second_step_failed", Hand(self.user.get_username(), ""), request.now)
            AxesProxyHandler.user_login_failed(sender=Guarded, credentials=credentials, request=request)
            raise

    def _once(self, code: str) -> str:
        """The code, which opens nothing a second time while it would still be good."""
        if cache.add(f"code.{self.user.pk}.{code}", "used", timeout=GOOD_FOR):
            return code
        raise ValidationError(_("动态码不正确，或刚刚用过；请写验证器现在显示的。"))


class SecondStep(Guarded, AuthenticateForm):  # type: ignore[misc]
    """At sign-in."""


class SecondStepAgain(Guarded, ReauthenticateForm):  # type: ignore[misc]
    """Before something that only the person may change."""


class LongEnough(MinimumLengthValidator):
    """Django's, in the office's words."""

    def get_error_message(self) -> str:
        """What is wrong, and what would do."""
        return _("口令太短；至少{n}个字，可以是一句话。").format(n=self.min_length)


class NotTheName:
    """A password that holds one's own name is the first that others try."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if user is not None and user.get_username() in password:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """What would do."""
        return _("口令里不能有自己的姓名。")


def enrolled(request: HttpRequest) -> bool:
    """Whether the person signed in has a second step: a passkey or a code. Asked once a session."""
    if not request.session.get(ENROLLED):
        request.session[ENROLLED] = is_mfa_enabled(request.user, SECOND_STEPS)
    return bool(request.session[ENROLLED])


def known(name: str) -> str:
    """The name if somebody of that name has an account, else empty."""
    return name if get_user_model().objects.filter(username=name).exists() else ""


def username_of(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Whose failures axes counts, whichever form they come from."""
    given = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(given)[:150]


def address_of(request: HttpRequest) -> str:
    """From where: behind the office's own encrypting server it is what that one saw, the last it added; else the connection's."""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip() if settings.ENCRYPTED else ""
    return seen or request.META.get("REMOTE_ADDR", "")


def locked_out(request: HttpRequest, response: HttpResponse, credentials: Mapping[str, Any] | None) -> HttpResponse:
    """What who failed too often gets, 429, and the log."""
    note_event("locked_out", Hand(known(username_of(request, credentials)), ""), request.now)  # type: ignore[attr-defined]
    return render(request, "web/locked.html", status=429)


def _by_passkey(request: HttpRequest) -> bool:
    records = request.session.get("account_authentication_methods", [])
    return bool(records) and bool(records[-1].get("passwordless"))
