"""The office's people for the screens: as whom somebody may act, and whom one can become in the demonstration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import cast as typed

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.kernel.case import World
from yizhang.kernel.models import Task
from yizhang.kernel.values import Hand
from yizhang.law.org import Delegation
from yizhang.office.facts import ChargeEntry, HoldingEntry, PortfolioEntry, PostEntry
from yizhang.office.kinds import OrganKind, Role
from yizhang.office.period import Period
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.administrators import TITLES
from yizhang.web.dates import shown_date
from yizhang.web.identity import Cast, Figure, Identity
from yizhang.web.models import Administrator
from yizhang.web.wording import lasting

LEADERS = (Role.MAYOR, Role.DEPUTY_MAYOR, Role.SECRETARY_GENERAL, Role.DEPUTY_SECRETARY_GENERAL)
COUNTIES = (OrganKind.COUNTY_CITY, OrganKind.DISTRICT)
ABOUT = {
    "系统": gettext_lazy("看设置，确认权限变更；看不到内容"),
    "安全": gettext_lazy("人和权限；看不到内容"),
    "审计": gettext_lazy("看全部记录，不能办"),
}
READING = "read"  # tasks that only ask to be read are no 待办


def org_at(now: datetime) -> OrgSnapshot:
    """The organisation of now."""
    return typed(OrgSnapshot, World.of(now).org)


def identities(person: str, now: datetime, org: OrgSnapshot | None = None) -> tuple[Identity, ...]:
    """Own posts as the list of leaders has them, each followed by the delegations in force to it (semantics 28)."""
    org = org or org_at(now)
    counted = waiting(org)
    found: list[Identity] = []
    for code in org.posts_held(person):
        found.append(own_post(person, org.posts[code], org, counted))
        found += [delegated(person, org.posts[code], one, org) for one in org.delegated_to(code) if one.start <= now <= one.end]
    return tuple(found)


def own_post(person: str, post: PostEntry, org: OrgSnapshot, counted: Mapping[str, int]) -> Identity:
    """The card of a post one holds."""
    charge = next((one for one in org.of(ChargeEntry) if one.post == post.code), None)
    since = next((one.since for one in org.of(HoldingEntry) if one.person == person and one.post == post.code), None)
    scope = _("本职")
    if since:
        scope += _("，{day}起").format(day=shown_date(since))
    if charge:
        scope += _("；主持{organ}工作，{when}").format(organ=org.name(charge.organ), when=lasting(charge.period))
    return Identity(
        Hand(person, post.code), person, org.names.title(post), organ_words(post, org), scope, post.role in LEADERS,
        sum(counted.get(seat, 0) for seat in org.seats(post.code)),
    )  # fmt: skip


def delegated(person: str, post: PostEntry, delegation: Delegation, org: OrgSnapshot) -> Identity:
    """The card of a delegation in force: from when to when, for what."""
    scope = lasting(Period(delegation.start, delegation.end))
    if not delegation.presiding:
        scope += _("，只限所委托的会议")
    label = delegation.label or _("受{who}委托").format(who=org.name(delegation.giver))
    return Identity(Hand(person, post.code, delegation.id), person, label, organ_words(post, org), scope, post.role in LEADERS)


def organ_words(post: PostEntry, org: OrgSnapshot) -> str:
    """The organ that stands beside the mark: a section's people belong to the office."""
    organ = org.organ(post.organ)
    if organ is None:
        return ""
    parent = org.organ(organ.parent) if organ.parent else None
    return (parent or organ).short


def waiting(org: OrgSnapshot) -> dict[str, int]:
    """How many open tasks each seat has, in one query."""
    rows = Task.objects.filter(closed_at="").exclude(kind=READING).values_list("seat").annotate(Count("pk"))
    return dict(rows)


def cast(now: datetime, org: OrgSnapshot | None = None) -> tuple[Cast, ...]:
    """Everybody one can become in the demonstration, under the headings an official expects."""
    org = org or org_at(now)
    counted = waiting(org)
    found = [Cast(str(label), tuple(figures(chosen(org), org, counted)), folded) for label, chosen, folded in GROUPS]
    found.append(Cast(_("管理员"), tuple(administrators())))
    return tuple(one for one in found if one.figures)


def administrators() -> Iterator[Figure]:
    """Those who look after the installation: they see no matter."""
    for one in Administrator.objects.order_by("pk"):
        yield Figure(one.person, f"{TITLES[one.role]} {one.person}", str(ABOUT[one.role]))


def figures(posts: Iterable[PostEntry], org: OrgSnapshot, counted: Mapping[str, int]) -> Iterator[Figure]:
    """One card a filled post."""
    for post in posts:
        if person := org.person_at(post.code):
            tasks = sum(counted.get(seat, 0) for seat in org.seats(post.code))
            yield Figure(person, f"{org.names.title(post)} {person}", about(post, org), tasks)


def about(post: PostEntry, org: OrgSnapshot) -> str:
    """What one should know of this person: away, in charge of what, what the section does."""
    if away := org.absent(post.code):
        return _("外出，{when}").format(when=lasting(away.away))
    topics = [topic for one in org.of(PortfolioEntry) if one.leader == post.code for topic in one.topics]
    organ = org.organ(post.organ)
    return "、".join(topics) or post.covers or (organ.work if organ and organ.work else "") or ""


def _roles(*roles: Role, kinds: tuple[OrganKind, ...] = ()) -> Callable[[OrgSnapshot], Iterator[PostEntry]]:
    def chosen(org: OrgSnapshot) -> Iterator[PostEntry]:
        return (one for one in org.posts.values() if one.role in roles and (not kinds or org.kind(one.organ) in kinds))

    return chosen


DEPARTMENTS = (OrganKind.DEPARTMENT,)
OTHERS = (OrganKind.DIRECTLY_AFFILIATED, OrganKind.DISPATCHED_AGENCY, OrganKind.RESIDENT_OFFICE)
GROUPS = (
    (gettext_lazy("市领导"), _roles(*LEADERS[:3]), False),
    (gettext_lazy("副秘书长"), _roles(Role.DEPUTY_SECRETARY_GENERAL), False),
    (gettext_lazy("市政府办公室"), _roles(Role.SECTION_HEAD, Role.STAFF, kinds=(OrganKind.SECTION,)), False),
    (gettext_lazy("部门主要负责人"), _roles(Role.PRINCIPAL, kinds=DEPARTMENTS), False),
    (gettext_lazy("部门文书"), _roles(Role.CLERK, kinds=DEPARTMENTS), True),
    (gettext_lazy("部门其他负责人和合法性审核"), _roles(Role.DEPUTY, Role.LEGALITY, kinds=DEPARTMENTS), True),
    (gettext_lazy("市（县）区政府"), _roles(Role.PRINCIPAL, Role.DEPUTY, Role.CLERK, kinds=COUNTIES), True),
    (gettext_lazy("直属、派出、派驻机构"), _roles(Role.PRINCIPAL, Role.DEPUTY, Role.CLERK, kinds=OTHERS), True),
)
