"""The lines of a title: broken by sense, each centred, together a trapezoid or a diamond and no block or hourglass (GB/T 9704 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeset.parts import wide

WIDEST = 19.0  # characters of 2号 on a line of 156 mm, with a little air
MOST = 5  # lines; what is longer is no title, and is cut where lines are full
# Words that are never cut; a break inside any other word costs nothing that could be known without a dictionary.
WORDS = regex(
    "关于|商请|支持|请求|印发|转发|批转|公布|进一步|加强|做好|开展|推进|推动|促进|落实|贯彻|实施|管理|工作|意见|办法|规定|方案|细则|规划|计划|通知|通报|通告|公告|决定|决议|命令|"
    "请示|批复|报告|议案|纪要|有关|问题|事项|建设|发展|改革|经济|社会|城市|教育|医疗|卫生|服务|行政|政府|人民|办公室|办公厅|委员会|安全|生产|环境|保护|应急|"
    "若干|暂行|条例|全市|全省|全国|年度|情况|调整|成立|领导|小组|[A-Za-z0-9.]+|[0-9]+年"
)
BEFORE_NEVER, AFTER_NEVER = "的了和与及、，。；：）》”〉】〕", "（《“〈【〔"


def lines(text: str, organs: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The title in lines, none of which ends inside the name of an organ. A title that fits stands on one."""
    if wide(text) <= WIDEST:
        return (text,)
    count = int(-(-wide(text) // WIDEST))
    tried = (count, count + 1) if count < MOST else ()
    best = next((min(ways) for many in tried if (ways := _ways(text, organs, many))), None)
    return best[1] if best else tuple(text[at : at + int(WIDEST)] for at in range(0, len(text), int(WIDEST)))


def _ways(text: str, organs: tuple[str, ...], count: int) -> list[tuple[float, tuple[str, ...]]]:
    costs = _costs(text, organs)
    places = sorted(sorted(costs, key=lambda at: (costs[at], at))[:60])
    upto = list(accumulate(map(wide, text), initial=0.0))
    ways = []
    for cut in _cuts(places, upto, 0, count):
        pieces = tuple(text[a:b] for a, b in pairwise((0, *cut, len(text))))
        ways.append((sum(costs[at] for at in cut) + _shape(tuple(map(wide, pieces))), pieces))
    return ways


def _cuts(places: list[int], upto: list[float], start: int, count: int) -> Iterator[tuple[int, ...]]:
    """Every way to end lines so that each of them fits; `upto` is how wide the title is up to a character."""
    if count == 1:
        yield ()
        return
    for at in places:
        if at > start and upto[at] - upto[start] <= WIDEST and upto[-1] - upto[at] <= WIDEST * (count - 1):
            yield from ((at, *rest) for rest in _cuts(places, upto, at, count - 1))


@lru_cache(maxsize=256)
def _costs(text: str, organs: tuple[str, ...]) -> dict[int, float]:
    """Where a line may end, and what it costs. Behind the organ and in front of what is quoted is best."""
    inside = {at for word in WORDS.finditer(text) for at in range(word.start() + 1, word.end())}
    named = [(text.find(name), len(name)) for name in organs if name in text and wide(name) <= WIDEST]
    inside |= {at for start, length in named for at in range(start + 1, start + length)}
    ends = {start + length for start, length in named}
    costs = {}
    for at in range(2, len(text) - 1):
        if at in inside or text[at] in BEFORE_NEVER or text[at - 1] in AFTER_NEVER:
            continue
        quoted = text.count("《", 0, at) > text.count("》", 0, at)
        good = at in ends or text[at] == "《" or text[at - 1] in "的、》"
        # A line that begins with a bracket would be taken for a line under the title.
        costs[at] = (0.0 if good else 2.0) + (3.0 if quoted else 0.0) + (9.0 if text[at] == "（" else 0.0)
    return costs


def _shape(widths: tuple[float, ...]) -> float:
    """Lines of like width, but not equal ones, the middle not the shortest; a last line of a word or two is no line."""
    spread = max(widths) - min(widths)
    block = 1.0 if spread < 1 else 0.0
    hourglass = 4.0 if len(widths) > 2 and min(widths[1:-1]) < min(widths[0], widths[-1]) else 0.0
    return 0.35 * max(0.0, spread - 2) + block + hourglass + (6.0 if widths[-1] < 4 else 0.0)
