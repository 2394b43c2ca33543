"""The loader of the fact that counts."""

from tests.kernel.chapter.facts import Registered
from yizhang.kernel.groups import count_groups, group_of
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Matter


@loads(Registered, counts=True)
def registered(ctx: Ctx) -> Registered:
    """Papers of that title that have a running number and are not the same as this one."""
    others = Matter.objects.filter(procedure="asking", title=ctx.record.title).exclude(number="").values_list("pk", flat=True)
    return Registered(count_groups(set(others) - group_of(ctx.matter)))
