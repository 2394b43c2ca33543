"""The yardstick of `bench page`: the same list and the same text as one writes them in Django, an ORM query, a template, a login."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from yizhang.kernel.models import Content, Matter, Task

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "yizhang.bench.plain.here",
]
"""What `startproject` gives, with the reader's language."""
ENGINE = Engine(builtins=["django.templatetags.i18n"])
BASE = """<!doctype html><html lang="zh-Hans"><head><title>{{ title }}</title></head><body>
<nav>{% for one in menu %}<a href="{% url 'plain-list' %}">{% translate one %}</a>{% endfor %}</nav>
<main><h1>{{ title }}</h1>HERE</main></body></html>"""
LIST = ENGINE.from_string(
    BASE.replace(
        "HERE",
        """<p>{{ total }}</p><table>{% for row in rows %}<tr><td>{{ row.number }}</td><td>{{ row.received }}</td><td>{{ row.sender }}</td>
<td><a href="{% url 'plain-list' %}?{{ row.id }}">{{ row.title }}</a></td><td>{{ row.kind }}</td>
<td>{{ row.where }}</td><td>{{ row.due }}</td><td>{{ row.status }}</td></tr>{% endfor %}</table>""",
    )
)
TEXT = ENGINE.from_string(BASE.replace("HERE", "{% for one in body %}<p>{{ one }}</p>{% endfor %}"))
MENU, SIZE = 30, 50
"""Entries of the menu, and rows of a page."""


def here(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Requests find their way in this module."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return middleware


def rows(most: int = SIZE) -> list[dict[str, str]]:
    """The newest documents as one lists them, where they lie by one query more."""
    page = Paginator(Matter.objects.filter(procedure="request", draft=False).order_by("-opened_at", "id"), most).page(1)
    tasks = {one.matter: one for one in Task.objects.filter(matter__in=[one.id for one in page], closed_at="").exclude(kind="read")}
    return [_row(one, tasks.get(one.id)) for one in page]


def _row(one: Matter, task: Task | None) -> dict[str, str]:
    given = json.loads(one.record)
    return {
        "id": one.id, "title": one.title, "number": one.number, "received": one.opened_at[:10], "sender": given.get("sender", ""),
        "kind": given.get("kind", ""), "where": task.seat if task else "", "due": task.due[:10] if task else "",
        "status": task.verb if task else "",
    }  # fmt: skip


@login_required
def list_(request: HttpRequest) -> HttpResponse:
    """The list."""
    found = rows()
    total = Matter.objects.filter(procedure="request", draft=False).count()
    words = {"title": "收文", "rows": found, "total": total, "menu": ["收文"] * MENU}
    return HttpResponse(LIST.render(Context(words)))


@login_required
def text(request: HttpRequest) -> HttpResponse:
    """The text, a paragraph a line, kept in a table."""
    body = Content.objects.get(digest="plain").text
    return HttpResponse(TEXT.render(Context({"title": "第九章", "body": body.split("\n"), "menu": ["收文"] * MENU})))


urlpatterns = [path("list/", list_, name="plain-list"), path("text/", text, name="plain-text")]
