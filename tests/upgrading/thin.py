"""A database thinned out: of matters, families that stand as no other kept one does, with all that they name; of posts, those named.

What goes is taken out with all that hangs on it, as if it had never been, so that the record stays whole.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

HANGING = {
    "kernel_matter": "id", "kernel_act": "matter", "kernel_task": "matter", "kernel_reader": "matter", "kernel_seen": "matter",
    "kernel_bite": "matter", "kernel_notice": "matter", "kernel_personalview": "matter", "web_searchtext": "matter",
    "office_entry": "matter",
}  # fmt: skip
MATTER, WORD = re.compile("[0-9a-f]{32}"), re.compile('"([^"]*)"')
SEATED = ("post", "holding")
ALWAYS = {"jyj.clerk", "czj.principal", "sfj.principal"}
"""Posts with which a test begins something."""
Standing = tuple[str, bool, tuple[str, ...]]


def thin(raw: sqlite3.Connection) -> None:
    """Take out what nothing would be missed of."""
    kept = _families(raw)
    kept -= _vacant(raw, kept)
    gone = [(one,) for (one,) in raw.execute("SELECT id FROM kernel_matter") if one not in kept]
    for table, column in HANGING.items():
        raw.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)
    told = " ".join(one for (one,) in raw.execute("SELECT body FROM kernel_act UNION ALL SELECT record FROM kernel_matter"))
    contents = raw.execute("SELECT digest FROM kernel_content").fetchall()
    raw.executemany("DELETE FROM kernel_content WHERE digest = ?", [one for one in contents if one[0] not in told])
    raw.commit()


def _families(raw: sqlite3.Connection) -> set[str]:
    """The organisation, and of the rest each family with a standing that no family before it has; those with few acts first."""
    roots = dict(raw.execute("SELECT id, root FROM kernel_matter"))
    families, texts, acts = defaultdict[str, list[str]](list), defaultdict[str, str](str), defaultdict[str, int](int)
    for one, root in roots.items():
        families[root].append(one)
    for one, text in raw.execute("SELECT matter, body FROM kernel_act UNION ALL SELECT id, record FROM kernel_matter"):
        texts[roots[one]] += text
        acts[roots[one]] += 1
    stand = _standings(raw)
    standings = {root: {stand[one] for one in members if one in stand} for root, members in families.items()}
    kept = _with_named({roots[one] for (one,) in raw.execute("SELECT matter FROM office_entry")}, texts, roots)
    for root in sorted(families, key=lambda root: acts[root] / len(standings[root] or "-")):
        if standings[root] - set().union(*(standings[one] for one in kept)):
            kept |= _with_named({root}, texts, roots)
    return {one for root in kept for one in families[root]}


def _standings(raw: sqlite3.Connection) -> dict[str, Standing]:
    """As `test_upgrading` tells them apart: kind, whether it ended, which tasks are open."""
    open_ = defaultdict[str, list[str]](list)
    for matter, verb in raw.execute("SELECT matter, verb FROM kernel_task WHERE closed_at = ''"):
        open_[matter].append(verb)
    found = raw.execute("SELECT id, procedure, ended_at FROM kernel_matter WHERE NOT draft")
    return {one: (procedure, bool(ended), tuple(sorted(open_[one]))) for one, procedure, ended in found}


def _with_named(wanted: Iterable[str], texts: dict[str, str], roots: dict[str, str]) -> set[str]:
    """These families, and those that they name, and so on."""
    found, todo = set[str](), [*wanted]
    while todo:
        if (root := todo.pop()) not in found:
            found.add(root)
            todo += [roots[one] for one in MATTER.findall(texts[root]) if one in roots]
    return found


def _vacant(raw: sqlite3.Connection, kept: set[str]) -> set[str]:
    """Posts, and who holds them, of which nothing else that is kept says a word."""
    rows = raw.execute("SELECT id, record FROM kernel_matter WHERE procedure IN (?, ?)", SEATED)
    seated = {one: json.loads(record) for one, record in rows}
    words, people = set(ALWAYS), set[str]()
    for one, text in raw.execute("SELECT matter, body FROM kernel_act UNION ALL SELECT id, record FROM kernel_matter"):
        words |= set(WORD.findall(text)) if one in kept and one not in seated else set()
    for one, post, person in raw.execute("SELECT matter, post, person FROM kernel_act"):
        if one in kept and one not in seated:
            words.add(post)
            people.add(person)
    for table in ("kernel_task", "kernel_reader", "kernel_notice"):
        rows = raw.execute(f"SELECT matter, seat FROM {table}")
        words |= {seat.removeprefix("post:") for one, seat in rows if one in kept and one not in seated}
    return {one for one, told in seated.items() if (told.get("code") or told.get("post")) not in words and told.get("person") not in people}
