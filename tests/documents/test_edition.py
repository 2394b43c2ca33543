"""The edition of 2022 holds together, and every provision of the incoming half has force in it."""

from __future__ import annotations

import re

import pytest

from yizhang.law.actor import Machine
from yizhang.law.numbers import readings_of
from yizhang.law.rulebook import load
from yizhang.rulebooks.provisions import provisions
from yizhang.rulebooks.wuxi_2022 import EDITION

BOOK = load(EDITION, provisions())
CITED = BOOK.cited()
OURS = [one for one in provisions() if re.match(r"48\.|49\.|53\.1", one)]
INCOMING = [BOOK.procedures[name] for name in ("request", "report", "superior", "letter", "direct_submission")]


@pytest.mark.parametrize("provision", OURS)
def test_a_provision_has_force(provision):
    force = [what for what in CITED.get(provision, []) if not what.startswith("field ")]
    assert force, "only a label speaks of it"


def test_what_no_software_decides_is_a_principle():
    assert CITED["48.2a"] == ["principle"]


@pytest.mark.parametrize("procedure", INCOMING, ids=lambda one: one.name)
def test_the_mayor_sees_nothing_that_the_secretary_general_did_not_review(procedure):
    """49.2b has no exception; what a leader assigned goes to its addressee by 48.1c."""
    for verb in procedure.verbs.values():
        if verb.by.label(procedure.record) == "市长":
            needed = {each.verb: one for one in verb.after for each in one.each()}
            assert "review" in needed and needed["review"].lift is None
            assert needed["review"].cites == "49.2b"


@pytest.mark.parametrize("procedure", INCOMING, ids=lambda one: one.name)
def test_every_document_comes_in_through_the_registry(procedure):
    first = [verb for verb in procedure.verbs.values() if not verb.after]
    assert {verb.name for verb in first} <= {"submit", "receive", "take_in"}
    assert all("48.1b" in verb.cites.split() for verb in first)
    assert procedure.verbs["register"].by.label(procedure.record) == "市政府办公室文电"


def test_only_the_two_orders_of_49_1_can_be_waived():
    lifted = {one.cites for procedure in INCOMING for verb in procedure.verbs.values() for one in verb.after if one.lift}
    assert lifted == {"49.1b", "49.1c"}
    assert all(one.lift.read for procedure in INCOMING for verb in procedure.verbs.values() for one in verb.after if one.lift)


def test_the_limits_of_the_text_are_no_readings():
    numbers = next(one for one in EDITION.numbers if type(one).__name__ == "DocumentNumbers")
    assert not {"handling", "opinion", "consulting", "investigation"} & set(readings_of(numbers))
    assert {"to_mayor", "answering", "settling", "intake"} <= set(readings_of(numbers))


def test_many_at_once_only_where_nothing_is_decided():
    many = {verb.label for procedure in INCOMING for verb in procedure.verbs.values() if verb.many}
    assert not many & {"审核", "批示", "阅批", "拟办", "退文"}
    assert {"登记", "归档", "圈阅"} <= many


def test_nothing_is_done_by_the_machine():
    assert not [verb.name for procedure in INCOMING for verb in procedure.verbs.values() if isinstance(verb.by, Machine)]
