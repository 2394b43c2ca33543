"""Traces for an office that collects them: request, door, judging and writing, one in the other; nothing of a matter in them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.kernel.conftest import BUREAU, MAYOR
from yizhang.kernel import spans
from yizhang.tracing import traced, tracing

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "关于扩建实验小学的请示"
CALLER = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture
def kept(monkeypatch) -> InMemorySpanExporter:
    """What was traced; nobody else listens."""
    monkeypatch.setattr(spans, "LISTENERS", [])
    monkeypatch.setattr("yizhang.tracing.LISTENERS", spans.LISTENERS)
    return InMemorySpanExporter()


@pytest.fixture
def tracer(kept):
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    return provider.get_tracer("test")


def a_request(office, by=BUREAU, verb="submit", outcome="") -> HttpResponse:
    office.do(verb, by, outcome)
    return HttpResponse(status=201)


def test_a_request_holds_the_door_and_the_door_judging_and_writing(office, kept, tracer, rf):
    office.open(title=TITLE, body="正文")
    tracing(lambda _request: a_request(office), tracer)(rf.post("/"))
    found = {one.name: one for one in kept.get_finished_spans()}
    assert list(found) == ["judge", "write", "perform", "request"]
    within = {name: next((two.name for two in found.values() if one.parent and two.context.span_id == one.parent.span_id), "")
              for name, one in found.items()}  # fmt: skip
    assert within == {"judge": "perform", "write": "perform", "perform": "request", "request": ""}
    assert dict(found["perform"].attributes) == {"yizhang.verb": "submit", "yizhang.outcome": "Done"}
    assert found["request"].attributes["http.response.status_code"] == 201


def test_a_refusal_is_an_outcome_and_no_error(office, kept, tracer, rf):
    office.submitted(title=TITLE)
    tracing(lambda _request: a_request(office, MAYOR, "instruct", "同意"), tracer)(rf.post("/"))
    perform = next(one for one in kept.get_finished_spans() if one.name == "perform")
    assert perform.attributes["yizhang.outcome"] == "Refused" and perform.status.is_ok


def test_nothing_of_the_matter_and_nobody_is_in_a_trace(office, kept, tracer, rf):
    office.open(title=TITLE, body="正文")
    tracing(lambda _request: a_request(office), tracer)(rf.post(f"/matter/{office.matter}/submit", {"title": TITLE}))
    words = " ".join(one.to_json() for one in kept.get_finished_spans())
    assert [one for one in (TITLE, "正文", office.matter, BUREAU.person) if one in words] == []


def test_the_trace_of_who_calls_goes_on(kept, tracer, rf):
    tracing(lambda _request: HttpResponse(), tracer)(rf.get("/", headers={"traceparent": f"00-{CALLER}-00f067aa0ba902b7-01"}))
    assert format(kept.get_finished_spans()[0].context.trace_id, "032x") == CALLER


@pytest.mark.parametrize("variables", [{}, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318", "OTEL_SDK_DISABLED": "true"}])
def test_nobody_who_did_not_ask_is_traced(monkeypatch, variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(MiddlewareNotUsed):
        traced(lambda _request: HttpResponse())


def test_nothing_of_it_is_imported_then():
    ask = "import sys; import yizhang.tracing, yizhang.kernel.spans; print([one for one in sys.modules if one.startswith('opentelemetry')])"
    assert subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True).stdout.strip() == "[]"
