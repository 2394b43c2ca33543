"""草稿: forms keep what is typed every few seconds, across devices. 保存 never judges."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang.web import drafts
from yizhang.web.dates import shown_time
from yizhang.web.forms import typed_words
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting

PLACE = "draft place"


@require_POST
@acting
def keep(request: OfficeRequest) -> HttpResponse:
    """Keep the words of a form; answers with the line that the form shows."""
    words = typed_words(request.POST)
    place = words.pop(PLACE, "")
    if place.startswith("/") and len(place) <= 200:
        drafts.keep(request.hand.person, place, words, request.now)
    return HttpResponse(_("草稿已存 {time}").format(time=shown_time(request.now)))
