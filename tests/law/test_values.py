"""Dataclasses of our own are what Python's own are, whoever asks."""

from __future__ import annotations

import dataclasses
import pickle
from typing import ClassVar

import pytest

from yizhang.law.values import dataclass, field, replace


@dataclass(frozen=True)
class Post:
    """A post."""

    kind: ClassVar[str] = "post"
    title: str
    duties: tuple[str, ...] = ()
    place: str = field(default="", compare=False, repr=False)
    names: dict[str, str] = field(default_factory=dict)
    number: int = field(init=False, default=3)


@dataclass(frozen=True)
class Deputy(Post):
    """A post that stands for another."""

    of: str = "市长"


@dataclass(frozen=True)
class Limit:
    """A limit that looks at itself."""

    days: int

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError("days")

    def __str__(self) -> str:
        return f"{self.days}日"


@dataclass
class Walk:
    """A value that changes."""

    seen: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Verb:
    """Itself and no other."""

    name: str


def test_what_is_left_out_has_its_default_and_a_list_of_its_own() -> None:
    post = Post("市长")
    assert (post.title, post.duties, post.place, post.names, post.number, post.kind) == ("市长", (), "", {}, 3, "post")
    walk = Walk()
    walk.seen.append("一")
    assert Walk().seen == []


@pytest.mark.parametrize("wrong", [{}, {"title": "市长", "of": "x"}, {"title": "市长", "number": 4}])
def test_what_is_missing_or_unknown_is_no_value(wrong: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        Post(**wrong)  # type: ignore[arg-type]


def test_values_are_equal_by_what_they_hold_and_of_one_class() -> None:
    assert Post("市长", place="a") == Post("市长", place="b")
    assert Post("市长") != Post("副市长")
    assert Post("市长") != Deputy("市长")
    assert Walk(["一"]) == Walk(["一"])
    assert Verb("报送") != Verb("报送")
    assert Post("市长") != "市长"


def test_a_frozen_value_is_a_key_and_one_that_changes_is_not() -> None:
    assert len({Limit(3), Limit(3), Limit(4)}) == 2
    assert hash(Verb("报送"))
    with pytest.raises(TypeError):
        hash(Walk())


def test_a_frozen_value_can_neither_be_changed_nor_lose_a_part() -> None:
    with pytest.raises(AttributeError):
        Limit(3).days = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Limit(3).days


def test_a_class_looks_at_its_values_and_keeps_its_own_methods() -> None:
    assert str(Limit(3)) == "3日"
    with pytest.raises(ValueError, match="days"):
        Limit(-1)


def test_one_is_shown_by_its_fields() -> None:
    assert repr(Deputy("副市长")) == "Deputy(title='副市长', duties=(), names={}, number=3, of='市长')"


def test_replacing_keeps_the_rest_and_asks_the_class_again() -> None:
    assert replace(Deputy("副市长", of="县长"), title="副县长") == Deputy("副县长", of="县长")
    with pytest.raises(ValueError, match="days"):
        replace(Limit(3), days=-1)


def test_one_survives_being_put_away() -> None:
    assert pickle.loads(pickle.dumps(Deputy("副市长", ("分管教育",)))) == Deputy("副市长", ("分管教育",))


def test_whoever_asks_for_fields_gets_those_of_a_dataclass() -> None:
    own = {one.name: one for one in dataclasses.fields(Deputy)}
    assert list(own) == ["title", "duties", "place", "names", "number", "of"]
    assert (own["of"].default, own["of"].type, own["title"].default, own["place"].compare) == ("市长", "str", dataclasses.MISSING, False)
    assert dataclasses.asdict(Limit(3)) == {"days": 3}
    assert dataclasses.is_dataclass(Deputy)
    assert dataclasses.replace(Limit(3), days=5) == Limit(5)


def test_a_dataclass_of_python_may_build_on_one() -> None:
    @dataclasses.dataclass(frozen=True)
    class Head(Post):
        """A dataclass of Python's own."""

        organ: str = "市政府"

    head = Head("秘书长")
    assert (head.organ, head.title, head.duties) == ("市政府", "秘书长", ())

