"""The program's log: a line of JSON for each event on standard error, with identifiers and without contents of fields (semantics 61).

What a message was filled with is left out, whoever wrote it, and so is what an exception says: it may quote what somebody typed. The
places it went through are kept.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING, Any

from yizhang.law.calendar import LOCAL

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SAID = ("job", "did", "failed", "method", "path", "status", "ms", "number", "signed", "matter", "where", "status_code", "reference", "code")
PLACES = 12
log = logging.getLogger("yizhang.request")


class Line(logging.Formatter):
    """An event as a line: when, how grave, who says it, the words of the programmer, and the identifiers in `SAID`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, LOCAL).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname, "logger": record.name, "event": str(record.msg)[:200]}
        line |= {name: vars(record)[name] for name in SAID if name in vars(record)}
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            places = [f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(trace)]
            line["error"] = {"kind": kind.__name__, "places": places[-PLACES:]}
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_from(level: str) -> dict[str, Any]:
    """Django's setting LOGGING. A refused act answers 409 and is no fault: requests are logged as faults from 500 on."""
    own = {"handlers": ["stderr"], "level": level, "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "yizhang.logs.Line"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {"yizhang": own, "django": {**own, "level": "WARNING"}, "django.request": {**own, "level": "ERROR"}},
    }


def told(request: HttpRequest) -> str:
    """The path; the secret of a one-time link, which opens an account to whoever reads it, is left out."""
    secret = request.resolver_match.kwargs.get("token") if request.resolver_match else None
    return request.path.replace(secret, "…") if isinstance(secret, str) else request.path


def requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Django's middleware: each request, without its query and what it sent."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = get_response(request)
        took = round((perf_counter() - begun) * 1000)
        log.info("request", extra={"method": request.method, "path": told(request), "status": response.status_code, "ms": took})
        return response

    return middleware
