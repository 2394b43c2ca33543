"""One of each kind of people who could look at what is not theirs, in the demonstration city on the day it opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from yizhang import kernel
from yizhang.cli.demo import ADMINISTRATORS
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Done, Hand
from yizhang.web import people
from yizhang.web.middleware import CHOSEN

POSTS = {
    "市长": "市长", "常务副市长": "常务副市长", "副市长": "副市长孙示丙", "秘书长": "秘书长", "副秘书长": "副秘书长卫示乙", "文电": "文电",
    "综合": "综合", "督查": "督查", "人事行政": "人事行政", "部门主要负责人": "市财政局主要负责人", "部门文书": "市水利局文书",
    "司法局": "市司法局主要负责人", "区县": "江阴市市长", "审计局": "市审计局主要负责人", "直属单位": "太湖旅游度假区管理委员会文书",
}  # fmt: skip
"""Kinds of posts, and whom of them."""
MOVED, LEFT, STOOD_IN_FOR = "市教育局文书", "市科技局文书", "副市长李示丁"
"""Who works in another post since this morning; who holds none any more; who is away and has a B角."""
AGENT = {"HTTP_ACCEPT_LANGUAGE": "zh-CN", "SERVER_NAME": "127.0.0.1"}


@dataclass(frozen=True)
class Seer:
    """Somebody at a browser: `hand` is what he acts as, None for one who acts as nobody."""

    kind: str
    person: str = ""
    hand: Hand | None = None

    def sees(self, now: datetime) -> set[str]:
        """All matters that the kernel lets him see."""
        return set(kernel.visible(self.hand, now=now).values_list("id", flat=True)) if self.hand else set()

    @contextmanager
    def at_work(self) -> Iterator[Client]:
        """His browser, signed in; what he does is taken back."""
        with transaction.atomic():
            browser = Client(**AGENT)
            if self.person:
                user, _new = get_user_model().objects.get_or_create(username=self.person)
                browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
            if self.hand and self.hand.behalf:
                session = browser.session
                session[CHOSEN] = f"{self.hand.post} {self.hand.behalf}"
                session.save()
            yield browser
            transaction.set_rollback(True)


def seers(now: datetime) -> list[Seer]:
    """One of each. Whoever moved or left does so first; delegations and absences of the demonstration are in force."""
    org = people.org_at(now)
    moved, left = (hand_of(words, org) for words in (MOVED, LEFT))
    _end(left, now, org)
    _end(moved, now, org)
    _enter(Hand(moved.person, left.post), now, org)
    _away(STOOD_IN_FOR, now, org)
    org = people.org_at(now + timedelta(seconds=1))
    found = [Seer(kind, hand.person, hand) for kind, words in POSTS.items() for hand in [hand_of(words, org)]]
    found += [Seer("换岗的", moved.person, Hand(moved.person, left.post)), Seer("离岗的", left.person)]
    found += [Seer("受托的", hand.person, hand) for hand in _delegates(org, now)]
    found += [Seer("代阅的B角", hand.person, hand) for hand in [_second(org)]]
    found += [Seer(f"{role}管理员", name) for role, name in ADMINISTRATORS.items()]
    return [*found, Seer("无此岗位的账号", "不在册"), Seer("未登录的")]


def hand_of(words: str, org: people.OrgSnapshot) -> Hand:
    """Who holds the post meant by these words."""
    post = org.find(words)[0]
    return Hand(str(org.person_at(post)), post)


def _delegates(org: people.OrgSnapshot, now: datetime) -> Iterator[Hand]:
    """Those who act for somebody at this moment."""
    running = (one for post in org.posts for one in org.delegated_to(post) if one.start <= now <= one.end)
    return (Hand(str(org.person_at(one.receiver)), one.receiver, one.id) for one in running)


def _second(org: people.OrgSnapshot) -> Hand:
    """The first B角 who reads for somebody away."""
    post = next(post for post in org.posts if org.reads_for(post))
    return Hand(str(org.person_at(post)), post)


def _end(whose: Hand, now: datetime, org: people.OrgSnapshot) -> None:
    """His term ended yesterday."""
    held = Matter.objects.filter(procedure="holding", record__contains=f'"{whose.post}"').get(record__contains=whose.person)
    _done(held.id, "close", {"until": (now.date() - timedelta(days=1)).isoformat()}, hand_of("人事行政", org), now)


def _enter(whom: Hand, now: datetime, org: people.OrgSnapshot) -> None:
    """He begins today."""
    keeper = hand_of("人事行政", org)
    opened = kernel.open_matter("holding", keeper, {}, now=now)
    assert isinstance(opened, Done)  # noqa: S101 - of the drill's own making
    _done(opened.matter, "enter", {"person": whom.person, "post": whom.post, "since": now.date().isoformat()}, keeper, now)


def _away(words: str, now: datetime, org: people.OrgSnapshot) -> None:
    """Away for the day, so that his B角 reads for him."""
    keeper, day = hand_of("总值班", org), now.date().isoformat()
    given = {"who": org.find(words)[0], "kind": "出差", "place": "南京", "reason": "参加会议", "since": day, "until": day}
    opened = kernel.open_matter("absence", keeper, {}, now=now)
    assert isinstance(opened, Done)  # noqa: S101 - of the drill's own making
    _done(opened.matter, "enter", given, keeper, now)


def _done(matter: str, verb: str, given: dict[str, str], by: Hand, now: datetime) -> None:
    """An act that must go through. Raises RuntimeError with why it did not."""
    outcome = kernel.perform(matter, verb, by, given, now=now)
    if asks := getattr(outcome, "digests", ()):
        outcome = kernel.perform(matter, verb, by, given, confirmed=asks, now=now)
    if not isinstance(outcome, Done):
        raise RuntimeError([one.message for one in outcome.findings])
