"""意见答复: the opinions on one draft as a table that is answered page by page, or by a spreadsheet that goes out and comes back."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.safety import LARGEST
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Asks, Done, Hand, Input, Page
from yizhang.law.fieldtype import Json, dump_row
from yizhang.lawmaking.facts import PublicOpinion
from yizhang.lawmaking.family import Paper
from yizhang.lawmaking.opinionrows import rows_of
from yizhang.lawmaking.opinions import ANSWERS, HEADS, MOST, Brought, answered, joined, read_rows
from yizhang.web import export, spreadsheet
from yizhang.web.leaf import leaf
from yizhang.web.ledger import LEDGERS, asked
from yizhang.web.middleware import OfficeRequest
from yizhang.web.panels import panel
from yizhang.web.views.answer import acting, not_found
from yizhang.web.views.work import Empty
from yizhang.web.wording import filled, said, together

PROCEDURE, COLLECT = "public_consultation", "collect"
SHOWN = 200
"""Rows not taken in that a page lists; the file of them holds all."""


class NotTaken(ValueError):
    """A spreadsheet of which no row is taken in; the message says why."""


@panel(PROCEDURE, "lawmaking/opinionpanel.html")
def way_to_opinions(page: Page, by: Hand, now: datetime) -> dict[str, int]:
    """How many there are, and how many have no answer."""
    held = registered(page)
    return {"all": len(held), "open": sum(not one.answer for one in held)}


def registered(page: Page) -> tuple[PublicOpinion, ...]:
    """The opinions of the record."""
    raw = next((one.raw for one in page.fields if one.name == "opinions"), None)
    return tuple(PublicOpinion(**one) for one in raw) if isinstance(raw, list) else ()  # type: ignore[arg-type]


def consultation(request: OfficeRequest, matter: str) -> Page | None:
    """The page of a consultation that one may see."""
    page = kernel.look(matter, request.hand, now=request.now)
    return page if page and page.procedure == PROCEDURE else None


def is_open(page: Page) -> bool:
    """Whether opinions can still be registered and answered here, by this hand."""
    return any(one.name == COLLECT and one.mine and one.state == "open" for one in page.verbs)


@acting
def opinions(request: OfficeRequest, matter: str) -> HttpResponse:
    """The table, fifty a page; what is filtered stands in the address."""
    page = consultation(request, matter)
    return shown(request, page) if page else not_found(request)


def shown(request: OfficeRequest, page: Page, brought: Brought | None = None, wrong: str = "", status: int = 200) -> HttpResponse:
    """The table, with what a spreadsheet brought or why it was not read."""
    book = LEDGERS["opinions"]
    rows = list(rows_of(Paper(Matter.objects.get(pk=page.matter)), {"matter": page.matter, "title": page.title}))
    same = urlencode({"title": page.title})
    words: dict[str, Any] = {
        "page": page,
        "leaf": leaf(book, rows, asked(request.GET.dict(), book, request.now.date())),
        "open": is_open(page),
        "answers": ANSWERS,
        "heads": HEADS,
        "most": MOST,
        "brought": brought,
        "broken": brought.broken[:SHOWN] if brought else (),
        "returned": as_file(brought) if brought and brought.broken else "",
        "wrong": wrong,
        "same": same,
        "export_address": f"{reverse('export', args=['opinions'])}?{same}" if export.offered(request.now) else "",
        "empty": Empty(_("没有意见。"), _("收到的意见用表格导入，或在办理单上逐条登记。")),
        "current": "normative",
    }
    return render(request, "lawmaking/opinions.html", words, status=status)


@require_POST
@acting
def answer(request: OfficeRequest, matter: str) -> HttpResponse:
    """The answers of one page of the table, in one act."""
    page = consultation(request, matter)
    if page is None:
        return not_found(request)
    held = registered(page)
    now = answered(held, request.POST.dict())
    if now == held:
        messages.info(request, _("没有改动。"))
    elif not (why := registering(request, page, now)):
        messages.success(request, _("已答复{n}条。").format(n=sum(one != before for one, before in zip(now, held, strict=True))))
    else:
        return shown(request, page, wrong=why, status=409)
    return redirect(f"{reverse('law-opinions', args=[matter])}?{request.GET.urlencode()}")


@require_POST
@acting
def bring(request: OfficeRequest, matter: str) -> HttpResponse:
    """A spreadsheet: what can be registered is, in one act; every other row is named and given back."""
    page = consultation(request, matter)
    if page is None:
        return not_found(request)
    try:
        brought = read(request)
    except CannotRead as wrong:
        return shown(request, page, wrong=filled(wrong.template, wrong.values), status=422)
    except NotTaken as wrong:
        return shown(request, page, wrong=str(wrong), status=422)
    now = joined(registered(page), brought.taken)
    why = registering(request, page, now) if now != registered(page) else ""
    if why:
        return shown(request, page, wrong=why, status=409)
    after = consultation(request, matter)
    return shown(request, after, brought) if after else not_found(request)


def read(request: OfficeRequest) -> Brought:
    """The rows of the file. Raises CannotRead for what is no spreadsheet, NotTaken for no file, other columns and too many rows."""
    upload = cast(UploadedFile | None, request.FILES.get("file"))
    if upload is None or not upload.size or upload.size > LARGEST:
        raise NotTaken(_("请选一个电子表格（.xlsx 或 .csv），不超过{n}MB").format(n=LARGEST >> 20))
    table = list(spreadsheet.lines(upload.read(), str(upload.name)))
    if not table or not {HEADS[0], HEADS[1]} <= set(table[0][1]):
        raise NotTaken(_("第一行应当是列名：{heads}").format(heads=_("、").join(said(one) for one in HEADS)))
    if len(table) - 1 > MOST:
        raise NotTaken(_("共{n}行，一次最多{most}行，一行也没有导入；请分成几个表格").format(n=len(table) - 1, most=MOST))
    return read_rows(spreadsheet.named(table))


def registering(request: OfficeRequest, page: Page, now: Sequence[PublicOpinion]) -> str:
    """登记意见 through the door; why it was not done, or nothing."""
    rows: list[Json] = [dump_row(one) for one in now]
    given: Input = {"opinions": rows}
    match kernel.perform(page.matter, COLLECT, request.hand, given, now=request.now):
        case Done():
            return ""
        case Asks():
            return _("刚刚有人登记了意见，这次没有登记，请再做一次。")
        case refused:
            return together(refused.findings) or _("现在不能登记意见。")


def as_file(brought: Brought) -> str:
    """The rows that were not taken in, as an address of a CSV with the reason in its last column; mended, it can be imported again."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEADS, _("行"), _("没有导入的原因")])
    writer.writerows([*map(export.harmless, one.cells), one.line, said(one.why)] for one in brought.broken)
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(b"\xef\xbb\xbf" + out.getvalue().encode()).decode()
