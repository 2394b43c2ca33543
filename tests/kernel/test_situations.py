"""What is known of a matter from one act to the next is what would be found anew: who it is for, what applies, by when."""

from dataclasses import replace

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR, SECRETARY
from yizhang.kernel.case import load
from yizhang.law.clock import clock
from yizhang.law.judge import by_each, due_seats, open_verbs
from yizhang.office.facts import HoldingEntry

pytestmark = pytest.mark.django_db


def found(case, at):
    """All that is asked of a situation, in one value."""
    verbs = case.procedure.verbs
    sights = [at.seats(one.actor) for one in case.procedure.sights]
    clocks = {name: clock(at, name, start) for name, start in at.opened.items()}
    each = {name: (at.applies(name), due_seats(at, verb), by_each(at, verb)) for name, verb in verbs.items()}
    return each, clocks, sights, open_verbs(at), at.who


def same_as_anew(office):
    """The matter now, once this process has asked everything of it; it is asked again at the next act."""
    case = load(office.matter, office.now)
    known, anew = found(case, case.situation), found(case, case.situated(case.values))
    assert known == anew
    assert found(case, load(office.matter, office.now).situation) == anew


def test_what_is_known_stays_right_from_act_to_act(office):
    office.submitted()
    for verb, by, outcome, input in [
        ("propose", CLERK, "", {"lead": "jyj"}),
        ("correct", CLERK, "", {"of": "propose", "reason": "误填", "lead": "czj"}),
        ("deputy", DEPUTY, "", {"opinion": "同意"}),
        ("review", SECRETARY, "", {}),
        ("instruct", MAYOR, "同意", {}),
        ("study", FINANCE, "", {"studied": True}),
        ("handle", FINANCE, "", {}),
        ("reply", CLERK, "", {}),
    ]:
        same_as_anew(office)
        office.done(verb, by, outcome, **input)
    same_as_anew(office)


def test_who_looks_back_at_a_verb_is_found_anew_once_it_is_done(office):
    office.open("visiting", title="走访学校")
    for verb, by in [("note", BUREAU), ("sign", HEAD), ("check", BUREAU)]:
        same_as_anew(office)
        office.done(verb, by)
    same_as_anew(office)
    case = load(office.matter, office.now)
    assert due_seats(case.situation, case.procedure.verbs["close"]) == (f"post:{HEAD.post}",)


def test_another_organisation_is_asked_anew(office):
    office.proposed()
    case = load(office.matter, office.now)
    before = due_seats(case.situation, case.procedure.verbs["review"])
    office.becomes(lambda org: replace(org, rows={**org.rows, HoldingEntry: ()}))
    assert (before, due_seats(load(office.matter, office.now).situation, case.procedure.verbs["review"])) == (("post:sg",), ())
    same_as_anew(office)
