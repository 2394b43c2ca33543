"""A city that fits on a page: who holds which post, sits on which seat, and is in charge of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from yizhang.law.org import Delegation, Opener, Rank, Seat

HELD = {
    "mayor": "赵示甲",
    "dm2": "孙示丙",
    "dm3": "李示丁",
    "sg": "冯示壬",
    "dsg2": "褚示甲",
    "docs1": "杨示己",
    "docs2": "朱示庚",
    "jyj.head": "云示甲",
    "jyj.deputy": "苏示乙",
    "jyj.clerk": "奚示戊",
    "czj.head": "毕示己",
    "sfj.head": "倪示甲",
    "sfj.clerk": "罗示戊",
    "sjj.head": "盛示己",
}
NAMES = {
    "jyj": "市教育局",
    "czj": "市财政局",
    "sfj": "市司法局",
    "sjj": "市审计局",
    "docs": "文电处",
    "mayor": "市长",
    "sg": "秘书长",
    "dm2": "副市长（孙示丙）",
    "dm3": "副市长（李示丁）",
}


@dataclass(frozen=True)
class City:
    """`held`: post -> person; `portfolio`: topic or organ -> posts; `charges`: organ -> post that has 主持工作."""

    held: Mapping[str, str] = field(default_factory=lambda: HELD)
    portfolio: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"jyj": ("dm2",), "czj": ("dm3",), "义务教育": ("dm3",)})
    charges: Mapping[str, str] = field(default_factory=dict)
    delegations: tuple[Delegation, ...] = ()
    version: int = 1

    def but(self, **changes: object) -> City:
        """The city after a change."""
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]

    def seats(self, post: str) -> frozenset[Seat]:
        if post not in self.held:
            return frozenset()
        section = {"section:docs"} if post.startswith("docs") else set()
        return frozenset({f"post:{post}", *section, *({f"organ:{self.organ_of(post)}"} if "." in post else ())})

    def holders(self, seat: Seat) -> tuple[str, ...]:
        return tuple(person for post, person in self.held.items() if seat in self.seats(post))

    def holds(self, person: str, post: str) -> bool:
        return self.held.get(post) == person

    def ranked(self, rank: Rank) -> tuple[Seat, ...]:
        posts = {Rank.MAYOR: ("mayor",), Rank.DEPUTY_MAYOR: ("dm2", "dm3"), Rank.SECRETARY_GENERAL: ("sg",)}
        return tuple(f"post:{post}" for post in posts.get(rank, ()))

    def section(self, short: str) -> Seat | None:
        return "section:docs" if short == "文电" else None

    def desk(self, organ: str) -> Seat:
        codes = {name: code for code, name in NAMES.items()}
        code = codes.get(organ, organ)
        return f"organ:{code}" if f"{code}.head" in HELD else "section:docs"

    def head(self, organ: str) -> Seat | None:
        post = self.charges.get(organ, f"{organ}.head")
        return f"post:{post}" if post in self.held else None

    def leaders(self, organ: str) -> tuple[Seat, ...]:
        return tuple(f"post:{organ}.{one}" for one in ("head", "deputy") if f"{organ}.{one}" in self.held)

    def in_charge(self, key: str) -> tuple[Seat, ...]:
        return tuple(f"post:{post}" for post in self.portfolio.get(key, ()))

    def paired(self, seat: Seat) -> Seat | None:
        return "post:dsg2" if seat in ("post:dm2", "post:dm3") else None

    def organ_of(self, post: str) -> str:
        return post.partition(".")[0] if "." in post else "office"

    def person_at(self, seat: Seat) -> str | None:
        return self.held.get(seat.removeprefix("post:"))

    def name(self, code: str) -> str:
        plain = code.partition(":")[2] or code
        return NAMES.get(plain, plain)

    def delegation(self, id: str) -> Delegation | None:
        return next((one for one in self.delegations if one.id == id), None)

    def delegated_to(self, post: str) -> tuple[Delegation, ...]:
        return tuple(one for one in self.delegations if one.receiver == post)

    def reads_for(self, post: str) -> tuple[str, ...]:
        return ()


CITY = City()
CLERK = Opener("奚示戊", "jyj.clerk", "jyj")
"""文书 of 市教育局, who opens the matters."""
