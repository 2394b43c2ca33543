"""拟办建议 from the record: lead by duty lists, leader by portfolio, limit by the text, and how the like was handled before.

Everything here is a suggestion with its ground; the registrar takes it or writes something else (49.1a).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from yizhang.law.values import dataclass
from yizhang.office.facts import DutyEntry, OrganEntry, PortfolioEntry
from yizhang.office.kinds import OrganKind, Role
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.proposals import Proposal

SUBJECT = re.compile(r"关于(?:商请|转送|转办)?(.+?)(?:的|有关|相关)*(?:请示|报告|函|意见|通知|通报|复函)(?:（.*）)?$")
BEFORE = re.compile(r"(?:于|在|最迟)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\d{1,2}[:：]\d{2})?(?:之?前|以前)")
MONEY = re.compile(r"[\d.]+[万亿]元|资金|经费|补贴|补助")
TREASURY = "专项资金"  # the duty whose department is asked where money is
ALIKE = 0.25  # share of two-character words in common from which two subjects are alike
ROUTES = {
    "request": (lazy("自下而上"), "49.1c"),
    "superior": (lazy("自上而下"), "49.1b"),
    "report": (lazy("平送快转"), "49.1d"),
    "letter": (lazy("转部门在职责内办结"), "53.1a"),
}


@dataclass(frozen=True)
class Earlier:
    """A matter handled before: its title, and the code of the organ that led."""

    title: str
    lead: str


@dataclass(frozen=True)
class Paper:
    """What a proposal rests on: the document's words and the organisation of the day. `ahead`: the leaders still to come, in words."""

    procedure: str
    sender: str
    title: str
    body: str
    asks: frozenset[str]
    org: OrgSnapshot
    ahead: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    @property
    def subject(self) -> str:
        """整治主要道路街景 of 关于整治主要道路街景的请示."""
        found = SUBJECT.search(self.title)
        return found[1] if found else self.title

    @cached_property
    def duty(self) -> tuple[str, str] | None:
        """A duty on some department's list that the subject names, else the text: the duty and the organ's code."""
        listed = [(duty, self.org.code(one.organ)) for one in self.org.of(DutyEntry) for duty in one.duties]
        for words in (self.subject, self.body):
            if met := [one for one in listed if one[0] in words]:
                return max(met, key=lambda one: len(one[0]))
        return None

    @cached_property
    def topic(self) -> tuple[str, str] | None:
        """A topic of somebody's portfolio that the subject names: the topic and the leader's post."""
        known = [(topic, str(one.leader)) for one in self.org.of(PortfolioEntry) for topic in one.topics]
        return next((one for one in known if one[0] in self.subject), None)

    @cached_property
    def alike(self) -> Earlier | None:
        """The matter handled before whose subject has most in common."""
        scored = [(alike(self.subject, one.title), one) for one in self.earlier]
        best = max(scored, key=lambda one: one[0], default=None)
        return best[1] if best and best[0] >= ALIKE else None

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The departments that the text names, as codes, without the sender."""
        full = {one.code: (one.name, one.short) for one in self.org.of(OrganEntry) if one.kind is OrganKind.DEPARTMENT}
        return tuple(code for code, names in full.items() if code != self.sender and any(name in self.body for name in names))


def alike(subject: str, title: str) -> float:
    """How much two subjects share, by their pairs of characters, from 0 to 1."""
    one, other = ({words[at : at + 2] for at in range(len(words) - 1)} for words in (subject, title))
    return len(one & other) / len(one) if one else 0.0


def proposals(paper: Paper, today: date) -> Iterator[Proposal]:
    """All that can be proposed for the fields that are asked, in the order of the form."""
    lead = _lead(paper)
    chosen = paper.org.code(lead.value) if lead else ""
    beside, leader = _assisting(paper, chosen), _leader(paper, chosen)
    each = (_topic(paper), lead, _duties(paper), beside, *leader, _due(paper, today), _opinion(paper, lead, beside, leader))
    yield from _route(paper)
    yield from (one for one in each if one and one.field in paper.asks)


def _route(paper: Paper) -> Iterator[Proposal]:
    """Which way it goes, and past whom; of no field, since the procedure says it."""
    if paper.procedure in ROUTES and paper.ahead:
        way, article = ROUTES[paper.procedure]
        yield Proposal("", "", _("{way}：{ahead}").format(way=way, ahead=" → ".join(paper.ahead)), (article,))


def _topic(paper: Paper) -> Proposal | None:
    if paper.topic:
        word, leader = paper.topic
        return Proposal("topic", word, _("标题写有“{word}”，在{who}分工内").format(word=word, who=_name(paper, leader)), ("6.1b",))
    if paper.duty and paper.duty[0] in paper.subject:
        return Proposal("topic", paper.duty[0], _("标题写有“{word}”，在职责清单内").format(word=paper.duty[0]), ("8.1a",))
    return None


def _lead(paper: Paper) -> Proposal | None:
    """By the duty list, else as the like was handled, else the department that asks, else the first that the text names."""
    org = paper.org
    if paper.duty and paper.duty[0] in paper.subject:
        return _leads(paper, paper.duty[1], _("职责清单列有“{word}”，标题写到").format(word=paper.duty[0]), "49.1a", "8.1a")
    if paper.alike and paper.alike.lead:
        return _leads(paper, paper.alike.lead, _("此前《{title}》由其牵头").format(title=paper.alike.title), "49.1a")
    if org.kind(paper.sender) is OrganKind.DEPARTMENT:
        return _leads(paper, org.code(paper.sender), _("来文部门职责内的事项，由其牵头"), "49.1a")
    if paper.duty:
        return _leads(paper, paper.duty[1], _("职责清单列有“{word}”，正文写到").format(word=paper.duty[0]), "49.1a", "8.1a")
    return _leads(paper, paper.named[0], _("正文点名"), "49.1a") if paper.named else None


def _leads(paper: Paper, code: str, why: str, *cites: str) -> Proposal:
    return Proposal("lead", _name(paper, code), why, cites)


def _assisting(paper: Paper, lead: str) -> Proposal | None:
    """The departments named in the text, and the treasury where money is asked for."""
    named = [one for one in paper.named if one != lead]
    treasury = next(iter(paper.org.on_duty(TREASURY)), "")
    money = MONEY.search(paper.body)
    if money and treasury not in (lead, paper.sender, "") and treasury not in named:
        named.append(treasury)
    if not named:
        return None
    why = _("正文涉及资金：“{word}”").format(word=money[0]) if money and treasury == named[-1] else _("正文点名")
    return Proposal("assisting", "、".join(_name(paper, one) for one in named), why, ("53.1c",))


def _duties(paper: Paper) -> Proposal:
    asks = "的必要性、资金来源和分担" if MONEY.search(paper.body) else ""  # becomes the record's, whatever its reader's language
    words = f"就“{paper.subject}”{asks}提出意见"
    return Proposal("duties", words, _("按标题写成，请改为具体要求"), ("49.1a",))


def _leader(paper: Paper, lead: str) -> tuple[Proposal, ...]:
    """By topic, else by the department that sends, else by the one that leads (6.1b); what comes from above goes to the mayor (49.1b)."""
    org = paper.org
    keys = (paper.topic[0] if paper.topic else "", paper.sender, lead)
    key = next((key for key in keys if key and org.leader_of(key)), "")
    leader = org.leader_of(key) if key else None
    mayor = next((post for post in org.posts if org.role(post) is Role.MAYOR), "")
    if paper.procedure == "superior" and mayor:
        return (Proposal("reader", _name(paper, mayor), _("上级来文自上而下，先报市长"), ("49.1b",)),)
    if not leader:
        return ()
    why = _("分管“{key}”").format(key=org.name(key))
    return tuple(Proposal(field, _name(paper, leader), why, ("6.1b",)) for field in ("reader", "readers"))


def _due(paper: Paper, today: date) -> Proposal | None:
    """The day that the text asks for; else that the article's own limit runs."""
    if found := BEFORE.search(paper.body):
        year = int(found[1] or today.year)
        return Proposal("due", f"{year}年{found[2]}月{found[3]}日", _("来文写明“{words}”").format(words=found[0]), ("53.1f",))
    return Proposal("due", "", _("来文没有限定日期；不填的，按条文所定的期限起算"), ("53.1a",))


def _opinion(paper: Paper, lead: Proposal | None, beside: Proposal | None, leader: tuple[Proposal, ...]) -> Proposal | None:
    if lead is None:
        return None
    words = f"拟请{lead.value}牵头" + (f"，会{beside.value}" if beside else "") + "研提意见"  # as above: record, not screen
    words += f"，呈{leader[0].value}阅批。" if leader else "。"
    return Proposal("proposal", words, _("由以上各项写成"), ("49.1a",))


def _name(paper: Paper, code: str) -> str:
    return paper.org.name(code)
