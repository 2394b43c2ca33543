"""What `prove --mutate` does: try the mutants of the rulebook within a budget, and tell which of them nobody notices."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable
from yizhang.cli.output import print_json, progress

if TYPE_CHECKING:
    from yizhang.law.proof.mutants import Mutant
    from yizhang.player.survivors import Survivors


def mutate(procedures: Collection[str], seconds: int, seed: int | None, json: bool, now: datetime) -> int:
    """Exit 0 when all that was tried is noticed or accepted; 1 when something survives, or a reason stands for nothing any more."""
    from yizhang.yamltext import Unusable as BadFile

    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YIZHANG_FILES"] = folder
        try:
            found = _survivors(procedures, seconds, seed, Path(folder), now)
        except BadFile as wrong:
            raise Unusable(str(wrong)) from wrong
    spent = perf_counter() - start
    if json:
        print_json({"procedures": len(procedures), "seconds": round(spent, 3), "mutants": found.as_json()})
    else:
        print("\n".join(_lines(found, spent)))
    return 1 if found.survived or found.stale else 0


def _survivors(procedures: Collection[str], seconds: int, seed: int | None, folder: Path, now: datetime) -> Survivors:
    from yizhang.cli.database import connect

    connect(f"{folder}/none.sqlite3")
    from yizhang.kernel.hooks import rulebook_at
    from yizhang.law.proof.mutants import mutants
    from yizhang.player.mutation import NotSound, judge_of, judged
    from yizhang.player.survivors import accepted_by, concerning, sampled, scenarios_in, survivors

    book = rulebook_at(now)
    made = [one for one in mutants(book) if _touches(one, procedures)]
    progress(f"{len(made)}处变异；正在建立演练用的城市……")
    try:
        judge = judge_of(book, procedures, scenarios_in(book), folder / "city.sqlite3")
    except NotSound as wrong:
        raise Unusable(str(wrong)) from wrong
    until = perf_counter() + seconds if seconds else float("inf")
    tried = judged(judge, sampled(made, seed), os.cpu_count() or 1, lambda: perf_counter() >= until)
    accepted = accepted_by(book)
    return survivors(made, tried, accepted if len(procedures) == len(book.procedures) else concerning(accepted, made))


def _touches(mutant: Mutant, procedures: Collection[str]) -> bool:
    return not set(mutant.procedures).isdisjoint(procedures)


def _lines(found: Survivors, seconds: float) -> list[str]:
    by = "、".join(f"{name}{count}" for name, count in found.noticed.items())
    head = f"{found.made}处变异，试了{found.tried}处，{seconds:.0f}秒；发现{found.killed}处（{by}），等效{found.same}处，"
    head += f"已说明理由{len(found.accepted)}处，无人发现{len(found.survived)}处"
    alive = [f"  无人发现 {one.name}（{one.place}）{' '.join(one.cites)}" for one in found.survived]
    return [head, *alive, *(f"  理由已无所指 {one}" for one in found.stale)]
