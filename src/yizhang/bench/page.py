"""`bench page`: a list page and a page of text against the same words made plainly in Django, and by Wagtail, page by page in turn.

The list is 收文登记簿 with fifty rows, the text a chapter of the rulebook, each as somebody who is signed in gets it; this program has no
page that is public. Wagtail runs in an environment of its own, which is made here, and serves the same rows and paragraphs to a visitor,
once as its templates make them, once as `wagtailpagecache` keeps them. What is compared is the processor's time of a whole request.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
from django.contrib.auth import get_user_model
from django.test import Client
from django.test.utils import override_settings

from yizhang.bench import plain
from yizhang.bench.act import REGISTRY, START, WARM, opened, way
from yizhang.bench.databases import Folder, using, version
from yizhang.bench.figures import Took, figures, timed, versions
from yizhang.bench.peers.environment import python_with
from yizhang.kernel.models import Content
from yizhang.player.city import enter_city
from yizhang.rulebooks.provisions import provisions
from yizhang.web import moment

PEERS = Path(__file__).parent / "peers"
CHAPTER = 9
OURS = {"list": "/ledger/incoming", "text": f"/rulebook/chapter/{CHAPTER}"}
THEIRS = {"Django": "/{}/", "Wagtail": "/{}/", "Wagtail, kept": "/{}_kept/"}
Get = Callable[[str], Took]


def run(folder: Path, rounds: int = 40) -> dict[str, Any]:
    """Measure. Raises AssertionError when a page is not there, CalledProcessError when Wagtail cannot be installed."""
    with using(Folder(folder).fresh()):
        words = filled()
        with peer(folder, words) as (wagtail, theirs):
            each = measured({"Django": browser(plain.MIDDLEWARE), "Wagtail": wagtail, "Wagtail, kept": wagtail}, rounds)
        found = version()
    stated = versions(django=django.get_version(), sqlite=found, wagtail=theirs)
    return {"name": "page", **each["list, Django"], "parts": each, "versions": stated}


def filled(documents: int = plain.SIZE) -> dict[str, Any]:
    """The city with so many documents received, now; the words of the pages for the others."""
    enter_city()
    for n in range(1, documents + 1):
        matter = opened(n)
        for place, step in enumerate(way(n)[:2], start=1):
            step.done(matter, START + timedelta(minutes=n, seconds=place))
    moment.set_demo(START + timedelta(hours=2))
    body = [f"{one.id} {one.gist}" for one in provisions().values() if one.chapter == str(CHAPTER)]
    Content.objects.create(digest="plain", size=0, media="text/plain", text="\n".join(body))
    rows = [{name: one for name, one in row.items() if name != "id"} for row in plain.rows(documents)]
    return {"list": "收文", "text": "第九章", "menu": ["收文"] * plain.MENU, "rows": rows, "body": body}


def measured(others: dict[str, Get], rounds: int) -> dict[str, dict[str, Any]]:
    """The figures of each page against each of the others, asked in turn."""
    ours, each = browser(), {}
    for name, address in OURS.items():
        pairs = {other: [(ours(address), get(THEIRS[other].format(name)))] for other, get in others.items()}
        for _ in range(rounds + WARM):
            mine = ours(address)
            for other, get in others.items():
                pairs[other].append((mine, get(THEIRS[other].format(name))))
        each.update({f"{name}, {other}": figures(found[WARM + 1 :]) for other, found in pairs.items()})
    return each


def browser(middleware: list[str] | None = None) -> Get:
    """The registry, signed in, asking our pages, or those of an application with this middleware."""
    client = Client(SERVER_NAME="127.0.0.1", HTTP_ACCEPT_LANGUAGE="zh-CN")
    user, _new = get_user_model().objects.get_or_create(username=REGISTRY.person)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    with override_settings(**({"MIDDLEWARE": middleware} if middleware else {})):
        client.handler.load_middleware()

    def get(address: str) -> Took:
        answers = []
        took = timed(lambda: answers.append(client.get(address)))
        if answers[0].status_code != 200:
            raise AssertionError((address, answers[0].status_code))
        return took

    return get


@contextmanager
def peer(folder: Path, words: dict[str, Any]) -> Iterator[tuple[Get, str]]:
    """Wagtail with a site of these words; yields what asks it for a page, and its version."""
    python = python_with(PEERS / "requirements-wagtail.txt", folder)
    (folder / "pages.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    command = [python, PEERS / "wagtail_site.py", folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout  # noqa: S101 - pipes
        asked, answers = process.stdin, process.stdout

        def get(address: str) -> Took:
            print(address, file=asked, flush=True)
            return Took(*json.loads(answers.readline()))

        yield get, json.loads(answers.readline())
        asked.close()
