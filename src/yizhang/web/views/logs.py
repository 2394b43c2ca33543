"""日志: the security log for 安全 and 审计; who looked at personal data, who opened what, and the record without contents, for 审计."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang.kernel.models import Act, PersonalView, Seen
from yizhang.kernel.moment import read
from yizhang.kernel.security import events, note_event, read_event, verify_events
from yizhang.web import logs
from yizhang.web.administrators import AdminRole, hand_of
from yizhang.web.export import FORMULA
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import administering

MOST = 100_000  # lines of one exported file
HEAD = ("序号", "时间", "事件", "人", "职务", "说明", "摘要")


@administering(AdminRole.SECURITY, AdminRole.AUDIT)
def log(request: OfficeRequest) -> HttpResponse:
    """The security log, newest first."""
    asked = logs.asked(request.GET.dict(), request.now.date())
    shown = {
        "leaf": logs.sheaf(events(asked.kind, asked.who, asked.since, asked.until), asked.page, lambda row: line(read_event(row))),
        "kinds": logs.KINDS,
        **frame(request, asked, "log"),
    }
    return render(request, "web/admin/log.html", shown)


def line(event: logs.Event) -> dict[str, object]:
    """An event in words."""
    return {"event": event, "kind": logs.kind_words(event.kind), "who": logs.who_words(event), "about": logs.about_words(event)}


@require_POST
@administering(AdminRole.SECURITY, AdminRole.AUDIT)
def verify_log(request: OfficeRequest) -> HttpResponse:
    """Recompute the chain and say what was found, with the last digest, so that it can be written down elsewhere."""
    check = verify_events()
    note_event("log_verified", hand_of(request.user.get_username()), request.now, broken=str(len(check.broken)))
    if check.broken:
        places = "；".join(_("第{n}条{why}").format(n=seq, why=logs.FAULTS[why]) for seq, why in check.broken[:5])
        messages.error(request, _("安全日志有{n}处不符：{places}。请保全数据库并报告。").format(n=len(check.broken), places=places))
    else:
        messages.success(request, _("{n}条记录首尾相接，无不符；末条摘要 {head}").format(n=check.events, head=check.head))
    return redirect("admin-log")


@require_POST
@administering(AdminRole.SECURITY, AdminRole.AUDIT)
def export_log(request: OfficeRequest) -> HttpResponse:
    """The log as filtered; that it was exported is in it."""
    asked = logs.asked(request.GET.dict(), request.now.date())
    rows = [cells(read_event(row)) for row in events(asked.kind, asked.who, asked.since, asked.until)[:MOST]]
    note_event("exported", hand_of(request.user.get_username()), request.now, what="security_log", count=str(len(rows)))
    return csv_answer(_("安全日志"), rows, request.now)


def csv_answer(name: str, rows: Iterable[Sequence[str]], now: datetime) -> HttpResponse:
    """UTF-8 with its mark, so that office programs read it; no cell is a formula."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}-{now.date().isoformat()}.csv')}"
    csv.writer(response).writerows([HEAD, *([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows)])
    return response


def cells(event: logs.Event) -> Sequence[str]:
    """An event as a row of a file."""
    at = event.at.strftime("%Y-%m-%d %H:%M:%S")
    return (str(event.seq), at, logs.kind_words(event.kind), logs.who_words(event), event.post, logs.about_words(event), event.digest)


@administering(AdminRole.AUDIT)
def views(request: OfficeRequest) -> HttpResponse:
    """Who looked at which personal data, or, with `list=openings`, who first opened which matter."""
    asked = logs.asked(request.GET.dict(), request.now.date())
    opened = request.GET.get("list") == "openings"
    leaf = logs.sheaf(logs.openings(asked), asked.page, opening) if opened else logs.sheaf(logs.views(asked), asked.page, view)
    return render(request, "web/admin/views.html", {"leaf": leaf, "opened": opened, **frame(request, asked, "views")})


def view(row: PersonalView) -> dict[str, object]:
    """One view: fields by name, no value."""
    return {"at": read(row.at), "person": row.person, "post": row.post, "matter": row.matter, "fields": row.fields.split()}


def opening(row: Seen) -> dict[str, object]:
    """First and last opening."""
    return {"at": read(row.first_at), "last": read(row.last_at), "person": row.person, "matter": row.matter}


@administering(AdminRole.AUDIT)
def acts(request: OfficeRequest) -> HttpResponse:
    """The record, every act of every matter, without what its fields hold (semantics 52)."""
    asked = logs.asked(request.GET.dict(), request.now.date())
    leaf = logs.sheaf(logs.acts(asked), asked.page, act)
    return render(request, "web/admin/acts.html", {"leaf": leaf, **frame(request, asked, "acts")})


def act(row: Act) -> dict[str, object]:
    """One act with its digest."""
    return {**logs.act_line(json.loads(row.body)), "digest": row.digest}


def frame(request: OfficeRequest, asked: logs.Asked, current: str) -> dict[str, object]:
    """What the pages of logs have in common: the filter as it was typed."""
    return {"asked": asked, "typed": {"from": request.GET.get("from", ""), "to": request.GET.get("to", "")}, "current": current}
