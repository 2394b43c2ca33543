"""标题 and 发文机关标志, found by their words and by their look; where the two agree, the reading is sure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from yizhang.gongwen import spans
from yizhang.gongwen.blocks import Block
from yizhang.gongwen.elements import organs, title
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

LETTERHEAD = regex(r".{2,80}(?:文件|命令|令|纪要|公告)")
FILE = regex(r"文\s*件$")
TITLE_LINES, LAST_LINES = 6, 12
NO_TITLE = frozenset("。：:；;>|")
Run = list[Block]


@dataclass(frozen=True)
class Heading:
    """The lines of title and letterhead; `agreed` when words and look point to the same lines."""

    title: Run
    letterhead: Run
    agreed: bool = True


def find(runs: list[Run]) -> Heading:
    """Among the unnamed runs of the head, the title and the letterhead."""
    runs = [piece for run in runs for sized in _one_size(run) for piece in _apart(sized)]
    if not runs:
        return Heading([], [])
    marks = [run for run in runs if _is_letterhead(run)]
    titled = [run for run in runs if run not in marks and title.parse(spans.lines(run)).value.stated]
    best = max(_windows(titled or runs), key=lambda one: by_words(one[1], whole=len(one[0]) == len(one[1])) + runs.index(one[0]) / 10)
    seen = by_look(runs)
    above = [run for run in runs[: runs.index(best[0])] if run in marks]
    if not above and _is_order(best[1]):
        return Heading([], best[1])
    return Heading(best[1], above[-1] if above else [], best[1][0] in seen)


def by_words(run: Run, *, whole: bool = True) -> int:
    """How much the words are those of a title: kind, 关于, issuer."""
    read = title.parse(spans.lines(run)).value
    score = 4 * bool(read.kind) + 3 * bool(read.stated) + 3 * ("关于" in read.text) + 2 * bool(read.issuer) + bool(read.quoted) + whole
    first = read.text.startswith("关于") or bool(read.issuer)
    odd = 6 * read.text.endswith("文件") + 4 * (not NO_TITLE.isdisjoint(read.text)) + 2 * (len(read.text) > 120)
    return score + first - odd


def by_look(runs: list[Run]) -> Run:
    """The run in the largest type that is no letterhead; without sizes, the last one that is centred, else the last."""
    plain = [run for run in runs if run is runs[-1] or not _is_letterhead(run)]
    sizes = [max(block.look.size for block in run) for run in plain]
    if max(sizes) > min(sizes) or max(sizes) >= 18:
        return plain[sizes.index(max(sizes))]
    centred = [run for run in plain if any(block.look.align == "center" for block in run)]
    return (centred or plain)[-1]


def _windows(runs: list[Run]) -> Iterator[tuple[Run, Run]]:
    """Every few lines of a run that stand together, with their run."""
    for run in runs:
        for first in range(max(0, len(run) - LAST_LINES), len(run)):
            for end in range(first + 1, min(len(run), first + TITLE_LINES) + 1):
                yield run, run[first:end]


def _one_size(run: Run) -> list[Run]:
    """Cut where the type changes its size: the lines of a title have one."""
    out = [run[:1]]
    for before, block in pairwise(run):
        changed = before.look.size and block.look.size and abs(before.look.size - block.look.size) >= 2
        if changed:
            out.append([])
        out[-1].append(block)
    return out


def _apart(run: Run) -> list[Run]:
    """Letterhead and title that stand on following lines."""
    for at, block in enumerate(run[:-1]):
        rest = run[at + 1 :]
        marked = at < 8 and FILE.search(block.text) and "关于" not in block.text and not _is_letterhead(run)
        alone = rest[0].paragraph - block.paragraph > 1 and organs.is_organ(block.text) and title.parse(spans.lines(rest)).value.issuer
        if marked or alone or (_is_order([block]) and title.parse(spans.lines(rest)).value.stated):
            return [run[: at + 1], rest]
    return [run]


def _is_letterhead(run: Run) -> bool:
    text = tight(narrow("".join(block.text for block in run)))
    marked = LETTERHEAD.fullmatch(text) and not any(word in text for word in ("关于", "《", "的"))
    # 文件 stands beside the middle of several organs: on the line of one of them, or on its own.
    names = [name for block in run if (name := tight(block.text).removesuffix("文件"))]
    return bool(marked) or all(organs.is_organ(block.text) for block in run) or (len(names) > 1 and all(map(organs.is_organ, names)))


def _is_order(run: Run) -> bool:
    """××人民政府令 alone is a letterhead: an order's text needs no title of its own."""
    text = tight("".join(block.text for block in run))
    organ = text.removesuffix("令").removesuffix("命")
    return text.endswith("令") and not any(word in text for word in ("关于", "《")) and organs.is_organ(organ)
