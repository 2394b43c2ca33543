"""Beginning a matter: act 1 and its first verb in one go (semantics 41)."""

from __future__ import annotations

from django.http import HttpResponse

from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, not_found


@acting
def start(request: OfficeRequest, procedure: str) -> HttpResponse:
    """The form of the first verb; 存草稿 keeps the matter as its author's draft."""
    return not_found(request)
