"""People of many posts do whatever comes to them, by the API and by the screens' forms, with right, random and hostile values.

A walk is given by its seed. After every request: no answer is 5xx; what is refused is 409 with findings, and leaves nothing but its act;
what somebody may not see is 404, and its record does not grow. Now and then two send the same at once under one key: one answer. In the
end `verify` finds nothing.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.db import close_old_connections
from django.test import Client

from drills import hostile
from drills.leaks import play
from drills.scene import Cities, Figures, city, round_at, together
from drills.seers import AGENT, POSTS, Seer, hand_of
from drills.ways import usual
from yizhang.cli.demo import OPENS
from yizhang.kernel import hooks, verify, visible
from yizhang.kernel.case import load
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.sight import may_be_told
from yizhang.kernel.working import lagging
from yizhang.office.current import org_at
from yizhang.web import middleware, people

ANSWERED = {200, 201, 302, 400, 403, 404, 405, 409, 413, 415, 422}
"""What an answer may be; each means something of its own."""
KEYS = [f"key-{n}" for n in range(12)]
PAIR, ROUND = 60, 25
"""After so many requests two send one at once; after so many the worker makes a round."""


@dataclass(frozen=True)
class Sent:
    """A request of somebody about a matter, or about none yet; by the API when `json`."""

    seer: Seer
    to: str
    matter: str = ""
    verb: str = ""
    json: bool = True
    body: Any = None
    key: str = ""

    def said(self) -> str:
        """For the report."""
        return f"{self.seer.kind} {self.to} {self.key} {str(self.body)[:400]}"


@dataclass
class Walk:
    """The dice, the clock, what was asked and answered, and what was wrong, as sentences."""

    dice: random.Random
    now: datetime
    people: list[Seer]
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    confirm: dict[str, list[str]] = field(default_factory=dict)


def run(cities: Cities, seconds: int = 120, count: int = 1) -> Figures:
    """One walk for so long; `count` is its seed."""
    with city(cities) as version:
        play()
        walk = begun(count)
        end = time.monotonic() + seconds
        with at_the_desk(walk):
            while time.monotonic() < end:
                step(walk)
                if not walk.asked["requests"] % PAIR:
                    pair(walk)
        return {"version": version, "seed": count, **figures(walk)}


def begun(seed: int) -> Walk:
    """A walk that has not yet gone a step."""
    org = people.org_at(OPENS)
    hands = ((kind, hand_of(words, org)) for kind, words in POSTS.items())
    return Walk(random.Random(seed), OPENS, [Seer(kind, hand.person, hand) for kind, hand in hands])  # noqa: S311 - no secret


def at_the_desk(walk: Walk) -> Any:
    """Everybody is past the second step of signing in, and the clock is the walk's."""
    return patch.multiple(middleware, enrolled=lambda _request: True, moment=_Clock(walk))


@dataclass(frozen=True)
class _Clock:
    walk: Walk

    def demo_shift(self) -> None:
        """No demonstration's clock."""

    def now(self, _shift: object) -> datetime:
        """The walk's."""
        return self.walk.now


def step(walk: Walk) -> None:
    """One request, looked at from all sides; time goes on."""
    walk.now += timedelta(seconds=walk.dice.choice((0, 1, 60, 3600)))
    walk.asked["requests"] += 1
    if not walk.asked["requests"] % ROUND:
        failed = round_at(walk.now).failed
        walk.wrong += [f"the worker: {one}" for one in failed]
    sent = drawn(walk)
    before = _record(sent.matter)
    hidden = bool(sent.matter) and not _may(sent, walk.now)
    try:
        answer = answered(sent)
    except Exception as error:  # noqa: BLE001 - whatever a view lets through is a 500
        walk.wrong.append(f"{sent.said()}: {error!r}")
        return
    walk.asked[f"answered {answer.status_code}"] += 1
    walk.wrong += [f"{sent.said()}: {one}" for one in _looked_at(sent, answer, before, hidden)]
    if sent.json and answer.status_code == 409:
        walk.confirm[sent.to] = answer.json()["digests"]


def drawn(walk: Walk) -> Sent:
    """Whatever comes next: mostly somebody's own task, else any verb of any matter, or a new matter."""
    dice, seer = walk.dice, walk.dice.choice(walk.people)
    book, matters = hooks.rulebook_at(walk.now), list(Act.objects.filter(seq=1).order_by("pk").values_list("matter", flat=True))
    if dice.random() < 0.2:
        procedure = dice.choice(list(book.procedures.values()))
        first = dice.choice([one for one in procedure.verbs.values() if not one.after and not one.awaits] or list(procedure.verbs.values()))
        given = hostile.spoilt(dice, usual(procedure, first.name), matters)
        body = {"input": given, "verbs": [{"verb": first.name}]}
        return _by_either(walk, Sent(seer, f"/api/matters/{procedure.name}", body=body), f"/open/{procedure.name}", given)
    tasks = Task.objects.filter(closed_at="", kind="duty").order_by("id").values_list("matter", "verb", "seat")
    own = [one for one in tasks if seer.hand and one[2] == f"post:{seer.hand.post}"] if dice.random() < 0.6 else []
    matter, verb, _seat = dice.choice(own or list(tasks)) if dice.random() < 0.7 else (dice.choice(matters), "", "")
    procedure = book.procedures[Matter.objects.get(pk=matter).procedure]
    verb = verb or dice.choice([*procedure.verbs, *VERBS, "no-such"])
    declared = procedure.verbs.get(verb)
    given = hostile.spoilt(dice, usual(procedure, verb) if declared else {"other": dice.choice(matters)}, matters)
    to = f"/api/matters/{matter}/verbs/{verb}"
    outcome = {"outcome": dice.choice([*declared.outcomes, *declared.outcomes, "不同意", 7])} if declared and declared.outcomes else {}
    body = {"input": given, **outcome, "confirmed": walk.confirm.get(to, []) if dice.random() < 0.8 else ["0" * 16]}
    address = f"{to}/dry-run" if dice.random() < 0.1 else to
    return _by_either(walk, Sent(seer, address, matter, verb, body=body), f"/matter/{matter}/{verb}", {**given, **outcome})


def _by_either(walk: Walk, sent: Sent, screen: str, given: Mapping[str, Any]) -> Sent:
    """By the API, now and then with what is no request, or by the form of the screens; sometimes under a key used before."""
    dice, key = walk.dice, walk.dice.choice((*KEYS, *[""] * 24, "x" * 70))
    if dice.random() < 0.3:
        return Sent(sent.seer, screen, sent.matter, sent.verb, False, {**hostile.typed(given), "key": key})
    body = dice.choice(hostile.BODIES) if dice.random() < 0.05 else json.dumps(sent.body)
    return Sent(sent.seer, sent.to, sent.matter, sent.verb, True, body, key)


def answered(sent: Sent) -> Any:
    """The answer that he gets."""
    browser = Client(**AGENT)
    user, _new = get_user_model().objects.get_or_create(username=sent.seer.person)
    browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
    if not sent.json:
        return browser.post(sent.to, sent.body)
    return browser.post(sent.to, sent.body, content_type="application/json", headers={"idempotency-key": sent.key} if sent.key else {})


def _may(sent: Sent, now: datetime) -> bool:
    """Whether he sees the matter, or is told why the verb is closed to him (semantics 40)."""
    assert sent.seer.hand  # noqa: S101 - all of them have a post
    case = load(sent.matter, now)
    told = case is not None and sent.verb in case.procedure.verbs and may_be_told(case, sent.seer.hand, sent.verb)
    return told or visible(sent.seer.hand, now=now).filter(pk=sent.matter).exists()


def _record(matter: str) -> tuple[int, str]:
    """How many acts it has, and how it stands."""
    return Act.objects.filter(matter=matter).count(), str(Matter.objects.filter(pk=matter).values_list("standing", "record").first())


def _looked_at(sent: Sent, answer: Any, before: tuple[int, str], hidden: bool) -> list[str]:
    """What is wrong with an answer."""
    status, (acts, stood), found = answer.status_code, _record(sent.matter), []
    grown = acts - before[0]
    if status not in ANSWERED:
        found.append(f"answered {status}")
    if hidden and status in (200, 201, 302, 409):
        found.append(f"hidden, answered {status}")
    if sent.matter and (status in (400, 403, 405, 413, 415, 422) or hidden) and grown:
        found.append(f"answered {status}, and recorded")
    if status == 409 and stood != before[1]:
        found.append("refused, and something changed")
    if status == 409 and sent.json and not answer.json()["findings"]:
        found.append("refused without a finding")
    return found


def pair(walk: Walk) -> None:
    """Two processes send one request under one key at once: one answer, whatever it is."""
    sent, walk.asked["pairs"] = drawn(walk), walk.asked["pairs"] + 1
    if not sent.json:
        return
    once = Sent(sent.seer, sent.to, sent.matter, sent.verb, True, sent.body, f"pair-{walk.asked['pairs']}")
    both = together([lambda: _told(once), lambda: _told(once)])
    if len(set(both)) > 1 or any(status >= 500 for status, _words in both):
        walk.wrong.append(f"{once.said()}: twice at once {both}")
    close_old_connections()


def _told(sent: Sent) -> tuple[int, str]:
    answer = answered(sent)
    return answer.status_code, answer.content.decode()[:200]


def figures(walk: Walk) -> Figures:
    """What was asked and answered, and what was wrong: in the record as it is left, and once the worker has followed it."""
    told = dict(sorted(walk.asked.items()))
    left = verify(walk.now, pending=lagging(walk.now, org_at(walk.now).period.start))
    walk.wrong += [f"the worker: {one}" for one in round_at(walk.now).failed]
    found = verify(walk.now)
    broken = [f"{one.matter} {one.act}: {one.why}" for one in (*left.broken, *found.broken)]
    done = all(walk.asked[f"answered {status}"] for status in (200, 404, 409, 422))
    held = done and not walk.wrong and not broken
    counted = {"faults of the record": len(broken), "wrong": len(walk.wrong)}
    return {**told, **counted, "where": [*walk.wrong[:20], *broken[:20]], "held": held}
