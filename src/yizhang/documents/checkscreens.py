"""公文检查: anybody hands in a document and is told at once what it would be returned for. Nothing of it is kept."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from django.core.files.base import ContentFile, File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from yizhang.documents.checkpage import UNNAMED, read_to_check
from yizhang.documents.checksheet import CheckSheet, mended_as_chosen
from yizhang.documents.report import between, report_on
from yizhang.gongwen.compare import compare
from yizhang.gongwen.errors import CannotRead
from yizhang.kernel import hooks
from yizhang.law.finding import Finding, Severity, breach
from yizhang.web.middleware import OfficeRequest

UNPROCESSABLE = 422
SEVERITIES = ("", *(one.value for one in Severity))


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: OfficeRequest) -> HttpResponse:
    """The page, and what its form sends; `show` in the address narrows it to one severity."""
    if request.method != "POST":
        return page(request, None)
    try:
        sheet = sheet_of(request)
    except CannotRead as cannot:
        return page(request, None, refusal(cannot), UNPROCESSABLE)
    return page(request, sheet) if sheet else page(request, None, breach(_("请先放入要检查的文件，或贴上文字")), UNPROCESSABLE)


@require_POST
def mended(request: OfficeRequest) -> HttpResponse:
    """The same file with the mends that were chosen: of a .docx as tracked changes."""
    try:
        sheet = sheet_of(request)
        data = mended_as_chosen(sheet, request.POST.getlist("mend")) if sheet else b""
    except CannotRead as cannot:
        return page(request, None, refusal(cannot), UNPROCESSABLE)
    except LookupError:
        return redirect("check")
    if sheet is None:
        return page(request, None, breach(_("请再放一次同一份文件：查过的没有留存")), UNPROCESSABLE)
    file = Path(sheet.name)
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{file.stem}-改{file.suffix}')}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def sheet_of(request: OfficeRequest) -> CheckSheet | None:
    """What was sent and what is found in it; None when nothing was sent. Raises CannotRead."""
    upload = sent(request)
    if upload is None:
        return None
    data, read = read_to_check(upload)
    document = between(read, request.POST.get("from", "").strip(), request.POST.get("to", "").strip())
    day = request.now.date()
    earlier = request.FILES.get("earlier")
    changes = compare(read_to_check(earlier)[1], read) if earlier else None
    return CheckSheet(str(upload.name), data, document, report_on(document, day), day, shown(request), changes)


def sent(request: OfficeRequest) -> File | None:
    """The file, else the text that was pasted."""
    text = request.POST.get("text", "")
    return request.FILES.get("file") or (ContentFile(text.encode("utf-8"), UNNAMED) if text.strip() else None)


def shown(request: OfficeRequest) -> str:
    """The severity to show: of a chip that was pressed, else of the page as it was."""
    show = request.GET.get("show", request.POST.get("show", ""))
    return show if show in SEVERITIES else ""


def refusal(cannot: CannotRead) -> Finding:
    """What the file is and what to do, as a finding."""
    return breach(cannot.template).also(values=cannot.values)


def page(request: OfficeRequest, sheet: CheckSheet | None, cannot: Finding | None = None, status: int = 200) -> HttpResponse:
    """The whole page, inside the office for those who are signed in; or only what was found, when a script put it in place."""
    words = {
        "sheet": sheet,
        "cannot": cannot,
        "show": shown(request),
        "text": request.POST.get("text", ""),
        "sender": request.POST.get("from", ""),
        "recipient": request.POST.get("to", ""),
        "edition": hooks.rulebook_at(request.now).edition.title,
        "base": "web/base.html" if request.identity or request.administrator else "web/plain.html",
        "current": "check",
    }
    part = request.headers.get("HX-Request") and request.method == "POST"
    return render(request, "documents/checkfound.html" if part else "documents/check.html", words, status=status)
