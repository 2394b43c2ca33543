"""The past judged by the code of now: differences are told, and nothing is broken by them (semantics 60)."""

import pytest

from tests.kernel import world
from tests.kernel.conftest import BUREAU, CLERK, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.replaying import replay
from yizhang.kernel.values import Asks

pytestmark = pytest.mark.django_db(transaction=True)


def lived(office):
    """A matter with what a matter has: refusals, a confirmation, a waiver, something taken back."""
    matter = office.open(title="甲", body="含禁语")
    office.do("submit", BUREAU)
    asks = office.do("submit", BUREAU, body="内容相近")
    assert isinstance(asks, Asks)
    office.done("submit", BUREAU, body="内容相近", confirmed=asks.digests)
    office.done("register", CLERK)
    office.do("propose", CLERK)
    office.done("propose", CLERK, lead="jyj")
    (finding,) = office.refused("49.1c", verb="review", by=SECRETARY).findings
    office.done("waive", SECRETARY, of="review", finding=finding.digest, provision="49.1c", reason="特急")
    office.done("review", SECRETARY, confirmed=office.do("review", SECRETARY).digests)
    office.done("send_back", MAYOR, to="submit", reason="有误")
    office.done("submit", BUREAU, body="另一正文")
    return matter


def test_under_the_same_code_the_past_is_what_it_was(office):
    matter = lived(office)
    acts = Act.objects.count()
    assert replay(matter) == ()
    assert Act.objects.count() == acts
    office.holds()


def test_under_changed_code_the_difference_is_told_and_the_record_holds(office, monkeypatch):
    matter = lived(office)
    monkeypatch.setattr(world, "book", _without("carries_nothing_forbidden"))
    (found,) = replay(matter)
    assert (found.act, found.verb, found.was, found.now) == (2, "submit", ("carries_nothing_forbidden",), ())
    office.holds()


def test_another_edition_may_be_tried_on_the_past(office):
    matter = lived(office)
    (found,) = replay(matter, _without("is_not_like_another")())
    assert found.was == ("is_not_like_another",) and found.now == ()


def test_facts_are_those_the_act_was_given_whatever_the_tables_say_now(office):
    first = office.submitted(title="唯一")
    office.open(title="唯一", body="正文")
    office.done("submit", BUREAU)
    office.refused("44.2a", verb="register", by=CLERK)
    second = office.matter
    Matter.objects.filter(pk=first).update(title="别的")
    assert replay(second) == () == replay(first)


def test_what_does_not_exist_has_no_past(office):
    assert replay("f" * 32) == ()
    assert kernel.verify(office.now).matters == 0


def _without(name):
    from dataclasses import replace

    asked = {at: tuple(one for one in rules if one.name != name) for at, rules in world.book().asked.items()}
    changed = replace(world.book(), asked=asked)
    return lambda: changed
