"""How a document stands on its pages, as far as its file tells: what the clauses of GB/T 9704 on layout are measured by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yizhang.law.values import dataclass, field

if TYPE_CHECKING:
    from yizhang.gongwen.blocks import Block, Look

MM = 25.4 / 72  # of a point
TWIP = 1 / 20  # in points
EMU = 36_000  # a millimetre of a drawing


@dataclass(frozen=True)
class Page:
    """The size of the paper and the margins around the 版心, in millimetres; zero is unknown. `pitch` is the height of a line in points,
    `lines` and `chars` how many lines a page and characters a line hold."""

    width: float = 0.0
    height: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0
    lines: int = 0
    chars: int = 0


@dataclass(frozen=True)
class PageNumber:
    """What is printed as a page number: the words around it (# stands for the number), its type, and whether odd and even pages differ."""

    text: str
    font: str = ""
    size: float = 0.0
    align: str = ""
    mirrored: bool = False


@dataclass(frozen=True)
class Layout:
    """Pages, the look of every paragraph that has words (by its number), the page number, and the red line of the 版头.

    `red_line` and `number` are None where the form of the file does not tell.
    """

    pages: tuple[Page, ...] = ()
    looks: Mapping[int, Look] = field(default_factory=dict)
    number: PageNumber | None = None
    red_line: bool | None = None
    numbered: bool | None = None


def looks_of(blocks: tuple[Block, ...]) -> dict[int, Look]:
    """The look of every paragraph, by its number; of several lines the first counts."""
    return {block.paragraph: block.look for block in reversed(blocks)}
