"""Derived fields: pure functions of organisation, opener and record (semantics 16)."""

from __future__ import annotations

from yizhang.kernel.deriving import agree, derived, rests
from yizhang.law.actor import mayor
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, field
from yizhang.law.verb import duty, optional


class Paper(Record):
    """A paper whose fields rest on each other against the order in which they stand."""

    long: bool = field("长", derived=lambda org, opener, record: record.pages > 10)
    pages: int = field("页数", derived=lambda org, opener, record: len(record.words) // 2)
    words: str = field("正文")
    title: str = field("标题")


class Sum(Paper):
    """A field that looks at all the others together."""

    filled: int = field("已填栏数", derived=lambda org, opener, record: len(record.__dict__))


class Whole(Procedure, of=Sum, label="阅"):
    """One verb."""

    read = duty("阅", by=mayor, asks=optional("words"))


class Reading(Procedure, of=Paper, label="阅"):
    """One verb, which may say the pages itself."""

    read = duty("阅", by=mayor, asks=optional("words", "pages"))


def of(values, given=()):
    return derived(Reading, None, None, Paper(**values), values, dict.fromkeys(given)).values


def test_a_field_that_rests_on_one_further_down_is_right_at_once():
    assert of({"words": "字" * 30}) == {"pages": 15, "long": True}


def test_what_agrees_is_left_alone():
    assert of({"words": "字" * 30, "pages": 15, "long": True}) == {}


def test_what_was_filled_in_by_hand_stands():
    assert of({"words": "字" * 30, "pages": 3}, given=("pages",)) == {"long": False}
    assert of({"words": "字" * 30, "pages": 3, "long": False}) == {}


def test_it_is_known_which_fields_it_rests_on():
    values = {"words": "字" * 30, "title": "甲"}
    assert derived(Reading, None, None, Paper(**values), values, {}).on == {"words", "pages", "long"}
    assert derived(Whole, None, None, Sum(**values), values, {}).on is None


def test_what_agreed_once_is_asked_again_under_another_head_organisation_or_procedure():
    org, other, on = object(), object(), frozenset({"words"})
    agree("m1", "a" * 64, org, Reading, on)
    assert rests("m1", "a" * 64, org, Reading) == on
    assert rests("m1", "b" * 64, org, Reading) is None
    assert rests("m1", "a" * 64, other, Reading) is None
    assert rests("m2", "a" * 64, org, Reading) is None


def test_what_was_computed_follows_its_grounds_though_a_verb_may_ask_for_it():
    before, now = {"words": "字" * 8, "pages": 4, "long": False}, {"words": "字" * 30, "pages": 4, "long": False}
    mended = derived(Reading, None, None, Paper(**now), now, {"words": now["words"]}, Paper(**before))
    assert mended.values == {"pages": 15, "long": True}


def test_what_was_filled_in_by_hand_stands_though_its_grounds_change():
    before, now = {"words": "字" * 8, "pages": 3, "long": False}, {"words": "字" * 30, "pages": 3, "long": False}
    assert derived(Reading, None, None, Paper(**now), now, {"words": now["words"]}, Paper(**before)).values == {}
