"""Two addresses for whoever watches over the machine: /healthz, the process answers; /readyz, it can work.

They ask nobody to sign in and tell nothing of the office.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from yizhang.kernel.stores import ails

PATIENCE = 600
"""Seconds without a worker's round after which it counts as stopped."""


def probes(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Django's middleware; the first, so that nothing else is asked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
        if request.path == "/readyz":
            return ready()
        return get_response(request)

    return middleware


def ready() -> JsonResponse:
    """200 when the database answers in the shape this program knows, else 503; the worker is told of, and whether the
    store of files answers, but the web can do without: what has no attachment goes on.
    """
    try:
        found: dict[str, object] = {"database": True, "schema": _schema_is_ours(), "worker": _worker()}
    except Error:
        found = {"database": False, "schema": False, "worker": "unknown"}
    found["store"] = ails().removeprefix("STORE_").lower() or "ok"
    well = bool(found["database"] and found["schema"])
    return JsonResponse({"ready": well, **found}, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def _schema_is_ours() -> bool:
    """Once it is, it stays so as long as this process runs."""
    try:
        return _migrated(str(connection.settings_dict["NAME"]))
    except LookupError:
        return False


@cache
def _migrated(database: str) -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError("migrations are missing")
    return True


def _worker() -> str:
    """`ok`, `stopped`, or `unknown` when none has ever run. A round of a time to come was made by a clock that has been put right since."""
    from yizhang.kernel.working import last_round
    from yizhang.web import moment

    last = last_round()
    if not last:
        return "unknown"
    return "ok" if abs(moment.now(moment.demo_shift()).timestamp() - last) < PATIENCE else "stopped"
