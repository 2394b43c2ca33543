"""登记簿: a register as staff use it; what is filtered, sorted and shown stands in the address."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang.kernel.case import World
from yizhang.web import export as exporting
from yizhang.web import preferences
from yizhang.web.ledger import LEDGERS, Ledger, all_rows, asked, leaf
from yizhang.web.middleware import OfficeRequest
from yizhang.web.navigation import OFFICE
from yizhang.web.views.answer import acting
from yizhang.web.views.work import Begin, Empty

NAVIGATED = {entry.ledger for section in OFFICE for entry in section.entries}


def named(name: str) -> Ledger:
    """The register of that name. Raises Http404."""
    if name not in LEDGERS:
        raise Http404
    return LEDGERS[name]


def siblings(request: OfficeRequest, book: Ledger) -> list[Ledger]:
    """The registers of the same group, those of the navigation first."""
    group = [one for one in LEDGERS.values() if one.group and one.group == book.group and held(request, one)]
    return sorted(group, key=lambda one: one.name not in NAVIGATED)


def held(request: OfficeRequest, book: Ledger) -> bool:
    """Whether the edition has a procedure of it."""
    return any(one in World.of(request.now).book.procedures for one in book.procedures)


@acting
def ledger(request: OfficeRequest, name: str) -> HttpResponse:
    """The register, fifty rows a page."""
    book = named(name)
    own = preferences.get(request.hand.person, f"columns {name}")
    page = leaf(
        book,
        book.rows(request.hand, request.now),
        asked(request.GET.dict(), book),
        [str(one) for one in own] if isinstance(own, list) else (),
    )
    words = {
        "leaf": page,
        "siblings": siblings(request, book),
        "begin": [Begin(label, address, key) for address, label, key in book.begin],
        "search_fields": "、".join(str(one.label) for one in book.columns if one.search),
        "choosing": request.GET.get("columns") == "choose",
        "export_address": f"{reverse('export', args=[name])}?{request.GET.urlencode()}",
        "empty": Empty(
            _("没有符合条件的。"), _("去掉一个条件再看；登记簿从办理记录自动生成，不必另填。"), reverse("ledger", args=[name]), _("看全部")
        ),
        "current": name,
    }
    return render(request, "web/ledger.html", words)


@require_POST
@acting
def columns(request: OfficeRequest, name: str) -> HttpResponse:
    """Which columns I see, in the register's order."""
    book = named(name)
    chosen = [one.name for one in book.columns if one.name in request.POST.getlist("column")]
    preferences.put(request.hand.person, f"columns {name}", chosen)
    return redirect("ledger", name=name)


@require_POST
@acting
def export(request: OfficeRequest, name: str) -> HttpResponse:
    """As filtered and sorted, all columns, within my rights."""
    book = named(name)
    rows = all_rows(book, book.rows(request.hand, request.now), asked(request.GET.dict(), book))
    return exporting.answer(book, rows, request.POST.get("as", "csv"), request.now)
