"""Names while one types: organs, posts and people by name or pinyin initials, and back to the identifier that is meant."""

from __future__ import annotations

import difflib
from datetime import datetime
from functools import lru_cache

from django.db.models import Q
from pypinyin import Style, lazy_pinyin

from yizhang.gongwen.elements import number
from yizhang.kernel import nameable
from yizhang.kernel.values import Hand
from yizhang.office.facts import OrganEntry
from yizhang.office.naming import NobodyCalled
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.people import org_at

Options = tuple[tuple[str, str], ...]
KINDS = ("organ", "post", "person")
CLOSE = 0.7  # so near to a name on record that it is rather a slip than an organ outside


@lru_cache(maxsize=8192)
def initials(words: str) -> str:
    """sczj for 市财政局."""
    return "".join(lazy_pinyin(words, style=Style.FIRST_LETTER, errors=lambda rest: "".join(one for one in rest if one.isalnum()).lower()))


def name_lists(now: datetime) -> tuple[tuple[str, Options], ...]:
    """All that a page with forms offers, by kind: the name and its initials."""
    org = org_at(now)
    return tuple((kind, options(kind, Key(org))) for kind in KINDS)


class Key:
    """A snapshot as the key of a cache: one version in one stretch between two changes."""

    def __init__(self, org: OrgSnapshot) -> None:
        self.org = org

    def __hash__(self) -> int:
        return hash((self.org.version, self.org.period))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and (self.org.version, self.org.period) == (other.org.version, other.org.period)


@lru_cache(maxsize=32)
def options(kind: str, key: Key) -> Options:
    """The names of one kind."""
    org = key.org
    if kind == "organ":
        names = [one.short for one in org.of(OrganEntry)]
    elif kind == "post":
        names = [org.name(code) for code in org.posts if org.filled(code)]
    else:
        names = [person for code in org.posts if (person := org.person_at(code))]
    return tuple((one, initials(one)) for one in dict.fromkeys(names))


def resolve(kind: str, words: str, now: datetime) -> str | None:
    """The identifier of the one that is meant: by code, name, short name or initials; None when nobody is, or several are."""
    org = org_at(now)
    offered = options("post" if kind == "seat" else kind, Key(org)) if kind in (*KINDS, "seat") else ()
    by_initials = [name for name, letters in offered if letters == words.lower()]
    return RESOLVE.get(kind, _as_written)(by_initials[0] if len(by_initials) == 1 else words, org)


def meant(kind: str, words: str, by: Hand, now: datetime) -> str | None:
    """Like `resolve`, and another matter by its number, its title, or both as pages say them, of those one sees or that are public."""
    return matter(words, by, now) if kind == "matter" else resolve(kind, words, now)


def matter(words: str, by: Hand, now: datetime) -> str | None:
    """The one matter that is meant, not what it opened under the same title; None when there is none, or several."""
    head, _, tail = words.partition(" ")
    written = str(number.parse(head).value or head)
    if not words:
        return None
    mine = nameable(by, now=now).filter(draft=False)
    numbered = Q(number=written, title=tail) if tail else Q(number=written)
    named = mine.filter(numbered | Q(id=words) | Q(title=words, parent=""))
    found = list(named.values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def known(kind: str, words: str, now: datetime) -> str | None:
    """Like `resolve`, but only what is on record."""
    found = resolve(kind, words, now)
    return found if found and (kind != "organ" or org_at(now).code(found)) else None


def _organ(words: str, org: OrgSnapshot) -> str | None:
    if code := org.code(words):
        return code
    near = difflib.get_close_matches(words, [one.short for one in org.of(OrganEntry)], n=1, cutoff=CLOSE)
    return None if near or words.isascii() else words  # an organ outside is named as it is written


def _post(words: str, org: OrgSnapshot) -> str | None:
    try:
        return org.find(words)[0]
    except NobodyCalled:
        return None


def _seat(words: str, org: OrgSnapshot) -> str | None:
    if organ := org.organ(words):
        return org.desk(organ.code)
    post = _post(words, org)
    return f"post:{post}" if post else None


def _person(words: str, org: OrgSnapshot) -> str | None:
    return words if org.posts_held(words) else None


def _as_written(words: str, org: OrgSnapshot) -> str | None:
    return words


RESOLVE = {"organ": _organ, "post": _post, "person": _person, "seat": _seat}
