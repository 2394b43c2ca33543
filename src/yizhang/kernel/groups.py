"""同一事项: a symmetric, transitive group that somebody declared; facts that count count groups (semantics 56)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from yizhang.kernel.models import Link


def group_of(matter: str) -> frozenset[str]:
    """All matters that are the same as this one by declarations that stand, itself among them."""
    found, grow = {matter}, {matter}
    while grow:
        links = Link.objects.filter(Q(a__in=grow) | Q(b__in=grow), kind="same", undone=False).values_list("a", "b")
        grow = {one for pair in links for one in pair} - found
        found |= grow
    return frozenset(found)


def count_groups(matters: Iterable[str]) -> int:
    """How many different matters these are, those that are the same counted once."""
    left, count = set(matters), 0
    while left:
        left -= group_of(next(iter(left)))
        count += 1
    return count
