"""What the organisation says about a document that comes in: who sends it, from where, and which leaders it passes."""

from __future__ import annotations

from datetime import datetime

import pytest

from yizhang.documents import derived
from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Source
from yizhang.law.calendar import LOCAL
from yizhang.law.errors import Missing
from yizhang.law.fieldtype import OrganRef, PostRef
from yizhang.law.org import Opener
from yizhang.office.entries import demonstration
from yizhang.office.snapshot import OrgSnapshot

SPRING, SUMMER = datetime(2026, 3, 2, 9, tzinfo=LOCAL), datetime(2026, 7, 1, 9, tzinfo=LOCAL)
CITY = OrgSnapshot.from_city(demonstration(), SPRING)
BUREAU = Opener("奚示戊", "jyj.clerk", "jyj")
REGISTRY = Opener("韩示戊", "docs.head", "docs", registrar=True)
DUTY = Opener("魏示癸", "duty.head", "duty")


def organs(*codes: str) -> tuple[OrganRef, ...]:
    return tuple(map(OrganRef, codes))


def posts(*codes: str) -> tuple[PostRef, ...]:
    return tuple(map(PostRef, codes))


def test_what_a_department_opens_is_its_own_document():
    assert derived.sender(CITY, BUREAU, IncomingRecord()) == "jyj"
    assert not derived.on_paper(CITY, BUREAU, IncomingRecord())


@pytest.mark.parametrize(("opener", "paper", "duty"), [(REGISTRY, True, False), (DUTY, False, True)])
def test_what_the_office_opens_says_its_sender_itself(opener, paper, duty):
    assert derived.sender(CITY, opener, IncomingRecord()) is None
    assert derived.on_paper(CITY, opener, IncomingRecord()) is paper
    assert derived.at_duty_desk(CITY, opener, IncomingRecord()) is duty


@pytest.mark.parametrize(
    ("name", "source", "listed"),
    [
        ("国务院", Source.SUPERIOR, True),
        ("国家发展和改革委员会", Source.SUPERIOR, True),
        ("中共江苏省委", Source.SUPERIOR, True),
        ("江苏省人民政府", Source.SUPERIOR, True),
        ("江苏省人民政府办公厅", Source.SUPERIOR, True),
        ("江苏省发展和改革委员会", Source.SUPERIOR, False),
        ("中共无锡市委", Source.SUPERIOR, False),
        ("市教育局", Source.SUBORDINATE, False),
        ("惠山区人民政府", Source.SUBORDINATE, False),
        ("无锡市中级人民法院", Source.PEER, False),
        ("无锡市政协", Source.PEER, False),
        ("某某协调机构", Source.UNKNOWN, False),
    ],
)
def test_the_name_of_the_sender_tells_where_it_stands(name, source, listed):
    assert derived.source_of(name) is source
    assert derived.listed(name) is listed


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (Source.SUPERIOR, "江苏省水利厅 中共无锡市委办公室 中国共产党无锡市委员会 国务院办公厅 水利部"),
        (Source.SUBORDINATE, "江阴市财政局 无锡市惠山区人民政府 周庄镇人民政府 无锡高新区管委会 太湖旅游度假区管理委员会 供销合作总社"),
        (Source.PEER, "苏州市人民政府 浙江省水利厅 中共苏州市委 姑苏区人民政府 上海市人民政府"),
        (Source.PEER, "共青团无锡市委员会 团市委 民盟无锡市委员会 中共惠山区委 无锡市人大常委会办公室 国家税务总局无锡市税务局"),
        (Source.UNKNOWN, "中国石油化工股份有限公司 苏州大学"),
    ],
)
def test_an_organ_of_another_place_or_of_nobody_here_stands_beside(source, names):
    told = {one: derived.source(CITY, REGISTRY, IncomingRecord(sender_name=one)) for one in names.split()}
    assert told == dict.fromkeys(told, source)


@pytest.mark.parametrize("sender", ["浙江省人民政府", "国家税务总局无锡市税务局"])
def test_what_is_important_to_others_need_not_reach_the_mayor_at_once(sender):
    assert not derived.first_to_mayor(CITY, REGISTRY, IncomingRecord(sender_name=sender, important=True))


@pytest.mark.parametrize(
    ("sender", "important", "note", "expected"),
    [
        ("江苏省人民政府", True, None, True),
        ("江苏省人民政府", False, None, False),
        ("江苏省人民政府", None, None, False),
        ("江苏省水利厅", True, None, False),
        ("江苏省水利厅", True, True, True),
        ("江苏省水利厅", False, True, False),
    ],
)
def test_important_from_a_listed_source_or_a_superiors_note_goes_to_the_mayor_at_once(sender, important, note, expected):
    record = IncomingRecord(sender_name=sender, important=important, leader_note=note)
    assert derived.first_to_mayor(CITY, REGISTRY, record) is expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (IncomingRecord(sender=OrganRef("jyj")), True),
        (IncomingRecord(sender=OrganRef("sjj")), False),
        (IncomingRecord(sender=OrganRef("sjj"), lead=organs("czj")), False),
        (IncomingRecord(sender=OrganRef("sjj"), topic="教育"), True),
        (IncomingRecord(sender=OrganRef("huishan")), True),
        (IncomingRecord(sender=OrganRef("huishan"), topic="审计"), False),
    ],
    ids=["部门有分管", "市长自管", "市长自管而他部门牵头", "主题优先于部门", "无人分管的等人定", "主题是市长自管"],
)
def test_only_the_mayors_own_has_no_deputy_between(record, expected):
    assert derived.has_deputy_in_charge(CITY, BUREAU, record) is expected


def test_deputies_of_assisting_departments_read_beside_the_one_in_charge():
    both = IncomingRecord(sender=OrganRef("jtj"), lead=organs("jtj"), assisting=organs("scj", "zjj"))
    assert derived.other_deputies(CITY, BUREAU, both) == ("dm5",)
    alone = IncomingRecord(sender=OrganRef("jtj"), lead=organs("jtj"), assisting=organs("zjj"))
    assert derived.other_deputies(CITY, BUREAU, alone) is None


def test_the_lead_department_gives_its_opinion_first_unless_it_is_the_sender():
    assert not derived.opinion_first(CITY, BUREAU, IncomingRecord(sender=OrganRef("jyj"), lead=organs("市教育局")))
    assert derived.opinion_first(CITY, BUREAU, IncomingRecord(sender=OrganRef("huishan"), lead=organs("czj")))
    with pytest.raises(Missing):
        derived.opinion_first(CITY, BUREAU, IncomingRecord(sender=OrganRef("huishan")))


def test_the_mayor_is_told_apart_from_the_other_readers():
    record = IncomingRecord(readers=posts("mayor", "dm3"))
    assert derived.for_mayor(CITY, BUREAU, record)
    assert derived.other_readers(CITY, BUREAU, record) == ("dm3",)
    assert derived.other_readers(CITY, BUREAU, IncomingRecord(readers=posts("mayor"))) is None
    assert not derived.for_mayor(CITY, BUREAU, IncomingRecord(readers=posts("dm3")))


@pytest.mark.parametrize(("post", "leads"), [("mayor", True), ("dm7", True), ("sg", True), ("dsg1", False), ("jyj.principal", False)])
def test_only_leaders_of_the_government_assign(post, leads):
    assert derived.assigner_is_leader(CITY, BUREAU, IncomingRecord(assigned_by=PostRef(post))) is leads


def test_the_deputy_in_charge_is_that_of_the_day():
    summer = OrgSnapshot.from_city(demonstration(), SUMMER)
    assert CITY.in_charge("jyj") == ("post:dm3",)
    assert summer.in_charge("jyj") == ("post:dm6",)
