"""管理员的页面: accounts and rights (安全), what waits for the other's confirmation (系统). None of them leads to a matter."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yizhang.web import accountlist, logs, people, rights
from yizhang.web.administrators import TITLES, AdminRole, hand_of
from yizhang.web.middleware import OfficeRequest
from yizhang.web.models import RightsChange
from yizhang.web.views.answer import administering, back, not_found, signed_out

HOMES = {AdminRole.SYSTEM: "admin-settings", AdminRole.SECURITY: "admin-accounts", AdminRole.AUDIT: "admin-log"}
RECENT = 50
CONFLICT = 409


def administration(request: OfficeRequest) -> HttpResponse:
    """An administrator's first page."""
    if not request.user.is_authenticated:
        return signed_out(request)
    return redirect(HOMES[AdminRole(request.administrator)]) if request.administrator else not_found(request)


@administering(AdminRole.SECURITY)
def accounts(request: OfficeRequest, status: int = 200) -> HttpResponse:
    """Everybody of the organisation with and without an account; the three administrators."""
    everybody = accountlist.of_organisation(people.org_at(request.now), request.now)
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    found = accountlist.chosen(everybody, words, state)
    counts = Counter(one.state for one in everybody)
    page = logs.asked(request.GET.dict(), request.now.date()).page
    shown = {
        "leaf": logs.sheaf_of(found, page),
        "words": words,
        "states": [(name, label, counts[name], name == state) for name, label in accountlist.STATES.items() if counts[name]],
        "administrators": accountlist.of_administrators(request.now),
        "titles": TITLES,
        "typed": {"person": request.POST.get("person", ""), "role": request.POST.get("role", "")},
        "current": "accounts",
    }
    return render(request, "web/admin/accounts.html", shown, status=status)


@require_POST
@administering(AdminRole.SECURITY)
def account(request: OfficeRequest) -> HttpResponse:
    """One button of the list: what only takes away happens at once, the rest is asked of the other administrator."""
    does, whom, by = request.POST.get("do", ""), request.POST.get("person", "").strip(), hand_of(request.user.get_username())
    if does in DIRECT:
        why, said = DIRECT[does][0](whom, by, request.now), DIRECT[does][1]
    elif does in list(rights.Kind):
        why, said = rights.ask(does, whom, by, request.now, request.POST.get("role", "")), _("已提出，待系统管理员确认：{whom}")
    else:
        raise Http404
    if why:
        messages.error(request, why)
        return accounts(request, CONFLICT)
    messages.success(request, said.format(whom=whom))
    return back(request, "admin-accounts")


DIRECT = {"lock": (rights.lock, _("已锁定：{whom}")), "lift": (rights.lift_pause, _("已恢复登录：{whom}"))}


@never_cache
@administering(AdminRole.SYSTEM, AdminRole.SECURITY)
def changes(request: OfficeRequest, link: str = "", whom: str = "", status: int = 200) -> HttpResponse:
    """What waits, and what was decided; a link just issued stands on top, this once."""
    found = RightsChange.objects.order_by("-pk")
    shown = {
        "waiting": [line(one) for one in found.filter(decision="").order_by("pk")],
        "decided": [line(one) for one in found.exclude(decision="")[:RECENT]],
        "decides": request.administrator == AdminRole.SYSTEM,
        "link": link,
        "whom": whom,
        "current": "changes",
    }
    return render(request, "web/admin/changes.html", shown, status=status)


def line(change: RightsChange) -> dict[str, object]:
    """A change in words."""
    what = f"{rights.WORDS[change.kind]}（{change.role}）" if change.role else rights.WORDS[change.kind]
    wants_link = change.decision == rights.CONFIRMED and change.kind in rights.WITH_LINK and not change.link_made_at
    return {"change": change, "what": what, "confirmed": change.decision == rights.CONFIRMED, "wants_link": wants_link}


@require_POST
@administering(AdminRole.SYSTEM)
def decide(request: OfficeRequest, change: int) -> HttpResponse:
    """Confirm or refuse what the security administrator asked."""
    found = RightsChange.objects.filter(pk=change).first()
    if found is None or request.POST.get("decision") not in ("confirm", "refuse"):
        return not_found(request)
    agreed = request.POST["decision"] == "confirm"
    if why := rights.decide(found, agreed, hand_of(request.user.get_username()), request.now):
        messages.error(request, why)
        return changes(request, status=CONFLICT)
    messages.success(request, (_("已确认：{whom}") if agreed else _("已退回，不予变更：{whom}")).format(whom=found.whom))
    return redirect("admin-changes")


@require_POST
@administering(AdminRole.SECURITY)
def issue(request: OfficeRequest, change: int) -> HttpResponse:
    """Issue the one-time link and show it this once; whoever hands it over writes it down or prints it."""
    found = RightsChange.objects.filter(pk=change).first()
    token = rights.issue_link(found, hand_of(request.user.get_username()), request.now) if found else ""
    if not found or not token:
        return not_found(request)
    return changes(request, request.build_absolute_uri(reverse("welcome", args=[token])), found.whom)
