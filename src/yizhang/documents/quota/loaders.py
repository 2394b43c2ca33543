"""How many documents of a line were issued, counted over all documents, whoever sees them: numbers, no contents."""

from __future__ import annotations

from yizhang.documents.dispatch.yearly import counted, having
from yizhang.documents.quota.facts import IssuedCounts
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Matter

FIELDS = ("in_name_of", "kind", "drafter")


@loads(IssuedCounts)
def issued_counts(ctx: Ctx) -> IssuedCounts:
    """By the act that issued each."""
    line = {name: ctx.values[name] for name in FIELDS if ctx.values.get(name)}
    return IssuedCounts(*counted(having(Matter.objects.filter(procedure="dispatch", draft=False), **line), "issue", ctx.now))
