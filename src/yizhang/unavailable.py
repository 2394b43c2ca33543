"""Django's handler of what broke: a page, or problem+json under /api/, that says what happened, what to do, and a number to ask by.

A database or a store of files that refuses answers 503 with Retry-After: what it had begun is undone by then, and what was typed stays in
a form that sends it again. A fault of the program answers 500. Nothing here asks the database, and nothing of the error itself is shown.
"""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from yizhang.kernel.stores import StoreFault
from yizhang.logs import told
from yizhang.metrics import BROKE
from yizhang.refusals import Refusal, code_of, refusal_of

log = logging.getLogger("yizhang.unavailable")
SECRET = ("/accounts/", "/welcome/", "/sign-in")
"""Where passwords and codes are typed: nothing of it is written into a page."""


FAULT = Refusal((), _("程序出了差错"), 0)
AGAIN = _("请稍后再送一次：已经办成的不会重复办理，没有办成的什么也没有存下")
OPEN_AGAIN = _("请稍后再打开")
TELL = _("仍不行的，把编号{number}告诉系统管理员")


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for what was raised, whichever layer raised it; logged with the number that is shown."""
    error = sys.exception()
    code = code_of(error)
    if code is not None and not isinstance(error, StoreFault):
        BROKE.labels(code).inc()
    refusal = FAULT if code is None else refusal_of(code)
    status = 503 if refusal.again else 500
    number = secrets.token_hex(4)
    log.error("unavailable", exc_info=error, extra={"reference": number, "code": code, "path": told(request), "status_code": status})
    response = _answer(request, refusal, status, number)
    response["Cache-Control"] = "no-store"
    if refusal.again:
        response["Retry-After"] = str(refusal.again)
    return response


def _answer(request: HttpRequest, refusal: Refusal, status: int, number: str) -> HttpResponse:
    happened = gettext(refusal.happened)
    todo = gettext(AGAIN if request.method == "POST" else OPEN_AGAIN)
    tell = gettext(TELL).format(number=number)
    sentence = gettext("；").join((happened, todo, tell))
    if request.path.startswith("/api/"):
        from yizhang.api.problems import problem

        return problem(status, sentence)
    if request.headers.get("HX-Request"):
        return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    form = {"again": list(typed(request)), "files": bool(request.FILES), "address": request.get_full_path()}
    shown = {"happened": happened, "todo": todo, "tell": tell, "display": getattr(request, "display", None), **form}
    return HttpResponse(render_to_string("web/unavailable.html", shown), status=status)


def typed(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """What a form held, name by name, to be sent once more; nothing from where secrets are typed."""
    if request.method != "POST" or request.path.startswith(SECRET):
        return ()
    return ((name, value) for name, values in request.POST.lists() for value in values)
