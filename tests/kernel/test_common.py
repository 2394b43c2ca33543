"""The verbs every matter has: claiming, circulating, signers, handing on, reminding, the same matter, withdrawing (semantics 32, 43, 54 to 56)."""

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel import watch_round
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.groups import count_groups, group_of
from yizhang.kernel.models import Act, Link, Matter, Notice, Task
from yizhang.kernel.values import Asks, Done, Hand, Refused

pytestmark = pytest.mark.django_db(transaction=True)

DM4, DM5 = Hand("周示戊", "dm4"), Hand("吴示己", "dm5")


def codes(outcome):
    return [one.code for one in outcome.findings]


def related(office, by=CLERK, kind="same"):
    return {one.matter for one in kernel.look(office.matter, by, now=office.now).related if one.kind == kind}


def offered(office, by):
    return {one.name for one in kernel.look(office.matter, by, now=office.now).verbs if one.common}


# claiming


def test_who_claims_is_named_to_the_others_who_may_still_act_after_a_caution(office):
    office.open(title="甲", body="正文")
    office.done("submit", BUREAU)
    colleague = Hand(*office.colleague("docs"))
    office.done("claim", CLERK, of="register")
    assert [one.claimed_by for one in kernel.tasks(colleague, now=office.now)] == [CLERK.person]
    assert codes(office.refused(verb="claim", by=colleague, of="register")) == ["claimed"]
    asks = office.do("register", colleague)
    assert isinstance(asks, Asks) and CLERK.person in asks.findings[0].message
    assert isinstance(office.do("register", colleague, confirmed=asks.digests), Done)


def test_who_claimed_acts_without_ado_and_may_put_it_back(office):
    office.open(title="甲", body="正文")
    office.done("submit", BUREAU)
    colleague = Hand(*office.colleague("docs"))
    since = Task.objects.get(matter=office.matter, closed_at="").since
    office.done("claim", CLERK, of="register")
    assert codes(office.refused(verb="put_back", by=colleague, of="register")) == ["not_claimed"]
    office.done("put_back", CLERK, of="register")
    assert Task.objects.get(matter=office.matter, closed_at="").since == since
    office.done("claim", colleague, of="register")
    office.done("register", colleague)
    office.holds()


def test_nobody_claims_what_is_not_his_to_do(office):
    office.submitted()
    assert codes(office.refused(verb="claim", by=BUREAU, of="propose")) == ["no_duty"]
    assert "claim" not in offered(office, BUREAU) and "claim" in offered(office, CLERK)


# circulating


def test_a_paper_circulated_is_a_task_until_it_is_read_and_the_reader_keeps_it(office):
    office.proposed()
    office.done("circulate", CLERK, readers=["post:dm4", "post:dm5"])
    assert [one.kind for one in kernel.tasks(DM4, now=office.now, kinds=("read",))] == ["read"]
    office.done("read", DM4, opinion="已阅")
    assert kernel.tasks(DM4, now=office.now, kinds=("read",)) == []
    assert codes(office.refused(verb="read", by=DM4)) == ["not_circulated"]
    assert kernel.look(office.matter, DM4, now=office.now) is not None
    office.holds()


def test_who_read_is_not_recalled_and_one_not_sent_to_neither(office):
    office.proposed()
    office.done("circulate", CLERK, readers=["post:dm4"])
    office.done("read", DM4)
    assert codes(office.refused(verb="recall", by=CLERK, readers=["post:dm4"])) == ["nothing_unread"]
    office.done("circulate", CLERK, readers=["post:sg"])
    assert codes(office.refused(verb="recall", by=CLERK, readers=["post:dm4", "post:dm5"])) == ["read", "read"]


@pytest.mark.both_databases
def test_a_recall_takes_no_sight_from_who_has_it_otherwise(office):
    """The deputy mayor in charge has a task; that the same paper was also circulated to him and recalled changes nothing."""
    office.proposed()
    office.done("circulate", CLERK, readers=["post:dm3"])
    office.done("recall", CLERK, readers=["post:dm3"])
    assert kernel.look(office.matter, DEPUTY, now=office.now) is not None
    office.done("deputy", DEPUTY)
    office.holds()


def test_circulating_again_hides_no_reading(office):
    office.proposed()
    office.done("circulate", CLERK, readers=["post:dm4"])
    office.done("read", DM4, opinion="请抓紧")
    office.done("circulate", CLERK, readers=["post:dm4", "post:dm5"])
    words = [one.opinion for one in kernel.look(office.matter, CLERK, now=office.now).acts if one.verb == "read"]
    assert words == ["请抓紧"]
    assert codes(office.refused(verb="circulate", by=CLERK, readers=["post:nobody"])) == ["nobody"]


# signers


def test_a_signer_is_added_and_dropped_until_all_have_signed(office):
    office.proposed()
    office.done("add_signer", BUREAU, of="deputy", signer="post:dm4")
    office.done("add_signer", BUREAU, of="deputy", signer="post:dm5")
    office.done("deputy", DM4)
    assert codes(office.refused(verb="drop_signer", by=BUREAU, of="deputy", signer="post:dm4")) == ["signed"]
    office.done("drop_signer", BUREAU, of="deputy", signer="post:dm5")
    office.refused("49.1c", verb="review", by=SECRETARY)
    office.done("deputy", DEPUTY)
    assert codes(office.refused(verb="add_signer", by=BUREAU, of="deputy", signer="post:dm5")) == ["complete"]
    office.done("review", SECRETARY)
    office.holds()


def test_whoever_has_no_part_adds_no_signer(office):
    office.proposed()
    office.done("circulate", CLERK, readers=["post:dm4"])
    assert codes(office.refused(verb="add_signer", by=DM4, of="deputy", signer="post:dm4")) == ["no_duty"]


# handing on


def test_handing_on_stays_inside_the_organ_and_the_actor_decides(office):
    office.instructed()
    assert codes(office.refused(verb="hand_on", by=HEAD, of="handle", to="post:czj.principal")) == ["other_organ"]
    assert codes(office.refused(verb="hand_on", by=HEAD, of="handle", to="organ:czj")) == ["other_organ"], "nor to another's desk"
    assert codes(office.refused(verb="hand_on", by=HEAD, of="handle", to="section:docs")) == ["other_organ"]
    assert codes(office.refused(verb="hand_on", by=HEAD, of="handle", to="post:jyj.nobody")) == ["nobody"]
    office.done("hand_on", HEAD, of="handle", to="post:jyj.deputy1")
    deputy = office.held("jyj.deputy1")
    assert [one.verb for one in kernel.tasks(deputy, now=office.now)] == ["handle"] and kernel.tasks(HEAD, now=office.now) == []
    office.refused("7.1", verb="handle", by=deputy)
    office.done("handle", HEAD)
    office.holds()


def test_sections_of_the_office_hand_on_to_each_other(office):
    office.submitted()
    office.done("hand_on", CLERK, of="propose", to="section:general")
    assert codes(office.refused(verb="hand_on", by=CLERK, of="propose", to="organ:jyj")) == ["other_organ"]


IN_VAIN = {
    "ask_withdraw": {"reason": "重办"}, "send_back": {"to": "reply", "reason": "重办"},
    "correct": {"of": "register", "title": "乙"}, "supplement": {"of": "reply", "title": "乙"}, "hand_on": {"of": "propose", "to": "organ:jyj"},
    "consult": {"to": ["post:nobody"], "question": "可否", "due": "2026-03-09"}, "add_signer": {"of": "submit", "signer": "post:dm4"},
    "circulate": {"readers": ["post:nobody"]}, "recall": {"readers": ["post:dm4"]}, "read": {}, "remind": {},
    "claim": {"of": "reply"}, "put_back": {"of": "propose"}, "same": {"other": "0", "reason": "同一"}, "unsame": {"other": "0", "reason": "不同"},
    "relate": {"other": "0", "reason": "相关"}, "void": {"reason": "重复"},
}  # fmt: skip
"""What an office tries in vain on a matter that another handed in and it has registered."""


@pytest.mark.parametrize("verb", IN_VAIN)
def test_a_common_verb_that_is_refused_says_by_which_article_and_what_to_do(office, verb):
    office.submitted()
    office.done("remind", BUREAU)
    for one in office.refused(verb=verb, by=CLERK, **IN_VAIN[verb]).findings:
        assert one.cites and one.mend, one.message


def test_a_task_handed_on_does_not_follow_to_another_lead(office):
    office.instructed()
    office.done("hand_on", HEAD, of="handle", to="post:jyj.deputy1")
    office.done("send_back", HEAD, to="propose", reason="非我局职责")
    office.done("propose", CLERK, lead="czj")
    office.done("deputy", DEPUTY)
    office.done("review", SECRETARY)
    office.done("instruct", MAYOR, "同意")
    assert [one.verb for one in kernel.tasks(FINANCE, now=office.now)] == ["handle"]
    assert kernel.tasks(office.held("jyj.deputy1"), now=office.now) == []


# reminding


@pytest.mark.both_databases
def test_who_waits_reminds_and_the_row_counts_it_until_it_is_done(office):
    office.proposed()
    office.done("remind", BUREAU, opinion="请尽快")
    (notice,) = Notice.objects.filter(kind="remind", closed_at="")
    assert notice.seat == "post:dm3" and "请尽快" in notice.values
    assert "已催1次" in kernel.tasks(DEPUTY, now=office.now)[0].marks
    assert codes(office.refused(verb="remind", by=DEPUTY)) == ["own_duty"]
    office.done("deputy", DEPUTY)
    watch_round(office.now)
    assert not Notice.objects.filter(kind="remind", closed_at="").exists()


def test_nobody_is_reminded_where_nothing_is_open(office):
    office.instructed()
    office.done("handle", HEAD)
    office.done("reply", CLERK)
    assert isinstance(office.do("remind", BUREAU), Refused)


def test_only_reading_and_reminding_may_be_done_to_many_at_once():
    assert {name for name, one in VERBS.items() if one.many} == {"read", "remind"}


def test_of_many_one_that_fails_is_named_and_the_rest_stand(office):
    """The list sends them one after the other, each through the door in its own transaction."""
    matters = [office.proposed() for _ in range(2)] + [office.open(title="草稿", body="正文")]
    results = [kernel.perform(one, "remind", BUREAU, now=office.now) for one in matters]
    assert [type(one) for one in results] == [Done, Done, Refused]
    assert results[2].matter == matters[2]


# the same matter


def test_the_same_matter_is_symmetric_and_transitive(office):
    one, two, three, four = (office.submitted(title=f"第{n}件") for n in range(4))
    office.done("same", CLERK, matter=one, other=two, reason="同一件事")
    office.done("same", CLERK, matter=three, other=two, reason="同一件事")
    assert group_of(one) == group_of(two) == group_of(three) == {one, two, three}
    assert (count_groups([one, two, three, four]), count_groups([])) == (2, 0)
    office.matter = one
    assert related(office) == {two, three}


@pytest.mark.both_databases
def test_undone_the_group_falls_apart_from_either_side(office):
    one, two, three = (office.submitted(title=title) for title in "甲乙丙")
    office.done("same", CLERK, matter=one, other=two, reason="同一件事")
    assert codes(office.refused(verb="unsame", by=CLERK, matter=two, other=three, reason="不是一件事")) == ["not_declared"]
    office.done("unsame", CLERK, matter=two, other=one, reason="不是一件事")
    assert codes(office.refused(verb="unsame", by=CLERK, matter=two, other=one, reason="不是一件事")) == ["not_declared"]
    assert group_of(one) == {one}
    assert Link.objects.filter(kind="same", undone=True).count() == 1


def test_the_same_matter_gives_no_sight_and_is_declared_by_the_office_of_what_it_sees(office):
    one, two = office.submitted(title="甲"), office.submitted(title="乙")
    office.done("circulate", CLERK, matter=one, readers=["post:dm4"])
    office.done("same", CLERK, matter=one, other=two, reason="同一件事")
    office.matter = one
    assert related(office, DM4) == set() and kernel.look(two, DM4, now=office.now) is None
    assert codes(office.refused("48.1b", verb="same", by=BUREAU, matter=one, other=two, reason="同一件事")) == ["who"]
    assert codes(office.refused(verb="same", by=CLERK, matter=one, other="f" * 32, reason="同一件事")) == ["no_such_matter"]
    assert codes(office.refused(verb="same", by=CLERK, matter=one, other=one, reason="同一件事")) == ["no_such_matter"]
    assert codes(office.refused(verb="same", by=CLERK, matter=one, other=two)) == ["missing.reason"]


def test_a_fact_that_counts_counts_groups(office):
    first = office.submitted(title="唯一")
    office.open(title="唯一", body="正文")
    office.done("submit", BUREAU)
    office.refused("44.2a", verb="register", by=CLERK)
    office.done("same", CLERK, other=first, reason="重报")
    office.done("register", CLERK)


def test_a_related_matter_is_shown_beside_and_is_not_the_same(office):
    one, two = office.submitted(title="甲"), office.submitted(title="乙")
    office.done("relate", BUREAU, matter=one, other=two, reason="前后文")
    office.matter = one
    assert related(office, BUREAU, "relate") == {two}
    assert group_of(one) == {one}


# withdrawing, sending back, voiding


def test_what_another_has_opened_is_asked_back_and_he_decides(office):
    office.open(title="甲", body="正文")
    office.done("submit", BUREAU)
    assert "ask_withdraw" not in offered(office, BUREAU)
    kernel.look(office.matter, CLERK, now=office.now)
    (finding,) = office.refused(verb="withdraw", by=BUREAU, reason="漏了附件").findings
    assert CLERK.person in finding.message and "申请撤回" in finding.mend
    office.done("ask_withdraw", BUREAU, reason="漏了附件")
    assert Notice.objects.get(kind="ask_withdraw").seat.startswith("section:")
    office.done("send_back", CLERK, to="submit", reason="来文机关申请撤回")
    assert [one.verb for one in kernel.tasks(BUREAU, now=office.now)] == ["submit"]
    office.holds()


def test_nobody_withdraws_what_another_has_built_upon(office):
    office.submitted()
    assert codes(office.refused(verb="withdraw", by=BUREAU, reason="有误")) == ["nothing_to_withdraw"]


def test_back_goes_to_any_verb_before_ones_own_and_to_no_other(office):
    office.proposed()
    office.done("deputy", DEPUTY)
    view = next(one for one in kernel.look(office.matter, SECRETARY, now=office.now).verbs if one.name == "send_back")
    assert next(one.choices for one in view.asks if one.name == "to") == ("submit", "register", "propose", "deputy")
    assert codes(office.refused(verb="send_back", by=SECRETARY, to="instruct", reason="有误")) == ["not_done"]
    assert codes(office.refused(verb="send_back", by=SECRETARY, to="propose")) == ["missing.reason"]
    assert codes(office.refused(verb="send_back", by=BUREAU, to="submit", reason="有误")) == ["no_duty"]
    office.done("send_back", SECRETARY, to="register", reason="登记有误")
    assert "退回1次" in kernel.tasks(CLERK, now=office.now)[0].marks
    office.holds()


def test_a_matter_is_voided_by_its_author_while_he_is_alone(office):
    matter = office.open(title="甲", body="正文")
    office.done("void", BUREAU, reason="不报了")
    assert Matter.objects.get(pk=matter).ended_at
    office.submitted()
    assert codes(office.refused(verb="void", by=BUREAU, reason="不报了")) == ["not_alone"]
    office.holds()


def test_a_late_answer_is_filed_and_the_deemed_one_stands(office):
    from datetime import datetime

    from yizhang.law.calendar import LOCAL

    office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    child = Matter.objects.get(parent=office.matter).pk
    office.now = datetime(2026, 3, 12, 9, 0, tzinfo=LOCAL)
    kernel.sweep(office.now)
    office.done("late", FINANCE, matter=child, opinion="不同意")
    row = Matter.objects.get(pk=child)
    assert (row.end_outcome, row.ended_at[:10]) == ("视为无不同意见", "2026-03-12")
    assert Act.objects.filter(matter=child, verb="late", accepted=True).exists()
    office.holds()
