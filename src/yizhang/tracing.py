"""OpenTelemetry, for an office that collects traces: a request, the door in it, and in the door judging and writing.

It takes part only where the packages `opentelemetry-sdk` and `opentelemetry-exporter-otlp-proto-http` are installed and one of the
standard variables says where traces go; else nothing of it is imported. A trace holds methods, routes, verbs and outcomes: no address
with a matter in it, nothing that somebody typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from yizhang.kernel.spans import LISTENERS, End

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

ASKED = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
NEEDED = ("opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http")
NAME = "yizhang"
Answer = Callable[[HttpRequest], HttpResponse]


def traced(get_response: Answer) -> Answer:
    """Django's middleware. Raises MiddlewareNotUsed where nobody asked for traces."""
    if os.environ.get("OTEL_SDK_DISABLED") == "true" or not any(os.environ.get(one) for one in ASKED) or not all(map(_installed, NEEDED)):
        raise MiddlewareNotUsed
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # type: ignore[import-not-found]
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": os.environ.get("OTEL_SERVICE_NAME", NAME)}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return tracing(get_response, provider.get_tracer(NAME))


def _installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def tracing(get_response: Answer, tracer: Tracer) -> Answer:
    """The middleware with a tracer at hand; a caller's own trace goes on in it."""
    from opentelemetry.propagate import extract
    from opentelemetry.trace import SpanKind

    LISTENERS.append(partial(_stretch, tracer))

    def middleware(request: HttpRequest) -> HttpResponse:
        with tracer.start_as_current_span("request", extract(request.headers), SpanKind.SERVER) as span:
            response = get_response(request)
            span.set_attribute("http.request.method", str(request.method))
            span.set_attribute("http.response.status_code", response.status_code)
            if request.resolver_match:
                span.set_attribute("http.route", request.resolver_match.route)
        return response

    return middleware


def _stretch(tracer: Tracer, name: str, about: str) -> End:
    stretch = tracer.start_as_current_span(name)
    span = stretch.__enter__()
    if about:
        span.set_attribute("yizhang.verb", about)

    def end(came: str) -> None:
        if came:
            span.set_attribute("yizhang.outcome", came)
        stretch.__exit__(None, None, None)

    return end
