"""`yizhang simulate`: what the office has done, judged by another edition."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress, table

if TYPE_CHECKING:
    from yizhang.kernel.simulating import Consequence, Simulated
    from yizhang.law.rulebook import Rulebook


@command
def simulate(edition: str = "", /, number: str = "", json: bool = False, database: str = "", *, now: datetime) -> int:
    """推演：把办过的事按修订草案重新判断一遍。What past acts would have met under another edition; nothing is changed.

    EDITION         one in code, or a file (.py) that declares EDITION, its chapters beside it; without one the edition in force
    --number NAMES  amounts to change, such as DocumentNumbers.handling=5, several with commas; units stay

    Exit 0: nothing would differ; 1: something would.

    Example: yizhang simulate --number DocumentNumbers.handling=5
    """
    from yizhang.cli.database import connect

    connect(database)
    from yizhang.kernel.simulating import simulate as simulated

    start = perf_counter()
    book = _book(edition, [one for one in number.split(",") if one], now)
    found = simulated(book)
    if json:
        print_json(_document(book, found, perf_counter() - start))
    else:
        print(_report(book, found, perf_counter() - start))
    if found.unasked:
        progress(f"{len(found.unasked)}条规则没有推演，当时的记录没有留它们要的情况：{'、'.join(sorted(found.unasked))}")
    return 1 if found.found else 0


def _book(edition: str, numbers: list[str], now: datetime) -> Rulebook:
    from yizhang.law.errors import RulebookErrors
    from yizhang.rulebooks.drafts import BadDraft, draft_of
    from yizhang.rulebooks.known import UnknownEdition

    try:
        return draft_of(edition, numbers, now)
    except (BadDraft, UnknownEdition) as wrong:
        raise Unusable(str(wrong)) from wrong
    except RulebookErrors as wrong:
        raise Unusable(f"草案不能装载：\n{wrong}") from wrong


def _document(book: Rulebook, found: Simulated, seconds: float) -> dict[str, object]:
    from yizhang.kernel.simulating import by_provision, touched

    return {
        "edition": book.edition.said,
        "matters": found.matters,
        "acts": found.acts,
        "seconds": round(seconds, 3),
        "touched": touched(found.found),
        "provisions": {cited: [one.as_json() for one in each] for cited, each in by_provision(found.found)},
        "unasked": sorted(found.unasked),
    }


def _report(book: Rulebook, found: Simulated, seconds: float) -> str:
    from yizhang.kernel.simulating import SAID, by_provision, touched

    head = f"按{book.edition.title}推演：{found.matters}件事项，{found.acts}次办理，{seconds:.1f}秒"
    if not found.found:
        return f"{head}\n没有差别"
    summary = "，".join(f"{SAID[kind]}{count}件" for kind, count in touched(found.found).items())
    rows = [(cited, SAID[one.kind], *_row(book, one)) for cited, each in by_provision(found.found) for one in each]
    return "\n".join([head, summary, "", table(rows, ("条文", "后果", "事项", "做", "说明"))])


def _row(book: Rulebook, one: Consequence) -> tuple[str, str, str]:
    verbs = book.procedures[one.procedure].verbs if one.procedure in book.procedures else {}
    label = verbs[one.verb].label if one.verb in verbs else one.verb
    state = "（在办）" if one.open else ""
    return f"{one.title}{state}", label, one.said
