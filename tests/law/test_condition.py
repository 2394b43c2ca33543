"""Conditions are data: what they name, when they hold, what they cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.places import raised
from tests.law.procedures import Dispatch, InNameOf

from yizhang.law.actor import mayor, secretary_general
from yizhang.law.condition import (
    AnyOf,
    Lift,
    Met,
    Need,
    advise,
    any_of,
    as_need,
    conditions,
    deem,
    escalate,
    lift_of,
    limit,
    need,
    reading,
    remind,
    where,
)
from yizhang.law.duration import days
from yizhang.law.errors import FunctionInCondition


@pytest.mark.parametrize(
    ("values", "holds", "empty"),
    [
        ({"normative": True, "in_name_of": "市政府令"}, True, ""),
        ({"normative": True, "in_name_of": "议案"}, True, ""),
        ({"normative": False, "in_name_of": "议案"}, False, ""),
        ({"normative": True}, None, "in_name_of"),
        ({"normative": False}, False, "in_name_of"),
        ({}, None, "normative"),
    ],
)
def test_a_when_holds_does_not_or_is_undecided(values, holds, empty):
    when = where(normative=True, in_name_of=(InNameOf.ORDER, InNameOf.BILL))
    assert when.holds(values) is holds
    assert when.undecided(values) == empty
    assert when.fields == ("normative", "in_name_of")


three = st.sampled_from([True, False, None])


@given(three, three)
def test_undecided_means_that_both_answers_are_still_possible(a, b):
    when, values = where(a=True, b=True), {name: value for name, value in (("a", a), ("b", b)) if value is not None}
    answers = {when.holds({**{"a": x, "b": y}, **values}) for x in (True, False) for y in (True, False)}
    assert when.holds(values) == (answers.pop() if len(answers) == 1 else None)


@pytest.mark.parametrize("value", [lambda record: True, (True, len), str])
def test_a_function_is_no_condition(value):
    with pytest.raises(FunctionInCondition) as wrong:
        where(normative=value)
    remedy = "conditions are data (where(field=value)), not functions; make it a derived field"
    assert str(wrong.value) == f"where(normative=…) ({raised(wrong)}): {remedy}"


def test_what_after_says_becomes_conditions():
    sign, check = Dispatch.verbs["sign"], Dispatch.verbs["check"]
    assert conditions(None) == ()
    assert conditions(sign) == (Need(sign),)
    assert conditions((sign("同意"), "later", need(check, "50.1b"))) == (Need(sign, ("同意",)), Need("later"), Need(check, (), "50.1b"))
    assert as_need(Met(sign, ("同意",))) == Need(sign, ("同意",))


def test_alternatives_are_flat_and_keep_what_is_said_of_them():
    inner = any_of("a", "b")
    assert any_of(inner, "c") == AnyOf((Need("a"), Need("b"), Need("c")))
    said = need(inner, "50.1b", lift=mayor, demands=("reason",), delay=days(3))
    assert said == AnyOf((Need("a", delay=days(3)), Need("b", delay=days(3))), "50.1b", Lift(mayor, ("reason",)))
    assert advise(inner, "50.1b") == AnyOf((Need("a"), Need("b")), "50.1b", advise=True)
    assert advise("a", "50.1b") == Need("a", (), "50.1b", advise=True)


def test_a_lift_is_named_by_the_text_or_read():
    assert lift_of(None) is None
    assert lift_of(mayor, ("reason",)) == Lift(mayor, ("reason",))
    assert lift_of(reading(secretary_general, why="未写")) == Lift(secretary_general, (), read=True)


def test_a_limit_says_what_follows():
    assert limit(days(7), "53.1a").then is remind
    assert limit(days(7), then=escalate(mayor)).then.actor is mayor
    assert limit(days(7), then=deem("视为无不同意见")).then.outcome == "视为无不同意见"
