"""The registers' rows are made again from their acts, apart, and compared."""

from __future__ import annotations

import pytest

from yizhang import kernel
from yizhang.kernel.moment import said
from yizhang.office.models import Entry


def test_a_row_changed_behind_the_acts_is_told_with_its_matter(city):
    row = Entry.objects.filter(register="portfolio").order_by("id")[0]
    Entry.objects.filter(pk=row.pk).update(values=row.values.replace("教育", "财政") if "教育" in row.values else '{"leader":"dm5"}')
    found = kernel.verify(city.now)
    assert {one.matter for one in found.broken} == {row.matter}
    assert found.projections_differ == 2


def test_a_row_slipped_in_and_a_row_taken_away_are_told(city):
    gone, *_ = Entry.objects.filter(register="pairing").order_by("id")
    gone.delete()
    slipped = '{"person":"某某","post":"mayor"}'
    Entry.objects.create(matter="f" * 32, seq=2, register="holding", start=said(city.now), end=gone.end, values=slipped)
    told = {one.matter: one.why for one in kernel.verify(city.now).broken}
    assert "缺少一行" in told[gone.matter] and "多出一行" in told["f" * 32]


@pytest.mark.parametrize("times", [1, 2])
def test_comparing_leaves_the_rows_as_they_are(city, times):
    before = list(Entry.objects.order_by("id").values_list())
    kernel.verify(city.now)
    assert list(Entry.objects.order_by("id").values_list()) == before
