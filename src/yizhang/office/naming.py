"""Organs, posts and people in words, and back: what messages say, and what an official writes when he means somebody."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from yizhang.law.org import SYSTEM
from yizhang.office.facts import OrganEntry, PostEntry
from yizhang.office.kinds import OrganKind, Role

if TYPE_CHECKING:
    from yizhang.office.snapshot import OrgSnapshot

GOVERNMENTS = (OrganKind.COUNTY_CITY, OrganKind.DISTRICT)
OUR_OWN = (OrganKind.GOVERNMENT, OrganKind.OFFICE)
IN_CHARGE = re.compile(r"分管(.+?)的?副市长")


class NobodyCalled(LookupError):
    """Nobody here is called that; the message has the nearest name."""

    def __init__(self, words: str, nearest: str) -> None:
        self.words, self.nearest = words, nearest
        super().__init__(f"没有“{words}”这个职务、机构或人" + (f"；是否指“{nearest}”" if nearest else ""))


class Names:
    """The names of one snapshot."""

    def __init__(self, org: OrgSnapshot) -> None:
        self.org = org

    def of(self, code: str) -> str:
        """A seat or a code in words; what is not on record (an organ outside, a person) is its own name."""
        kind, colon, rest = code.partition(":")
        if colon and kind in ("post", "section", "organ"):
            return self.of(rest)
        if code == SYSTEM:
            return "系统"
        if post := self.org.posts.get(code):
            return self.title(post) + (self.org.person_at(code) or "（空缺）")
        organ = self.org.organ(code)
        if organ is None:
            return code
        return organ.name if organ.kind is OrganKind.SECTION else organ.short

    def title(self, post: PostEntry) -> str:
        """A post without its holder: 常务副市长, 市教育局局长, 文电处处长, 江阴市市长."""
        organ = self.org.organ(post.organ)
        if post.executive:
            return f"常务{post.role.value}"
        if organ is None or organ.kind in OUR_OWN:
            return post.title
        return _owner(organ, post.role) + ("" if post.role is Role.STAFF else post.title)

    def find(self, words: str) -> tuple[str, ...]:
        """The posts that are meant, the one who usually acts first. Raises NobodyCalled."""
        called = plain(words)
        if found := self._called.get(called):
            return found
        if (by := IN_CHARGE.fullmatch(called)) and (seats := self.org.in_charge(by[1])):
            return tuple(seat.partition(":")[2] for seat in seats)
        near = difflib.get_close_matches(called, list(self._called), n=1, cutoff=0.4)
        raise NobodyCalled(words, near[0] if near else "")

    @cached_property
    def _called(self) -> dict[str, tuple[str, ...]]:
        called: dict[str, dict[str, None]] = {}
        for words, post in (*self._of_posts(), *self._of_organs()):
            called.setdefault(plain(words), {})[post] = None
        heads = {plain(words): {post: None} for words, post in self._of_heads()}
        return {words: tuple(posts) for words, posts in {**called, **heads}.items()}

    def _of_posts(self) -> Iterator[tuple[str, str]]:
        for code, post in self.org.posts.items():
            title = self.title(post)
            yield code, code
            yield title, code
            yield post.title if post.organ in ("government", "office") else title, code
            if post.covers:
                yield f"{title}（{post.covers}）", code
            if post.role in (Role.DEPUTY, Role.LEGALITY):
                yield f"{self.of(post.organ)}{post.role.value}", code
            if person := self.org.person_at(code):
                yield self.of(code), code
                yield person, code
            if post.executive:
                yield from ((words, code) for words in (post.role.value, "负责常务工作的副市长", f"{post.role.value}{person}"))
            if post.heads_office:
                yield "市政府办公室主任", code

    def _of_organs(self) -> Iterator[tuple[str, str]]:
        """An organ's name means who acts at its desk: the clerk, or a section's staff and then its head."""
        for organ in self.org.organs.values():
            posts = self.org.posts_of(organ.code)
            desk = [one.code for role in (Role.CLERK, Role.STAFF, Role.SECTION_HEAD) for one in posts if one.role is role]
            for words in (organ.code, organ.name, organ.short):
                yield from ((words, post) for post in desk)

    def _of_heads(self) -> Iterator[tuple[str, str]]:
        for organ in self.org.organs.values():
            if head := self.org.head(organ.code):
                for words in (organ.code, organ.name, organ.short):
                    yield f"{words}主要负责人", head.partition(":")[2]


def _owner(organ: OrganEntry, role: Role) -> str:
    if organ.kind in GOVERNMENTS and role in (Role.PRINCIPAL, Role.DEPUTY):
        return organ.name.removesuffix("人民政府")
    return organ.name if organ.kind is OrganKind.SECTION else organ.short


def plain(words: str) -> str:
    """Without spaces, and with half-width brackets and digits."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
