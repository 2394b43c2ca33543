"""What is done, open, closed and why (semantics 6 to 8, 10, 12, 14, 15, 19, 37), on the examples of the design."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.matter import NOW, Matter, dispatch
from tests.law.procedures import Dispatch, DispatchRecord, DocumentNumbers, IncomingRecord, InNameOf, Request

from yizhang.law.actor import head_of, mayor, office, rank, secretary_general, section, system
from yizhang.law.condition import Need, advise, any_of, limit, need, reading, where
from yizhang.law.duration import days, working_days
from yizhang.law.finding import Severity
from yizhang.law.judge import opens_at, status
from yizhang.law.org import Rank
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, field
from yizhang.law.standing import Mark, Standing, fold
from yizhang.law.verb import duty, optional, power, required


def request(**more):
    """A 请示 of 市教育局, proposed by 文电."""
    values = {"sender": "jyj", "on_paper": False, "deputy_in_charge": True, **more}
    matter = Matter(Request, values).do("submit", by="jyj.clerk", kind="请示", title="关于校舍的请示", body="……妥否，请批示。")
    return matter.do("register", by="docs1").do("propose", by="docs1", lead="jyj", duties="办理", reader="副市长")


# 6


def test_every_state_a_verb_can_be_in():
    matter = dispatch(normative=None, shared=True)
    assert matter.state("draft") == "done"
    assert matter.state("check") == "open"
    assert matter.state("countersign") == "closed"
    assert matter.state("sign_order") == "not_applicable"
    assert matter.state("legality") == "undecided"


def test_undecided_names_the_field_to_fill():
    (found,) = dispatch(normative=None).findings("legality")
    assert found.message == "须先填明“规范性文件”，才能定是否须“合法性审核”"
    assert found.mend == "填明“规范性文件”"
    assert (found.where, found.severity, found.cites) == ("规范性文件", Severity.BREACH, ("52.1b",))


def test_a_document_of_unknown_kind_is_never_issued():
    matter = dispatch().do("check", "通过").do("deputy", by="dm2").do("review").do("sign")
    assert matter.state("issue") == "open"
    unknown = replace(matter, values={name: value for name, value in matter.values.items() if name != "normative"})
    assert unknown.state("issue") == "closed"
    assert "52.1b" in unknown.cites("issue")
    assert unknown.codes("issue") == ["order.legality"]


def test_what_awaits_an_undecided_verb_asks_for_the_field_of_that_one():
    (found,) = dispatch(shared=None).findings("agreed")
    assert found.message == "须先填明“涉及其他部门职责”，才能定是否须“会签完毕”"


def test_open_is_a_state():
    assert status(dispatch().at, "check").open
    assert not status(dispatch().at, "draft").open


def test_one_false_field_decides_what_another_empty_one_leaves_open():
    empty = dispatch(in_name_of=None)
    assert empty.state("deputy") == "undecided"
    assert replace(empty, values={**empty.values, "deputy_in_charge": False}).state("deputy") == "not_applicable"


# 7


def test_passed_over_is_not_jumped_to():
    matter = dispatch(normative=False, shared=False)
    assert matter.codes("review") == ["order.check"]
    assert matter.cites("review") == {"51.1e"}
    assert matter.do("check", "通过").state("review") == "open"


def test_what_is_passed_over_in_a_row_reaches_the_first_that_applies():
    class Row(Procedure, of=DispatchRecord, label="一串"):
        """Three verbs that may be passed over, one after the other."""

        first = duty("甲", by=mayor, cites="1.1")
        second = duty("乙", by=mayor, after=first, when=where(shared=True), cites="2.1")
        third = duty("丙", by=mayor, after=second, when=where(normative=True), cites="3.1")
        last = duty("丁", by=mayor, after=third)

    values = {"shared": False, "normative": False}
    assert Matter(Row, values).codes("last") == ["order.first"]
    assert Matter(Row, {**values, "shared": True}).codes("last") == ["order.second"]
    assert Matter(Row, values).do("first").state("last") == "open"


def test_a_verb_that_awaits_one_that_does_not_apply_does_not_apply_either():
    assert dispatch(shared=False).state("agreed") == "not_applicable"
    assert dispatch(shared=None).state("agreed") == "undecided"
    assert dispatch(shared=True).codes("agreed") == ["order.countersign"]


def test_a_condition_cites_itself_else_the_verb_it_stands_on_else_its_own_verb():
    class Cited(Procedure, of=DispatchRecord, label="引用"):
        """Three ways to cite."""

        bare = duty("甲", by=mayor)
        said = duty("乙", by=office("文电"), cites="2.1")
        own = duty("丙", by=mayor, after=need(said, "9.9"), cites="3.1")
        stood = duty("丁", by=mayor, after=said, cites="4.1")
        plain = duty("戊", by=office("文电"), after=bare, cites="5.1")

    matter = Matter(Cited)
    assert [one.cites for one in matter.findings("own")] == [("9.9",)]
    assert [one.cites for one in matter.findings("stood")] == [("2.1",)]
    assert [one.cites for one in matter.findings("plain")] == [("5.1", "6.1a")]


def test_a_wrong_outcome_says_which_one_there_is_and_which_is_wanted():
    matter = request().do("deputy", by="dm2").do("review").do("instruct", "不同意")
    (found,) = matter.findings("handle")
    assert found.message == "“批示”的结果是“不同意”，须为“同意”才能“承办”"
    assert found.code == "order.instruct"
    assert matter.state("reply") == "open"


def test_a_closed_verb_says_who_does_what_first():
    found = request().findings("review")[0]
    assert found.message == "须先由分管副市长“阅批”，才能“审核”"
    assert found.mend == "请分管副市长先办“阅批”"
    assert found.way == ("deputy", "阅批", "分管副市长")
    assert found.cites == ("49.1c", "6.1b")


# 8


def signed(matter):
    return matter.do("check", "通过").do("deputy", by="dm2").do("review")


def test_of_branches_the_one_that_applies_is_wanted():
    matter = signed(dispatch())
    assert matter.codes("issue") == ["order.sign"]
    assert matter.do("sign").state("issue") == "open"


def test_another_branch_done_does_not_stand_in_for_the_one_that_applies():
    matter = signed(dispatch()).do("sign")
    order = replace(matter, values={**matter.values, "in_name_of": InNameOf.ORDER.value})
    assert order.codes("issue") == ["order.sign_order"]


def test_if_all_branches_are_left_out_their_own_conditions_are_wanted():
    class Branches(Procedure, of=DispatchRecord, label="分支"):
        """Two branches, neither of which applies."""

        ready = duty("甲", by=mayor)
        left = duty("乙", by=mayor, after=ready, when=where(shared=True))
        right = duty("丙", by=mayor, after=ready, when=where(normative=True))
        last = duty("丁", by=mayor, after=any_of(left, right))

    neither = Matter(Branches, {"shared": False, "normative": False})
    assert neither.codes("last") == ["order.ready"]
    assert neither.do("ready").state("last") == "open"


def test_one_alternative_is_enough():
    matter = request().do("deputy", by="dm2").do("review").do("instruct", "同意")
    assert matter.codes("reply") == ["order.handle"]
    assert matter.do("handle").state("reply") == "open"


# 10


class Progress(Procedure, of=IncomingRecord, label="进展"):
    """Reports that may come again, and a decision that waits for the last of them."""

    begin = duty("开始", by=office("文电"))
    report = duty("报进展", by=section("sender"), after=begin, repeats=True, outcomes=("顺利", "受阻"))
    close = duty("办结", by=office("文电"), after=report("顺利"))


def test_a_verb_is_done_once_and_a_repeating_one_counts_by_its_last_outcome():
    matter = Matter(Progress, {"sender": "jyj"}).do("begin")
    assert matter.state("begin") == "done"
    smooth = matter.do("report", "顺利")
    assert (smooth.state("report"), smooth.state("close")) == ("open", "open")
    assert smooth.do("report", "受阻").state("close") == "closed"


# 12


def test_customary_order_only_cautions():
    matter = dispatch().do("check", "通过")
    (found,) = matter.findings("review")
    assert (found.severity, found.code, found.cites) == (Severity.CAUTION, "order.deputy", ("50.1b", "6.1b"))
    assert matter.state("review") == "open"
    assert matter.do("deputy", by="dm2").findings("review") == ()


def test_behind_advice_that_does_not_apply_there_is_only_advice():
    class Advised(Procedure, of=DispatchRecord, label="建议"):
        """Advice on a verb that may not apply and has a condition of its own."""

        ready = duty("甲", by=mayor)
        between = duty("乙", by=mayor, after=ready, when=where(shared=True))
        last = duty("丙", by=mayor, after=advise(between, "1.1"))
        either = duty("丁", by=mayor, after=advise(any_of(ready, between), "1.1"))

    matter = Matter(Advised, {"shared": False})
    assert matter.state("last") == "open"
    assert [one.code for one in matter.findings("last")] == ["order.ready"]
    assert [one.severity for one in matter.findings("either")] == [Severity.CAUTION]


def test_of_need_and_advice_on_one_verb_the_need_is_said_once():
    assert [one.code for one in dispatch().findings("review")] == ["order.check", "order.deputy"]
    assert [one.severity for one in dispatch().findings("review")] == [Severity.BREACH, Severity.CAUTION]


def test_the_need_is_kept_whichever_stands_first():
    class Twice(Procedure, of=DispatchRecord, label="两说"):
        """Advice and a need on one verb, by different articles."""

        first = duty("甲", by=office("文电"))
        last = duty("乙", by=office("文电"), after=(advise(first, "1.1"), need(first, "2.2")))
        again = duty("丙", by=office("文电"), after=(advise(first, "1.1"), advise(first, "2.2")))

    assert [(one.severity, one.cites) for one in Matter(Twice).findings("last")] == [(Severity.BREACH, ("2.2", "1.1"))]
    assert [(one.severity, one.cites) for one in Matter(Twice).findings("again")] == [(Severity.CAUTION, ("1.1", "2.2"))]


class TwoPaths(Procedure, of=IncomingRecord, label="两路"):
    """44.1a: the path not taken closes."""

    file = duty("登记", by=office("文电"), outcomes=("甲", "乙"))
    advice = duty("会商", by=office("文电"))
    quick = duty("简易办理", by=office("文电"), after=(file, advise(advice)), before="slow", cites="44.1a")
    slow = duty("按程序办理", by=office("文电"), after=file, before=quick, cites="44.1a")
    undo = power("重来", by=office("文电"), after=file, reopens=quick)


def test_before_closes_while_the_other_is_done_and_opens_again_before_it_is_reopened():
    taken = Matter(TwoPaths).do("file", "甲").do("quick")
    assert (taken.state("slow"), taken.codes("slow"), taken.cites("slow")) == ("closed", ["before.quick"], {"44.1a"})
    assert taken.findings("slow")[0].message == "“简易办理”已经办理，不能再“按程序办理”"
    assert "slow" not in taken.duties
    again = taken.do("undo")
    assert (again.state("slow"), again.state("quick")) == ("open", "open")


def test_advice_is_silent_on_a_verb_that_before_has_closed():
    matter = Matter(TwoPaths).do("file", "甲")
    assert [one.severity for one in matter.findings("quick")] == [Severity.CAUTION]
    assert [one.code for one in matter.do("slow").findings("quick")] == ["before.slow"]


# 15


def test_the_end_closes_all_but_what_comes_afterwards():
    class Ending(Procedure, of=IncomingRecord, label="办结"):
        """An end, and a power after it."""

        begin = duty("开始", by=office("文电"))
        remark = power("补记", by=office("文电"), after=begin, cites="1.1")
        finish = duty("办结", by=office("文电"), after=begin, ends=True)
        audit = power("追责", by=office("文电"), after=begin, afterwards=True)

    ended = Matter(Ending).do("begin").do("finish")
    assert (ended.state("remark"), ended.codes("remark")) == ("closed", ["ended"])
    assert ended.findings("remark")[0].message == "事项已办结，不能再“补记”"
    assert ended.open == ("audit",)


# 19


class Inquiry(Procedure, of=DispatchRecord, label="答复"):
    """53.1d: stating the need to investigate turns 7 working days into 15, within the first seven."""

    receive = duty("收件", by=office("文电"))
    state = power("说明须调查", by=office("文电"), after=receive, asks=required("normative"), cites="53.1d")
    note = power("记事", by=office("文电"), after=receive, asks=optional("normative"), repeats=True)
    longer = limit(working_days(15), "53.1d", when=where(normative=True))
    answer = duty("答复", by=office("文电"), after=receive, within=(longer, limit(working_days(7), "53.1d")))


def test_a_ground_for_a_longer_limit_is_stated_within_the_first():
    matter = Matter(Inquiry).do("receive")  # on Monday 2 March
    lastday = replace(matter, now=NOW + timedelta(days=9, hours=14))
    assert lastday.state("state") == "open"
    late = replace(matter, now=NOW.replace(day=12, hour=0))
    assert late.codes("state") == ["stated_late"]
    assert late.findings("state")[0].message == "“说明须调查”须在首个时限（7个工作日）内提出，现已届满"
    assert (late.cites("state"), late.state("note"), late.state("answer")) == ({"53.1d"}, "open", "open")


def test_nothing_is_too_late_once_the_duty_is_done_or_the_ground_is_there():
    matter = Matter(Inquiry).do("receive")
    assert replace(matter.do("answer"), now=NOW + timedelta(days=30)).state("state") == "open"
    stated = replace(matter, values={"normative": True}, now=NOW + timedelta(days=30))
    assert stated.state("state") == "open"


# 22


class Consultation(Procedure, of=IncomingRecord, label="征求意见"):
    """A minimum of thirty days."""

    publish = duty("公开征求意见", by=office("文电"), cites="17.1a")
    decide = duty("讨论", by=office("文电"), after=need(publish, "17.1b", delay=days(30)))
    either = duty("备选", by=office("文电"), after=need(any_of(publish), "17.1b", delay=days(30)))


def test_without_delay_a_condition_holds_from_its_act():
    matter = Matter(Consultation).do("publish")
    assert opens_at(matter.at, Need("publish")) == NOW


@pytest.mark.parametrize("verb", ["decide", "either"])
def test_a_minimum_opens_at_close_of_business_of_its_last_day(verb):
    matter = Matter(Consultation).do("publish")  # 2 March; the thirtieth day is 1 April
    early = replace(matter, now=NOW.replace(month=4, day=1, hour=17, minute=29))
    assert early.codes(verb) == ["order.publish"]
    assert early.findings(verb)[0].message.startswith("“公开征求意见”后须满30日，2026年4月1日17:30以后才能")
    assert replace(matter, now=NOW.replace(month=4, day=1, hour=17, minute=30)).state(verb) == "open"


# 37


def test_a_waived_condition_is_passed_over_with_its_own_conditions_wanted():
    early = Matter(Request, {"sender": "jyj", "on_paper": False, "deputy_in_charge": True})
    early = early.do("submit", by="jyj.clerk", kind="请示", title="题", body="文").do("register", by="docs1")
    waived = early.waive("review", "order.deputy")
    assert waived.codes("review") == ["order.propose"]
    proposed = waived.do("propose", by="docs1", lead="jyj", duties="办理", reader="副市长")
    assert proposed.state("review") == "open"
    (found,) = proposed.findings("review")
    assert (found.severity, found.mend) == (Severity.CAUTION, "已由秘书长豁免：紧急")


def test_a_waiver_is_good_for_one_verb_only():
    waived = request().waive("review", "order.deputy").do("review")
    assert "order.deputy" in waived.codes("instruct")


def test_a_waiver_ends_when_what_it_opened_is_undone():
    waived = request().waive("review", "order.deputy").do("review")
    back = waived.common("send_back", "mayor", undone=[mark.seq for verb, mark in waived.standing.marks.items() if verb == "review"])
    assert back.codes("review") == ["order.deputy"]


def test_who_may_waive_stands_in_the_finding_and_an_edition_may_read_otherwise():
    matter = request()
    assert matter.findings("review")[0].lift == "秘书长（按本机关掌握的口径）"
    assert replace(matter, readings={"49.1c.lift": mayor}).findings("review")[0].lift == "市长（按本机关掌握的口径）"


def test_a_lift_that_the_text_names_is_no_reading():
    class Named(Procedure, of=IncomingRecord, label="明文"):
        """The text itself names who may waive."""

        first = duty("甲", by=office("文电"))
        last = duty("乙", by=office("文电"), after=need(first, "42.2c", lift=mayor))

    matter = replace(Matter(Named), readings={"42.2c.lift": secretary_general})
    assert matter.findings("last")[0].lift == "市长"


def test_a_condition_without_lift_is_not_waived_by_anybody():
    matter = dispatch()
    waived = matter.waive("review", "order.check")
    assert waived.codes("review") == ["order.check"]


def test_a_waived_duty_stays_until_what_it_was_waived_for_is_done():
    matter = request()
    assert matter.duties == ("deputy",)
    twice = matter.waive("review", "order.deputy").waive("instruct", "order.deputy")
    assert twice.duties == ("deputy", "review")  # both read it at the same time: only the order was waived
    reviewed = twice.do("review")
    assert "deputy" in reviewed.duties  # the instruction is still to come
    assert "deputy" not in reviewed.do("instruct", "同意").duties


# 1


def test_a_verb_named_like_a_python_word_loses_its_underscore():
    assert "return" in Request.verbs
    assert "return_" not in Request.verbs


either = st.sampled_from([True, False, None])
FIELDS = {
    "normative": either,
    "shared": either,
    "deputy_in_charge": either,
    "in_name_of": st.none() | st.sampled_from([one.value for one in InNameOf]),
}
OUTCOMES = st.sampled_from(["", "通过", "不通过"])


@st.composite
def dispatches(draw):
    """A 发文 with any verbs done in any way, as no path need have led to: the judge must not depend on how it came there."""
    values = {name: value for name, of in FIELDS.items() if (value := draw(of)) is not None}
    done = draw(st.lists(st.tuples(st.sampled_from([*Dispatch.verbs]), OUTCOMES), unique_by=lambda one: one[0]))
    marks = {verb: Mark(outcome, NOW, NOW, "某人", "docs1", seq) for seq, (verb, outcome) in enumerate(done, 1)}
    return Matter(Dispatch, values, Standing(marks, ended=NOW if "issue" in marks else None))


def naive(matter, verb):
    """Semantics 6 to 8 and 12 once more, as one formula over what is declared, for comparison."""

    def applies(name):
        declared = Dispatch.verbs[name]
        own = declared.when.holds(matter.values) if declared.when else True
        below = applies(declared.awaits) if declared.awaits else True
        return False if False in (own, below) else None if None in (own, below) else True

    def all_hold(name):
        declared = Dispatch.verbs[name]
        wanted = [condition for condition in declared.after if not condition.advise]
        return all(holds(one) for one in wanted) and (not declared.awaits or holds(Need(declared.awaits)))

    def holds(condition):
        applying = [one for one in condition.each() if applies(one.verb) is not False]
        if not applying:
            return all(all_hold(one.verb) for one in condition.each())
        return any(matter.standing.done(one.verb, one.outcomes) for one in applying)

    if matter.standing.done(verb):
        return "done"
    if not applies(verb):
        return "undecided" if applies(verb) is None else "not_applicable"
    return "open" if not matter.standing.ended and all_hold(verb) else "closed"


@given(dispatches())
def test_the_judge_says_what_the_words_say(matter):
    assert {verb: matter.state(verb) for verb in Dispatch.verbs} == {verb: naive(matter, verb) for verb in Dispatch.verbs}


@given(dispatches())
def test_open_without_words_is_open_with_them(matter):
    assert matter.open == tuple(verb for verb in Dispatch.verbs if matter.state(verb) == "open")
    assert matter.duties == tuple(verb for verb in matter.open if Dispatch.verbs[verb].duty)


@given(dispatches())
def test_a_closed_verb_has_a_reason_and_no_reason_comes_twice(matter):
    for verb in Dispatch.verbs:
        findings = matter.findings(verb)
        assert any(one.refuses for one in findings) == (matter.state(verb) in ("closed", "undecided"))
        assert len({(one.code, one.template, one.lift) for one in findings}) == len(findings)
        assert all(one.cites for one in findings if one.code.startswith("order."))


class Old(Procedure, of=IncomingRecord, label="旧"):
    """Under the old edition the verb was called `look`."""

    look = duty("审阅", by=office("文电"))
    last = duty("办理", by=office("文电"), after=look)


class New(Procedure, of=IncomingRecord, label="新"):
    """The later edition renames it."""

    review = duty("审核", by=office("文电"), formerly="look", outcomes=("通过",))
    last = duty("办理", by=office("文电"), after=review)
    other = duty("复核", by=office("文电"), after=review, reopens=review)


class Renamed(Procedure, of=IncomingRecord, label="改"):
    """A later edition that does not say so."""

    review = duty("审核", by=office("文电"))
    last = duty("办理", by=office("文电"), after=review)


def test_a_mark_of_a_verb_the_edition_lacks_satisfies_nothing_unless_the_new_one_was_formerly_it():
    matter = Matter(Old).do("look", by="docs1")
    assert matter.under(Renamed).codes("last") == ["order.review"]
    assert matter.under(New).state("review") == "done"
    assert matter.under(New).state("last") == "open"
    assert matter.under(New).do("other").state("review") == "open"


def test_a_mark_of_its_own_counts_before_that_of_its_former_name():
    both = fold([{**Matter(Old).do("look", by="docs1").acts[0]}, {**Matter(New).do("review", "通过", by="docs2").acts[0], "seq": 2}])
    matter = Matter(New, standing=both)
    assert matter.at.mark("review").post == "docs2"
    assert matter.at.done("review", ("通过",))


def test_ranks_that_several_hold_need_no_field():
    class Anyone(Procedure, of=IncomingRecord, label="任一"):
        """Any deputy mayor."""

        look = duty("阅", by=rank(Rank.DEPUTY_MAYOR, anyone=True))
        done = duty("毕", by=system, after=look)
        lead = duty("牵头", by=head_of("lead"), after=look)

    assert Matter(Anyone).do("look", by="dm3").open == ("done", "lead")


class Letter(Record):
    answer: str | None = field("答复")
    lift: str = field("放行")


def test_a_reading_may_be_given_to_need():
    class Read(Procedure, of=Letter, label="口径"):
        """Lift by a reading without a key of the edition."""

        first = duty("甲", by=mayor)
        last = duty("乙", by=mayor, after=need(first, "1.1a", lift=reading(secretary_general, why="条文未写"), demands=("reason",)))

    assert Read.verbs["last"].after[0].lift.demands == ("reason",)


def test_numbers_of_the_edition_are_what_a_slot_means():
    assert dispatch().at.quantity(DocumentNumbers.handling) == working_days(7)
    assert dispatch().at.quantity(reading(days(3))) == days(3)
