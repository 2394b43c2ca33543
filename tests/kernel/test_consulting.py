"""征求意见: asked in the course of a matter, answered with or without an opinion, taken back with what it was asked for (semantics 55)."""

from datetime import datetime

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Matter, Notice
from yizhang.kernel.values import Done, Hand, Refused
from yizhang.law.calendar import LOCAL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

QUESTION = {"to": ["organ:czj", "post:dm4"], "question": "是否符合财政政策", "due": "2026-03-06"}
OTHER = Hand("周示戊", "dm4")


def asked(office, **more):
    matter = office.proposed()
    office.done("deputy", DEPUTY)
    office.done("consult", SECRETARY, **{**QUESTION, **more})
    return matter


def child(matter, name):
    return next(one for one in Matter.objects.filter(parent=matter) if name in one.record)


def told(hand, office):
    return [one.code for one in Notice.objects.filter(seat=f"post:{hand.post}", kind="answered", closed_at="")]


def test_each_of_those_asked_has_a_task_of_his_own_with_its_day(office):
    asked(office)
    (line,) = kernel.tasks(FINANCE, now=office.now)
    assert (line.procedure_label, line.label, line.title) == ("征求意见", "答复意见", "关于修缮校舍的请示")
    assert line.due == datetime(2026, 3, 6, 17, 30, tzinfo=LOCAL)
    assert [one.label for one in kernel.tasks(OTHER, now=office.now)] == ["答复意见"]
    office.holds()


def test_who_is_asked_sees_the_question_and_the_text_but_not_the_matter(office):
    matter = asked(office)
    page = kernel.look(child(matter, "czj").pk, FINANCE, now=office.now)
    assert {one.name: one.value for one in page.fields} | {"due": ""} == {
        "title": "关于修缮校舍的请示", "organ": "市财政局", "question": "是否符合财政政策", "body": "请示正文", "due": "",
    }  # fmt: skip
    assert kernel.look(matter, FINANCE, now=office.now) is None
    assert [one.visible for one in page.related if one.kind == "parent"] == [False]


def test_the_answer_comes_back_to_who_asked_until_he_has_opened_it(office):
    matter = asked(office)
    office.done("answer", FINANCE, matter=child(matter, "czj").pk, opinion="资金来源须写明")
    assert told(SECRETARY, office) == ["answered"] and told(BUREAU, office) == []
    states = [one.state for one in kernel.look(matter, SECRETARY, now=office.now).related]
    assert sorted(states) == ["在办", "已办结 答复意见"]
    assert told(SECRETARY, office) == []
    assert kernel.look(child(matter, "czj").pk, SECRETARY, now=office.now).acts[-1].opinion == "资金来源须写明"
    office.holds()


def test_no_opinion_is_an_answer_without_words_and_an_opinion_needs_them(office):
    matter = asked(office)
    office.refused("53.2a", verb="answer", by=FINANCE, matter=child(matter, "czj").pk)
    office.done("agree", FINANCE, matter=child(matter, "czj").pk)
    assert child(matter, "czj").ended_at
    office.done("review", SECRETARY)
    office.holds()


def test_silence_says_nothing_and_holds_nothing_up(office):
    matter = asked(office)
    office.now = datetime(2026, 3, 9, 9, 0, tzinfo=LOCAL)
    kernel.sweep(office.now)
    assert not child(matter, "czj").ended_at
    assert kernel.tasks(FINANCE, now=office.now)[0].late
    office.done("review", SECRETARY)
    office.holds()


def test_the_stated_day_is_not_late_before_it_is_over(office):
    asked(office)
    late = [kernel.tasks(FINANCE, now=datetime(2026, 3, day, hour, tzinfo=LOCAL))[0].late for day, hour in ((6, 23), (7, 0))]
    assert late == [False, True]


def test_what_was_asked_is_taken_back_with_what_it_was_asked_for(office):
    matter = asked(office)
    office.done("send_back", SECRETARY, to="propose", reason="牵头部门有误")
    assert {one.end_outcome for one in Matter.objects.filter(parent=matter)} == {"撤回"}
    assert kernel.tasks(FINANCE, now=office.now) == []
    assert isinstance(office.do("agree", FINANCE, matter=child(matter, "czj").pk), Refused)
    office.holds()


def test_an_answer_given_stays_when_the_question_is_taken_back(office):
    matter = asked(office)
    office.done("answer", FINANCE, matter=child(matter, "czj").pk, opinion="不同意")
    office.done("send_back", SECRETARY, to="propose", reason="牵头部门有误")
    assert kernel.look(child(matter, "czj").pk, FINANCE, now=office.now).acts[-1].opinion == "不同意"
    assert child(matter, "dm4").end_outcome == "撤回"


def test_a_question_may_be_withdrawn_until_somebody_opened_it(office):
    matter = asked(office)
    kernel.look(matter, MAYOR, now=office.now)
    office.done("withdraw", SECRETARY, reason="问错了")
    assert {one.end_outcome for one in Matter.objects.filter(parent=matter)} == {"撤回"}
    office.done("consult", SECRETARY, **QUESTION)
    again = Matter.objects.filter(parent=matter, ended_at="", record__contains="czj").get()
    kernel.look(again.pk, FINANCE, now=office.now)
    office.refused(verb="withdraw", by=SECRETARY, reason="又问错了")
    office.holds()


def test_only_who_has_a_duty_asks_and_only_those_in_office_by_a_day_to_come(office):
    office.proposed()
    assert [one.code for one in office.refused(verb="consult", by=CLERK, **QUESTION).findings] == ["no_duty"]
    office.done("circulate", CLERK, readers=["post:sg"])
    office.refused(verb="consult", by=SECRETARY, **QUESTION)
    found = office.refused("53.1f", verb="consult", by=DEPUTY, **{**QUESTION, "to": ["post:nobody", "post:dm3"], "due": "2026-03-01"}).findings
    assert [one.code for one in found] == ["nobody", "oneself", "past"]
    found = office.refused(verb="consult", by=DEPUTY, to=["organ:czj"]).findings
    assert [one.code for one in found] == ["missing.question", "missing.due"]
    assert not Matter.objects.filter(parent=office.matter).exists()


def test_the_page_offers_it_to_who_has_a_duty(office):
    matter = asked(office)
    assert "consult" in [one.name for one in kernel.look(matter, SECRETARY, now=office.now).verbs]
    assert "consult" not in [one.name for one in kernel.look(matter, BUREAU, now=office.now).verbs]
    assert isinstance(office.do("review", SECRETARY), Done)


def test_who_comes_to_see_the_matter_sees_what_was_asked(office):
    office.open("visiting", by=BUREAU, title="走访")
    office.done("note", BUREAU)
    office.done("consult", Hand("云示甲", "jyj.principal"), **QUESTION)
    one = child(office.matter, "czj")
    reader = Hand("吴示己", "dm5")
    assert kernel.look(one.pk, reader, now=office.now) is None
    office.done("circulate", BUREAU, readers=["post:dm5"])
    assert kernel.look(one.pk, reader, now=office.now) is not None
    office.holds()
