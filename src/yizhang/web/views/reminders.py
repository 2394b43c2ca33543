"""提醒我: setting and taking away one's own reminders."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang.kernel import visible
from yizhang.web import reminders
from yizhang.web.dates import NotADate, shown_date, typed_date
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, not_found


@require_POST
@acting
def own(request: OfficeRequest) -> HttpResponse:
    """Set one on a matter I see, or take it away; back at the matter it says what was done."""
    matter, person = request.POST.get("matter", ""), request.hand.person
    if not visible(request.hand, now=request.now).filter(pk=matter).exists():
        return not_found(request)
    try:
        on = typed_date(request.POST.get("on", ""), request.now.date())
    except NotADate as wrong:
        messages.error(request, _("没有设提醒：“{words}”不是日期，可写 3月10日、3.10 或 明天").format(words=wrong))
        return redirect("matter", matter=matter)
    if request.POST.get("take_away"):
        reminders.take_away(person, matter, on)
        messages.success(request, _("已取消{day}的提醒").format(day=shown_date(on)))
    elif on < request.now.date():
        messages.error(request, _("没有设提醒：{day}已经过去，请写今天或以后的日期").format(day=shown_date(on)))
    else:
        reminders.keep(person, matter, on, " ".join(request.POST.get("words", "").split()))
        messages.success(request, _("{day}起在工作台提醒您，别人看不到").format(day=shown_date(on)))
    return redirect("matter", matter=matter)
