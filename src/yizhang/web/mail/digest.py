"""What a letter says: how much waits, of which kind, under which number, until when, and where to read it. No title, no text, no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from yizhang.kernel.case import World
from yizhang.kernel.lists import circulated
from yizhang.kernel.values import Hand, TaskLine
from yizhang.web import preferences, reminders, work
from yizhang.web.dates import shown_date, shown_time, weekday
from yizhang.web.people import org_at
from yizhang.web.wording import said

SHOWN = 20  # duties named one by one; the workbench has all
AT_ONCE = ("特急", "特提")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person in all his posts: duties by limit, papers to read, what he was told, what he noted for himself."""

    duties: tuple[TaskLine, ...]
    papers: int
    told: int
    own: int

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.duties or self.papers or self.told or self.own)


def waiting(person: str, now: datetime) -> Waiting:
    """Over all his posts and the delegations to him; what two of them have is counted once."""
    hands = hands_of(person, now)
    duties = {(one.matter, one.verb, one.kind): one for hand in reversed(hands) for one in work.todo(hand, now)}
    papers = {one.matter for hand in hands for one in circulated(hand, now=now)}
    told = {(one.kind, one.link, one.text) for hand in hands for one in work.notices(hand, now)}
    own = {(one.matter, one.on) for hand in hands for one in reminders.due(hand, now)}
    return Waiting(tuple(sorted(duties.values(), key=_by_limit)), len(papers), len(told), len(own))


def hands_of(person: str, now: datetime) -> list[Hand]:
    """As whom he may act now: in his posts, and by the delegations to them."""
    org = org_at(now)
    delegated = ((code, one) for code in org.posts_held(person) for one in org.delegated_to(code) if one.start <= now <= one.end)
    return [*(Hand(person, code) for code in org.posts_held(person)), *(Hand(person, code, one.id) for code, one in delegated)]


def at_once(one: TaskLine) -> bool:
    """Whether it waits for no digest: 特急, or due on the very day on which it came (49.2a)."""
    return one.urgency in AT_ONCE or (one.due is not None and one.due.date() == one.since.date())


def _by_limit(one: TaskLine) -> tuple[bool, str, datetime]:
    return one.due is None, one.due.isoformat() if one.due else "", one.since


def spoken(person: str) -> str:
    """The language in which a person reads the screens; that of the office until he chose one."""
    chosen = preferences.get(person, "display")
    return str(chosen.get("language") or "") if isinstance(chosen, dict) else ""


def digest(person: str, found: Waiting, now: datetime) -> tuple[str, str]:
    """Subject and text of the day's digest."""
    with translation.override(spoken(person) or settings.LANGUAGE_CODE):
        late, today = _late(found.duties), [one for one in found.duties if one.due and one.due.date() == now.date() and not one.late]
        subject = _("【依章】待办{n}件").format(n=len(found.duties)) + (_("，逾期{n}件").format(n=len(late)) if late else "")
        head = _("{day}（{weekday}）{time}").format(day=shown_date(now.date()), weekday=weekday(now.date()), time=shown_time(now))
        return subject, "\n".join([head, "", *_counts(found, len(late), len(today)), "", *_lines(found.duties, now), *_foot()])


def alarm(person: str, duties: Iterable[TaskLine], now: datetime) -> tuple[str, str]:
    """Subject and text of what is told at once."""
    with translation.override(spoken(person) or settings.LANGUAGE_CODE):
        listed = tuple(duties)
        subject = _("【依章】特急或当日要办{n}件").format(n=len(listed))
        return subject, "\n".join([*_lines(listed, now), *_foot()])


def _late(duties: Iterable[TaskLine]) -> list[TaskLine]:
    return [one for one in duties if one.late]


def _counts(found: Waiting, late: int, today: int) -> Iterator[str]:
    if found.duties:
        yield _("待办{n}件，其中逾期{late}件、今天到期{today}件").format(n=len(found.duties), late=late, today=today)
    if found.papers:
        yield _("传阅{n}件").format(n=found.papers)
    if found.told:
        yield _("提醒{n}条").format(n=found.told)
    if found.own:
        yield _("我的提醒{n}条").format(n=found.own)


def _lines(duties: tuple[TaskLine, ...], now: datetime) -> Iterator[str]:
    procedures = World.of(now).book.procedures
    for one in duties[:SHOWN]:
        sealed = procedures[one.procedure].sealed
        parts = [said(one.procedure_label), "" if sealed else one.number, _("待{verb}").format(verb=said(one.label)), _limit(one)]
        yield " ".join(part for part in parts if part)
        yield "  " + address("matter", one.matter)
    if len(duties) > SHOWN:
        yield _("另有{n}件，见工作台").format(n=len(duties) - SHOWN)


def _limit(one: TaskLine) -> str:
    if one.due is None:
        return ""
    words = _("{day}到期，已逾期") if one.late else _("{day}到期")
    return words.format(day=shown_date(one.due.date()))


def _foot() -> tuple[str, ...]:
    where = _("工作台：{address}").format(address=address("workbench"))
    return "", where, _("本信不含文件内容。改时间或不再来信：{address}").format(address=address("mail"))


def address(name: str, *words: str) -> str:
    """Where the office is reached, and the page there."""
    return urljoin(settings.PUBLIC_URL.geturl(), reverse(name, args=words))
