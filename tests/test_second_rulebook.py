"""A second rulebook by declarations alone: its cases, its proof, its coverage, and a day at work through the door."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples.guowuyuan_2004 import hooks as installed

from yizhang.kernel import hooks
from yizhang.kernel.loading import import_rooms
from yizhang.law.proof.claims import prove
from yizhang.law.proof.refusals import refusals
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.rulebooks.cases import Case, cases
from yizhang.rulebooks.coverage import coverage

HERE = Path(installed.__file__).parent
BOOK = installed.rulebook()
SCENARIOS = [one for file in sorted(HERE.glob("scenarios/*.yaml")) for one in read_scenarios(file)]


@pytest.fixture
def installation(settings, db):
    """An office that works by the second rulebook, with the organisation of its file."""
    settings.YIZHANG_HOOKS = {name: f"examples.guowuyuan_2004.hooks.{name}_at" for name in ("org", "calendar", "rulebook")}
    hooks._hook.cache_clear()
    import_rooms(BOOK.edition.chapters)
    yield
    hooks._hook.cache_clear()


@pytest.mark.parametrize("case", list(cases(BOOK)), ids=str)
def test_a_case_ends_as_its_file_says(case: Case):
    assert case.holds(), [(one.severity.value, one.message) for one in case.findings()]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_a_scenario_goes_as_it_says(installation, scenario):
    result = play(scenario)
    assert result.passed, f"{result.at} 应得{result.expected}，实得{result.got}"


def test_every_provision_is_live_and_every_citation_resolves():
    found = coverage(BOOK, installed.provisions())
    assert (found.missing, found.unresolved) == ((), ())


def test_it_is_proved_and_speaks_of_its_own_posts():
    (approval,) = BOOK.procedures.values()
    assert prove(approval, BOOK.invariants).violations == ()
    told = [str(one) for one in refusals(approval)]
    assert any("须先由总理“总理审批”" in one and "43.1b 6.1" in one for one in told), told
    assert not any("市" in one for one in told)
