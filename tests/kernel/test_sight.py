"""Who sees what, and what is told to whom does not: strangers, sealed matters, private fields, readers (semantics 40, 50 to 53)."""

from dataclasses import replace

import pytest

from tests.kernel.chapter.facts import Paper
from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Act, Matter, Reader, SecurityEvent
from yizhang.kernel.values import Asks, Hand, Refused
from yizhang.law.actor import section

pytestmark = pytest.mark.django_db(transaction=True)


OTHER_DEPUTY = Hand("周示戊", "dm4")


def sees(office, by, matter=""):
    return kernel.look(matter or office.matter, by, now=office.now) is not None


def auditor(office):
    """Whoever sits at 市审计局's desk."""
    from tests.kernel import world

    org = world.org_at(office.now, 0)
    post = next(one.code for one in org.posts_of("市审计局") if org.person_at(f"post:{one.code}"))
    return Hand(org.person_at(f"post:{post}"), post)


def test_before_its_first_verb_a_matter_is_there_for_its_author_only(office):
    matter = office.open(title="甲", body="含禁语")
    office.do("submit", BUREAU)
    assert Act.objects.filter(matter=matter).count() == 2, "the refused act stays with the draft"
    assert sees(office, BUREAU) and not sees(office, HEAD) and not sees(office, CLERK)
    assert [one.pk for one in kernel.drafts(BUREAU, now=office.now)] == [matter]
    assert office.do("register", CLERK) == Refused()
    office.done("submit", BUREAU, body="正文")
    assert sees(office, HEAD) and sees(office, CLERK)


def test_a_stranger_grows_no_chain_and_is_noted_elsewhere(office):
    matter = office.submitted()
    acts = Act.objects.filter(matter=matter).count()
    for verb in ("register", "withdraw", "circulate", "claim", "remind", "attach", "waive"):
        given = {"circulate": {"readers": ["post:czj.principal"]}, "claim": {"of": "propose"}}.get(verb, {})
        assert office.do(verb, FINANCE, **given) == Refused() == office.do(verb, FINANCE, matter="f" * 32, **given)
    assert Act.objects.filter(matter=matter).count() == acts
    assert SecurityEvent.objects.filter(body__contains=matter).exists()
    assert not sees(office, FINANCE)


def test_who_is_in_the_actor_of_the_verb_is_told_though_no_reader(office):
    office.submitted()
    assert not sees(office, MAYOR)
    office.refused("49.2b", verb="instruct", by=MAYOR, outcome="同意")
    assert not sees(office, MAYOR), "he learns findings, not contents"
    assert kernel.visible(MAYOR, now=office.now).count() == 0


def test_a_leader_at_another_leaders_verb_is_told_whose_it_is_and_sees_nothing(office):
    matter = office.proposed()
    (finding,) = office.do("deputy", OTHER_DEPUTY).findings
    assert finding.code == "who" and kernel.look(matter, OTHER_DEPUTY, now=office.now) is None
    assert office.do("register", OTHER_DEPUTY) == Refused(), "at a clerk's verb he is a stranger like anybody"


def test_being_refused_makes_nobody_a_reader(office):
    matter = office.proposed()
    office.refused("6.1b", verb="deputy", by=Hand("周示戊", "dm4"))
    assert not Reader.objects.filter(matter=matter, seat="post:dm4").exists()


def test_a_sealed_child_is_there_for_those_who_handle_it_only(office):
    matter = office.submitted()
    office.done("refer", CLERK)
    child = Matter.objects.get(parent=matter).pk
    audit = auditor(office)
    assert sees(office, audit, child)
    assert not sees(office, BUREAU, child) and not sees(office, CLERK, child)
    assert [one for one in kernel.look(matter, BUREAU, now=office.now).related if one.kind == "child"] == []
    assert office.do("close", CLERK, matter=child) == Refused(), "not even who is in the actor of the verb is told"
    office.done("circulate", CLERK, readers=["post:dm4"])
    assert not sees(office, Hand("周示戊", "dm4"), child)
    office.done("look_into", audit, matter=child)
    office.done("close", CLERK, matter=child)
    office.holds()


def test_who_sees_a_matter_sees_its_children_also_when_he_comes_later(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    child = Matter.objects.get(parent=matter).pk
    assert sees(office, BUREAU, child) and not sees(office, Hand("周示戊", "dm4"), child)
    office.done("circulate", CLERK, readers=["post:dm4"])
    assert sees(office, Hand("周示戊", "dm4"), child)
    assert not sees(office, FINANCE, matter), "sight goes down, not up"


def test_readers_are_not_taken_back_by_reopening(office):
    office.proposed()
    office.done("deputy", DEPUTY)
    office.done("send_back", SECRETARY, to="submit", reason="有误")
    assert sees(office, DEPUTY) and sees(office, SECRETARY)


def test_who_left_the_post_sees_no_more_and_his_successor_does(office):
    office.proposed()
    office.becomes(lambda org: _succeeded(org, "dm3", "新任某"))
    assert not sees(office, DEPUTY)
    assert sees(office, Hand("新任某", "dm3"))


def _succeeded(org, post, person):
    from yizhang.office.facts import HoldingEntry
    from yizhang.office.row import Row

    def held(one):
        return HoldingEntry(**{**one.__dict__, "person": person}) if one.post == post else one

    return replace(org, rows={**org.rows, HoldingEntry: tuple(Row(row.id, held(row.record), row.period) for row in org.rows[HoldingEntry])})


def test_a_private_field_and_what_quotes_it_is_not_for_others(office):
    matter = office.open(title="甲", body="正文", secret="8312")
    asks = office.do("submit", BUREAU)
    assert isinstance(asks, Asks) and "8312" in asks.findings[0].message, "who typed it is told"
    office.done("submit", BUREAU, confirmed=asks.digests)
    for by, told in ((BUREAU, True), (CLERK, False)):
        page = kernel.look(matter, by, now=office.now)
        assert ("8312" in str(page)) is told, by
    shown = kernel.look(matter, CLERK, now=office.now)
    assert [one.value for one in shown.fields if one.name == "secret"] == ["不公开"]
    assert "不公开" in [one.message for one in shown.findings]
    office.holds()


def test_what_was_corrected_in_a_private_field_is_private_too(office):
    matter = office.open(title="甲", body="正文", secret="83120000")
    office.done("submit", BUREAU)
    office.done("correct", BUREAU, of="submit", secret="83129999")
    assert "83129999" not in str(kernel.look(matter, CLERK, now=office.now))
    assert "83129999" in str(kernel.look(matter, BUREAU, now=office.now))


def test_counts_and_lists_start_from_what_one_may_see(office):
    office.submitted(title="甲")
    office.submitted(title="乙")
    assert kernel.visible(BUREAU, now=office.now).count() == 2
    assert kernel.visible(FINANCE, now=office.now).count() == 0
    assert kernel.tasks(FINANCE, now=office.now) == [] == kernel.tasks(MAYOR, now=office.now)


def test_any_leader_of_the_organ_may_answer_and_no_clerk(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["jyj"])
    child = Matter.objects.get(parent=matter).pk
    office.refused("53.2a", verb="answer", by=BUREAU, outcome="同意", matter=child)
    deputy_head = office.held("jyj.deputy1")
    assert [line.label for line in kernel.tasks(deputy_head, now=office.now)] == ["答复意见"]
    office.done("answer", deputy_head, "同意", matter=child)
    assert kernel.tasks(HEAD, now=office.now) == [], "the first to act closes it for the others"
    (finding,) = office.refused(verb="answer", by=HEAD, outcome="同意", matter=child).findings
    assert finding.code == "done" and finding.values["who"]


def test_no_list_shows_a_name_or_sender_that_is_private(office, monkeypatch):
    for name in ("title", "sender"):
        monkeypatch.setattr(Paper.__fields__[name], "private_to", section("lead"))
    office.submitted(title="关于张三反映问题的请示")
    (line,) = kernel.tasks(CLERK, now=office.now)
    assert (line.title, line.number) == (line.procedure_label, "政办收〔2026〕1号")
    assert "张三" not in kernel.look(office.matter, CLERK, now=office.now).title
