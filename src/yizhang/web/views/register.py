"""登记收文: drop or paste a file, look over what was read from it, register."""

from __future__ import annotations

from django.http import HttpResponse

from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, not_found


@acting
def register(request: OfficeRequest) -> HttpResponse:
    """The page, and what its button sends: open, receive, register, up to the first that is not done."""
    return not_found(request)


@acting
def read_document(request: OfficeRequest) -> HttpResponse:
    """The page with what was read from the file."""
    return not_found(request)
