"""`bench prove`: the proof of the whole rulebook by the clock, and its walk against Spin on the same machine of bits.

Spin (Debian: spin, gcc) gets the largest model, twice, as two matters go side by side, written in its language; our walk gets the same.
Both must come to the same number of standings. Spin's time is that of its verifier, without making and compiling it, and without the
reduction of which ours has nothing. Where Spin is missing its lines are left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from yizhang.bench.figures import Measure, timed, versions
from yizhang.law.calendar import LOCAL
from yizhang.law.proof.claims import prove
from yizhang.law.proof.model import Clause, Model, Move, models
from yizhang.law.proof.walk import walk
from yizhang.rulebooks.current import rulebook_at

SECONDS, WORD, RATIO = 10.0, 30, 0.3
LARGEST = 100_000
"""Standings of what is walked, at most."""
OPTIONS = ("-DSAFETY", "-DNOREDUCE", "-O2", "-w")
COUNTED = re.compile(r"(\d+) states, stored.*?(\d+) transitions", re.DOTALL)


@dataclass(frozen=True)
class Beside:
    """Moves of several matters: all that `walk` asks of a model. `standings`: how many there must be."""

    moves: tuple[Move, ...]
    standings: int


def run(folder: Path, largest: int = LARGEST) -> dict[str, Any]:
    """Measure. Raises AssertionError when Spin comes to other standings."""
    book = rulebook_at(datetime(2026, 3, 2, tzinfo=LOCAL))
    whole = timed(lambda: [prove(one, book.invariants) for one in book.procedures.values()])
    measures = [Measure(f"yizhang prove: {len(book.procedures)}", round(whole.cpu, 2), "秒", SECONDS)]
    found = dict(versions(edition=book.edition.said))
    if shutil.which("spin") and shutil.which("gcc"):
        both = twice((model for one in book.procedures.values() for model in models(one)), largest)
        rates = {"walk": walked(both), "Spin": spun(both, folder)}
        measures += [Measure(f"{name}: {both.standings}", round(rate / 1000), "千步/秒") for name, rate in rates.items()]
        measures += [Measure("Spin / walk", round(rates["Spin"] / rates["walk"], 2), "", round(1 / RATIO, 2))]
        found["spin"] = subprocess.run(["spin", "-V"], capture_output=True, text=True, check=True).stdout.split(" --")[0]
    return {"name": "prove", "measures": [one.told() for one in measures], "versions": found}


def twice(each: Iterator[Model], largest: int) -> Beside:
    """Two matters of the model that has the most standings, so that there are no more of both than `largest`."""
    sizes = ((len(walk(model).came), model) for model in each)
    size, model = max(((size, model) for size, model in sizes if size**2 <= largest), key=lambda one: one[0])
    width = len(model.bits) + 1
    return Beside(tuple(_shifted(move, n * width, width) for n in range(2) for move in model.moves if not move.verb.afterwards), size**2)


def _shifted(move: Move, by: int, width: int) -> Move:
    """The same on bits that lie higher; the last of them stands for the end, which closes all moves of that matter and of no other."""
    end = 1 << width - 1
    verb = cast(Any, SimpleNamespace(name=move.verb.name, repeats=move.verb.repeats, afterwards=False, ends=False))
    clauses = tuple(Clause(one.mask << by, one.condition) for one in move.clauses)
    bit = move.bit | (end if move.verb.ends else 0)
    return Move(verb, move.outcome, clauses, move.own << by, bit << by, (move.closed_by | end) << by, move.undoes << by)


def walked(both: Beside) -> float:
    """Steps a second of the processor. Raises AssertionError."""
    found = []
    took = timed(lambda: found.append(walk(cast(Model, both))))
    if len(found[0].came) != both.standings:
        raise AssertionError(f"{len(found[0].came)} standings, not {both.standings}")
    return sum(map(len, found[0].steps.values())) / took.cpu


def spun(both: Beside, folder: Path) -> float:
    """Spin's steps a second of the processor. Raises AssertionError."""
    (folder / "two.pml").write_text(promela(both), encoding="ascii")
    subprocess.run(["spin", "-a", "two.pml"], cwd=folder, capture_output=True, check=True)
    subprocess.run(["gcc", *OPTIONS, "-o", "pan", "pan.c"], cwd=folder, capture_output=True, check=True)
    with (folder / "told").open("w+b") as told:
        process = subprocess.Popen(["./pan", "-n", "-m1000000", "-w22"], cwd=folder, stdout=told)
        _, _, used = os.wait4(process.pid, 0)
    counted = COUNTED.search((folder / "told").read_text(encoding="utf-8"))
    if counted is None or int(counted[1]) != both.standings:
        raise AssertionError(f"Spin: {counted and counted[1]} standings, not {both.standings}")
    return int(counted[2]) / (used.ru_utime + used.ru_stime)


def promela(both: Beside) -> str:
    """The moves in Spin's language: words of bits, one guarded step for each move that changes something."""
    words = range(max(one.bit.bit_length() for one in both.moves) // WORD + 1)
    declared = "".join(f"int w{n};\n" for n in words)
    return f"{declared}init {{\nend: do\n{''.join(_guarded(one, words) for one in both.moves)}od }}\n"


def _guarded(move: Move, words: range) -> str:
    shut = move.closed_by | (0 if move.verb.repeats else move.own)
    then = [f"(((w{n} & ~{_word(move.own, n)}) | {_word(move.bit, n)}) & ~{_word(move.undoes, n)})" for n in words]
    changes = " || ".join(f"{new} != w{n}" for n, new in enumerate(then))
    guard = " && ".join([f"!({_any(shut, words)})", *(f"({_any(one.mask, words)})" for one in move.clauses), f"({changes})"])
    return f":: d_step {{ ({guard}) -> {' '.join(f'w{n} = {new};' for n, new in enumerate(then))} }}\n"


def _any(mask: int, words: range) -> str:
    return " || ".join(f"(w{n} & {_word(mask, n)})" for n in words)


def _word(mask: int, n: int) -> int:
    return mask >> n * WORD & (1 << WORD) - 1
