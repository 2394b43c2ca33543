"""The loader of the fact that counts."""

from tests.kernel.chapter.facts import Registered
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Matter


@loads(Registered, counts=True)
def registered(ctx: Ctx) -> Registered:
    """Papers of that title that have a running number."""
    return Registered(Matter.objects.filter(procedure="asking", title=ctx.record.title).exclude(number="").exclude(pk=ctx.matter).count())
