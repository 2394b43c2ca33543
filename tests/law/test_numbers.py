"""Numbers of an edition: slots on the class, values on the instance."""

import pytest
from tests.law.places import raised

from yizhang.law.condition import reading
from yizhang.law.duration import Duration, WorkingDays, days, working_days
from yizhang.law.errors import DeclarationError, UnknownName
from yizhang.law.numbers import Numbers, Slot, WrongNumber, number, readings_of, slots_of
from yizhang.law.quantity import Characters, characters, times


class DocumentNumbers(Numbers):
    handling: WorkingDays = number("承办", cites="53.1a")
    filing: Duration = number("备案", cites="20.1c 53.1f")
    policy_length: Characters = number("政策性文件篇幅", cites="51.1e")


class LaterNumbers(DocumentNumbers):
    grade: int | None = number("等级", cites="9.1")


GIVEN = DocumentNumbers(handling=working_days(7), filing=days(30), policy_length=characters(5000))


def test_the_class_gives_the_slot_and_an_edition_the_value():
    slot = DocumentNumbers.handling
    assert isinstance(slot, Slot)
    assert (slot.owner, slot.name, slot.label, slot.cites) == (DocumentNumbers, "handling", "承办", ("53.1a",))
    assert (GIVEN.handling, slot.of(GIVEN)) == (working_days(7), working_days(7))


def test_slots_stand_in_order_of_declaration_and_are_inherited():
    assert [slot.name for slot in slots_of(LaterNumbers)] == ["handling", "filing", "policy_length", "grade"]
    assert slots_of(DocumentNumbers)[1].cites == ("20.1c", "53.1f")
    assert [slot.name for slot in slots_of(DocumentNumbers)] == ["handling", "filing", "policy_length"]


def test_a_number_without_a_value_is_named():
    with pytest.raises(WrongNumber) as wrong:
        DocumentNumbers(handling=working_days(7), policy_length=characters(5000))
    assert str(wrong.value) == f"DocumentNumbers.filing ({raised(wrong)}): “备案” has no value; give filing=…"


def test_an_unknown_number_is_answered_with_the_nearest_name():
    with pytest.raises(UnknownName) as wrong:
        DocumentNumbers(handing=working_days(7), filing=days(30), policy_length=characters(5000))
    assert str(wrong.value) == f'DocumentNumbers ({raised(wrong)}): there is no number "handing"; did you mean "handling"?'


@pytest.mark.parametrize("wrong", [7, days(7), characters(7), None])
def test_a_value_of_another_kind_is_refused(wrong):
    with pytest.raises(WrongNumber) as error:
        DocumentNumbers(handling=wrong, filing=days(30), policy_length=characters(5000))
    assert str(error.value) == f"DocumentNumbers.handling ({raised(error)}): “承办” should be WorkingDays, not {wrong!r}"


def test_yes_is_no_whole_number():
    rest = {"handling": working_days(7), "filing": working_days(9), "policy_length": characters(1)}
    assert LaterNumbers(**rest, grade=None).grade is None
    with pytest.raises(WrongNumber):
        LaterNumbers(**rest, grade=True)


def test_a_reading_gives_its_value_and_is_listed_with_its_reason():
    read = DocumentNumbers(handling=reading(working_days(3), why="文中无期限"), filing=days(30), policy_length=characters(5000))
    assert read.handling == working_days(3)
    assert readings_of(read) == {"handling": "文中无期限"}
    assert readings_of(GIVEN) == {}
    assert read != GIVEN


def test_numbers_cannot_be_changed():
    with pytest.raises(AttributeError, match=r"DocumentNumbers\.handling can't be changed"):
        GIVEN.handling = working_days(8)
    with pytest.raises(AttributeError):
        GIVEN.other = 1


def test_numbers_compare_by_value():
    same = DocumentNumbers(handling=working_days(7), filing=days(30), policy_length=characters(5000))
    assert (same == GIVEN, hash(same) == hash(GIVEN)) == (True, True)
    assert same != DocumentNumbers(handling=working_days(8), filing=days(30), policy_length=characters(5000))


def test_a_number_needs_a_label_and_a_citation_that_can_be_one():
    with pytest.raises(DeclarationError) as words:
        number("承办", cites="第五十三条")
    assert str(words.value) == f"number “承办” ({raised(words)}): “第五十三条” is no provision; write it like 48.2e, 39.1(3) or P.1"
    with pytest.raises(DeclarationError) as none:
        number("承办", cites="")
    assert str(none.value) == f'number “承办” ({raised(none)}): it rests on no provision; cite one, like "48.2e"'
    with pytest.raises(DeclarationError) as bare:

        class Bare(Numbers):
            bare: int = 7

    assert str(bare.value).endswith(f'Bare.bare ({raised(bare)}): write bare: … = number("label", cites="53.1a")')


def test_quantities_compare_with_whole_numbers_and_their_own_kind_and_say_their_unit():
    limit = characters(5000)
    long, short = 5001, 4999
    assert (long > limit, long - 1 > limit, long - 1 >= limit, short < limit, limit <= long - 1) == (True, False, True, True, True)
    assert (limit > characters(4000), str(limit), str(times(1)), limit.unit) == (True, "5000字", "1次", "字")
    with pytest.raises(TypeError, match="units differ"):
        assert limit > times(1)
