"""The kernel at work in the demonstration city, with the tests' chapter as its rulebook."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from tests.kernel import world
from yizhang import kernel
from yizhang.kernel import hooks
from yizhang.kernel.values import Done, Hand, Outcome, Refused
from yizhang.law.calendar import LOCAL
from yizhang.law.org import Delegation

CLERK = Hand("韩示戊", "docs.head")
BUREAU = Hand("奚示戊", "jyj.clerk")
DEPUTY = Hand("李示丁", "dm3")
SECRETARY = Hand("冯示壬", "sg")
MAYOR = Hand("赵示甲", "mayor")
HEAD = Hand("云示甲", "jyj.principal")
FINANCE = Hand("毕示己", "czj.principal")


@pytest.fixture
def hooked(settings):
    """The kernel asks the tests' world."""
    settings.YIZHANG_HOOKS = {name: f"tests.kernel.world.{name}_at" for name in ("org", "calendar", "rulebook")}
    hooks._hook.cache_clear()
    yield
    world.AMENDMENTS.clear()
    hooks._hook.cache_clear()


@dataclass
class Office:
    """Somebody at a desk: a clock that moves only when told, and one matter after the other."""

    now: datetime
    matter: str = ""
    last: Outcome | None = None
    outcomes: list[Outcome] = field(default_factory=list)

    def open(self, procedure="asking", by=BUREAU, **input) -> str:
        """A new matter."""
        done = kernel.open_matter(procedure, by, input, now=self.now)
        assert isinstance(done, Done), done
        self.matter = done.matter
        return done.matter

    def do(self, verb, by, outcome="", matter="", confirmed=(), key=None, **input) -> Outcome:
        """An act, half a minute later."""
        self.now += timedelta(seconds=30)
        self.last = kernel.perform(matter or self.matter, verb, by, input, outcome, confirmed, key, now=self.now)
        return self.last

    def done(self, verb, by, outcome="", **more) -> Done:
        """An act that has to be accepted."""
        result = self.do(verb, by, outcome, **more)
        assert isinstance(result, Done), [one.message for one in result.findings]
        return result

    def refused(self, *provisions, verb, by, **more) -> Refused:
        """An act that has to be refused, by these provisions."""
        result = self.do(verb, by, **more)
        assert isinstance(result, Refused), result
        cites = {cite for one in result.findings for cite in one.cites}
        assert set(provisions) <= cites, [(one.code, one.cites, one.message) for one in result.findings]
        return result

    def submitted(self, body="请示正文", title="关于修缮校舍的请示") -> str:
        """A 请示 that is proposed to 市教育局."""
        matter = self.open(title=title, body=body)
        self.done("submit", BUREAU)
        self.done("register", CLERK)
        return matter

    def proposed(self, **input) -> str:
        """As far as 拟办."""
        matter = self.submitted()
        self.done("propose", CLERK, lead="jyj", **input)
        return matter

    def instructed(self, **input) -> str:
        """As far as the mayor's 同意."""
        matter = self.proposed(**input)
        self.done("deputy", DEPUTY)
        self.done("review", SECRETARY)
        self.done("instruct", MAYOR, "同意")
        return matter

    def colleague(self, organ) -> tuple[str, str]:
        """Somebody else at that desk: person and post."""
        org = world.org_at(self.now, 0)
        posts = [one.code for one in org.posts_of(organ) if one.code not in (CLERK.post, BUREAU.post)]
        return next((org.person_at(f"post:{post}"), post) for post in posts if org.person_at(f"post:{post}"))

    def held(self, post) -> Hand:
        """Who holds that post, as it."""
        return Hand(world.org_at(self.now, 0).person_at(f"post:{post}"), post)

    def becomes(self, change, since=None) -> None:
        """The organisation changes, now or then: `change` makes the new snapshot of the old."""
        world.AMENDMENTS.append((since or self.now, change))

    def delegates(self, giver, receiver, *scope, since=timedelta(0), until=None, id="d1") -> str:
        """A delegation from now on, or from then: of these verbs, or 主持工作."""
        one = Delegation(id, giver, receiver, self.now + since, until or self.now + timedelta(days=5), scope, presiding=not scope)
        self.becomes(lambda org: replace(org, delegations={**org.delegations, id: one}))
        return id

    def holds(self) -> None:
        """Whatever happened, the record is whole."""
        found = kernel.verify(self.now)
        assert found.broken == (), found.broken
        assert found.projections_differ == 0


@pytest.fixture
def office(hooked) -> Office:
    """An office on Monday morning."""
    return Office(datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL))
