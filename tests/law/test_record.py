"""Records: every field optional until asked for, typed, unchangeable, and the same again after JSON (semantics 75)."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.matter import NOW
from tests.law.places import here, raised
from tests.law.procedures import DispatchRecord

from yizhang.law.errors import DeclarationError, Missing
from yizhang.law.fieldtype import File, MatterRef, Money, OrganRef, PersonRef, PostRef, Text
from yizhang.law.record import Draw, Record, derived_fields, draw, field, fields_of, from_json, to_json


class Kind(Enum):
    REPLY = "批复"
    LETTER = "函"


NOTHING = Money(0)


@dataclass(frozen=True)
class Party:
    organ: OrganRef
    due: date | None = None
    amount: Money = NOTHING


class Everything(Record):
    plain: str = field("文字")
    long: Text = field("长文")
    count: int = field("件数")
    money: Money = field("金额")
    yes: bool = field("是否")
    day: date = field("日期")
    at: datetime = field("时刻")
    kind: Kind = field("文种")
    organ: OrganRef = field("机关")
    post: PostRef = field("职务")
    person: PersonRef = field("人员")
    matter: MatterRef = field("事项")
    file: File = field("文件")
    many: tuple[str, ...] = field("若干")
    kinds: tuple[Kind, ...] = field("若干文种")
    rows: tuple[Party, ...] = field("若干行")
    maybe: str | None = field("可无")
    nobody: tuple[str, ...] | None = field("可无若干")
    number: str = field("发文字号", derived=draw("发文字号", at="issue"))


text = st.text(max_size=5)
whole = st.integers(-(2**53) + 1, 2**53 - 1)
fen = whole.map(Money)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
moments = st.timedeltas(timedelta(0), timedelta(days=9000)).map(lambda since: (NOW + since).replace(microsecond=0))
files = st.builds(File, text, text, st.integers(0, 99), text)
parties = st.builds(Party, text.map(OrganRef), st.none() | days, fen)
VALUES = {
    "plain": text, "long": text.map(Text), "count": whole, "money": fen, "yes": st.booleans(), "day": days, "at": moments,
    "kind": st.sampled_from(Kind), "organ": text.map(OrganRef), "post": text.map(PostRef), "person": text.map(PersonRef),
    "matter": text.map(MatterRef), "file": files, "many": st.lists(text).map(tuple), "kinds": st.lists(st.sampled_from(Kind)).map(tuple),
    "rows": st.lists(parties, max_size=3).map(tuple), "maybe": text, "nobody": st.lists(text).map(tuple), "number": text,
}  # fmt: skip


@given(st.fixed_dictionaries({}, optional=VALUES))
def test_a_record_of_every_type_survives_json(values):
    record = Everything(**values)
    plain = to_json(record)
    assert from_json(Everything, json.loads(json.dumps(plain))) == record
    assert None not in plain.values()
    assert "" not in plain.values()


def test_every_type_is_among_those_tried():
    assert set(VALUES) == set(fields_of(Everything))


def test_an_empty_field_raises_and_one_that_may_be_empty_does_not():
    record = Everything(plain="", yes=False, count=0)
    for name in ("plain", "day", "kind", "file"):
        with pytest.raises(Missing) as missing:
            getattr(record, name)
        assert missing.value.field == name
    assert (record.maybe, record.nobody) == (None, None)
    assert (record.yes, record.count) == (False, 0)


def test_of_a_list_nothing_in_it_is_read_as_nothing():
    assert Everything().many == ()


def test_empty_text_is_no_value():
    assert Everything(plain="", many=()) == Everything()
    assert to_json(Everything(plain="")) == {}


def test_a_record_cannot_be_changed():
    record = DispatchRecord(title="甲")
    with pytest.raises(AttributeError, match=r"DispatchRecord\.title can't be changed"):
        record.title = "乙"
    with pytest.raises(TypeError, match="DispatchRecord has no field 'titel'"):
        DispatchRecord(titel="甲")


def test_equal_records_are_one_in_a_set():
    assert {DispatchRecord(title="甲", shared=True), DispatchRecord(shared=True, title="甲")} == {DispatchRecord(title="甲", shared=True)}
    assert DispatchRecord(title="甲") != Everything(plain="甲")
    assert repr(DispatchRecord(title="甲")) == "DispatchRecord(title='甲')"


def test_fields_keep_their_order_and_a_subclass_adds_to_them():
    class Later(DispatchRecord):
        """With one field more."""

        extra: str = field("附加")

    assert [*fields_of(Later)] == [*fields_of(DispatchRecord), "extra"]
    assert fields_of(DispatchRecord)["title"].label == "标题"


def test_an_annotation_without_field_is_no_declaration():
    with pytest.raises(DeclarationError) as wrong:

        class Wrong(Record):
            """Forgot field()."""

            title: str = "甲"

    assert str(wrong.value).endswith(f'Wrong.title ({raised(wrong)}): write title: … = field("label")')


def test_a_date_that_may_not_lie_before_another_names_it_among_the_fields():
    class Stay(Record):
        since: date = field("起")
        until: date = field("止", not_before="since")

    assert fields_of(Stay)["until"].not_before == ("since",)
    with pytest.raises(DeclarationError) as wrong:

        class Wrong(Record):
            until: date = field("止", not_before="sinse")

    assert "Wrong.until" in str(wrong.value) and "sinse" in str(wrong.value)


def test_a_type_that_no_field_may_have_is_told_with_its_line_when_it_is_first_asked():
    class Wrong(Record):
        """Measures something."""

        weight: float = field("重量")

    with pytest.raises(DeclarationError) as wrong:
        _ = fields_of(Wrong)["weight"].type
    assert str(wrong.value).startswith(f"Wrong.weight ({here(down=-4)}): a field can't be of float; it may be text, a whole number")


def test_derived_fields_are_computed_and_running_numbers_are_drawn():
    assert [one.name for one in derived_fields(DispatchRecord)] == ["drafter", "deputy_in_charge"]
    assert [one.name for one in derived_fields(Everything)] == []
    drawn = fields_of(Everything)["number"].derived
    assert isinstance(drawn, Draw)
    assert (drawn.series, drawn.at) == ("发文字号", "issue")


def test_values_that_no_field_has_are_left_alone_and_wrong_ones_named():
    assert from_json(DispatchRecord, {"title": "甲", "older": 1}) == DispatchRecord(title="甲")
    with pytest.raises(ValueError, match="“也许”应为“是”或“否”"):
        from_json(DispatchRecord, {"shared": "也许"})
