"""/metrics for Prometheus: how much is done and refused, how long it takes, what waits, whether the clocks are kept.

Numbers, names of procedures and verbs, provisions; no title, no name of anybody. What the record holds is counted there, so that it is
right whichever process answers; what no table holds is counted by each process, in files of `serve` that all of them read.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from datetime import datetime
from time import perf_counter

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from yizhang.kernel.spans import LISTENERS, End
from yizhang.kernel.stores import ails

FASTER = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
"""Upper bounds in seconds."""
OWN = CollectorRegistry()
PERFORMED = Histogram("yizhang_perform_seconds", "The door, by what came of it", ["outcome"], buckets=FASTER, registry=OWN)
ANSWERED = Histogram("yizhang_request_seconds", "Requests, by method and status", ["method", "status"], buckets=FASTER, registry=OWN)
STORED = Histogram("yizhang_store_seconds", "The store of files, by what was asked", ["asked", "outcome"], buckets=FASTER, registry=OWN)
BROKE = Counter("yizhang_database_errors", "Requests that the database refused, by its code", ["code"], registry=OWN)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
HERE = ("127.0.0.1", "::1")
PASSED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
"""What a web server adds that stands before this one."""


def measured(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Django's middleware: counts every request, and answers /metrics."""
    if _door not in LISTENERS:
        LISTENERS.append(_door)

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == "/metrics" and may_read(request):
            return HttpResponse(told(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
        begun = perf_counter()
        response = get_response(request)
        method = request.method if request.method in METHODS else "other"
        ANSWERED.labels(method, str(response.status_code)).observe(perf_counter() - begun)
        return response

    return middleware


def may_read(request: HttpRequest) -> bool:
    """Whoever is on this machine and was not passed on by a web server before it, or brings the secret; others find no such page."""
    secret = settings.YIZHANG_METRICS_TOKEN
    if secret and hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {secret}".encode()):
        return True
    return request.META.get("REMOTE_ADDR") in HERE and not any(name in request.META for name in PASSED_ON)


def _door(name: str, about: str) -> End:
    begun = perf_counter()
    if name == "store":
        return lambda came: STORED.labels(about, came).observe(perf_counter() - begun)
    return (lambda came: PERFORMED.labels(came).observe(perf_counter() - begun)) if name == "perform" else _nothing


def _nothing(came: str) -> None:
    """Other stretches are not counted."""


def told() -> bytes:
    """All of it as text. What the database does not tell is left out, so that whoever watches sees that it is missing."""
    shared, counted = settings.YIZHANG_METRICS_SHARED, CollectorRegistry()
    if shared:
        MultiProcessCollector(counted, shared)  # type: ignore[no-untyped-call]
    return bytes(generate_latest(counted if shared else OWN) + generate_latest(Record()))


class Record:
    """What the tables hold, asked anew each time."""

    def collect(self) -> Iterator[Metric]:
        """One number after the other; whether database and store answer stands last."""
        from yizhang.web import moment

        try:
            now = moment.now(moment.demo_shift())
            found = [*acts(), *tasks(now), *rounds(now)]
        except Error:
            found = []
        yield from (*found, GaugeMetricFamily("yizhang_database_up", "Whether the database answers", int(bool(found))))
        yield GaugeMetricFamily("yizhang_store_up", "Whether the store of files answers", int(not ails()))


def acts() -> Iterator[Metric]:
    """Acts by procedure, verb and whether they were accepted; refusals by provision."""
    from django.db.models import Count

    from yizhang.kernel.models import Act, Bite

    done = CounterMetricFamily("yizhang_acts", "Acts on record", labels=["procedure", "verb", "result"])
    for procedure, verb, accepted, count in Act.objects.values_list("procedure", "verb", "accepted").annotate(Count("pk")).order_by():
        done.add_metric([procedure, verb, "accepted" if accepted else "refused"], count)
    refused = CounterMetricFamily("yizhang_refusals", "Refusals by provision", labels=["provision"])
    for provision, count in Bite.objects.filter(kind="refused").values_list("provision").annotate(Count("pk")).order_by():
        refused.add_metric([provision], count)
    yield from (done, refused)


def tasks(now: datetime) -> Iterator[Metric]:
    """Open tasks, and those past their limit."""
    from django.db.models import Count, Q

    from yizhang.kernel.models import Task
    from yizhang.kernel.moment import said

    late = Count("pk", filter=~Q(late_from="") & Q(late_from__lte=said(now)))
    waiting = GaugeMetricFamily("yizhang_tasks_open", "Open tasks", labels=["kind"])
    overdue = GaugeMetricFamily("yizhang_tasks_overdue", "Open tasks past their limit", labels=["kind"])
    for kind, count, passed in Task.objects.filter(closed_at="").values_list("kind").annotate(count=Count("pk"), late=late).order_by():
        waiting.add_metric([kind], count)
        overdue.add_metric([kind], passed)
    yield from (waiting, overdue)


def rounds(now: datetime) -> Iterator[Metric]:
    """The worker: how many rounds, how long ago the last, which jobs failed how often."""
    from yizhang.kernel.working import failures, last_round, rounds_made

    yield CounterMetricFamily("yizhang_worker_rounds", "Rounds of the worker", rounds_made())
    failed = CounterMetricFamily("yizhang_worker_jobs_failed", "Jobs of the worker that did not come to their end", labels=["job"])
    for job, count in failures().items():
        failed.add_metric([job], count)
    yield failed
    if last := last_round():
        yield GaugeMetricFamily("yizhang_worker_age_seconds", "Since the last round of the worker", max(0.0, now.timestamp() - last))
