"""提醒方式: one's own wishes about letters."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yizhang.kernel.moment import read
from yizhang.web.mail import wishes
from yizhang.web.mail.channel import domain_of
from yizhang.web.mail.rounds import NOTHING
from yizhang.web.middleware import OfficeRequest
from yizhang.web.models import Posted
from yizhang.web.views.answer import acting

UNFIT = 422


@acting
def own_mail(request: OfficeRequest) -> HttpResponse:
    """The form; posting it keeps the wishes, or says at the field what is wrong and keeps what was typed."""
    if request.method != "POST":
        return page(request, typed_of(wishes.kept(request.hand.person)))
    typed = wishes.typed(request.POST.dict(), settings.YIZHANG_MAIL_FROM)
    if typed.errors:
        return page(request, typed, UNFIT)
    wishes.keep(request.hand.person, typed.wishes)
    messages.success(request, _("已保存"))
    return redirect("mail")


def typed_of(kept: wishes.Wishes) -> wishes.Typed:
    """What was kept, as the form shows it."""
    since, _space, until = kept.quiet.partition(" ")
    return wishes.Typed(kept, since, until)


def page(request: OfficeRequest, typed: wishes.Typed, status: int = 200) -> HttpResponse:
    """The form, with what was typed, and what became of the last letter."""
    last = Posted.objects.filter(person=request.hand.person).exclude(came=NOTHING).order_by("-at", "-pk").first()
    words = {
        "typed": typed,
        "hours": wishes.HOURS,
        "office_quiet": wishes.office_quiet().replace(" ", "–"),
        "open": bool(settings.YIZHANG_MAIL),
        "domain": domain_of(settings.YIZHANG_MAIL_FROM),
        "last": last,
        "last_at": read(last.at) if last else None,
    }
    return render(request, "web/mail.html", words, status=status)
