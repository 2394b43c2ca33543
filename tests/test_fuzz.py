"""A short walk of people who do whatever comes to them; `python -m drills fuzz` goes on for minutes. And it would tell what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import transaction
from drills import fuzz
from drills.fuzz import Walk

from tests import installations
from yizhang.kernel.models import Act, Matter

STEPS = 40


@pytest.fixture
def walk(django_db_setup, django_db_blocker) -> Iterator[Walk]:
    """A walk through the demonstration that has not begun; what is done in it is taken back."""
    made = installations.demonstration(django_db_blocker)
    with installations.at_work(made.connection, django_db_blocker), transaction.atomic():
        begun = fuzz.begun(1)
        with fuzz.at_the_desk(begun):
            yield begun
        transaction.set_rollback(True)


def steps(walk: Walk, number: int = STEPS) -> list[str]:
    """What was wrong with so many requests."""
    for _ in range(number):
        fuzz.step(walk)
    return walk.wrong


def test_no_fault_no_leak_and_a_whole_record_whatever_is_sent(walk):
    assert steps(walk) == []
    found = fuzz.figures(walk)
    assert found["faults of the record"] == 0
    assert all(found.get(f"answered {status}") for status in (404, 409, 422))


def broken(*_given, **_named):
    raise ZeroDivisionError


def test_a_view_that_breaks_would_be_told(walk):
    with patch.multiple("yizhang.api.acting", perform=broken, open_matter=broken):
        told = steps(walk, 15)
    assert told and all("ZeroDivisionError" in one or "500" in one for one in told)


def test_what_is_hidden_and_shown_would_be_told(walk):
    with patch("yizhang.kernel.door.sees", lambda *_who: True):
        told = steps(walk, 25)
    assert any("hidden, answered 409" in one for one in told)


def test_a_refusal_that_changes_the_matter_would_be_told(walk):
    sent = next(one for one in (fuzz.drawn(walk) for _ in range(50)) if one.matter)

    class Answer:
        status_code = 409

        def json(self):
            return {"findings": []}

    before = fuzz._record(sent.matter)
    Matter.objects.filter(pk=sent.matter).update(record="{}")
    assert fuzz._looked_at(sent, Answer(), before, hidden=False)[0] == "refused, and something changed"
    assert Act.objects.filter(matter=sent.matter).count() == before[0]
