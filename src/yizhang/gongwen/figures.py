"""Figures: pictures as the readers come upon them, taken out of the words, and which of them belong to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from yizhang.gongwen.document import Figure, Place
from yizhang.gongwen.regex import regex
from yizhang.gongwen.safety import LARGEST
from yizhang.law.finding import _
from yizhang.law.values import dataclass, field

if TYPE_CHECKING:
    from yizhang.gongwen.blocks import Block, Look
    from yizhang.gongwen.pictures import Picture
    from yizhang.gongwen.zones import Zones

MARK = "\ufffc"  # the character that Unicode has for an object in the text
MARKED = regex("\ufffc([0-9]{1,4})\ufffc")
FINEST = 0.01  # millimetres
MOST, ALL_DOTS = 1000, 240_000_000  # of one file, all pictures together
PLAIN = Figure("")
UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}
SCREEN = 25.4 / 96  # millimetres of a dot, where nothing says how large a picture is shown
# 图1 …, 图2-1：…, 附图 …; 图1所示 and 图1中 begin a sentence.
CAPTION = regex(
    r"(?:附?图\s*(?:\d{1,3}(?:[-—–.．]\d{1,3})*|[一二三四五六七八九十]{1,3})|附图)(?:[\s:：、.．].*|(?![\d所中为是示])[^。；，]*)?"
)
LONGEST_CAPTION = 40
DATA = regex(r"\s*data:image/[\w.+-]+;base64,(.*)", re.IGNORECASE | re.DOTALL)
READ = _("文件带有{n}幅图片，图片上的文字未读入")
FAULTS = {
    "external": _("{place}的图片存在文件以外，未读取；需要的，请把图片嵌入文件后重新保存"),
    "missing": _("{place}的图片在文件中找不到，请在办公软件中重新插入，或向来文单位索取原件"),
    "broken": _("{place}的图片已损坏或不完整，未读入；请重新插入图片，或向来文单位索取原件"),
    "huge": _("{place}的图片过大，为安全起见未读入；请在办公软件中压缩图片后重新保存"),
    "many": _("{place}以后的图片过多，未读入；请把图片分到几个文件"),
    "drawn": _("{place}有图表或组合图形，未读入；请在办公软件中另存为图片后插回"),
    "unshown": _("{place}的图片是 EMF、WMF 等格式，别的程序多不能显示；请在办公软件中另存为 PNG 后换上"),
}


@dataclass(frozen=True)
class Kept:
    """What became of the bytes of a picture: their digest, or the name of what is wrong with them."""

    digest: str = ""
    fault: str = ""


@dataclass
class Gathered:
    """Figures in the order a reader meets them, and the bytes of their pictures by digest, each kept once; `room` is how many bytes,
    `dots` how many dots more are kept; `parts` what became of the parts of a package, each read once however often it is shown."""

    figures: list[Figure] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    room: int = LARGEST
    dots: int = ALL_DOTS
    parts: dict[str, Kept] = field(default_factory=dict)

    def add(self, data: bytes | None, said: Figure = PLAIN) -> str:
        """The mark of a picture among the words until `take_out`; `said` is what its place tells, without data what ails it."""
        if self._full():
            return ""
        return self._mark(said if data is None else self._figure(self._keep(data), said))

    def add_part(self, part: str, read: Callable[[str], bytes], said: Figure) -> str:
        """As `add`, of a part of a package."""
        if self._full():
            return ""
        if part not in self.parts:
            self.parts[part] = self._keep(read(part))
        return self._mark(self._figure(self.parts[part], said))

    def _full(self) -> bool:
        if len(self.figures) < MOST:
            return False
        self.figures[-1] = self.figures[-1]._replace(faults=tuple(dict.fromkeys((*self.figures[-1].faults, "many"))))
        return True

    def _mark(self, figure: Figure) -> str:
        self.figures.append(figure)
        return f"{MARK}{len(self.figures) - 1}{MARK}"

    def _keep(self, data: bytes) -> Kept:
        import hashlib  # most documents have no picture, and importing it takes as long as a dozen modules of ours

        read, fault = _opened(data)
        if read is None:
            return Kept(fault=fault)
        digest, dots = hashlib.sha256(data).hexdigest(), read.across * read.down
        if digest not in self.pictures:
            if len(data) > self.room or dots > self.dots:
                return Kept(fault="huge")
            self.pictures[digest], self.room, self.dots = read, self.room - len(data), self.dots - dots
        return Kept(digest)

    def _figure(self, kept: Kept, said: Figure) -> Figure:
        from yizhang.gongwen.pictures import SHOWN

        if not kept.digest:
            return said._replace(faults=(kept.fault,))
        read = self.pictures[kept.digest]
        width, height = (max(FINEST, round(side, 2)) if side > 0 else 0.0 for side in _size(said, read))
        if not width or not height:
            return said._replace(faults=("broken",))
        faults = () if read.form in SHOWN else ("unshown",)
        return said._replace(digest=kept.digest, media=f"image/{read.form}", width=width, height=height, faults=faults)


def _size(said: Figure, read: Picture) -> tuple[float, float]:
    """As said; of one side that is not, by the other; else as on a screen."""
    shape = read.down / read.across if read.across else 0.0
    width = said.width or (said.height / shape if shape and said.height else read.across * SCREEN)
    return width, said.height or width * shape


def in_itself(address: str) -> bytes | None:
    """The bytes of a picture that its own address holds, empty where they are spoilt; None for any other address."""
    found = DATA.match(address)
    if not found:
        return None
    from base64 import b64decode
    from urllib.parse import unquote

    try:
        return b64decode("".join(unquote(found[1]).split()))
    except ValueError:
        return b""


def length(style: str, name: str) -> float:
    """A width or height in the style of a page or an old drawing, in millimetres; zero where it tells none."""
    found = re.search(rf"(?:^|;)\s*{name}\s*:\s*(\d{{1,6}}(?:\.\d{{0,6}})?)\s*(pt|in|cm|mm|px)", style)
    return float(found[1]) * UNITS[found[2]] if found else 0.0


def is_caption(words: str) -> bool:
    """Whether a line names a figure."""
    return len(words) <= LONGEST_CAPTION and words[:1] in ("图", "附") and bool(CAPTION.fullmatch(words))


def _opened(data: bytes) -> tuple[Picture | None, str]:
    """The picture, or the name of what is wrong with it. Its size is believed only as far as it is harmless."""
    from yizhang.gongwen.pictures import DOTS, SHOWN, NoPicture, Picture, complete, form_of, picture

    form = form_of(data)
    if form not in SHOWN:
        return (Picture(data, form), "") if form else (None, "broken")
    try:
        read = picture(data, form)
    except NoPicture:
        return None, "broken"
    if read.across * read.down > DOTS:
        return None, "huge"
    return (read, "") if complete(read) else (None, "broken")


def take_out(pieces: Iterable[tuple[str, Look]], figures: Sequence[Figure]) -> tuple[list[tuple[str, Look]], tuple[Figure, ...]]:
    """The paragraphs without the marks, and each figure with the place where its mark stood."""
    if not figures:
        return list(pieces), ()
    out, placed, at = [], [], 0
    for paragraph, (raw, look) in enumerate(pieces, 1):
        taken = 0
        for found in MARKED.finditer(raw) if MARK in raw else ():
            spot = at + len(look.number) + found.start() - taken
            taken += len(found[0])
            placed += [one._replace(place=Place(paragraph, spot, spot, look.page, look.region)) for one in figures[int(found[1]) :][:1]]
        out.append((MARKED.sub("", raw) if taken else raw, look))
        at += len(look.number) + len(out[-1][0]) + 1
    return out, tuple(placed)


def of_text(figures: Sequence[Figure], zone: Zones) -> tuple[Figure, ...]:
    """Those of text and annexes, with their captions. A seal over the 署名, an emblem of the 版头 are no figures of the text; nor is what
    floats between the last line and the 署名."""
    text = [*zone.body, *zone.annexes]
    blocks = sorted((*zone.head, *zone.recipients, *text, *zone.attachment_note, *zone.signature, *zone.note, *zone.imprint), key=_start)
    starts, inside = [block.start for block in blocks], {block.start for block in text}
    kept = []
    for one in figures:
        after = bisect_right(starts, one.place.start)
        before, below = blocks[:after][-1:], blocks[after : after + 1]
        if before and before[0].start in inside:
            seal = one.floats and one.place.start > before[0].end and bool(below) and below[0].start not in inside
            belongs = not seal
        else:  # one that stands alone above the first line of the text
            belongs = bool(before) and one.place.start > before[0].end and bool(below) and below[0].start in inside
        if belongs:
            kept.append(one._replace(caption=_caption(one, before, below)))
    return tuple(kept)


def _start(block: Block) -> int:
    return block.start


def _caption(figure: Figure, before: Sequence[Block], below: Sequence[Block]) -> str:
    """The line under it, when it is one that names a figure."""
    ends = not before or figure.place.start >= before[0].end
    return below[0].text if ends and below and is_caption(below[0].text) else ""


def told(figures: Sequence[Figure]) -> Iterator[str]:
    """How many there are, as their words are not read, and what is wrong with them."""
    if figures:
        yield READ.format(n=len(figures))
    yield from (template.format(place=place) for template, place in faults(figures))


def faults(figures: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    """What is wrong with them: a sentence for each kind of fault, to be filled with the places."""
    for fault, template in FAULTS.items():
        places = dict.fromkeys(_where(one.place) for one in figures if fault in one.faults)
        if places:
            yield template, "、".join(places)


def _where(place: Place) -> str:
    return f"第{place.page}页" if place.page else f"第{place.paragraph}段"


def kept(pictures: Mapping[str, Picture], figures: Sequence[Figure]) -> dict[str, Picture]:
    """The bytes of these figures."""
    return {one.digest: pictures[one.digest] for one in figures if one.digest in pictures}
