"""`python -m tests.upgrading.keep`: keep a database of this version, from which later versions are tried.

It is the demonstration and one scenario for each kind of matter, but for those that change the organisation on which the others stand, all
played at the same time, then thinned out (`thin.py`); one that the others get into the way of stops where it is. Nothing of it is random
but the identifiers. Which kinds are in one standing only, or missing, is told.
"""

from __future__ import annotations

import lzma
import os
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import yizhang
from tests.upgrading.thin import thin
from yizhang.cli.database import connect
from yizhang.law.calendar import LOCAL

if TYPE_CHECKING:
    from yizhang.player.scenario import Scenario

HERE, ROOMS = Path(__file__).parent, Path(yizhang.__file__).parent
UNTIL = datetime(2026, 12, 31, 18, 0, tzinfo=LOCAL)
LARGEST = 150_000
"""Bytes that are kept in the repository, at most."""


def main() -> int:
    """Exit 1 when the file is too large to be kept."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YIZHANG_FILES"] = folder
        file = Path(folder) / "city.sqlite3"
        connect(str(file))
        _play()
        standings = _standings()
        kept = HERE / f"{yizhang.__version__}.sql.xz"
        kept.write_bytes(lzma.compress(_packed(file), preset=9 | lzma.PRESET_EXTREME))
    size = kept.stat().st_size
    told = {n: [name for name, found in standings.items() if found == n] for n in (0, 1)}
    print(f"{kept.name}: {size} bytes; missing: {told[0]}; in one standing only: {told[1]}")
    return int(size > LARGEST)


def _play() -> None:
    from yizhang.player.city import enter_city
    from yizhang.player.installation import demonstration_scenarios
    from yizhang.player.scenario import read_scenarios
    from yizhang.player.together import play_together

    enter_city()
    each = [
        one
        for file in sorted(ROOMS.glob("**/scenarios/*.yaml"))
        if file.parts[-3] != "office"
        for one in read_scenarios(file)
        if not one.city
    ]
    often = Counter(kind for one in each for kind in _kinds(one))
    left, chosen = set(often), list(demonstration_scenarios())
    for one in sorted(each, key=lambda one: min((often[kind] for kind in _kinds(one)), default=0)):
        if left & _kinds(one):
            left -= _kinds(one)
            chosen.append(one)
    play_together(tuple(chosen), UNTIL)


def _kinds(one: Scenario) -> set[str]:
    """The labels of the kinds of matter that a scenario opens: 甲 发文."""
    opened = (str(step.parts["事项"]).split(" ") for step in one.steps if "事项" in step.parts)
    return {words[1] for words in opened if len(words) > 1}


def _standings() -> dict[str, int]:
    """For each kind of matter, in how many standings it is there, told apart by the verbs that are done."""
    from yizhang.kernel.models import Act, Matter
    from yizhang.rulebooks.current import rulebook_at

    done = defaultdict[str, list[str]](list)
    for matter, verb in Act.objects.filter(accepted=True).order_by("id").values_list("matter", "verb"):
        done[matter].append(verb)
    found = defaultdict[str, set[tuple[str, ...]]](set)
    for matter, procedure in Matter.objects.values_list("id", "procedure"):
        found[procedure].add(tuple(done[matter]))
    return {name: len(found[name]) for name in rulebook_at(UNTIL).procedures}


def _packed(file: Path) -> bytes:
    """The database thinned out, as the statements that make it, which pack better than its pages."""
    from django.db import connection

    connection.close()
    with closing(sqlite3.connect(file)) as raw:
        thin(raw)
        return "\n".join(raw.iterdump()).encode()


if __name__ == "__main__":
    sys.exit(main())
