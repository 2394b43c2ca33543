"""The index of the search: what may be found of each matter, as text, as pinyin initials, and as the pairs of neighbouring characters.

It is a projection. Every search first takes in what was done since the last one; another `VERSION` builds all of it again. The pairs only
narrow (two-character words are the commonest in Chinese); whether a matter is found is decided by the text, on every database alike.
Fields that are private to somebody are not in it, so that nobody finds a matter by what he may not read (semantics 52).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from django.db import OperationalError, connection, transaction
from django.db.models.expressions import RawSQL

from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter
from yizhang.law.record import Field, fields_of
from yizhang.web import preferences
from yizhang.web.bookrows import contents, in_words
from yizhang.web.models import SearchText
from yizhang.web.names import initials

Condition = tuple[str, list[Any]]
"""A piece of SQL with the values of its marks."""
VERSION = 1  # raise it when what is indexed changes: the next search, or the worker, builds it anew
BATCH, AT_ONCE = 200, 1000  # matters a transaction; matters a search takes in before it answers
LOOK_BACK = 500  # acts that are looked at again, since a transaction may commit after a later number
STATE = "index"
# as compared: NFKC has made full-width brackets half-width before
BRACKETS = str.maketrans(dict.fromkeys("[【(〈", "〔") | dict.fromkeys("]】)〉", "〕"))
TEXTS = ("text", "long")
NO_WORDS = ("bool", "matter", "seat")  # nobody looks for these
NUMBER = re.compile(r"(?P<code>[\u4e00-\u9fff]*)[\s〔]*(?P<year>(?:19|20)\d{2})[\s〕年-]*第?\s*0*(?P<serial>\d{1,5})\s*号?")


def plain(words: str) -> str:
    """As texts and questions are compared: half width, small letters, one kind of brackets; as long as it was, so that places agree."""
    return "".join(_plain(one) for one in words).translate(BRACKETS)


@lru_cache(maxsize=16384)
def _plain(one: str) -> str:
    half = normalize("NFKC", one).casefold()
    return half if len(half) == 1 else one


def refresh(now: datetime, most: int | None = AT_ONCE) -> bool:
    """Take in what was done since the last time; False when more is left than `most` or the database was busy."""
    try:
        todo = stale()
        for at in range(0, min(len(todo), most or len(todo)), BATCH):
            with transaction.atomic():
                put(todo[at : at + BATCH], now)
    except OperationalError:
        return False  # somebody else writes; what is indexed already answers
    done = most is None or len(todo) <= most
    if done and todo:
        remember()
    return done


def stale() -> list[str]:
    """The matters with acts that the index has not seen; all of them after an upgrade."""
    state = preferences.get("", STATE)
    last = int(str(state["act"])) if isinstance(state, dict) and state.get("version") == VERSION else 0
    matters, entries = Matter.objects.all(), SearchText.objects.filter(version=VERSION)
    if last:
        moved = set(Act.objects.filter(pk__gt=last - LOOK_BACK).values_list("matter", flat=True))
        matters, entries = matters.filter(pk__in=moved), entries.filter(matter__in=moved)
    heads, known = dict(matters.order_by("-opened_at").values_list("pk", "seq")), dict(entries.values_list("matter", "seq"))
    return [matter for matter, seq in heads.items() if known.get(matter) != seq]  # the newest first


def remember() -> None:
    """Up to which act the index goes."""
    last = Act.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    preferences.put("", STATE, {"version": VERSION, "act": last})


def rebuild(now: datetime) -> list[str]:
    """Drop it, build it, test it: the matters that it does not hold as it should, none when all is well."""
    forget_pairs(list(SearchText.objects.values_list("pk", flat=True)))
    SearchText.objects.all().delete()
    preferences.put("", STATE, {"version": 0, "act": 0})
    refresh(now, None)
    return faults(now)


def faults(now: datetime, sample: int = 200) -> list[str]:
    """Of the newest matters, those whose text is not what would be indexed now, or that their own title does not find."""
    world = World.of(now)
    newest = list(Matter.objects.order_by("-opened_at", "pk")[:sample])
    known = {one.matter: one for one in SearchText.objects.filter(matter__in=[one.pk for one in newest])}
    found = []
    for matter, shown in texts_of(newest, world):
        kept = known.get(matter.pk)
        by_title = SearchText.objects.filter(matter=matter.pk, matter__in=RawSQL(*entries([matter.title])))  # noqa: S611 - values apart
        if kept is None or kept.shown != shown or not by_title.exists():
            found.append(matter.pk)
    return found


def put(matters: Sequence[str], now: datetime) -> None:
    """Index these anew."""
    world = World.of(now)
    rows = [
        SearchText(matter=matter.pk, seq=matter.seq, version=VERSION, shown=shown, words=plain(shown), initials=initials_of(shown))
        for matter, shown in texts_of(list(Matter.objects.filter(pk__in=matters)), world)
    ]
    gone = SearchText.objects.filter(matter__in=matters)
    forget_pairs(list(gone.values_list("pk", flat=True)))
    gone.delete()
    put_pairs(SearchText.objects.bulk_create(rows))


def texts_of(matters: Sequence[Matter], world: World) -> Iterator[tuple[Matter, str]]:
    """What may be found of each: title, number in one form, fields, what was written at acts, who acted. One piece a line."""
    known = [one for one in matters if one.procedure in world.book.procedures]
    acts = _acts([one.pk for one in known])
    texts = contents(value for one in known for value in _long(one, acts.get(one.pk, ())))
    for one in known:
        yield one, "\n".join(dict.fromkeys(piece for piece in _pieces(one, acts.get(one.pk, ()), texts, world) if piece))


def _acts(matters: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The accepted acts that stand."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in Act.objects.filter(matter__in=matters, accepted=True).order_by("seq"):
        found.setdefault(one.matter, []).append(json.loads(one.body))
    return {matter: _standing(bodies) for matter, bodies in found.items()}


def _standing(bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    undone = {seq for body in bodies for seq in body.get("undone", ())}
    return [body for body in bodies if body["seq"] not in undone]


def _long(matter: Matter, acts: Iterable[Mapping[str, Any]]) -> Iterator[object]:
    yield from json.loads(matter.record).values()
    for body in acts:
        yield from body.get("input", {}).values()


def _pieces(matter: Matter, acts: Iterable[Mapping[str, Any]], texts: Mapping[str, str], world: World) -> Iterator[str]:
    specs = {name: spec for name, spec in fields_of(world.book.procedures[matter.procedure].record).items() if _is_found_by(spec)}
    values = {name: value for name, value in json.loads(matter.record).items() if name in specs}
    yield from (matter.title, matter.number, number_key(matter.number), world.org.name(matter.organ))
    for name, value in values.items():
        yield _said(specs[name], value, world, texts)
        yield number_key(value) if isinstance(value, str) and "〔" in value else ""
    for body in acts:
        yield f"{world.org.name(str(body.get('post', '')))} {body.get('person', '')}"
        given = {name: value for name, value in body.get("input", {}).items() if name in specs and specs[name].type.kind in TEXTS}
        yield from (_said(specs[name], value, world, texts) for name, value in given.items())


def _is_found_by(spec: Field) -> bool:
    return spec.private_to is None and spec.type.kind not in NO_WORDS


def _said(spec: Field, value: Any, world: World, texts: Mapping[str, str]) -> str:
    return str(in_words(spec, value, world, texts)) if value not in (None, "", []) else ""


def number_key(words: str) -> str:
    """锡政发2022-10#: a document's number in the one form in which it is looked for, whatever it was written as; empty for what is none."""
    found = NUMBER.fullmatch(plain(words).strip())
    return f"{found['code']}{found['year']}-{found['serial']}#" if found else ""


def initials_of(shown: str) -> str:
    """Of titles and names: the lines that are short enough to be one."""
    return "\n".join(initials(line) for line in shown.split("\n") if len(line) <= 80)


def looked_for(words: str) -> list[str]:
    """The pieces of what was typed; a document's number is one piece, however it was written."""
    key = number_key(words)
    return [key] if key else words.split()


def entries(words: Sequence[str]) -> Condition:
    """The statement that gives the matters in which all words are, and its values."""
    near, narrow = candidates(words)
    held, values = holding(words)
    return f"SELECT entry.matter FROM web_searchtext entry WHERE {near} AND {held}", [*narrow, *values]  # noqa: S608 - of constants


def holding(words: Iterable[str]) -> Condition:
    """The condition on a row `entry` of the index: each word in the text, or, in letters, among the initials."""
    found = [_held(plain(one)) for one in words]
    return " AND ".join(sql for sql, _values in found) or "TRUE", [value for _sql, values in found for value in values]


def _held(word: str) -> Condition:
    text, letters = contains("entry.words", word), contains("entry.initials", word)
    return (f"({text[0]} OR {letters[0]})", [*text[1], *letters[1]]) if word.isascii() and word.isalpha() else text


def contains(column: str, word: str) -> Condition:
    """The condition that a column has these characters in it."""
    return rf"{column} LIKE %s ESCAPE '\'", [f"%{connection.ops.prep_for_like_query(word)}%"]


def candidates(words: Iterable[str]) -> Condition:
    """Which rows `entry` can hold them at all, by pairs of characters, which an index answers; all for single characters and letters."""
    wanted = sorted({pair for word in words if not word.isascii() for pair in pairs(plain(word))})
    if not wanted:
        return "TRUE", []
    if connection.vendor == "postgresql":
        return "entry.id IN (SELECT entry FROM web_searchpair WHERE pairs @> %s::text[])", [wanted]
    quoted = " AND ".join(f'"{token(one)}"' for one in wanted)
    return "entry.id IN (SELECT rowid FROM web_searchpair WHERE web_searchpair MATCH %s)", [quoted]


def pairs(words: str) -> set[str]:
    """Neighbouring characters of a line."""
    found = {words[at : at + 2] for at in range(len(words) - 1)}
    return {one for one in found if not any(each.isspace() for each in one)}


def token(pair: str) -> str:
    """A pair as one token, whatever its characters are."""
    return "x".join(f"{ord(one):x}" for one in pair)


def forget_pairs(entries: Sequence[int]) -> None:
    """Take them out of the index of pairs."""
    key = "entry" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM web_searchpair WHERE {key} = %s", [(one,) for one in entries])  # noqa: S608 - two names


def put_pairs(entries: Iterable[SearchText]) -> None:
    """Put them into the index of pairs: an array with an inverted index on PostgreSQL, a full-text table of SQLite's own."""
    array = connection.vendor == "postgresql"
    found = ((one.pk, sorted(pairs(one.words))) for one in entries)
    rows = [(pk, each if array else " ".join(token(one) for one in each)) for pk, each in found]
    key = "entry" if array else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO web_searchpair ({key}, pairs) VALUES (%s, %s)", rows)  # noqa: S608 - two names
