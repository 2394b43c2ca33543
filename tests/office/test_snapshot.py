"""Who is who in the demonstration city on a day: chapter two as far as the organisation alone decides it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.office.cast import city, city_with, moment

from yizhang.law.org import Rank
from yizhang.law.record import Record
from yizhang.office.entries import demonstration, rows_of
from yizhang.office.facts import AbsenceEntry, HoldingEntry, OrganEntry, PortfolioEntry, SubjectEntry
from yizhang.office.kinds import AbsenceKind, OrganKind, Role
from yizhang.office.period import FOREVER, Period
from yizhang.office.row import Row


def row(record: Record, start: str, end: str = "") -> Row[Record]:
    return Row("added", record, Period(moment(start), moment(end) if end else FOREVER))


def without_holder(post: str):
    rows = rows_of(demonstration())
    return replace(rows, all=tuple(one for one in rows.all if not (one.kind is HoldingEntry and one.record.post == post)))


def test_the_government_has_37_members():
    org = city("2026-11-25")
    assert len(org.members) == 37
    roles = {Role.MAYOR: 1, Role.DEPUTY_MAYOR: 7, Role.SECRETARY_GENERAL: 1, Role.PRINCIPAL: 28}
    assert Counter(org.role(post) for post in org.members) == roles
    assert {org.kind(org.organ_of(post)) for post in org.members} == {OrganKind.GOVERNMENT, OrganKind.DEPARTMENT}


@pytest.mark.parametrize("post", "dsg1 gjj.principal jkq.principal zjb.principal jiangyin.principal jyj.deputy1 docs.head".split())
def test_nobody_else_is_a_member(post):
    assert not city("2026-11-25").is_member(post)


def test_an_empty_post_counts_nowhere():
    org = without_holder("dm5").at(moment("2026-11-25"))
    assert len(org.members) == 36
    assert "post:dm5" not in org.ranked(Rank.DEPUTY_MAYOR)
    assert org.in_charge("市水利局") == ()
    assert org.name("dm5") == "副市长（空缺）"


def test_a_recorded_charge_makes_no_member():
    org = city("2026-04-01")
    assert org.head("wgj") == "post:wgj.deputy2"
    assert not org.is_member("wgj.deputy2") and org.is_member("wgj.principal")


@pytest.mark.parametrize("day", ["2026-03-02", "2026-04-01", "2026-06-12T23:59"])
def test_a_deputy_is_head_while_his_charge_lasts(day):
    assert city(day).head("市文广旅游局") == "post:wgj.deputy2"


@pytest.mark.parametrize("day", ["2026-03-01", "2026-06-13", "2026-06-15"])
def test_the_principal_is_head_before_and_after(day):
    assert city(day).head("市文广旅游局") == "post:wgj.principal"


def test_all_leaders_of_a_department_begin_with_its_head():
    assert city("2026-04-01").leaders("wgj") == ("post:wgj.deputy2", "post:wgj.principal", "post:wgj.deputy1")
    assert city("2026-07-01").leaders("市教育局") == ("post:jyj.principal", "post:jyj.deputy1", "post:jyj.deputy2")


@pytest.mark.parametrize(("day", "who"), [("2026-06-30", "dm3"), ("2026-06-30T23:59", "dm3"), ("2026-07-01", "dm6"), ("2026-07-02", "dm6")])
def test_education_moves_from_one_deputy_to_another(day, who):
    assert city(day).in_charge("市教育局") == (f"post:{who}",)
    assert city(day).in_charge("教育") == (f"post:{who}",)
    assert city(day).in_charge("市文广旅游局") == ("post:dm3",)


def test_the_paired_deputy_secretary_general_follows_the_leader():
    before, after = city("2026-06-30"), city("2026-07-01")
    assert before.paired(*before.in_charge("jyj")) == "post:dsg2"
    assert after.paired(*after.in_charge("jyj")) == "post:dsg4"
    assert after.leaders_of_pair("dsg2") == ("dm2", "dm3")


def test_a_topic_and_its_department_may_have_different_leaders():
    org = city("2026-03-02")
    assert org.in_charge("招商引资") == ("post:dm2",)
    assert org.in_charge("市发展改革委") == ("post:executive_deputy",)


def test_lead_and_assisting_department_have_each_their_leader():
    org = city("2026-03-02")
    assert org.in_charge("市交通运输局") == ("post:dm4",)
    assert org.in_charge("市市场监管局") == ("post:dm5",)


@pytest.mark.parametrize("key", "市审计局 审计 市政府驻上海联络处 办公室日常工作 江阴市人民政府 低空经济 国务院 没有的机构".split())
def test_nobody_is_in_charge_where_it_is_the_mayors_or_nobodys(key):
    assert city("2026-03-02").in_charge(key) == ()


def test_the_mayors_own_department_is_known_to_be_his():
    assert city("2026-03-02").leader_of("市审计局") == "mayor"
    assert city("2026-03-02").leader_of("市政府驻上海联络处") == "sg"


def test_of_two_with_the_same_department_the_first_is_in_charge():
    second = PortfolioEntry(leader="dm2", organs=("fgw",), topics=("招商",), basis="锡政办发〔2026〕9号", since=moment("2026-03-01").date())
    org = city_with(row(second, "2026-03-01")).at(moment("2026-03-02"))
    assert org.in_charge("市发展改革委") == ("post:executive_deputy",)
    assert org.in_charge("招商") == ("post:dm2",)


def test_duty_lists_propose_the_lead_department():
    org = city("2026-03-02")
    assert org.lead_for("城市更新") == ("zjj",)
    assert org.lead_for("低空经济") == ()
    assert org.overlaps == {}


def test_the_secretary_general_fills_a_gap():
    found = row(SubjectEntry(topic="低空经济"), "2026-03-01")
    assert city_with(found).at(moment("2026-03-02")).gaps == ("低空经济",)
    designated = row(SubjectEntry(topic="低空经济", lead="jtj"), "2026-03-01")
    org = city_with(designated).at(moment("2026-03-02"))
    assert org.lead_for("低空经济") == ("jtj",) and org.gaps == ()


def test_kinds_of_organs_bound_by_the_rules():
    org = city("2026-03-02")
    bound = {one.kind for one in org.organs.values() if org.bound(one.code)}
    assert bound == {OrganKind.DEPARTMENT, OrganKind.DIRECTLY_AFFILIATED, OrganKind.RESIDENT_OFFICE}
    assert org.bound("市政府驻上海联络处") and org.bound("供销合作总社")
    assert not org.bound("无锡经济开发区管理委员会") and not org.bound("江阴市人民政府") and not org.bound("江苏省人民政府")


@pytest.mark.parametrize(
    ("organ", "led"),
    [
        ("市财政局", True),
        ("江阴市人民政府", True),
        ("市行政审批服务中心", False),
        ("江苏省水利厅", False),
        ("中共无锡市委办公室", False),
        ("市城建集团", True),
    ],
)
def test_what_the_record_does_not_say_whose_it_is_is_not_denied_to_the_government(organ, led):
    """A company may well be the city's own, so it can be given what is to be done (6.1a); a name that is not on record cannot."""
    company = OrganEntry(code="cjjt", name="无锡市城建发展集团有限公司", short="市城建集团", kind=OrganKind.OTHER)
    assert city_with(row(company, "2020-01-01")).at(moment("2026-03-02")).leads(organ) is led


def test_seats_are_the_post_and_its_desk():
    org = city("2026-03-02")
    assert org.seats("docs.1") == {"post:docs.1", "section:docs"}
    assert org.seats("sfj.principal") == {"post:sfj.principal", "organ:sfj"}
    assert org.seats("nobody") == frozenset()
    assert org.holders("section:docs") == ("韩示戊", "杨示己", "朱示庚")
    assert org.holds("孙示丙", "dm2") and not org.holds("孙示丙", "dm3")


@pytest.mark.parametrize("organ", ["sfj", "市司法局", "无锡市司法局"])
def test_a_desk_is_found_by_code_name_or_short_name(organ):
    assert city("2026-03-02").desk(organ) == "organ:sfj"


@pytest.mark.parametrize("organ", "江苏省人民政府 某某公司 市政府办公室 市政府".split())
def test_the_registry_is_the_desk_of_the_office_and_of_all_outside(organ):
    assert city("2026-03-02").desk(organ) == "section:docs"


def test_other_organs_have_their_own_desk():
    org = city("2026-03-02")
    desks = [org.desk(organ) for organ in ("综合", "市防汛抗旱指挥部", "江阴市人民政府")]
    assert desks == ["section:general", "organ:slj", "organ:jiangyin"]


def test_the_chair_heads_a_coordinating_body():
    assert city("2026-03-02").head("市安全生产委员会") == "post:executive_deputy"
    assert city("2026-03-02").head("市政府办公室") == "post:dsg1"
    assert city("2026-03-02").head("某某公司") is None


def test_a_post_belongs_to_its_organ_or_section():
    org = city("2026-03-02")
    assert [org.organ_of(post) for post in ("mayor", "dsg1", "docs.1", "jyj.clerk")] == ["government", "office", "docs", "jyj"]


def test_leaders_are_ranked_as_listed():
    org = city("2026-03-02")
    assert org.ranked(Rank.DEPUTY_MAYOR) == ("post:executive_deputy", *(f"post:dm{n}" for n in range(2, 8)))
    assert org.ranked(Rank.MAYOR) == ("post:mayor",) and org.executive_deputy == "executive_deputy"
    assert len(org.ranked(Rank.DEPUTY_SECRETARY_GENERAL)) == 5


def trip(until: str, returned: str = "") -> Row[Record]:
    back = moment(returned) if returned else None
    days = {"since": moment("2026-05-18").date(), "until": moment(until).date()}
    entry = AbsenceEntry(who="mayor", kind=AbsenceKind.ABROAD, place="新加坡", returned=back, **days)
    return Row("trip", entry, entry.away)


def presiding(rows) -> bool:
    (one,) = (each for each in rows.delegations.values() if each.presiding)
    return one.reaches("dispatch.sign", moment("2026-05-21T09:00"))


def test_presiding_ends_when_the_mayor_is_back():
    assert presiding(rows_of(demonstration()))
    assert not presiding(city_with(trip("2026-05-22", "2026-05-20T17:00"), without=AbsenceEntry))
    assert presiding(city_with(trip("2026-05-22", "2026-05-22T17:00"), without=AbsenceEntry))


def test_presiding_lasts_to_the_end_of_its_last_day():
    (one,) = (each for each in city("2026-05-18").delegated_to("executive_deputy") if each.presiding)
    assert one.reaches("request.instruct", moment("2026-05-22T23:59")) and not one.reaches("request.instruct", moment("2026-05-23"))
    assert not one.reaches("request.instruct", moment("2026-05-17T23:59"))
    assert one.label == "受市长委托（2026年第1号）"


def test_a_meeting_delegation_reaches_its_meeting_only():
    one = next(each for each in city("2026-10-14").delegated_to("dsg3"))
    assert one.reaches("special_meeting.convene", moment("2026-10-14T09:00"))
    assert not one.reaches("dispatch.sign", moment("2026-10-14T09:00"))


def test_the_b_role_reads_while_the_other_is_away():
    assert city("2026-08-04").reads_for("dm3") == ()
    assert city("2026-08-04").stand_in("dm3") == "dm4"
    assert city("2026-09-08").reads_for("dsg1") == ("sg",)
    assert city("2026-09-12").reads_for("dsg1") == ()
    assert "post:sg" not in city("2026-09-08").seats("dsg1")


def test_one_is_absent_from_leaving_to_returning():
    assert city("2026-05-18").absent("mayor") and city("2026-05-22T23:00").absent("mayor")
    assert not city("2026-05-17").absent("mayor") and not city("2026-05-23").absent("mayor")


def test_between_two_changes_the_snapshot_is_the_same():
    rows = rows_of(demonstration())
    assert rows.at(moment("2026-03-03")) is rows.at(moment("2026-03-04"))
    assert rows.at(moment("2026-06-30")) is not rows.at(moment("2026-07-01"))
    assert rows.at(moment("2026-06-30")).period.end == moment("2026-07-01")
