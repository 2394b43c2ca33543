"""Who (semantics 13, 14, 27 to 31): actors over the city of a page, and the stage “who”."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.law.city import CITY, CLERK, HELD
from tests.law.matter import NOW, Matter, dispatch

from yizhang.law.actor import (
    every,
    head_of,
    holder,
    in_charge_of,
    leader_of,
    mayor,
    office,
    organ,
    other_than,
    paired_with,
    rank,
    same_as,
    secretary_general,
    section,
    system,
)
from yizhang.law.fieldtype import PostRef
from yizhang.law.judge import by_each, due_seats, entitled
from yizhang.law.org import Delegation, Rank, Who
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, field
from yizhang.law.verb import duty


class MeetingRecord(Record):
    chair: PostRef = field("主持人")
    lead: str = field("牵头部门")
    parties: tuple[str, ...] = field("相关部门")
    topic: str = field("主题")


def seats(actor, **values):
    return actor.seats(Who(CITY, values, CLERK))


# 27


@pytest.mark.parametrize(
    ("actor", "values", "expected", "label"),
    [
        (mayor, {}, ("post:mayor",), "市长"),
        (rank(Rank.DEPUTY_MAYOR, anyone=True), {}, ("post:dm2", "post:dm3"), "副市长"),
        (office("文电"), {}, ("section:docs",), "市政府办公室文电"),
        (organ("市司法局"), {}, ("organ:sfj",), "市司法局"),
        (section("lead"), {"lead": "jyj"}, ("organ:jyj",), "牵头部门"),
        (section("lead"), {"lead": "某某协会"}, ("section:docs",), "牵头部门"),
        (section("parties"), {"parties": ["jyj", "czj", "jyj"]}, ("organ:jyj", "organ:czj"), "相关部门"),
        (head_of("lead"), {"lead": "jyj"}, ("post:jyj.head",), "牵头部门主要负责人"),
        (leader_of("lead"), {"lead": "jyj"}, ("post:jyj.head", "post:jyj.deputy"), "牵头部门负责人"),
        (holder("chair"), {"chair": "dm3"}, ("post:dm3",), "主持人"),
        (in_charge_of("topic", "lead"), {"topic": "义务教育", "lead": "jyj"}, ("post:dm3",), "分管副市长"),
        (in_charge_of("topic", "lead"), {"topic": "没有分工的主题", "lead": "jyj"}, ("post:dm2",), "分管副市长"),
        (in_charge_of("topic", "lead"), {}, (), "分管副市长"),
        (paired_with(in_charge_of("lead")), {"lead": "jyj"}, ("post:dsg2",), "对口分管副市长的副秘书长"),
        (mayor | office("文电"), {}, ("post:mayor", "section:docs"), "市长或市政府办公室文电"),
        (rank(Rank.DEPUTY_MAYOR, anyone=True) & in_charge_of("lead"), {"lead": "jyj"}, ("post:dm2",), "副市长，且为分管副市长"),
        (every(in_charge_of("parties")), {"parties": ["jyj", "czj"]}, ("post:dm2", "post:dm3"), "每一位分管副市长"),
        (system, {}, ("system",), "系统"),
        (section("lead"), {}, (), "牵头部门"),
    ],
)
def test_an_actor_is_seats_on_the_day_and_words_for_people(actor, values, expected, label):
    assert seats(actor, **values) == expected
    assert actor.label(MeetingRecord) == label


def test_all_posts_of_an_organ_sit_at_its_desk():
    matter = Matter(Meeting, {"lead": "jyj"})
    for post in ("jyj.head", "jyj.deputy", "jyj.clerk"):
        assert matter.who("prepare", post) == []
    assert [one.code for one in matter.who("prepare", "czj.head")] == ["who"]


class Meeting(Procedure, of=MeetingRecord, label="会议"):
    """Who may do what at a meeting."""

    prepare = duty("筹备", by=section("lead"), cites="43.1")
    chair = duty("主持", by=holder("chair").in_person, cites="43.2")
    minutes = duty("纪要", by=same_as(prepare))
    check = duty("核对", by=section("lead") & other_than(prepare) | office("文电"))
    later = duty("复核", by=section("lead") & other_than("final"))
    final = duty("定稿", by=every(in_charge_of("parties")) & other_than(prepare))


# 14


def test_nobody_in_office_never_means_not_needed():
    matter = dispatch().do("check", "通过").among(portfolio={})
    (found,) = matter.who("deputy", "dm2")
    assert found.message == "“审核”由每一位分管副市长办理，目前无人在任或未定"
    assert found.cites == ("50.1b", "6.1b")
    assert "deputy" in matter.duties


def test_a_vacant_post_is_nobody_by_five_point_one():
    vacant = Matter(Meeting, {"lead": "jyj", "chair": "dm3"}).among(held={post: person for post, person in HELD.items() if post != "dm3"})
    (found,) = vacant.who("chair", "dm2")
    assert (found.template, found.cites) == ("“{verb}”由{who}办理，目前无人在任或未定", ("43.2", "5.1"))


def test_a_refusal_names_who_it_is_with_the_articles_of_the_actor():
    (found,) = dispatch().do("check", "通过").who("deputy", "dm3")
    assert found.message == "“审核”由每一位分管副市长（副市长（孙示丙））办理"
    assert found.mend == "请副市长（孙示丙）办理"
    assert found.cites == ("50.1b", "6.1b")


# 28, 29


def away(*scope, presiding=False):
    return Delegation("d1", "mayor", "dm2", NOW - timedelta(days=1), NOW + timedelta(days=3), scope, presiding, "受市长委托")


def refusal(verb, *delegations):
    matter = dispatch()
    return next(entitled(matter.at, matter.at.verb(verb), CITY.seats("dm2"), HELD["dm2"], delegations))


def test_a_deputy_with_a_delegation_who_signs_as_himself_is_refused_and_told():
    found = refusal("sign", away("dispatch.sign"))
    assert found.refuses
    assert found.way == ("sign", "签发", "受市长委托")
    assert found.mend == "请切换为“受市长委托”后办理，或请市长办理"


def test_a_delegation_reaches_its_scope_its_period_and_never_what_is_personal():
    assert refusal("sign", away(presiding=True)).way is not None
    assert refusal("sign", away("special_meeting.convene")).way is None
    assert refusal("sign", replace(away("dispatch.sign"), end=NOW - timedelta(hours=1))).way is None
    assert refusal("sign_order", away(presiding=True)).way is None
    assert refusal("review", away(presiding=True)).way is None


def test_a_delegation_without_a_name_is_called_by_its_giver():
    assert refusal("sign", replace(away("dispatch.sign"), label="")).way.who == "受市长委托"


def test_personal_is_an_actor_of_which_every_part_is_or_either_of_both():
    assert (mayor.in_person | secretary_general.in_person).personal
    assert not (mayor.in_person | secretary_general).personal
    assert (mayor.in_person & other_than("x")).personal


# 30


def test_a_recorded_charge_stands_in_the_holders_place():
    city = CITY.but(charges={"jyj": "jyj.deputy"})
    assert head_of("lead").seats(Who(city, {"lead": "jyj"}, CLERK)) == ("post:jyj.deputy",)


# 31


def test_same_as_is_the_post_whoever_holds_it_now():
    matter = Matter(Meeting, {"lead": "jyj"}).do("prepare", by="jyj.clerk")
    assert matter.who("minutes", "jyj.clerk") == []
    successor = matter.among(held={**HELD, "jyj.clerk": "新来的"})
    assert successor.who("minutes", "jyj.clerk") == []
    assert successor.who("minutes", "jyj.deputy") != []


def test_before_the_verb_is_done_same_as_is_nobody():
    assert Matter(Meeting, {"lead": "jyj"}).who("minutes", "jyj.clerk")[0].template == "“{verb}”由{who}办理，目前无人在任或未定"


def test_other_than_bars_the_person_whatever_the_post():
    matter = Matter(Meeting, {"lead": "jyj"}).do("prepare", by="jyj.clerk")
    assert matter.who("check", "jyj.clerk")[0].template == "“{verb}”须由{who}办理，办过前一步的人不能再办"
    assert matter.who("check", "jyj.deputy") == []
    both = matter.among(held={**HELD, "jyj.deputy": HELD["jyj.clerk"]})
    assert both.who("check", "jyj.deputy") != []


def test_a_bar_on_one_branch_leaves_the_other():
    matter = Matter(Meeting, {"lead": "jyj"}).do("prepare", by="jyj.clerk")
    moved = matter.among(held={**HELD, "docs1": HELD["jyj.clerk"]})
    assert moved.who("check", "docs1") == []


def test_a_clerk_who_drafted_may_not_check_as_another_section():
    matter = dispatch().among(held={**HELD, "docs1": HELD["jyj.clerk"]})
    assert matter.who("check", "docs1")[0].code == "who"
    assert matter.who("check", "docs2") == []


def test_where_several_act_each_of_them_is_barred():
    matter = Matter(Meeting, {"lead": "jyj", "parties": ["jyj", "czj"]}).do("final", by="dm2").do("final", by="dm3")
    clerks = matter.among(held={**HELD, "jyj.clerk": HELD["dm2"], "jyj.deputy": HELD["dm3"]})
    assert clerks.who("later", "jyj.clerk") != []
    assert clerks.who("later", "jyj.deputy") != []
    assert clerks.who("later", "jyj.head") == []


def test_labels_speak_the_label_of_a_verb_named_by_a_string():
    assert Meeting.verbs["later"].by.label(MeetingRecord) == "牵头部门（不得为“定稿”的办理人）"


# 13


def test_each_seat_acts_once_and_waits_for_the_others():
    matter = Matter(Meeting, {"lead": "jyj", "parties": ["jyj", "czj"]})
    assert by_each(matter.at, Meeting.verbs["final"])
    once = matter.do("final", by="dm2")
    assert once.state("final") == "open"
    (found,) = once.who("final", "dm2")
    assert (found.code, found.message) == ("done", "您已办理“定稿”，尚待其他几位")
    assert once.who("final", "dm3") == []
    assert once.do("final", by="dm3").state("final") == "done"


def test_added_signers_act_too_and_dropped_ones_no_more():
    verb = Meeting.verbs["prepare"]
    matter = Matter(Meeting, {"lead": "jyj"})
    added = matter.common("add_signer", input={"of": "prepare", "signer": "post:sg"}, due={"prepare": ["organ:jyj", "post:sg"]})
    assert due_seats(added.at, verb) == ("organ:jyj", "post:sg")
    assert by_each(added.at, verb)
    dropped = added.common("drop_signer", input={"of": "prepare", "signer": "post:sg"}, due={"prepare": ["organ:jyj"]})
    assert due_seats(dropped.at, verb) == ("organ:jyj",)
    assert not by_each(dropped.at, verb)


def test_an_actor_that_only_bars_names_nobody():
    with pytest.raises(NotImplementedError):
        other_than("x").seats(Who(CITY, {}, CLERK))
    assert not other_than("x").tied


def test_fields_verbs_and_parts_of_what_is_put_together():
    actor = paired_with(in_charge_of("topic")) | every(holder("chair") & other_than("prepare"))
    assert actor.fields == ("topic", "chair")
    assert actor.verbs == ("prepare",)
    assert actor.cited == ("6.1b",)
    assert len([*actor.parts()]) == 7


def test_ties():
    assert not rank(Rank.DEPUTY_MAYOR).tied
    assert not (rank(Rank.DEPUTY_MAYOR) | mayor).tied
    assert (rank(Rank.DEPUTY_MAYOR) & in_charge_of("lead")).tied
    assert not paired_with(rank(Rank.DEPUTY_MAYOR)).tied
    assert every(rank(Rank.DEPUTY_MAYOR)).tied
