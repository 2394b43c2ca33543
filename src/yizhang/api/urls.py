"""/api/…: the API of the edition in force at the moment of the request."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, URLResolver, re_path
from django.urls.resolvers import RegexPattern
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from yizhang.api.clock import now_of
from yizhang.api.edition import of_edition
from yizhang.api.openapi import described
from yizhang.api.problems import not_found, problem
from yizhang.kernel import hooks
from yizhang.law.rulebook import Rulebook


class Mounted:
    """A rulebook's addresses and their description, each put together once, when first asked for."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book  # kept, so that its identity names it
        self.api = of_edition(book)
        self.resolver = URLResolver(RegexPattern(""), self.api.urls[0])

    @cached_property
    def document(self) -> dict[str, Any]:
        """The description, which takes as long as all the rest and few ask for."""
        return described(self.api)


@lru_cache(maxsize=4)
def _mounted(identity: int) -> dict[str, Mounted]:
    return {}


def mounted(book: Rulebook) -> Mounted:
    """What is mounted for a rulebook."""
    held = _mounted(id(book))
    if "api" not in held or held["api"].book is not book:
        held["api"] = Mounted(book)
    return held["api"]


@csrf_exempt
def dispatch(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Find the operation and do it; sessions are checked for CSRF there, tokens need no such check."""
    try:
        found = mounted(hooks.rulebook_at(now_of(request))).resolver.resolve(rest)
    except Resolver404:
        return not_found()
    if "\0" in rest:
        return not_found()
    response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    response["Cache-Control"] = "no-store"  # what one person may see lies nowhere on the way
    return _not_allowed(response) if response.status_code == 405 else response


def _not_allowed(response: HttpResponseBase) -> HttpResponse:
    answer = problem(405)
    answer["Allow"] = response["Allow"]
    return answer


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """/api/openapi.json, for everybody: it says what the rules ask, nothing of what is handled."""
    return JsonResponse(mounted(hooks.rulebook_at(now_of(request))).document, json_dumps_params={"ensure_ascii": False})


urlpatterns = [re_path(r"^openapi\.json$", document), re_path(r"^(?P<rest>[\s\S]*)\Z", dispatch)]
