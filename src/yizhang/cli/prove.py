"""`yizhang prove`: what the procedures promise, proved before the first matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json

if TYPE_CHECKING:
    from yizhang.law.procedure import Procedure
    from yizhang.law.proof.claims import Proved, Violation
    from yizhang.law.proof.refusals import Refusal
    from yizhang.law.rulebook import Rulebook


@command
def prove(
    procedures: tuple[str, ...] = (),
    refusals: bool = False,
    mutate: bool = False,
    seconds: int = 0,
    seed: int | None = None,
    json: bool = False,
    *,
    now: datetime,
) -> int:
    """证明：逐一走遍每种事项能到的每种状态，看有没有走不到头、无人可办、越过条文的。Prove what the procedures promise.

    Every value of the fields that decide which steps apply, every outcome, every way back; a second time with every waiver
    granted.

    --refusals   list what each condition refuses by itself, by the shortest path, to be read against the text
    --mutate     turn or leave out each rule, condition, actor, limit, reopening and exemption in turn, and tell which changes neither the
                 cases of the rules nor the proof, its refusals and the scenarios notice; accepted ones stand in a chapter's mutants.yaml
    --seconds N  of --mutate: start no more of them after so long
    --seed N     of --mutate: in an order shuffled by this number, so that a short run is a sample

    Example: yizhang prove request dispatch
    """
    from yizhang.rulebooks.known import book_of, in_code

    book = book_of(in_code("", now))
    picked = chosen(book, procedures)
    start = perf_counter()
    if mutate:
        from yizhang.cli.mutating import mutate as mutated

        return mutated([one.name for one in picked], seconds, seed, json, now)
    if refusals:
        return _refusals(picked, start, json)
    found = [_proved(book, one, now) for one in picked]
    spent = perf_counter() - start
    violations = [each for one in found for each in one.violations]
    if json:
        print_json(_document(found, violations, spent))
    else:
        print(_report(found, violations, spent))
    return 1 if violations else 0


def chosen(book: Rulebook, names: Iterable[str]) -> list[type[Procedure]]:
    """The procedures by identifier or label; all of them without one. Raises Unusable."""
    known = {word: one for one in book.procedures.values() for word in (one.label, one.name)}
    for name in names:
        if name not in known:
            from yizhang.law.errors import nearest

            raise Unusable(f"没有“{name}”这种事项{nearest(name, known)}")
    return [known[name] for name in names] or list(book.procedures.values())


def _proved(book: Rulebook, procedure: type[Procedure], now: datetime) -> Proved:
    from dataclasses import replace

    from yizhang.law.proof.claims import prove as walked
    from yizhang.law.proof.staffed import unstaffed
    from yizhang.office.entries import demonstration
    from yizhang.office.snapshot import OrgSnapshot

    org = OrgSnapshot.from_city(demonstration(), now)
    found = walked(procedure, book.invariants)
    return replace(found, violations=(*found.violations, *unstaffed(procedure, org)))


def _refusals(chosen: list[type[Procedure]], start: float, json: bool) -> int:
    from yizhang.law.proof.refusals import refusals as refused

    found: list[Refusal] = [each for one in chosen for each in refused(one)]
    failed = [one for one in found if not one.holds]
    if json:
        counts = {"generated": len(found), "failed": len(failed)}
        print_json({"procedures": len(chosen), "seconds": round(perf_counter() - start, 3), "refusals": counts})
    else:
        print("\n".join(str(one) for one in found))
    return 1 if failed else 0


def _document(found: list[Proved], violations: list[Violation], seconds: float) -> dict[str, object]:
    each = [{"procedure": one.procedure, "invariant": one.invariant, "path": list(one.path)} for one in violations]
    return {"procedures": len(found), "standings": sum(one.standings for one in found), "seconds": round(seconds, 3), "violations": each}


def _report(found: list[Proved], violations: list[Violation], seconds: float) -> str:
    lines = [f"{len(found)}种事项，{sum(one.standings for one in found)}种状态，{seconds:.1f}秒"]
    for one in violations:
        lines += [f"  不成立 {one.procedure}：{one.invariant}", *([f"         {' → '.join(one.path)}"] if one.path else [])]
    return "\n".join(lines if violations else [*lines, "全部成立"])
