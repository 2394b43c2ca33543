"""Requests that arrive twice and in any order, from several processes at once, each with a key.

Every step of the way is sent twice under one key, all of them shuffled. What was refused because a step before is missing is sent again
under a new key, as by somebody who presses the button again, until the last step stands. Then no step may stand twice, every key must have
left one act, and both who sent it the same answer. Only “not found”, the answer to a post that does not see the matter yet, leaves no act:
the same request may be accepted later.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from functools import partial
from typing import NamedTuple

from drills.scene import Cities, Figures, city, faults, minutes, opened, sent, together
from yizhang.bench.act import START, Step, way
from yizhang.kernel.models import Act
from yizhang.kernel.values import BadShape, Done

SEED, TURNS = 6, 30
NOW = START + minutes(1)


class Answer(NamedTuple):
    """What came back for a key: whether it is done, which act says so, and the codes of the findings."""

    done: bool
    act: int | None
    codes: tuple[str, ...]


def run(cities: Cities, count: int = 4, processes: int = 4) -> Figures:
    """So many matters by so many processes."""
    chance = random.Random(SEED)  # noqa: S311 - the order of a drill
    with city(cities) as version:
        answers: dict[str, list[Answer]] = defaultdict(list)
        for n in range(1, count + 1):
            _sent_until_done(opened(f"open {n}"), way(n), processes, chance, answers)
        figures = _compared(count, answers)
        figures["a key for something else accepted"] = _taken_for_something_else()
        figures["chains or projections broken"] = faults(NOW)
    held = figures["refused for now"] > 0 and not any(list(figures.values())[4:])
    return {"version": version, "processes": processes, **figures, "held": held}


def _sent_until_done(matter: str, steps: list[Step], processes: int, chance: random.Random, answers: dict[str, list[Answer]]) -> None:
    waiting = list(enumerate(steps))
    for turn in range(TURNS):
        post = [(f"{matter} {n} {turn}", step) for n, step in waiting] * 2
        chance.shuffle(post)
        sending = [partial(_answers, matter, post[p::processes]) for p in range(processes)]
        for key, answer in (one for each in together(sending) for one in each):
            answers[key].append(answer)
        waiting = [(n, step) for n, step in waiting if not any(one.done for one in answers[f"{matter} {n} {turn}"])]
        if steps[-1] not in (step for _, step in waiting):
            return


def _answers(matter: str, post: list[tuple[str, Step]]) -> list[tuple[str, Answer]]:
    return [(key, _answer(step, matter, key)) for key, step in post]


def _answer(step: Step, matter: str, key: str) -> Answer:
    outcome = sent(step, matter, key, NOW)
    return Answer(isinstance(outcome, Done), getattr(outcome, "act", None), tuple(one.code for one in outcome.findings))


def _compared(count: int, answers: dict[str, list[Answer]]) -> Figures:
    """What was answered, against the record."""
    acts = list(Act.objects.values_list("matter", "verb", "accepted", "body"))
    stand = Counter((matter, verb) for matter, verb, accepted, _ in acts if accepted)
    left = {key: sum(f'"{key}"' in body for *_, body in acts) for key in answers}
    recorded = {key: {one for one in each if one.act is not None} for key, each in answers.items()}
    return {
        "matters": count,
        "requests": sum(map(len, answers.values())),
        "keys": len(answers),
        "refused for now": sum(not one.done for each in answers.values() for one in each),
        "matters not finished": count - sum(verb == way(1)[-1].verb for _, verb in stand),
        "different answers to one key": sum(len(each) > 1 for each in recorded.values()),
        "keys without exactly one act": sum(left[key] != bool(each) for key, each in recorded.items()),
        "steps done twice": sum(stand[matter, step.verb] > 1 for matter, _ in stand for step in way(1)),
    }


def _taken_for_something_else() -> int:
    """A key that was used, with another text: must be refused as a bad request."""
    matter = opened("another")
    first, second = way(10**6)[0], way(10**6 + 1)[0]
    sent(first, matter, "one key", NOW)
    try:
        sent(second, matter, "one key", NOW)
    except BadShape:
        return 0
    return 1


