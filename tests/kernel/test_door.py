"""The door: the full path, refusals by stage, cautions, waivers, keys, reopening, children, clocks."""

from datetime import datetime

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.values import Asks, BadShape, Done, Refused
from yizhang.law.calendar import LOCAL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def seats(matter):
    return sorted(Task.objects.filter(matter=matter, closed_at="").values_list("verb", "seat"))


def test_a_request_goes_its_way_and_is_answered(office):
    matter = office.instructed()
    assert seats(matter) == [("handle", "post:jyj.principal")]
    office.done("handle", HEAD, opinion="已办")
    office.done("reply", CLERK)
    assert kernel.look(matter, BUREAU, now=office.now).status == "已办结"
    assert seats(matter) == []
    office.holds()


def test_the_due_day_is_seven_working_days_after_the_instruction(office):
    office.instructed()
    (line,) = kernel.tasks(HEAD, now=office.now)
    assert line.due == datetime(2026, 3, 11, 17, 30, tzinfo=LOCAL)
    assert line.remaining == "还剩7个工作日"


def test_nothing_reaches_the_mayor_before_the_secretary_general(office):
    matter = office.proposed()
    office.done("deputy", DEPUTY)
    before = Matter.objects.get(pk=matter)
    office.refused("49.2b", verb="instruct", by=MAYOR, outcome="同意")
    after = Matter.objects.get(pk=matter)
    assert (after.standing, after.record) == (before.standing, before.record)
    assert Act.objects.filter(matter=matter, accepted=False).count() == 1
    office.holds()


def test_a_rule_refuses_with_article_place_and_remedy(office):
    office.open(title="甲", body="含禁语的正文")
    (finding,) = office.refused("48.2e", verb="submit", by=BUREAU).findings
    assert (finding.where, finding.mend) == ("正文", "删去该处")
    assert isinstance(office.do("submit", BUREAU, body="改好的正文"), Done)


def test_all_breaches_of_the_rules_come_together(office):
    office.open(title="甲", body="禁语" * 20)
    codes = {one.code for one in office.refused("48.2e", "51.1e", verb="submit", by=BUREAU).findings}
    assert codes == {"carries_nothing_forbidden", "is_short_enough"}


def test_what_a_form_lacks_is_a_finding_and_on_record(office):
    matter = office.submitted()
    result = office.refused("49.1a", verb="propose", by=CLERK)
    assert [one.code for one in result.findings] == ["missing.lead"]
    assert Act.objects.get(matter=matter, seq=result.act).accepted is False


def test_a_field_nobody_asked_for_is_bad_shape_and_leaves_nothing(office):
    matter = office.submitted()
    acts = Act.objects.filter(matter=matter).count()
    with pytest.raises(BadShape, match="lead"):
        office.do("propose", CLERK, leed="jyj")
    assert Act.objects.filter(matter=matter).count() == acts


def test_a_stranger_gets_what_a_matter_that_does_not_exist_gets(office):
    matter = office.submitted()
    acts = Act.objects.filter(matter=matter).count()
    assert office.do("register", FINANCE) == office.do("register", FINANCE, matter="0" * 32) == Refused()
    assert Act.objects.filter(matter=matter).count() == acts
    assert kernel.look(matter, FINANCE, now=office.now) is None


def test_another_deputy_mayor_is_told_whose_it_is(office):
    from yizhang.kernel.values import Hand

    office.proposed()
    office.refused("6.1b", verb="deputy", by=Hand("周示戊", "dm4"))


def test_a_caution_is_asked_once_and_kept_with_who_confirmed(office):
    matter = office.open(title="甲", body="内容相近")
    asks = office.do("submit", BUREAU)
    assert isinstance(asks, Asks)
    assert Act.objects.filter(matter=matter).count() == 1
    assert isinstance(office.do("submit", BUREAU, confirmed=asks.digests), Done)


def test_a_waiver_of_a_rule_holds_for_that_finding_only(office):
    matter = office.open(title="甲", body="字" * 25)
    (finding,) = office.refused("51.1e", verb="submit", by=BUREAU).findings
    office.done("ask_waiver", BUREAU, of="submit", finding=finding.digest, provision="51.1e", reason="情况复杂")
    assert [line.kind for line in kernel.tasks(SECRETARY, now=office.now)] == ["waiver"]
    office.done("waive", SECRETARY, of="submit", finding=finding.digest, provision="51.1e", reason="情况复杂")
    assert kernel.tasks(SECRETARY, now=office.now) == []
    office.refused("51.1e", verb="submit", by=BUREAU, body="字" * 26)
    asks = office.do("submit", BUREAU, matter=matter)
    assert isinstance(asks, Asks) and "情况复杂" in asks.findings[0].mend


def test_a_waived_condition_passes_over_the_verb_but_not_what_it_rests_on(office):
    office.submitted()
    (finding,) = office.refused("49.1c", verb="review", by=SECRETARY).findings
    office.done("waive", SECRETARY, of="review", finding=finding.digest, provision="49.1c", reason="特急")
    office.refused("49.1c", verb="review", by=SECRETARY)
    office.done("propose", CLERK, lead="jyj")
    asks = office.do("review", SECRETARY)
    assert isinstance(office.do("review", SECRETARY, confirmed=asks.digests), Done)
    office.holds()


def test_nobody_waives_what_the_text_does_not_let_anybody_waive(office):
    office.proposed()
    office.done("deputy", DEPUTY)
    office.refused("49.2b", verb="waive", by=SECRETARY, of="instruct", finding="x", provision="49.2b", reason="快办")


def test_the_same_key_gives_the_first_result(office):
    matter = office.open(title="甲", body="正文")
    first = office.do("submit", BUREAU, key="k1")
    assert office.do("submit", BUREAU, key="k1").act == first.act
    assert Act.objects.filter(matter=matter, verb="submit").count() == 1
    with pytest.raises(BadShape):
        office.do("submit", BUREAU, key="k1", title="乙")


def test_returning_reopens_the_first_verb_and_undoes_itself(office):
    matter = office.submitted()
    office.done("return_".rstrip("_"), CLERK, opinion="夹带请示，请改正")
    page = kernel.look(matter, BUREAU, now=office.now)
    states = {step.verb: step.state for step in page.route}
    assert (states["submit"], states["register"]) == ("open", "closed")
    assert {one.name: one.raw for one in page.fields}["title"] == "关于修缮校舍的请示"
    office.done("submit", BUREAU)
    office.holds()


def test_a_changed_text_undoes_what_vouched_for_it(office):
    matter = office.proposed()
    office.done("deputy", DEPUTY)
    office.done("send_back", SECRETARY, to="submit", reason="正文有误")
    office.done("submit", BUREAU, body="另一正文")
    office.done("register", CLERK)
    office.done("propose", CLERK, lead="jyj")
    assert seats(matter) == [("deputy", "post:dm3")]
    office.holds()


def test_children_answer_silence_is_deemed_and_the_worst_outcome_counts(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "fgw"])
    children = list(Matter.objects.filter(parent=matter).order_by("id"))
    assert len(children) == 2
    finance = next(one for one in children if "czj" in one.record)
    office.done("answer", FINANCE, "同意", matter=finance.id)
    office.now = datetime(2026, 3, 12, 0, 0, tzinfo=LOCAL)
    kernel.sweep(office.now)
    mark = kernel.look(matter, CLERK, now=office.now)
    step = next(one for one in mark.route if one.verb == "answered")
    assert (step.state, step.outcome) == ("done", "视为无不同意见")
    office.holds()


def test_a_late_answer_never_overtakes_the_deeming(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    child = Matter.objects.get(parent=matter)
    office.now = datetime(2026, 3, 20, 9, 0, tzinfo=LOCAL)
    office.refused("53.2a", verb="answer", by=FINANCE, outcome="不同意", matter=child.id)
    assert Matter.objects.get(pk=child.id).end_outcome == "视为无不同意见"
    office.holds()


def test_running_numbers_have_no_gap(office):
    numbers = [Matter.objects.get(pk=office.submitted(title=f"第{one}件")).number for one in range(3)]
    assert [one.rpartition("〕")[2] for one in numbers] == ["1号", "2号", "3号"]


def test_a_fact_that_counts_sees_the_other_matters(office):
    office.submitted(title="唯一")
    office.open(title="唯一", body="正文")
    office.done("submit", BUREAU)
    office.refused("44.2a", verb="register", by=CLERK)


def test_stating_the_need_to_study_lengthens_from_the_same_start_and_only_in_time(office):
    office.instructed()
    office.done("study", HEAD, studied=True)
    (line,) = kernel.tasks(HEAD, now=office.now)
    assert line.due == datetime(2026, 3, 23, 17, 30, tzinfo=LOCAL)


def test_stating_it_after_the_first_limit_is_refused(office):
    office.instructed()
    office.now = datetime(2026, 3, 12, 9, 0, tzinfo=LOCAL)
    office.refused("53.1d", verb="study", by=HEAD, studied=True)


def test_withdrawing_works_until_somebody_opened_it(office):
    matter = office.open(title="甲", body="正文")
    office.done("submit", BUREAU)
    office.done("withdraw", BUREAU, reason="漏了附件")
    office.done("submit", BUREAU)
    kernel.look(matter, CLERK, now=office.now)
    office.refused(verb="withdraw", by=BUREAU, reason="又漏了")
    office.holds()


def test_the_dry_run_finds_what_the_door_would_and_writes_nothing(office):
    matter = office.proposed()
    acts = Act.objects.count()
    found = kernel.ask(matter, "instruct", MAYOR, {}, "同意", now=office.now)
    assert Act.objects.count() == acts
    assert found == office.do("instruct", MAYOR, "同意").findings
    assert kernel.ask(matter, "register", FINANCE, now=office.now) is None


def test_a_flipped_byte_is_located(office):
    matter = office.proposed()
    act = Act.objects.get(matter=matter, seq=3)
    Act.objects.filter(pk=act.pk).update(body=act.body.replace("文电", "文点").replace('"seq":3', '"seq":3 '))
    (broken,) = kernel.verify(office.now).broken
    assert (broken.matter, broken.act) == (matter, 3)


def test_a_row_written_beside_the_door_is_noticed(office):
    matter = office.proposed()
    Matter.objects.filter(pk=matter).update(standing='{"marks":{}}')
    assert kernel.verify(office.now).projections_differ > 0


def test_circulated_papers_are_read_or_recalled(office):
    matter = office.proposed()
    office.done("circulate", CLERK, readers=["post:dm4", "post:dm5"])
    from yizhang.kernel.values import Hand

    office.done("read", Hand("周示戊", "dm4"))
    office.refused(verb="recall", by=CLERK, readers=["post:dm4"])
    office.done("recall", CLERK, readers=["post:dm5"])
    assert kernel.look(matter, Hand("吴示己", "dm5"), now=office.now) is None
    office.holds()
