"""In whose place one acts: 委托, AB角, and what neither gives (semantics 27 to 31)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.values import Done, Hand, Refused

pytestmark = pytest.mark.django_db(transaction=True)

OTHER_DEPUTY = Hand("周示戊", "dm4")
DEPUTY_SECRETARY = Hand("卫示乙", "dsg3")


def for_mayor(id="d1"):
    return replace(OTHER_DEPUTY, behalf=id)


def reviewed(office):
    matter = office.proposed()
    office.done("deputy", DEPUTY)
    office.done("review", SECRETARY)
    return matter


def test_under_a_delegation_one_acts_with_the_givers_authority_and_the_act_names_it(office):
    matter = reviewed(office)
    office.delegates("mayor", "dm4", "asking.instruct")
    done = office.done("instruct", for_mayor(), "同意")
    page = kernel.look(matter, CLERK, now=office.now)
    (act,) = [one for one in page.acts if one.seq == done.act]
    assert (act.behalf, act.post) == ("d1", "dm4")
    assert "受市长" in act.who
    office.holds()


def test_a_deputy_with_a_delegation_who_acts_as_himself_is_refused_and_told_the_way(office):
    reviewed(office)
    assert office.do("instruct", OTHER_DEPUTY, "同意") == Refused(), "no stranger is told anything"
    office.delegates("mayor", "dm4")
    (finding,) = office.do("instruct", OTHER_DEPUTY, "同意").findings
    assert finding.way and finding.way.verb == "instruct"
    assert "切换为" in finding.mend


def test_a_delegation_of_something_else_makes_nobody_less_a_stranger(office):
    reviewed(office)
    office.delegates("mayor", "dm4", "asking.reply")
    assert office.do("instruct", OTHER_DEPUTY, "同意") == Refused()


def test_a_deputy_secretary_general_who_reviews_for_the_secretary_general_is_told_whose_it_is(office):
    office.proposed()
    office.done("deputy", DEPUTY)
    (finding,) = office.refused(verb="review", by=DEPUTY_SECRETARY).findings
    assert finding.code == "who" and "秘书长" in finding.message
    assert office.do("reply", DEPUTY_SECRETARY) == Refused(), "of other verbs he is told nothing"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "所持委托自2026年3月2日10:03起，现在还不能据以“批示”"), (200, "所持委托已于2026年3月7日09:03届满或终止，不能再据以“批示”")],
)
def test_a_delegation_that_does_not_run_says_from_when_or_since_when(office, hours, said):
    reviewed(office)
    office.done("circulate", CLERK, readers=["post:dm4"])
    office.delegates("mayor", "dm4", since=timedelta(hours=1))
    office.now += timedelta(hours=hours)
    (finding,) = office.refused("6.1d", verb="instruct", by=for_mayor(), outcome="同意").findings
    assert finding.message == said


@pytest.mark.parametrize("scope", [("asking.reply",), ("*",)])
def test_a_delegation_of_another_verb_does_not_reach(office, scope):
    matter = reviewed(office)
    office.done("circulate", CLERK, readers=["post:dm4"])
    office.delegates("mayor", "dm4", *scope)
    office.refused("6.1d", verb="instruct", by=for_mayor(), outcome="同意", matter=matter)


def test_a_delegation_ends_with_its_period_and_so_does_its_sight(office):
    matter = reviewed(office)
    office.delegates("mayor", "dm4", until=office.now + timedelta(hours=1))
    assert kernel.look(matter, MAYOR, now=office.now) and kernel.look(matter, for_mayor(), now=office.now)
    office.now += timedelta(hours=2)
    assert kernel.look(matter, for_mayor(), now=office.now) is None
    assert kernel.tasks(for_mayor(), now=office.now) == []
    (finding,) = office.do("instruct", for_mayor(), "同意").findings
    assert "6.1d" in finding.cites and "届满或终止" in finding.message
    assert office.do("instruct", OTHER_DEPUTY, "同意") == Refused(), "who does not name it is a stranger"


def test_only_the_receiver_may_choose_a_delegation(office):
    matter = reviewed(office)
    office.delegates("mayor", "dm4")
    assert office.do("instruct", replace(FINANCE, behalf="d1"), "同意", matter=matter) == Refused()


def test_what_is_in_person_no_delegation_reaches(office):
    office.open("visiting", by=BUREAU, title="走访")
    office.done("note", BUREAU)
    office.delegates("jyj.principal", "jyj.clerk")
    office.refused("6.1d", verb="sign", by=replace(BUREAU, behalf="d1"))
    office.done("sign", HEAD)


def test_with_a_delegation_only_the_givers_authority_counts(office):
    office.submitted()
    office.delegates("mayor", "docs.head")
    office.refused(verb="propose", by=replace(CLERK, behalf="d1"), lead="jyj")
    office.done("propose", CLERK, lead="jyj")


def test_a_matter_is_opened_in_the_place_of_the_giver(office):
    """市教育局's clerk entrusted 市财政局's with handing in: the matter is 市教育局's, and the act says for whom."""
    office.delegates("jyj.clerk", "czj.principal", "asking.submit")
    hand = replace(FINANCE, behalf="d1")
    matter = office.open(by=hand, title="代办", body="正文")
    assert Matter.objects.get(pk=matter).organ == "jyj"
    office.done("submit", hand)
    assert '"behalf":"d1"' in Act.objects.get(matter=matter, seq=1).body
    assert kernel.look(matter, BUREAU, now=office.now) is not None
    office.holds()


def test_a_delegation_that_does_not_reach_opens_nothing(office):
    office.delegates("jyj.clerk", "czj.principal", "asking.reply")
    refused = kernel.open_matter("asking", replace(FINANCE, behalf="d1"), {"title": "代办"}, now=office.now)
    assert isinstance(refused, Refused) and refused.findings[0].cites == ("6.1d", "48.1b")
    assert not Matter.objects.exists()


def test_a_duty_of_the_giver_may_be_sent_back_under_the_delegation(office):
    matter = reviewed(office)
    office.delegates("mayor", "dm4")
    office.done("send_back", for_mayor(), to="propose", reason="牵头部门有误")
    assert kernel.look(matter, CLERK, now=office.now).status == "待拟办"


def test_a_waiver_may_be_given_for_the_authority_under_its_delegation(office):
    office.open(title="甲", body="字" * 25)
    (finding,) = office.refused("51.1e", verb="submit", by=BUREAU).findings
    given = {"of": "submit", "finding": finding.digest, "provision": "51.1e", "reason": "情况复杂"}
    office.done("ask_waiver", BUREAU, **given)
    office.delegates("sg", "dm4")
    office.done("waive", for_mayor(), **given)


def test_b_reads_for_an_absent_a_and_never_acts_for_him(office, monkeypatch):
    matter = reviewed(office)
    b = Hand("周示戊", "dm4")
    monkeypatch.setattr("yizhang.office.snapshot.OrgSnapshot.reads_for", lambda self, post: ("mayor",) if post == "dm4" else ())
    assert kernel.look(matter, b, now=office.now) is not None
    assert kernel.tasks(b, now=office.now) == [], "what he may not do is not his task"
    office.refused("6.1a", verb="instruct", by=b, outcome="同意")
    office.done("circulate", CLERK, readers=["post:mayor"])
    assert [one.kind for one in kernel.tasks(b, now=office.now, kinds=("read",))] == ["read"]
    office.done("read", b)


def test_four_eyes_look_at_the_person_not_the_post(office):
    office.open("visiting", by=BUREAU, title="走访")
    office.done("note", BUREAU)
    office.done("sign", HEAD)
    office.becomes(lambda org: _also(org, HEAD.person, "jyj.clerk"))
    assert isinstance(office.do("check", Hand(HEAD.person, "jyj.clerk")), Refused)
    office.done("check", BUREAU)


def _also(org, person, post):
    from yizhang.office.facts import HoldingEntry
    from yizhang.office.row import Row

    held = org.rows[HoldingEntry]
    entry = HoldingEntry(**{**held[0].record.__dict__, "person": person, "post": post})
    return replace(org, rows={**org.rows, HoldingEntry: (*held, Row("x", entry, held[0].period))})


def test_who_does_not_hold_the_post_does_not_exist_for_the_matter(office):
    matter = office.submitted()
    assert office.do("propose", Hand("毕示己", "docs.head"), lead="jyj") == Refused()
    assert kernel.look(matter, Hand("毕示己", "docs.head"), now=office.now) is None


@pytest.mark.parametrize("post", ["系统管理员", "安全管理员", "审计管理员", ""])
def test_an_administrator_acts_on_no_matter(office, post):
    from yizhang.kernel.values import BadShape

    matter = office.submitted()
    admin = Hand("系统管理员甲", post)
    assert office.do("propose", admin, lead="jyj") == Refused()
    assert kernel.visible(admin, now=office.now).count() == 0
    assert kernel.look(matter, admin, now=office.now) is None
    with pytest.raises(BadShape):
        kernel.open_matter("asking", admin, {"title": "甲"}, now=office.now)


def test_same_as_is_the_post_with_its_present_holder(office):
    office.open("visiting", by=BUREAU, title="走访")
    office.done("note", BUREAU)
    office.done("sign", HEAD)
    office.done("check", BUREAU)
    assert isinstance(office.do("close", BUREAU), Refused)
    assert isinstance(office.do("close", HEAD), Done)
    office.holds()
