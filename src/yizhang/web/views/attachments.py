"""Attachments: taken in as they are chosen, seen without downloading, never served as a page of ours."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.kernel.contents import file_bytes
from yizhang.kernel.stores import NoContent, StoreFault
from yizhang.kernel.values import Page
from yizhang.web import files, viewing
from yizhang.web.forms import Kept
from yizhang.web.middleware import OfficeRequest
from yizhang.web.sheet import Attached, attachments
from yizhang.web.views.answer import acting, not_found

UNPROCESSABLE, UNAVAILABLE = 422, 503


@require_POST
@acting
def upload(request: OfficeRequest) -> HttpResponse:
    """Take a chosen file in before the form is sent: the line that the form then carries, or why not (422; 503 by the store)."""
    chosen = request.FILES.get("file")
    try:
        kept = files.keep(chosen, request.now) if chosen else None
    except files.Unfit as unfit:
        return HttpResponse(str(unfit), status=UNPROCESSABLE)
    except StoreFault as fault:
        return HttpResponse(files.unkept(chosen, fault), status=UNAVAILABLE)
    if kept is None:
        return HttpResponse(status=UNPROCESSABLE)
    return render(request, "web/keptfile.html", {"name": request.POST.get("name", ""), "file": Kept.of(kept)})


@acting
def attachment(request: OfficeRequest, matter: str, digest: str) -> HttpResponse:
    """A file of the matter as far as it can be shown, with what it is."""
    page, found = _found(request, matter, digest)
    if page is None or found is None:
        return not_found(request)
    try:
        seen = viewing.shown(file_bytes(digest), found.kept)
    except NoContent:
        seen = viewing.Shown(why=viewing.DELETED)
    return render(request, "web/attachment.html", {"file": found, "seen": seen, "page": page, "current": ""})


@acting
def content(request: OfficeRequest, matter: str, digest: str) -> HttpResponse:
    """The file itself, to be downloaded."""
    return _answered(request, matter, digest, lambda found: files.answer(found.kept, download=True))


@acting
def picture(request: OfficeRequest, matter: str, digest: str) -> HttpResponse:
    """A picture, encoded anew."""
    return _answered(request, matter, digest, lambda _found: _png(viewing.picture(file_bytes(digest))))


@acting
def leaf(request: OfficeRequest, matter: str, digest: str, number: int) -> HttpResponse:
    """One page of a PDF as a picture."""
    return _answered(request, matter, digest, lambda _found: _png(viewing.page(file_bytes(digest), number)))


def _found(request: OfficeRequest, matter: str, digest: str) -> tuple[Page | None, Attached | None]:
    page = kernel.look(matter, request.hand, now=request.now)
    return page, next((one for one in attachments(page) if one.digest == digest), None) if page else None


def _answered(request: OfficeRequest, matter: str, digest: str, made: Callable[[Attached], HttpResponse]) -> HttpResponse:
    found = _found(request, matter, digest)[1]
    try:
        return made(found) if found else not_found(request)
    except LookupError:
        return not_found(request)


def _png(data: bytes) -> HttpResponse:
    headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type="image/png", headers=headers)
