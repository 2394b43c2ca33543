"""Registers: an entry is a matter with three verbs (semantics 74)."""

from yizhang.law.actor import mayor, office
from yizhang.law.procedure import sight
from yizhang.law.record import Record, field
from yizhang.law.register import Words, register
from yizhang.law.verb import Asks


class PlanItem(Record):
    title: str = field("议题")
    month: str = field("月份")
    organ: str = field("机关", derived=lambda org, opener, record: opener.organ)


def plan(**more):
    return register("yearly_plan", "年度计划", of=PlanItem, keeper=office("综合"), required=("title",), cites="39.2a", **more)


def test_an_entry_is_entered_changed_and_closed():
    found = plan(words=Words(close="撤销"))
    assert (found.name, found.label, found.record, found.__module__) == ("yearly_plan", "年度计划", PlanItem, __name__)
    enter, change, close = found.verbs.values()
    assert [enter.label, change.label, close.label] == ["登记", "变更", "撤销"]
    assert (enter.duty, change.repeats, close.ends) == (True, True, True)
    assert found.__doc__ == "年度计划：登记、变更、撤销。"
    assert {one.cites for one in found.verbs.values()} == {"39.2a"}


def test_what_is_computed_is_not_asked():
    enter, change, close = plan().verbs.values()
    assert enter.asks == Asks(("title",), ("month",))
    assert change.asks == close.asks == Asks((), ("title", "month"))


def test_a_register_may_say_who_sees_its_entries():
    assert plan(sights=(sight(mayor),)).sights == (sight(mayor),)
