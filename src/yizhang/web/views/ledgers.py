"""登记簿: a register as staff use it; what is filtered, sorted and shown stands in the address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import said as said_moment
from yizhang.kernel.security import note_event
from yizhang.kernel.values import Done
from yizhang.web import export as exporting
from yizhang.web import preferences, searches
from yizhang.web.begin import beginning
from yizhang.web.dates import as_typed
from yizhang.web.leaf import Leaf, all_rows, leaf, shown
from yizhang.web.ledger import AS_OF, LEDGERS, Ledger, Query, Row, Span, asked, said, text
from yizhang.web.listed import between
from yizhang.web.middleware import OfficeRequest
from yizhang.web.navigation import OFFICE
from yizhang.web.views.answer import acting, back
from yizhang.web.views.work import Begin, Empty
from yizhang.web.wording import together

NAVIGATED = {entry.ledger for section in OFFICE for entry in section.entries}


@dataclass(frozen=True, slots=True)
class Holder:
    """Where late matters are: one 催办 for all of them there."""

    name: str
    rows: tuple[Row, ...]


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
    """Whether the edition has a procedure of it; one that lists acts is always there."""
    return not book.procedures or any(one in World.of(request.now).book.procedures for one in book.procedures)


@acting
def ledger(request: OfficeRequest, name: str) -> HttpResponse:
    """The register, fifty rows a page."""
    book = named(name)
    query = query_of(request, book)
    page = leaf(book, book.read(request.hand, request.now, query), query, own_columns(request, book))
    place = reverse("ledger", args=[name])
    words = {
        "leaf": page,
        "siblings": siblings(request, book),
        "begin": [*begun(request, book)],
        "search_fields": _("、").join(str(one.label) for one in book.columns if one.search),
        "choosing": request.GET.get("columns") == "choose",
        "more": [(column, page.choices[column.name]) for column in book.columns if column.name in page.choices],
        "years": years(request, book) or page.choices.get("year", ()),
        "cut": book.most if cut(request, book, query) else 0,
        "many": bool(page.tabs) and not query.then,  # nothing can be done in the past
        "holders": () if query.then else holders(page),
        "saved": searches.saved(request.hand.person, place),
        "presets": presets(request, page),
        "query": request.GET.urlencode(),
        "export_address": f"{reverse('export', args=[name])}?{request.GET.urlencode()}" if exporting.offered(request.now) else "",
        "empty": emptiness(request, page),
        "as_of_typed": as_typed(query.as_of) if query.as_of else query.typed,
        "same_day": f"?{AS_OF}={query.as_of.isoformat()}" if query.as_of else "",
        "current": name,
    }
    return render(request, "web/ledger.html", words, status=422 if query.wrong else 200)


def cut(request: OfficeRequest, book: Ledger, query: Query) -> bool:
    """Whether so many have ended that older ones were left out; of another day, whether so many had begun by then."""
    found = between(mine(request, book), query.span or Span())
    found = found.filter(opened_at__lte=said_moment(query.then)) if query.then else found.exclude(ended_at="")
    return bool(book.most) and found.count() > book.most


def mine(request: OfficeRequest, book: Ledger) -> QuerySet[Matter]:
    """The matters of a register that one may see."""
    return visible(request.hand, now=request.now).filter(procedure__in=book.procedures, draft=False)


def years(request: OfficeRequest, book: Ledger) -> list[str]:
    """From this year back to that of the oldest matter that one may see; none of a register that goes through all of them."""
    first = mine(request, book).order_by("opened_at").values_list("opened_at", flat=True).first() if book.most else None
    return [str(year) for year in range(request.now.year, int(first[:4]) - 1, -1)] if first else []


def query_of(request: OfficeRequest, book: Ledger) -> Query:
    """What the address asks."""
    return asked(request.GET.dict(), book, request.now.date())


def own_columns(request: OfficeRequest, book: Ledger) -> list[str]:
    """The columns this person chose for the register; none when he never did."""
    own = preferences.get(request.hand.person, f"columns {book.name}")
    return [str(one) for one in own] if isinstance(own, list) else []


def begun(request: OfficeRequest, book: Ledger) -> Iterator[Begin]:
    """What can be begun from here, and that this hand may begin."""
    for one in book.begin:
        if not one.needs or beginning(one.needs, request.hand, request.now):
            yield Begin(one.label, one.address, one.key)


def presets(request: OfficeRequest, page: Leaf) -> list[searches.Saved]:
    """本机关全部逾期: of every register that has a course; the day is added under 条件."""
    org = World.of(request.now).org
    own = org.name(org.organ_of(request.hand.post))
    if not page.tabs or page.ledger is None or all(one.name != "where_" for one in page.ledger.columns):
        return []
    asks = {"state": "逾期", "where_": own, **({AS_OF: page.query.as_of.isoformat()} if page.query.as_of else {})}
    return [searches.Saved(_("{organ}全部逾期").format(organ=own), f"?{urlencode(asks)}")]


def holders(page: Leaf) -> tuple[Holder, ...]:
    """The late ones by who has them."""
    late = sorted(page.late, key=lambda row: text(row.get("where_")))
    return tuple(Holder(name, tuple(rows)) for name, rows in groupby(late, key=lambda row: text(row.get("where_"))) if name)


def emptiness(request: OfficeRequest, page: Leaf) -> Empty:
    """What a register without rows says: how to see more, or who fills it."""
    assert page.ledger is not None  # noqa: S101 - a register's page
    if page.query.wrong:
        return Empty(_("先改正“截至”的日期。"), _("改正后列出到那一天为止的登记簿。"))
    if page.query.then and not (page.query.filters or page.query.words):
        return Empty(_("{day}，这里还没有内容。").format(day=page.query.stood), _("登记簿从办理记录自动生成；那天以后登记的不在其中。"))
    if page.query.filters or page.query.words or page.query.before or page.query.after:
        link = reverse("ledger", args=[page.ledger.name])
        return Empty(_("没有符合条件的。"), _("去掉一个条件再看；登记簿从办理记录自动生成，不必另填。"), link, _("看全部"))
    first = next(begun(request, page.ledger), None)
    strong = _("{name}还没有内容。").format(name=page.ledger.label)
    return Empty(strong, str(page.ledger.filled), first.address if first else "", str(first.label) if first else "")


@require_POST
@acting
def columns(request: OfficeRequest, name: str) -> HttpResponse:
    """Which columns I see, in the register's order: kept for me, and in the address, so that the view can be sent."""
    book = named(name)
    chosen = [one.name for one in book.columns if one.name in request.POST.getlist("column")]
    preferences.put(request.hand.person, f"columns {name}", chosen)
    address = request.GET.copy()
    address.pop("columns", None)
    address["cols"] = ",".join(chosen)
    return redirect(f"{reverse('ledger', args=[name])}?{address.urlencode(safe=',')}")


@require_POST
@acting
def export(request: OfficeRequest, name: str) -> HttpResponse:
    """As filtered and sorted, all columns, within my rights; the file is given only once the act stands."""
    book, form = named(name), "xlsx" if request.POST.get("as") == "xlsx" else "csv"
    if not exporting.offered(request.now):
        raise Http404
    query = query_of(request, book)
    if query.wrong:
        return as_asked(request, name)
    rows = all_rows(book, book.read(request.hand, request.now, query, whole=True), query)
    data = exporting.content(book, rows, query, form, request.now)
    done = exporting.recorded(book, rows, query, form, data, request.hand, request.now)
    if not isinstance(done, Done):
        messages.error(request, _("没有导出：{why}").format(why=together(done.findings)))
        return redirect("ledger", name=name)
    note_event("exported", request.hand, request.now, what="ledger", name=name, rows=str(len(rows)))
    return exporting.answer(book, data, query, form, request.now)


def as_asked(request: OfficeRequest, name: str) -> HttpResponse:
    """The register at the same address, which says what is wrong with it."""
    return redirect(f"{reverse('ledger', args=[name])}?{request.GET.urlencode()}")


@acting
def printed(request: OfficeRequest, name: str) -> HttpResponse:
    """The register as a page to print: as filtered, the chosen columns, who printed it and when at the foot."""
    book = named(name)
    query = query_of(request, book)
    if query.wrong:
        return as_asked(request, name)
    rows = all_rows(book, book.read(request.hand, request.now, query, whole=True), query)
    note_event("print", request.hand, request.now, what="ledger", name=name, rows=str(len(rows)))
    words = {
        "book": book,
        "columns": shown(book, query.columns or own_columns(request, book)),
        "rows": rows,
        "conditions": said(book, query),
        "query": request.GET.urlencode(),
    }
    return render(request, "web/ledgerprint.html", words)


@require_POST
@acting
def keep_search(request: OfficeRequest) -> HttpResponse:
    """存为常用, or no more."""
    label, address = request.POST.get("label", "").strip(), request.POST.get("place", "")
    if request.POST.get("forget"):
        searches.forget(request.hand.person, request.POST["forget"])
    elif label and url_has_allowed_host_and_scheme(address, None) and address.startswith("/"):
        searches.keep(request.hand.person, label, address)
    return back(request)
