"""What the name of an organ tells, and who stands above whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhang.gongwen.organs import Direction, Level, OrganKind, direction, organ, same_organ, skipped

UP, PEER, DOWN = Direction.UPWARD, Direction.PEER, Direction.DOWNWARD


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("国务院", Level.NATIONAL, OrganKind.GOVERNMENT),
        ("国务院办公厅", Level.NATIONAL, OrganKind.OFFICE),
        ("教育部", Level.NATIONAL, OrganKind.DEPARTMENT),
        ("体育总局", Level.NATIONAL, OrganKind.DEPARTMENT),
        ("江苏省教育厅", Level.PROVINCE, OrganKind.DEPARTMENT),
        ("省政府", Level.PROVINCE, OrganKind.GOVERNMENT),
        ("新疆维吾尔自治区人民政府", Level.PROVINCE, OrganKind.GOVERNMENT),
        ("上海市人民政府", Level.PROVINCE, OrganKind.GOVERNMENT),
        ("中共无锡市委", Level.CITY, OrganKind.PARTY),
        ("市委", Level.CITY, OrganKind.PARTY),
        ("市科委", Level.CITY, OrganKind.DEPARTMENT),
        ("市教育局", Level.CITY, OrganKind.DEPARTMENT),
        ("市市场监管局", Level.CITY, OrganKind.DEPARTMENT),
        ("市住房和城乡建设局", Level.CITY, OrganKind.DEPARTMENT),
        ("市民政局", Level.CITY, OrganKind.DEPARTMENT),
        ("无锡市人大常委会", Level.CITY, OrganKind.CONGRESS),
        ("无锡市中级人民法院", Level.CITY, OrganKind.COURT),
        ("无锡市监察委员会", Level.CITY, OrganKind.SUPERVISION),
        ("延边朝鲜族自治州人民政府", Level.CITY, OrganKind.GOVERNMENT),
        ("成都市教育局", Level.CITY, OrganKind.DEPARTMENT),
        ("盐城市城市管理局", Level.CITY, OrganKind.DEPARTMENT),
        ("镇江市人民政府", Level.CITY, OrganKind.GOVERNMENT),
        ("中共景德镇市委", Level.CITY, OrganKind.PARTY),
        ("城市管理局", None, OrganKind.DEPARTMENT),
        ("新乡市卫滨区教育局", Level.COUNTY, OrganKind.DEPARTMENT),
        ("镇海区人民政府", Level.COUNTY, OrganKind.GOVERNMENT),
        ("镇雄县教育局", Level.COUNTY, OrganKind.DEPARTMENT),
        ("惠山区人民政府", Level.COUNTY, OrganKind.GOVERNMENT),
        ("梁溪区城市管理局", Level.COUNTY, OrganKind.DEPARTMENT),
        ("惠山区市场监督管理局", Level.COUNTY, OrganKind.DEPARTMENT),
        ("上海市浦东新区人民政府", Level.COUNTY, OrganKind.GOVERNMENT),
        ("湖×乡人民政府", Level.TOWN, OrganKind.GOVERNMENT),
        ("福临街道办事处", Level.TOWN, OrganKind.GOVERNMENT),
        ("江阴市徐霞客镇人民政府", Level.TOWN, OrganKind.GOVERNMENT),
        ("工商银行百花支行", None, OrganKind.UNIT),
        ("各省、自治区、直辖市人民政府", Level.PROVINCE, OrganKind.GOVERNMENT),
        ("各县（市、区）人民政府", Level.COUNTY, OrganKind.GOVERNMENT),
    ],
)
def test_level_and_kind_are_read_from_the_name(name: str, level: Level | None, kind: OrganKind) -> None:
    read = organ(name)
    assert (read.level, read.kind) == (level, kind)


@pytest.mark.parametrize(("name", "place"), [("乐山市市中区教育局", "市中区"), ("西乡县财政局", "西乡县"), ("社旗县人民政府", "社旗县")])
def test_a_county_whose_name_holds_the_word_of_another_level_is_read_whole(name: str, place: str) -> None:
    assert organ(name).place(Level.COUNTY) == place


@pytest.mark.parametrize(
    ("sender", "recipient", "way"),
    [
        ("无锡市教育局", "市政府", UP),
        ("惠山区人民政府", "无锡市人民政府", UP),
        ("国家教委", "国务院", UP),
        ("无锡市人民政府", "中共无锡市委", UP),
        ("无锡市教育局", "江苏省教育厅", UP),
        ("江阴市徐霞客镇人民政府", "江阴市人民政府", UP),
        ("无锡市教育局", "市财政局", PEER),
        ("某市科委", "市财政局", PEER),
        ("无锡市教育局", "江苏省财政厅", PEER),
        ("惠山区人民政府", "无锡市财政局", PEER),
        ("无锡市中级人民法院", "市政府", PEER),
        ("无锡市人民政府", "无锡市人大常委会", PEER),
        ("惠山区人民政府", "滨湖区人民政府", PEER),
        ("国务院办公厅", "湖北省人民政府", PEER),
        ("无锡市人民政府", "各区人民政府", DOWN),
        ("无锡市教育局", "各区教育局", DOWN),
        ("无锡市人民政府", "无锡市教育局", DOWN),
        ("江阴市人民政府", "无锡市人民政府", None),
        ("无锡市人民政府", "无锡太湖学院", None),
        ("工商银行百花支行", "市分行", None),
    ],
)
def test_direction_follows_from_the_names(sender: str, recipient: str, way: Direction | None) -> None:
    if way is None:
        assert direction(organ(sender), organ(recipient)) in (None, DOWN)
        return
    assert direction(organ(sender), organ(recipient)) is way
    assert direction(organ(recipient), organ(sender)) is way.reversed


@pytest.mark.parametrize(
    ("sender", "recipient", "level"),
    [
        ("惠山区人民政府", "江苏省人民政府", Level.CITY),
        ("惠山区堰桥街道办事处", "无锡市人民政府", Level.COUNTY),
        ("无锡市教育局", "省政府", Level.CITY),
        ("惠山区财政局", "无锡市人民政府", Level.COUNTY),
        ("惠山区人民政府", "无锡市人民政府", None),
        ("无锡市教育局", "无锡市人民政府", None),
        ("无锡市教育局", "江苏省教育厅", None),
        ("上海市浦东新区人民政府", "上海市人民政府", None),
        ("江阴市徐霞客镇人民政府", "江阴市人民政府", None),
    ],
)
def test_a_level_passed_over_is_named(sender: str, recipient: str, level: Level | None) -> None:
    assert skipped(organ(sender), organ(recipient)) is level


def test_full_and_short_names_are_one_organ_and_two_counties_are_not() -> None:
    assert same_organ(organ("市教育局"), organ("无锡市教育局"))
    assert same_organ(organ("无锡市发展改革委"), organ("无锡市发展和改革委员会"))
    assert same_organ(organ("市政府"), organ("无锡市人民政府"))
    assert same_organ(organ("××市教育局"), organ("××区教育局")) is False
    assert same_organ(organ("惠山区教育局"), organ("滨湖区教育局")) is False
    assert same_organ(organ("无锡市教育局"), organ("无锡市财政局")) is False


def test_an_inner_unit_is_told_from_its_organ() -> None:
    assert organ("无锡市教育局基础教育处").unit == "基础教育处"
    assert organ("无锡市人民政府办公室").unit == ""
    assert organ("福临街道办事处").unit == ""


NAMES = st.sampled_from(
    "国务院 江苏省人民政府 江苏省教育厅 无锡市人民政府 中共无锡市委 无锡市教育局 无锡市财政局 惠山区人民政府 "
    "惠山区教育局 福临街道办事处".split()
)


@given(NAMES, NAMES)
def test_the_answer_goes_the_other_way(one: str, other: str) -> None:
    there, back = direction(organ(one), organ(other)), direction(organ(other), organ(one))
    assert back is (there.reversed if there else None)


@given(st.text(max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert organ(text) == organ(text)
    direction(organ(text), organ("市政府"))
