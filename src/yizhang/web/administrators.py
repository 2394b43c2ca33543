"""Three administrators, 系统 安全 审计: who they are, and what keeps their roles apart.

No person holds two roles (the table has one row a person). An administrator acts on no matter: authority comes from a post, so whoever
holds one can't become an administrator, and one who is given a post later has no identity to act as while he is an administrator.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yizhang.kernel.values import Hand
from yizhang.web.models import Administrator


class AdminRole(StrEnum):
    """What an administrator is for: settings, people and rights, or the logs."""

    SYSTEM = "系统"
    SECURITY = "安全"
    AUDIT = "审计"


TITLES: dict[str, str | Promise] = {
    AdminRole.SYSTEM: _("系统管理员"),
    AdminRole.SECURITY: _("安全管理员"),
    AdminRole.AUDIT: _("审计管理员"),
}


def hand_of(person: str) -> Hand:
    """Somebody as the security log names him when he acts as no post."""
    return Hand(person, "")


def role_of(person: str) -> str:
    """The role somebody holds; empty for everybody else."""
    return Administrator.objects.filter(person=person).values_list("role", flat=True).first() or ""


def appoint(person: str, role: str, now: datetime) -> None:
    """Give a role. IntegrityError when the person holds one."""
    Administrator.objects.create(person=person, role=AdminRole(role).value, since=now)
