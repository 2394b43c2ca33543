"""An example of every screen: who looks, with which words in the address.

A matter is named by a piece of its title, after its procedure if need be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver

from yizhang import urls

CLERK, MAYOR, BUREAU, LEGALITY = "杨示己", "赵示甲", "奚示戊", "倪示甲"
SYSTEM, SECURITY, AUDIT = "纪示统", "阳示安", "司示审"
KEYED, NEWCOMER, NOBODY = "冯示壬", "新来的人", ""
"""Who signs in with a password, a code and a passkey; who has a link and no account yet; who has not signed in."""

PLAYED = (
    "医院扩建的请示",
    "村庄规划的请示随文件报送",
    "部门会签在等回复",
    "一份规范性文件在市司法局审核",
    "一份办公室通知核稿时退回",
    "街景整治的请示",
    "高架快速路匝道",
    "养犬办法公布后修改",
    "一件规范性文件草案正在公开征求意见",
)
"""The scenarios of the demonstration whose matters are looked at, by how their names begin."""
WAITING, FILED, ASKED, DRAFTED = "医院扩建资金", "村庄规划", "扬尘管控", "春季消费促进"


@dataclass(frozen=True)
class Example:
    """A screen as somebody sees it."""

    who: str = CLERK
    query: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


def of(who: str = CLERK, query: str = "", status: int = 200, **words: Any) -> Example:
    """Somebody, what stands after the question mark, and the words in the address."""
    return Example(who, query, words, status)


LINK: dict[str, str] = {}
"""Made anew for each test."""


SCREENS: dict[str, tuple[Example, ...]] = {
    "workbench": (of(),),
    "list": (of(name="todo"), of(name="done"), of(BUREAU, name="mine"), of(name="read"), of(name="drafts")),
    "more": (of(),),
    "sign-in": (of(NOBODY),),
    "identity": (of(),),
    "display": (of(),),
    "phrases": (of(MAYOR),),
    "mail": (of(),),
    "gallery": (of(),),
    "matter": (of(matter=WAITING), of("卫示乙", matter=FILED), of(matter="街景"), of(KEYED, matter=ASKED)),
    "print": (of(matter=WAITING),),
    "standing": (of(matter=WAITING), of(matter="街景")),
    "attachment": (of(matter=FILED, digest="original"),),
    "begin": (of(), of(BUREAU)),
    "open": (of(BUREAU, procedure="request"), of(procedure="subject")),
    "register": (of(),),
    "urge": (of(),),
    "decide": (of(MAYOR),),
    "decide-one": (of("卫示乙", matter=FILED),),
    "ledger": (
        of(name="incoming"),
        of(name="incoming", query="state=逾期"),
        of(name="incoming", query="as_of=2026-02-10"),
        of(name="office-post"),
        of(name="refusals"),
        of(LEGALITY, name="plans"),
    ),
    "print-ledger": (of(name="incoming"), of(name="office-post")),
    "search": (of(query="q=请示"), of(query="q=没有这样的词")),
    "organisation": (of(),),
    "organ": (of(code="jyj"),),
    "hand-over": (of("云示甲"),),
    "rulebook": (of(),),
    "rule-numbers": (of(),),
    "rule-compare": (of(),),
    "rule-simulate": (of(LEGALITY), of(query="DocumentNumbers.handling=3&months="), of(query="DocumentNumbers.handling=0")),
    "print-rule-simulate": (of(query="DocumentNumbers.handling=3&months="),),
    "chapter": (of(number=9),),
    "provision": (of(citation="48.2e"),),
    "print-provision": (of(citation="48.2e"),),
    "tokens": (of(),),
    "countersigning": (of(KEYED, matter=ASKED),),
    "print-countersigning": (of(KEYED, matter=ASKED),),
    "check": (of(),),
    "desk": (of(),),
    "print-desk": (of(),),
    "statistics": (of(),),
    "print-statistics": (of(),),
    "draft-new": (of(BUREAU),),
    "draft-of": (of("项示戊", matter=DRAFTED),),
    "law-review": (of(LEGALITY, matter="draft:养犬"),),
    "law-opinions": (of(BUREAU, matter="public_consultation:校外托管"),),
    "welcome": (of(NEWCOMER, token="link"), of(NOBODY, token="nothing", status=410)),
    "admin-accounts": (of(SECURITY),),
    "admin-changes": (of(SYSTEM), of(SECURITY)),
    "admin-settings": (of(SYSTEM),),
    "admin-log": (of(AUDIT), of(AUDIT, query="from=x")),
    "admin-views": (of(AUDIT), of(AUDIT, query="list=openings")),
    "admin-acts": (of(AUDIT),),
    "account_login": (of(NOBODY),),
    "account_inactive": (of(NOBODY),),
    "account_reauthenticate": (of(KEYED),),
    "account_change_password": (of(KEYED),),
    "mfa_index": (of(KEYED), of(CLERK)),
    "mfa_reauthenticate": (of(KEYED),),
    "mfa_activate_totp": (of(CLERK),),
    "mfa_deactivate_totp": (of(KEYED),),
    "mfa_view_recovery_codes": (of(KEYED),),
    "mfa_generate_recovery_codes": (of(KEYED),),
    "mfa_list_webauthn": (of(KEYED),),
    "mfa_add_webauthn": (of(KEYED),),
    "mfa_reauthenticate_webauthn": (of(KEYED),),
    "mfa_remove_webauthn": (of(KEYED, pk="key"),),
    "mfa_edit_webauthn": (of(KEYED, pk="key"),),
}  # fmt: skip

NO_SCREENS = {
    "become", "sign-out", "decided", "demo-clock", "act", "read-start", "many", "upload", "read-document", "columns", "searches", "draft",
    "reminders", "end-token", "admin-account", "admin-decide", "admin-issue", "admin-log-verify",
    "law-answer", "law-import",
    "file", "attachment-content", "attachment-picture", "attachment-leaf", "export", "admin-log-export", "mfa_download_recovery_codes",
    "package", "check-mended",
    "draft-check", "draft-preview", "draft-carry", "administration", "account_logout", "mfa_login_webauthn", "mfa_authenticate",
    "account_signup", "account_email", "account_email_verification_sent", "account_set_password", "account_reset_password",
    "account_reset_password_done", "account_confirm_login_code",
}  # fmt: skip
"""Addresses that only take a form, give a file, lead on or lead nowhere."""


def addresses(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """The names of all addresses but those of the API."""
    for one in urls.urlpatterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield str(one.name)
        elif str(one.pattern) != "api/":
            yield from addresses(one.url_patterns)
