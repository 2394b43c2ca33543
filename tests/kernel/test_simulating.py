"""The past under another edition: what would have been refused, let through, late or due besides, and that nothing is written."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.kernel import world
from tests.kernel.chapter.facts import TestNumbers
from tests.kernel.conftest import BUREAU, HEAD, SECRETARY
from tests.kernel.test_editions import AMENDED
from yizhang.kernel.models import Act
from yizhang.kernel.simulating import simulate
from yizhang.law.calendar import LOCAL
from yizhang.law.duration import working_days
from yizhang.law.rulebook import load

pytestmark = pytest.mark.django_db(transaction=True)


def told(book, **only):
    """Kind, verb and provisions of each consequence."""
    found = [one for one in simulate(book).found if all(getattr(one, name) == value for name, value in only.items())]
    return [(one.kind, one.verb, one.cites[:1]) for one in found]


def with_handling(days):
    """The tests' edition with another number of working days for 承办."""
    numbers = TestNumbers(handling=working_days(days), studying=working_days(15), answering=working_days(7))
    return replace(world.book(), numbers={TestNumbers: numbers})


def test_under_the_edition_in_force_nothing_differs_and_nothing_is_written(office):
    office.instructed()
    office.done("handle", HEAD)
    acts = Act.objects.count()
    found = simulate(world.book())
    assert (found.found, found.matters, found.unasked) == ((), 1, frozenset())
    assert Act.objects.count() == acts
    office.holds()


def test_a_shorter_limit_would_have_made_it_late(office):
    office.instructed()
    office.now = datetime(2026, 3, 9, 10, 0, tzinfo=LOCAL)
    office.done("handle", HEAD)
    (late,) = simulate(with_handling(2)).found
    assert (late.kind, late.verb, late.cites, late.said, late.act) == ("late", "handle", ("53.1a",), "2026年3月4日", Act.objects.last().seq)
    assert told(with_handling(7)) == []


def test_a_longer_limit_would_have_kept_it_in_time(office):
    office.instructed()
    office.now = datetime(2026, 3, 20, 10, 0, tzinfo=LOCAL)
    office.done("handle", HEAD)
    assert told(with_handling(30)) == [("in_time", "handle", ("53.1a",))]


def test_a_condition_that_goes_lets_through_what_was_refused(office):
    office.proposed()
    office.refused("49.1c", verb="review", by=SECRETARY)
    assert ("allowed", "review", ("49.1c",)) in told(load(AMENDED, ()))


def test_a_duty_that_comes_would_have_been_due_and_is_told_once(office):
    office.instructed()
    office.done("handle", HEAD)
    assert [kind for kind, *_ in told(load(AMENDED, ()), verb="filing")] == ["due"]


def test_a_rule_that_comes_refuses_what_was_let_through(office):
    office.open(title="甲", body="正文")
    office.done("submit", BUREAU)
    rules = world.book().asked
    strict = next(one for each in rules.values() for one in each if one.name == "carries_nothing_forbidden")
    stricter = replace(strict, check=lambda record: strict.check(forbidden(record)))
    book = replace(world.book(), asked={**rules, "asking.submit": (stricter,)})
    assert told(book) == [("refused", "submit", strict.cites[:1])]


def forbidden(record):
    """The same paper with words that the rule forbids."""
    from yizhang.law.record import with_values

    return with_values(record, {"body": "含禁语"})


def test_what_an_edition_has_no_verb_for_is_told(office):
    office.submitted(title="甲")
    book = load(AMENDED, ())
    assert simulate(book, ["f" * 32]).found == ()
    assert simulate(book).acts == 2
    gone = replace(book, procedures={name: one for name, one in book.procedures.items() if name != "asking"})
    assert told(gone) == [("gone", "", ())]
