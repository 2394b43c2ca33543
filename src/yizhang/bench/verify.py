"""`bench verify`: how long the whole record takes to be checked, in the database, in an export, and by the stand-alone script.

Requests that went through the door, most of them answered, are copied until there are as many acts as wanted. Times are of the processor,
in seconds for a million acts: measured on what was made, and scaled. Memory is not scaled: it is what this many took.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from yizhang import kernel, standalone_verifier
from yizhang.bench.act import START, way
from yizhang.bench.act import opened as open_request
from yizhang.bench.databases import Folder, using, version
from yizhang.bench.figures import Measure, timed, versions
from yizhang.bench.grown import family, grow
from yizhang.kernel.checkpoints import take
from yizhang.kernel.exporting import export, verify_export
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import said
from yizhang.player.city import enter_city

MILLION, MATTERS, LEFT_OPEN = 1_000_000, 10, 2
SECONDS = "秒/百万条"
GOALS = {"sha256": 15.0, "sm3": 20.0}
ALONE = 60.0
NOW = START + timedelta(hours=2)


def run(folder: Path, acts: int = 100_000) -> dict[str, Any]:
    """Measure with that many acts, on SQLite. Raises AssertionError when a sound record is not found sound."""
    measures, counted, place = list[Measure](), 0, Folder(folder)
    for algorithm, goal in GOALS.items():
        with using(place.fresh()):
            made_record(acts, algorithm)
            counted = Act.objects.count()
            scale = MILLION / counted
            file = folder / f"{algorithm}.jsonl"
            written = timed(lambda: export(file, said(NOW))).cpu  # noqa: B023 - called at once
            whole = timed(lambda: sound(kernel.verify(NOW))).cpu
            found = {"database": version(), "matters": str(Matter.objects.count())}
        read = timed(lambda: sound(verify_export(file))).cpu  # noqa: B023 - called at once
        measures += [
            Measure(f"verify, {algorithm}", round(whole * scale, 1), SECONDS, goal),
            Measure(f"export, {algorithm}", round(written * scale, 1), SECONDS),
            Measure(f"verify EXPORT, {algorithm}", round(read * scale, 1), SECONDS, goal),
            Measure(f"standalone_verifier.py, {algorithm}", round(_alone(file) * scale, 1), SECONDS, ALONE),
        ]
    return {"name": "verify", "acts": counted, "measures": [one.told() for one in measures], "versions": versions(**found)}


def made_record(acts: int, algorithm: str) -> None:
    """The city, a few requests, and copies of them until there are that many acts; then a checkpoint."""
    enter_city()
    requests = [family(_request(n)) for n in range(MATTERS)]
    each = sum(len(one.acts) for one in requests) / MATTERS
    grow(requests, range(round((acts - Act.objects.count()) / each)), algorithm)
    take(NOW)


def _request(n: int) -> str:
    """The n-th, answered but for a few that wait for the department."""
    matter = open_request(n)
    for m, step in enumerate(way(n + 1)[: 4 if n < LEFT_OPEN else None], start=1):
        step.done(matter, START + timedelta(minutes=m))
    return matter


def sound(found: Any) -> None:
    """Raises AssertionError when something was found broken, or nothing was looked at."""
    if found.broken or not found.acts:
        raise AssertionError(found.broken[:3])


def _alone(file: Path) -> float:
    """Seconds of the processor that the script takes, Python's start included."""
    script = str(Path(standalone_verifier.__file__))
    process = subprocess.Popen([sys.executable, "-I", script, str(file)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise AssertionError("the stand-alone script finds fault with a sound record")
    return used.ru_utime + used.ru_stime
