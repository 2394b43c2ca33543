"""Every way to something: all addresses of the screens and of the API, those with a matter in them and those without.

The addresses are read from the program, so that a new one is tried as well; only what stands in the place of their words is said here.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from drills import marks
from yizhang import urls
from yizhang.kernel import hooks
from yizhang.kernel.contents import unpacked
from yizhang.kernel.models import Act, Matter
from yizhang.law.procedure import Procedure
from yizhang.web.ledger import LEDGERS
from yizhang.web.work import LISTS

CHANGING = {"sign-out", "become", "demo-clock", "account_logout", "draft"}
"""What would end the session, move the clock, or answer with nothing."""
WORDS: Mapping[str, tuple[object, ...]] = {
    "code": ("jyj", "czj"), "number": (1, 9), "citation": ("48.2e", "53.1a"), "pk": (1,), "change": (1,), "token": (1,),
}  # fmt: skip
TIMELESS = re.compile(r"[0-9a-f]{16,64}")
"""Digests: of an own matter they differ each time, since they cover its identifier."""
ASKED = ("关于", "无锡", "请示", "2026")
"""What is searched for."""


@dataclass(frozen=True)
class Way:
    """A request: where, how, with what. `opens`: it opens a matter of one's own, whose page is then read."""

    name: str
    to: str
    method: str = "get"
    fields: Mapping[str, Any] = field(default_factory=dict)
    json: bool = False
    opens: bool = False

    def asked(self, browser: Client) -> str:
        """All that the answer says."""
        if self.method == "get":
            return words_of(browser.get(self.to, self.fields))
        body = {"data": json.dumps(self.fields), "content_type": "application/json"} if self.json else {"data": self.fields}
        answer = browser.post(self.to, **body)
        own = answer.json().get("matter") if self.opens else None
        if not own:
            return words_of(answer)
        pages = (answer, browser.get(f"/matter/{own}"), browser.get(f"/api/matters/{own}"))
        return TIMELESS.sub("", "\n".join(map(words_of, pages)).replace(own, "own"))


def patterns(found: list[URLPattern | URLResolver] = urls.urlpatterns, above: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """Each named address of the screens with the words in it."""
    for one in found:
        words = (*above, *one.pattern.converters)
        if isinstance(one, URLPattern):
            yield str(one.name), list(words)
        elif str(one.pattern) != "api/":
            yield from patterns(one.url_patterns, words)


def lists(now: datetime) -> Iterator[Way]:
    """All that is no matter: lists, registers, searches, forms, the organisation, the rules, the administrators' pages."""
    names = {"name": (*LEDGERS, *LISTS, "todo"), "procedure": tuple(hooks.rulebook_at(now).procedures)}
    for name, words in patterns():
        if name in CHANGING or "matter" in words:
            continue
        for given in _filled(words, {**WORDS, **names}):
            yield Way(name, reverse(name, kwargs=given))
    for ledger in LEDGERS:
        yield from (Way("export", reverse("export", args=[ledger]), "post", {"as": form}) for form in ("xlsx", "csv"))
        yield from (Way("ledger", reverse("ledger", args=[ledger]), fields=asked) for asked in ({"q": "关于"}, {"state": "逾期"}))
    yield from (Way("search", reverse("search"), fields={"q": words}) for words in ASKED)
    yield Way("draft-check", reverse("draft-check"), "post", {"title": "无锡市人民政府关于印发2026年民生实事项目的通知", "text": "关于"})
    yield Way("admin-log-export", reverse("admin-log-export"), "post")
    yield from _api_lists(now)


def pages(matter: str) -> Iterator[Way]:
    """What shows a matter that one sees, with all that stands beside it."""
    yield from (Way(name, reverse(name, args=[matter])) for name in ("matter", "print", "standing", "law-review", "countersigning"))
    yield Way("api matter", f"/api/matters/{matter}")


def _filled(words: list[str], known: Mapping[str, tuple[object, ...]]) -> Iterator[dict[str, object]]:
    if not words:
        yield {}
        return
    first, *rest = words
    yield from ({first: value, **others} for value in known[first] for others in _filled(rest, known))


def _api_lists(now: datetime) -> Iterator[Way]:
    most = {"per_page": 200}
    yield Way("api me", "/api/me")
    yield from (Way("api matters", "/api/matters", fields={"list": name, **most}) for name in ("visible", "handled", "initiated", "drafts"))
    yield from (Way("api tasks", "/api/tasks", fields={"list": name}) for name in ("todo", "read"))
    yield from (Way("api search", "/api/search", fields={"q": words, **most}) for words in ASKED)
    yield from (Way("api register", f"/api/registers/{name}", fields=most) for name in hooks.rulebook_at(now).procedures)


@dataclass(frozen=True)
class Target:
    """A matter somebody is after, with the names of what belongs to it."""

    matter: str
    procedure: str
    digest: str
    field: str


def target(matter: Matter) -> Target:
    """With the digest of one of its files, if it has one."""
    record = json.loads(matter.record)
    files = ((name, one) for name, one in record.items() for one in (one if isinstance(one, list) else [one]) if isinstance(one, dict))
    name, file = next(((name, one) for name, one in files if "name" in one and "digest" in one), ("text", {}))
    return Target(matter.id, matter.procedure, str(file.get("digest", "0" * 64)), name)


def to_matter(aim: Target, now: datetime) -> Iterator[Way]:
    """Every address with a matter in it, to be read and to be acted at."""
    verbs = tuple(hooks.rulebook_at(now).procedures[aim.procedure].verbs)
    own = {"matter": (aim.matter,), "verb": (*verbs[:2], "circulate"), "digest": (aim.digest,), "field": (aim.field,), "place": (0,)}
    for name, words in patterns():
        if "matter" in words:
            for given in _filled(words, {**WORDS, **own}):
                yield from (Way(name, reverse(name, kwargs=given), method) for method in ("get", "post"))
    yield Way("many", reverse("many"), "post", {"matter": [aim.matter], "label": "圈阅"})
    yield Way("reminders", reverse("reminders"), "post", {"matter": aim.matter, "on": "2026-03-10"})
    yield Way("draft-check", reverse("draft-check"), "post", {"matter": aim.matter, "title": "关于"})
    yield Way("search", reverse("search"), fields={"q": aim.matter})
    yield from _api_matter(aim, verbs)
    yield from _opened(aim, now)


def _api_matter(aim: Target, verbs: tuple[str, ...]) -> Iterator[Way]:
    to = f"/api/matters/{aim.matter}"
    yield Way("api matter", to)
    yield Way("api file", f"{to}/files/{aim.digest}")
    for verb in (*verbs, "same", "relate", "circulate", "consult"):
        yield Way("api dry run", f"{to}/verbs/{verb}/dry-run", "post", {}, True)
        yield Way("api verb", f"{to}/verbs/{verb}", "post", {}, True)


def beside(seen: Target, aim: Target, now: datetime) -> Iterator[Way]:
    """From a matter that one sees to another: by a link between them, by a field that names a matter, by a file of the other."""
    for place in ("attachment", "attachment-content", "attachment-picture"):
        yield Way(place, reverse(place, args=[seen.matter, aim.digest]))
    yield Way("api file", f"/api/matters/{seen.matter}/files/{aim.digest}")
    declared = hooks.rulebook_at(now).procedures[seen.procedure]
    naming = [("same", "other"), ("relate", "other"), ("unsame", "other")]
    specs = declared.record.__fields__
    naming += [(verb.name, name) for verb in declared.verbs.values() for name in verb.asks.all if specs[name].type.kind == "matter"]
    for verb, name in naming:
        to = f"/api/matters/{seen.matter}/verbs/{verb}"
        yield from (Way("api names another", way, "post", {"input": {name: aim.matter}}, True) for way in (f"{to}/dry-run", to))


def _opened(aim: Target, now: datetime) -> Iterator[Way]:
    """A matter of one's own that names the other in the form it begins with, done as far as it goes."""
    for name, declared in hooks.rulebook_at(now).procedures.items():
        specs = declared.record.__fields__
        for verb in (one for one in declared.verbs.values() if not one.after and not one.awaits):
            naming = [one for one in verb.asks.all if specs[one].type.kind == "matter"]
            for one in naming:
                given = {**usual(declared, verb.name), one: [aim.matter] if specs[one].type.many else aim.matter}
                yield Way("api opens", f"/api/matters/{name}", "post", {"input": given, "verbs": [{"verb": verb.name}]}, True, True)


@cache
def usual(declared: type[Procedure], verb: str) -> dict[str, Any]:
    """What somebody has written at that verb, without marks and files."""
    act = Act.objects.filter(procedure=declared.name, verb=verb, accepted=True).order_by("pk").first()
    given = unpacked(json.loads(marks.MARK.sub("", act.body)).get("input", {})) if act else {}
    return {name: value for name, value in given.items() if declared.record.__fields__[name].type.kind != "file"}


def about(fields: Mapping[str, Any], matter: str, other: str) -> Mapping[str, Any]:
    """The same fields, about another matter."""
    return json.loads(json.dumps(fields).replace(matter, other))


def words_of(answer: Any) -> str:
    """All that an answer says: its headers and its body, of a package or a workbook every part."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            body = b"\n".join(name.encode() + b"\n" + package.read(name) for name in package.namelist())
    heads = "\n".join(f"{name}: {value}" for name, value in answer.items() if name != "Content-Length")
    return f"{answer.status_code}\n{heads}\n{body.decode('utf-8', 'replace')}"
