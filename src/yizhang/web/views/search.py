"""查询: numbers in any form, titles, phrases, organs, people, initials; only what I may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yizhang.web import searches, searching
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting
from yizhang.web.views.work import Empty


@acting
def search(request: OfficeRequest) -> HttpResponse:
    """The page of results, its conditions in the address."""
    words = request.GET.get("q", "").strip()
    found = searching.find(words, request.GET.dict(), request.hand, request.now) if words else searching.NOTHING
    if words:
        empty = Empty(_("没有找到“{words}”。").format(words=words), _("换一个说法，或少写几个字再查；只查您有权看的。"))
    else:
        empty = Empty(_("查什么？"), _("写文号（锡政发2022 10 也行）、标题中的词、单位、人名或拼音首字母。"))
    saved = searches.saved(request.hand.person, request.path)
    context = {"words": words, "asked": bool(words), "empty": empty, "current": "search", "saved": saved, **found}
    return render(request, "web/search.html", context)
