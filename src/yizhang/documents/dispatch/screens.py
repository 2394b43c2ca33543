"""编号用印: the desk, the registers of numbers, seals, distribution and archive, and the packages of an issued document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.documents.dispatch import books, card, statscreens  # noqa: F401 - these declare registers and what stands on a card
from yizhang.documents.dispatch.desk import trays
from yizhang.documents.dispatch.metadata import lacking
from yizhang.documents.dispatch.numbers import RESERVATION, numbers, series
from yizhang.documents.dispatch.package import Signing, package, signing
from yizhang.documents.dispatch.sealed import Seal, seal_of
from yizhang.kernel.security import note_event
from yizhang.kernel.signing import BadKey
from yizhang.kernel.stores import NoContent
from yizhang.kernel.values import Done, Hand, Page
from yizhang.web import export
from yizhang.web.begin import beginning
from yizhang.web.bookrows import MOST
from yizhang.web.ledger import Column, Ledger, Row, Way, declare, opening
from yizhang.web.listed import Part
from yizhang.web.middleware import OfficeRequest
from yizhang.web.panels import panel
from yizhang.web.views.answer import acting, not_found
from yizhang.web.wording import together

KINDS = {"signed": _("签名包"), "archive": _("归档包")}


@acting
def desk(request: OfficeRequest) -> HttpResponse:
    """编号用印台: of those who give the numbers; to others the series of numbers are no business."""
    if not keeps_numbers(request):
        return not_found(request)
    return render(request, "documents/desk.html", {**desk_words(request), "current": "dispatch"})


@acting
def printed(request: OfficeRequest) -> HttpResponse:
    """The same on paper."""
    if not keeps_numbers(request):
        return not_found(request)
    note_event("print", request.hand, request.now, what="desk")
    return render(request, "documents/deskprint.html", {**desk_words(request), "back": reverse("desk")})


def keeps_numbers(request: OfficeRequest) -> bool:
    """Whether this hand may reserve a number: 文电."""
    return beginning(RESERVATION, request.hand, request.now) is not None


def desk_words(request: OfficeRequest) -> Mapping[str, Any]:
    """What both show."""
    return {"trays": trays(request.hand, request.now), "series": tuple(series(request.now)), "signing": signing(request.now)}


@dataclass(frozen=True, slots=True)
class Issued:
    """用印和归档 of one document: the seal that stands, what an archive would miss, which packages there are and what signs them."""

    matter: str
    numbered: bool
    seal: Seal | None
    lacking: tuple[str, ...]
    packages: Mapping[str, object]
    signing: Signing


@panel("dispatch", "documents/issuedpanel.html")
def text_and_seal(page: Page, by: Hand, now: datetime) -> Issued:
    """The section of every document; seal and archive are told once it has a number."""
    return issued(page, now)


def issued(page: Page, now: datetime) -> Issued:
    """What the section shows."""
    seal = seal_of(page.matter)
    done = any(one.verb == "issue" and one.state == "done" for one in page.route)
    packages = KINDS if seal and done and export.offered(now) else {}
    return Issued(page.matter, bool(page.number), seal, tuple(lacking(page)), packages, signing(now) if packages else Signing())


@require_POST
@acting
def take_package(request: OfficeRequest, matter: str) -> HttpResponse:
    """The package as a download; it is given only once the act of taking it stands."""
    page, seal, kind = kernel.look(matter, request.hand, now=request.now), seal_of(matter), request.POST.get("kind", "")
    if page is None or seal is None or kind not in issued_packages(page, request):
        return not_found(request)
    try:
        data = package(page, seal, request.now, archive=kind == "archive")
    except (BadKey, NoContent) as fault:
        messages.error(request, gettext("没有出包：{why}").format(why=fault))
        return redirect("matter", matter=matter)
    what = export.Taken(f"{KINDS[kind]}：{page.number}", str(KINDS[kind]), "ZIP", 1, page.title)
    done = export.taken(what, data, request.hand, request.now)
    if not isinstance(done, Done):
        messages.error(request, gettext("没有出包：{why}").format(why=together(done.findings)))
        return redirect("matter", matter=matter)
    response = HttpResponse(data, content_type="application/zip")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{page.number}-{KINDS[kind]}.zip')}"
    return response


def issued_packages(page: Page, request: OfficeRequest) -> Mapping[str, object]:
    """Those of this document; none before it is issued. Raises Http404 where nothing may leave the house."""
    if not export.offered(request.now):
        raise Http404
    return issued(page, request.now).packages if page.procedure == "dispatch" else {}


def number_rows(by: Hand, now: datetime, **part: Any) -> Iterator[Row]:
    """编号登记簿."""
    for one in numbers(by, now, Part(**part)):
        yield {
            "matter": one.matter, "number": one.number, "series_": one.series, "title": one.title, "use": one.use, "drawn": one.drawn,
            "why": one.why, "year": str(one.drawn.year) if one.drawn else "", "on": one.drawn,
        }  # fmt: skip


NUMBERS = declare(
    Ledger(
        "numbers",
        _("编号登记簿"),
        ("dispatch", "department_document", "minutes"),
        (
            Column("number", _("发文字号"), search=True),
            Column("series_", _("系列"), filter=True),
            Column("title", _("标题"), search=True, title=True),
            Column("use", _("状态"), filter=True),
            Column("drawn", _("编号日期")),
            Column("why", _("说明"), search=True, wraps=True),
        ),
        partial(number_rows, most=MOST),
        (Way("/documents/desk", _("编号用印台"), needs=RESERVATION), opening(RESERVATION, _("预留字号"))),
        "documents",
        every=number_rows,
        filled=_("发文、部门文件和纪要编号时列在这里；预留的、作废的写明缘由，没有缺号。"),
        most=MOST,
    )
)
