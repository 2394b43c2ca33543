"""拟稿页: the text in the browser or from a file, what is found in it beside it, its versions, and the page as it will be printed.

Nothing is done here: what is written goes into the form of 拟稿 or 修改, where the door judges it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.documents.dispatch import drafting
from yizhang.documents.dispatch.drafting import Written
from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.documents.dispatch.metadata import dated
from yizhang.gongwen.elements import title
from yizhang.gongwen.errors import CannotRead
from yizhang.kernel.values import Page
from yizhang.web import drafts, intake
from yizhang.web.begin import beginning
from yizhang.web.dates import shown_date
from yizhang.web.middleware import OfficeRequest
from yizhang.web.people import org_at
from yizhang.web.views.answer import acting, not_found
from yizhang.web.wording import said

PROCEDURE, WRITING = "dispatch", ("draft", "revise")
FIELDS = {"title": "title", "text": "text", "recipients": "primary_recipients", "copies_to": "copies_to", "in_name_of": "in_name_of"}
"""What the page calls a field, and what the record does."""
UNPROCESSABLE = 422
LONGEST = 60_000  # characters that are checked while somebody waits; no document that may go out has as many


@acting
def draft(request: OfficeRequest, matter: str = "") -> HttpResponse:
    """The page; without a script the same address answers with what is found."""
    page = kernel.look(matter, request.hand, now=request.now) if matter else None
    if (matter and (page is None or page.procedure != PROCEDURE)) or (not matter and not beginning(PROCEDURE, request.hand, request.now)):
        return not_found(request)
    place = place_of(page)
    if request.method == "POST" and (upload := request.FILES.get("file")):
        return read_file(request, upload, place)
    written = typed(request) if request.method == "POST" else kept(request, page, place)
    told = drafting.versions(page) if page else ()
    shown = next((one for one in told[1:] if str(one.seq) == request.GET.get("from")), told[1] if told[1:] else None)
    words = {
        **found(request, written, page),
        "page": page,
        "names": [(one.value, one.value) for one in InNameOf],
        "writes": page is None or writing(page) != "",
        "versions": told,
        "before": shown,
        "changes": drafting.between(shown, told[0]) if shown else (),
        "current": "dispatch",
    }
    return render(request, "documents/draft.html", words)


@require_POST
@acting
def check(request: OfficeRequest) -> HttpResponse:
    """What is found in the text, as a part of the page, whenever a box is left."""
    page = kernel.look(request.POST["matter"], request.hand, now=request.now) if request.POST.get("matter") else None
    return render(request, "documents/drafted.html", found(request, typed(request), page))


@require_POST
@acting
def preview(request: OfficeRequest) -> HttpResponse:
    """The PDF, as it will be printed."""
    try:
        data = drafting.printed(typed(request)).data
    except CannotRead as cannot:
        return HttpResponse(str(cannot), status=UNPROCESSABLE, content_type="text/plain; charset=utf-8")
    return HttpResponse(data, content_type="application/pdf", headers={"X-Content-Type-Options": "nosniff"})


@require_POST
@acting
def carry(request: OfficeRequest) -> HttpResponse:
    """Into the form of 拟稿 or 修改, as words typed there and not sent; the title says the 文种."""
    page = kernel.look(request.POST["matter"], request.hand, now=request.now) if request.POST.get("matter") else None
    words = {FIELDS[name]: request.POST.get(name, "") for name in FIELDS}
    if page is None and (kind := title.parse(words["title"]).value.kind):
        words["kind"] = kind.value
    keep(request, words, place_of(page))
    return redirect(f"{reverse('matter', args=[page.matter])}#acts" if page else place_of(None))


def read_file(request: OfficeRequest, upload: Any, place: str) -> HttpResponse:
    """What a file has of it, in place of what was there; the file itself is not kept."""
    asked = beginning(PROCEDURE, request.hand, request.now)
    try:
        read = intake.read_upload(upload)[1]
    except CannotRead as cannot:
        messages.error(request, str(cannot))
        return redirect(request.path)
    words = intake.into(asked.asks, read, org_at(request.now)) if asked else {}
    keep(request, words, place)
    messages.success(request, _("已读入“{name}”，请核对；有疑问的要素在检查中列出。").format(name=upload.name))
    return redirect(request.path)


def keep(request: OfficeRequest, words: Mapping[str, str], place: str) -> None:
    """Beside what is kept of the form's other fields."""
    person = request.hand.person
    drafts.keep(person, place, {**drafts.at_place(person, place), **words}, request.now)


def place_of(page: Page | None) -> str:
    """The form that the words go into."""
    return reverse("act", args=[page.matter, writing(page) or "revise"]) if page else reverse("open", args=[PROCEDURE])


def writing(page: Page) -> str:
    """The verb by which this hand may put in a text now; empty when there is none."""
    return next((one.name for one in page.verbs if one.name in WRITING and one.mine and one.state == "open"), "")


def typed(request: OfficeRequest) -> Written:
    """What was sent."""
    values = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in (*FIELDS, "number", "dated")}
    return Written(**values)


def kept(request: OfficeRequest, page: Page | None, place: str) -> Written:
    """The record, and over it what was typed and not sent."""
    own = drafts.at_place(request.hand.person, place)
    held = {one.name: one.raw for one in page.fields if not one.hidden} if page else {}
    day = dated(page) if page else None
    values = {name: own.get(field) or _lines(held.get(field)) for name, field in FIELDS.items()}
    values["in_name_of"] = values["in_name_of"] or InNameOf.GOVERNMENT.value
    return Written(**values, number=page.number if page else "", dated=shown_date(day) if day else "")


def _lines(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


def found(request: OfficeRequest, written: Written, page: Page | None) -> dict[str, Any]:
    """The findings, the length and what is near."""
    matter = page.matter if page else ""
    empty = not (written.title or written.text)
    words: dict[str, Any] = {"written": written, "matter": matter, "empty": empty, "unread": "", "findings": ()}
    if len(written.text) > LONGEST:
        return {**words, "unread": _("正文过长，没有检查。"), "length": drafting.length(written, request.now)}
    try:
        words["findings"] = () if empty else drafting.findings(written)
    except CannotRead as cannot:
        words["unread"] = said(str(cannot))
    words["length"] = drafting.length(written, request.now)
    return {**words, "alike": drafting.alike(written, request.hand, request.now, matter) if written.title else ()}
