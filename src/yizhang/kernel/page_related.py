"""Other matters beside one: parent, children, the same and related ones, as far as somebody may see them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from yizhang.kernel.case import Case
from yizhang.kernel.groups import group_of
from yizhang.kernel.lists import visible, whose
from yizhang.kernel.models import Link, Matter
from yizhang.kernel.values import Hand, Related
from yizhang.law.procedure import Procedure


def related(case: Case, by: Hand) -> Iterator[Related]:
    """Parent, children, all that are the same matter, related ones: titles only of what one may see. A sealed child is not there."""
    links = Link.objects.filter(a=case.id) | Link.objects.filter(b=case.id)
    pairs = [
        (one.b if one.a == case.id else one.a, one.kind if one.a == case.id or one.kind != "child" else "parent")
        for one in links
        if not one.undone and one.kind != "same"
    ]
    pairs += [(other, "same") for other in group_of(case.id) if other != case.id]
    seen = set(visible(by, now=case.world.now).filter(id__in=[other for other, _ in pairs]).values_list("id", flat=True))
    for other in Matter.objects.filter(id__in=[other for other, _ in pairs]):
        kind = next(kind for one, kind in pairs if one == other.id)
        procedure = case.world.book.procedures[other.procedure]
        if other.id in seen or kind == "parent" or (kind == "child" and not procedure.sealed):
            organ = whose(other, procedure, case.world.org) if kind == "child" and other.title == case.row.title else ""
            yield Related(other.id, other.title, kind, procedure.label, _state(other, procedure), other.id in seen, organ)


def _state(other: Matter, procedure: type[Procedure]) -> str:
    """在办, or how it ended: by an outcome, else by which verb where several could."""
    if not other.ended_at:
        return "在办"
    ends = [name for name, verb in procedure.verbs.items() if verb.ends]
    by = [procedure.verbs[name].label for name in json.loads(other.standing).get("marks", {}) if name in ends and len(ends) > 1]
    return f"已办结 {other.end_outcome or ''.join(by[-1:])}".strip()
