"""The working calendar of the State Council's published notices, with the installation's own days put over it.

`published_days.json` is what the library `holidays` says of the published years, kept beside the program because loading the library
takes longer than a whole command. When another version of it is installed the library itself is asked.
`python -m yizhang.office.workdays` writes the file anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from yizhang.law.calendar import WorkCalendar

KEPT = Path(__file__).with_name("published_days.json")
KNOWN_FROM = date(2007, 1, 1)  # the two libraries that list the notices agree day for day from here on
SUBSTITUTE = re.compile(r"休息日（由 .* 调休）")


def calendar(
    days: Mapping[date, bool] | None = None,
    names: Mapping[date, str] | None = None,
    known_through: date | None = None,
    office_hours: tuple[time, time] | None = None,
) -> WorkCalendar:
    """The calendar of this installation.

    `days` are those it decides otherwise (each is certain from then on), with `names`. `known_through` is the end of the last
    published year unless stated, as by an office that entered a notice before the library had it.
    """
    base = published()
    return replace(
        base.override(days or {}, names), known_through=known_through or base.known_through, office_hours=office_hours or base.office_hours
    )


@cache
def published() -> WorkCalendar:
    """The published years, without anything an installation decided."""
    kept = json.loads(KEPT.read_text("utf-8"))
    return _from_file(kept) if kept["source"] == _installed() else from_library()


def from_library() -> WorkCalendar:
    """What `holidays` says of every year whose notice it knows: one that moves at least one working day to a weekend."""
    from holidays import country_holidays

    known = country_holidays("CN", years=range(KNOWN_FROM.year, 2100), language="zh_CN")
    last = KNOWN_FROM.year
    while any(day.year == last + 1 for day in known.weekend_workdays):
        last += 1
    through = date(last, 12, 31)
    moved = {day: True for day in known.weekend_workdays if KNOWN_FROM <= day <= through}
    off = {day: _said(name) for day, name in sorted(known.items()) if day <= through and not known.is_working_day(day)}
    return WorkCalendar({**dict.fromkeys(off, False), **moved}, through, off, known_from=KNOWN_FROM)


def _said(name: str) -> str:
    """The library's name of a day off in the words of an office: a festival, its 补假, or 调休放假."""
    return SUBSTITUTE.sub("调休放假", name).replace("; ", "、")


def _installed() -> str:
    """`holidays-0.109`, from the folder the installer made; asking importlib.metadata would take as long as the command."""
    spec = find_spec("holidays")
    folders = Path(spec.origin).parents[1].glob("holidays-*.dist-info") if spec and spec.origin else ()
    return next((folder.stem for folder in folders), "")


def _from_file(kept: Mapping[str, Any]) -> WorkCalendar:
    off = {date.fromisoformat(day): name for day, name in kept["off"].items()}
    moved = dict.fromkeys(map(date.fromisoformat, kept["worked"]), True)
    through, since = date.fromisoformat(kept["known_through"]), date.fromisoformat(kept["known_from"])
    return WorkCalendar({**dict.fromkeys(off, False), **moved}, through, off, known_from=since)


def keep() -> None:
    """Write `published_days.json` from the library that is installed."""
    found = from_library()
    parts = {
        "source": _installed(),
        "known_from": found.known_from.isoformat(),
        "known_through": found.known_through.isoformat(),
        "off": {day.isoformat(): name for day, name in found.names.items()},
        "worked": [day.isoformat() for day, works in sorted(found.days.items()) if works],
    }
    KEPT.write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    keep()
