"""`python -m drills NAME`: what was promised, and whether it held. Exit 0: it held; 1: it did not; 2: it could not be run."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from yizhang.cli.database import connect

DRILLS = {
    "kill": "a writer killed before and after every statement, the commit and the answer",
    "together": "processes that act on the same matters and on their own at once",
    "disk": "a disk that fills up, and one that can only be read",
    "clock": "a clock that jumps between acts and rounds, and machines whose clocks differ",
    "worker": "a worker that was dead for three days, two at once, and one killed at every moment of what silence answers",
    "store": "an S3 server that refuses, stalls, dies in the middle of a file and spoils what goes over the wire",
    "failover": "PostgreSQL killed under load, its synchronous replica promoted",
    "requests": "requests that arrive twice and in any order",
    "leaks": "everybody looks for what he may not see: every standing of every matter by every address, in the marked demonstration",
    "fuzz": "people of many posts do whatever comes to them, with right, random and hostile values, by API and screens",
    "year": "a year of documents: numbers without gaps, registers that stay quick",
}


def main(words: Sequence[str]) -> int:
    """Run a drill on each database that the machine has, or on one, and print the figures."""
    asked = _parser().parse_args(words)
    numbers = {name: value for name in ("count", "processes", "seconds") if (value := getattr(asked, name)) is not None}
    with tempfile.TemporaryDirectory(prefix="yizhang-drill-") as folder:
        os.environ["YIZHANG_FILES"] = folder
        connect(f"{folder}/unused.sqlite3")
        from drills.scene import on_each

        drill = importlib.import_module(f"drills.{asked.drill}")
        told = on_each(drill.run, Path(folder), getattr(drill, "ONLY", asked.database), numbers)
    if not told:
        print(f"{asked.drill}: PostgreSQL is missing; Debian: apt-get install postgresql", file=sys.stderr)
        return 2
    held = all(one["held"] for one in told.values())
    print(json.dumps({"name": asked.drill, "held": held, "databases": told}, ensure_ascii=False, indent=2) if asked.json else said(told))
    return 0 if held else 1


def said(told: Mapping[str, Mapping[str, Any]]) -> str:
    """A block of lines for each database."""
    return "\n\n".join("\n".join([name, *(f"  {what:<34} {figure}" for what, figure in one.items())]) for name, one in told.items())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m drills", formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.epilog = "\n".join(f"{name:<10}{what}" for name, what in DRILLS.items())
    parser.add_argument("drill", choices=DRILLS)
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), help="on this one only")
    parser.add_argument("--processes", type=int, help="together, requests, clock, failover: how many at once")
    parser.add_argument("--seconds", type=int, help="together, failover, fuzz: for how long")
    parser.add_argument("--count", type=int, help="matters, steps (kill), documents (year), of each kind (leaks, store); seed (fuzz)")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
