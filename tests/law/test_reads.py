"""A record lent out tells which of its fields were read, and is otherwise the record."""

from __future__ import annotations

import pytest

from yizhang.law.errors import Missing
from yizhang.law.reads import Reads
from yizhang.law.record import Record, field, with_values


class Paper(Record):
    """Three fields, one of which may be empty."""

    title: str = field("标题")
    pages: int = field("页数")
    note: str | None = field("备注")


def test_what_is_read_is_known_empty_fields_too():
    reads = Reads()
    lent = reads.of(Paper(title="关于修缮校舍的请示"))
    assert lent.title == "关于修缮校舍的请示"
    assert lent.note is None
    with pytest.raises(Missing):
        lent.pages  # noqa: B018 - asked for, and empty
    assert reads.names == {"title", "note", "pages"}


def test_nothing_is_known_once_all_of_it_was_looked_at():
    reads = Reads()
    assert list(vars(reads.of(Paper(pages=3)))) == ["pages"]
    assert reads.names is None


def test_it_is_of_the_records_kind_and_what_is_made_of_it_is_plain():
    lent = Reads().of(Paper(pages=3))
    assert isinstance(lent, Paper)
    assert with_values(lent, {"pages": 4}).pages == 4
    with pytest.raises(AttributeError):
        lent.pages = 5
