"""What every reader hands on: the whole text, and its lines with what the layout says about each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from yizhang.gongwen.document import Figure, Place
from yizhang.gongwen.layout import Layout
from yizhang.gongwen.regex import regex
from yizhang.law.values import dataclass, field, replace

if TYPE_CHECKING:
    from yizhang.gongwen.pictures import Picture

# Characters that are seen nowhere and that no .docx or .ofd may hold, and the one that stands for a figure.
UNSEEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")


@dataclass(frozen=True)
class Look:
    """How a line stands on the page, as far as the format tells; empty and zero are unknown.

    `align` is left, center, right or both; `size` in points; `region` is header, footer, box, table or ""; `font` the east-asian typeface
    of the first words, `last_font` of the last; `first` and `left` how far the first line and the others stand in, in characters, None
    where the form does not tell; `colour` as RRGGBB.
    """

    align: str = ""
    size: float = 0.0
    bold: bool = False
    red: bool = False
    region: str = ""
    page: int = 0
    number: str = ""
    font: str = ""
    last_font: str = ""
    first: float | None = None
    left: float | None = None
    colour: str = ""


class Block(NamedTuple):
    """One line with something on it: its words without outer spaces, and where they stand in the whole text."""

    text: str
    start: int
    paragraph: int
    look: Look = Look()
    indent: int = 0

    @property
    def end(self) -> int:
        """One behind the last character."""
        return self.start + len(self.text)

    @property
    def place(self) -> Place:
        """As the document's elements say it."""
        return Place(self.paragraph, self.start, self.end, self.look.page, self.look.region)


@dataclass(frozen=True)
class Source:
    """A file as read: `fields` are what a published page lists beside the document; `doubts` what the reader had to assume; `figures` its
    pictures in the order of the text, `pictures` their bytes by digest, `set_aside` how many more stand in headers and footers."""

    text: str
    blocks: tuple[Block, ...]
    fields: Mapping[str, Block] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    source: str = ""
    layout: Layout | None = None
    figures: tuple[Figure, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    set_aside: int = 0


def lay(pieces: Iterable[tuple[str, Look]]) -> tuple[str, tuple[Block, ...]]:
    """Put paragraphs under each other. Automatic numbers are printed in the text, but no part of the block. What nobody sees is a space."""
    pieces = list(pieces)
    if UNSEEN.search("\n".join([look.number + raw for raw, look in pieces])):
        pieces = [(UNSEEN.sub(" ", raw), replace(look, number=UNSEEN.sub("", look.number))) for raw, look in pieces]
    lines, blocks, at = [], [], 0
    for paragraph, (raw, look) in enumerate(pieces, 1):
        whole = look.number + raw
        offset = at + len(look.number)
        for line in raw.split("\n"):
            # The empty cells at the ends of a row are part of it.
            edges = " \u3000\xa0" if "\t" in line and look.region == "table" and line.count("\t") > 1 and line.strip() else None
            if words := line.strip(edges):
                lead = 0 if words == line else len(line) - len(line.lstrip(edges))
                blocks.append(Block(words, offset + lead, paragraph, look, lead))
            offset += len(line) + 1
        lines.append(whole)
        at += len(whole) + 1
    return "\n".join(lines), tuple(blocks)
