"""A site of Wagtail with the pages that `bench page` compares, as its documentation has one make them. `python wagtail_site.py FOLDER`.

FOLDER/pages.json holds the words. Each line that comes in is an address; the answer is the seconds that the page took, on the wall and of
the processor. /list_kept/ and /text_kept/ are the same pages with templates that keep what they show by `wagtailpagecache`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from secrets import token_hex
from types import ModuleType

import django
import wagtail
from django.conf import settings

FOLDER = Path(sys.argv[1])
NAME = "pages"
BASE = """{% load wagtailcore_tags wagtailuserbar %}<!doctype html>
<html lang="zh-Hans"><head><title>{{ page.title }}</title></head><body>{% wagtailuserbar %}
<nav>{% for one in menu %}<a href="{% pageurl one %}"{% if one.pk == page.pk %} aria-current="page"{% endif %}>
{{ one.title }}</a>{% endfor %}</nav>
<main><h1>{{ page.title }}</h1>{% block main %}{% endblock %}</main></body></html>"""
ROWS = """<table>{% for row in entries %}<tr>
<td>{{ row.number }}</td><td>{{ row.received|date:"Y-m-d" }}</td><td>{{ row.sender }}</td>
<td><a href="{% pageurl row %}">{{ row.title }}</a></td><td>{{ row.kind }}</td>
<td>{{ row.where }}</td><td>{{ row.due }}</td><td>{{ row.status }}</td></tr>{% endfor %}</table><p>{{ total }}</p>"""
BODY = "{{ page.body|richtext }}"
PLAIN = "{% extends 'base.html' %}{% load wagtailcore_tags wagtail_cache %}{% block main %}HERE{% endblock %}"
KEPT = PLAIN.replace("HERE", "{% wagtailpagecache 3600 'main' %}HERE{% endwagtailpagecache %}")
TEMPLATES = {
    "base.html": BASE,
    **{f"{name}.html": PLAIN.replace("HERE", body) for name, body in (("list", ROWS), ("text", BODY))},
    **{f"{name}_kept.html": KEPT.replace("HERE", body) for name, body in (("list", ROWS), ("text", BODY))},
}
PARTS = ("", ".admin", ".users", ".images", ".documents", ".snippets", ".search")

settings.configure(
    SECRET_KEY=token_hex(),
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "wagtail.sqlite3"}},
    ALLOWED_HOSTS=["*"], USE_TZ=True, LANGUAGE_CODE="zh-hans", STATIC_URL="/static/", ROOT_URLCONF="urls", WAGTAIL_SITE_NAME=NAME,
    WAGTAILADMIN_BASE_URL="http://localhost", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        NAME, *(f"wagtail{part}" for part in PARTS), "modelcluster", "taggit", "django.contrib.auth", "django.contrib.contenttypes",
        "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware", "django.middleware.security.SecurityMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
        "loaders": [("django.template.loaders.locmem.Loader", TEMPLATES), "django.template.loaders.app_directories.Loader"],
        "context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ],
    }}],
)  # fmt: skip


def module(name: str, **held: object) -> ModuleType:
    """A module that stands in no file."""
    made = sys.modules[name] = ModuleType(name)
    made.__dict__.update(held)
    return made


module(NAME, __path__=[str(FOLDER)], __file__=str(FOLDER / "__init__.py"))
django.setup()

from django.core.management import call_command  # noqa: E402 - after the settings
from django.db import connection, models  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import include, path  # noqa: E402
from wagtail.fields import RichTextField  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

call_command("migrate", verbosity=0)  # before there are models without migrations


class Entry(Page):
    """A row of the list."""

    number, sender, kind = models.CharField(max_length=99), models.CharField(max_length=99), models.CharField(max_length=99)
    received, due = models.DateField(), models.CharField(max_length=99, blank=True)
    where, status = models.CharField(max_length=99, blank=True), models.CharField(max_length=99, blank=True)

    class Meta:
        app_label = NAME


class Shown(Page):
    """A page with the menu of the site."""

    kept = models.BooleanField(default=False)
    body = RichTextField(blank=True)
    listed = models.BooleanField(default=False)

    class Meta:
        app_label = NAME

    def get_template(self, request, *args, **kwargs):
        """By what it shows, and whether that is kept."""
        return f"{'list' if self.listed else 'text'}{'_kept' if self.kept else ''}.html"

    def get_context(self, request, *args, **kwargs):
        """The newest fifty below the list; queries that a kept template does not ask are not sent."""
        found = super().get_context(request, *args, **kwargs)
        entries = Entry.objects.live().descendant_of(self.get_parent()).order_by("-received", "title")
        menu = Site.find_for_request(request).root_page.get_children().live().in_menu()
        return {**found, "menu": menu, "entries": entries[:50], "total": entries.count}


def made() -> None:
    """The site: a menu, the list, its rows, the text, and both once more as pages that are kept."""
    with connection.schema_editor() as editor:
        editor.create_model(Entry)
        editor.create_model(Shown)
    told = json.loads((FOLDER / "pages.json").read_text("utf-8"))
    home = Site.objects.get().root_page
    for n, words in enumerate(told["menu"]):
        home.add_child(instance=Shown(title=words, slug=f"menu{n}", show_in_menus=True))
    body = "".join(f"<p>{one}</p>" for one in told["body"])
    for kept, slug in ((False, ""), (True, "_kept")):
        listed = home.add_child(instance=Shown(title=told["list"], slug=f"list{slug}", listed=True, kept=kept))
        home.add_child(instance=Shown(title=told["text"], slug=f"text{slug}", body=body, kept=kept))
    for n, row in enumerate(told["rows"]):
        listed.add_child(instance=Entry(slug=f"row{n}", **row))


def timed(browser: Client, address: str) -> list[float]:
    """A page, which must be there."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = browser.get(address)
    took = [time.perf_counter() - wall, time.process_time() - cpu]
    if answer.status_code != 200:
        raise AssertionError(answer.status_code)
    return took


if __name__ == "__main__":
    module("urls", urlpatterns=[path("", include("wagtail.urls"))])
    made()
    visitor = Client()
    print(json.dumps(wagtail.__version__), flush=True)
    for line in sys.stdin:
        print(json.dumps(timed(visitor, line.strip())), flush=True)
