"""Facts come from loaders: a rulebook that wants one which nobody loads is told so when it is first asked for, not at an act."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from tests.kernel import world
from yizhang.kernel import hooks
from yizhang.law.actor import mayor
from yizhang.law.calendar import LOCAL
from yizhang.law.errors import RulebookErrors
from yizhang.law.finding import Findings
from yizhang.law.rule import Fact, rule, watch

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)


@dataclass(frozen=True)
class Registred(Fact):
    """A fact with a slip of the pen."""

    count: int


@rule("48.2e", at="asking.submit")
def asks_little(held: Registred) -> Findings:
    """少请示。"""
    yield from ()


@watch("39.2a", over="asking", to=mayor)
def asked_often(held: Registred) -> Findings:
    """常请示。"""
    yield from ()


def rulebook_at(moment):
    """The tests' rulebook with a rule and a watch that nobody can be asked."""
    book = world.book()
    return replace(book, edition=replace(book.edition, id="unloaded"), rules=(*book.rules, asks_little), watches=(asked_often,))


def test_a_fact_that_no_loader_gives_is_told_with_place_and_nearest_name(hooked, settings):
    settings.YIZHANG_HOOKS = {**settings.YIZHANG_HOOKS, "rulebook": f"{__name__}.rulebook_at"}
    with pytest.raises(RulebookErrors) as wrong:
        hooks.rulebook_at(NOW)
    assert wrong.value.problems == tuple(
        f'{one.name} ({one.place}): no loader gives Registred; did you mean "Registered"?' for one in (asks_little, asked_often)
    )
    assert asks_little.place.startswith("tests/kernel/test_loading.py:")


def test_a_rulebook_whose_facts_are_all_loaded_is_given(hooked):
    assert hooks.rulebook_at(NOW) is world.book()
