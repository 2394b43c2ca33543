"""`yizhang token`: a token for a program that works through the HTTP API."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, cast

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress

if TYPE_CHECKING:
    from yizhang.office.snapshot import OrgSnapshot

LONGEST = 3660  # days


@command
def token(
    person: str, post: str = "", behalf: str = "", scope: Literal["read", "act"] = "act", days: int = 90, procedures: str = "",
    name: str = "", revoke: bool = False, json: bool = False, database: str = "", *, now: datetime,
) -> int:  # fmt: skip
    """接口令牌：为某人的某一职务建立，只显示一次。Make a token for the HTTP API; it acts as one post of one person.

    --post POST         its code or name; may be left out when the person holds one post only
    --behalf ID         the delegation it acts under; without, it acts for nobody else
    --scope SCOPE       act unless given; read only looks and tries out
    --days N            how long it is good for, 90 unless given
    --procedures NAMES  only these kinds of matter, as request,report; all unless given
    --name NAME         what the token is for
    --revoke            end all tokens of this person instead

    Example: yizhang token 杨示己 --scope read --days 30 --name 统计报表
    """
    from yizhang.cli.database import connect

    connect(database)
    from yizhang.api.tokens import make_token, revoke_all
    from yizhang.kernel.case import World
    from yizhang.kernel.values import Hand
    from yizhang.web import moment

    at = now + (moment.demo_shift() or timedelta())
    if revoke:
        progress(f"已停用{revoke_all(person, at)}个令牌")
        return 0
    if not 0 < days <= LONGEST:
        raise Unusable(f"“{days}”天不可用，应为1至{LONGEST}")
    world = World.of(at)
    hand = Hand(person, _post(cast("OrgSnapshot", world.org), person, post), behalf)
    words = make_token(hand, scope, at, days=days, name=name, procedures=_kinds(procedures, world.book.procedures))
    if json:
        print_json({"token": words, "person": person, "post": hand.post, "scope": scope, "days": days})
    else:
        progress(f"{person}（{world.org.name(hand.post)}）的令牌，{days}天内有效，只显示这一次：")
        print(words)
    return 0


def _kinds(words: str, known: Collection[str]) -> list[str]:
    """The procedures named. Raises Unusable."""
    kinds = [one for one in words.split(",") if one]
    if unknown := [one for one in kinds if one not in known]:
        raise Unusable(f"没有“{unknown[0]}”这种事项；可用：{'、'.join(known)}")
    return kinds


def _post(org: OrgSnapshot, person: str, words: str) -> str:
    """The post that is meant, among those the person holds. Raises Unusable."""
    held = org.posts_held(person)
    if not held:
        raise Unusable(f"“{person}”没有在任职务；请写在册人员的姓名")
    meant = [one for one in held if not words or words in (one, org.name(one), org.names.title(org.posts[one]))]
    if len(meant) != 1:
        known = "、".join(f"{one}（{org.name(one)}）" for one in held)
        raise Unusable(f"请用 --post 写明职务，可用：{known}")
    return meant[0]
