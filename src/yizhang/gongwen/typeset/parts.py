"""What a document is composed of before it stands on pages: paragraphs with the names officials give their styles."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.typeset import measures
from yizhang.law.finding import Finding
from yizhang.law.values import dataclass


class Form(Enum):
    """公文的一般格式 and the three special ones (GB/T 9704 7 and 10)."""

    DOCUMENT = "文件"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"


class Face(Enum):
    """Typefaces the standard names."""

    FANGSONG = "仿宋"
    XIAOBIAOSONG = "小标宋"
    HEITI = "黑体"
    KAITI = "楷体"
    SONGTI = "宋体"


@dataclass(frozen=True)
class Shown:
    """A picture as it is set: its bytes with their digest, its size in millimetres, its description, and what is cut off left, above, right
    and below, in parts of the whole."""

    picture: Picture
    digest: str
    width: float
    height: float
    alt: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Run:
    """Words in one face; or a picture, for which the text holds one character."""

    text: str
    face: Face = Face.FANGSONG
    shown: Shown | None = None


@dataclass(frozen=True)
class Para:
    """A paragraph. `first`, `left` and `right` are indents in characters of its size, `above` blank lines; `opposite` stands at the right
    end of its line, `across` characters from it; `new_page` begins a page; `keep` stays with the next. A row of a table has `cells`, and
    the widths of its `columns` in millimetres."""

    style: str
    runs: tuple[Run, ...]
    size: float = measures.BODY
    align: str = "left"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    opposite: tuple[Run, ...] = ()
    new_page: bool = False
    keep: bool = False
    cells: tuple[tuple[Run, ...], ...] = ()
    columns: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Imprint:
    """A row of the 版记: what stands at the left and at the right; `apart` has a line above it."""

    left: str
    right: str = ""
    apart: bool = True


@dataclass(frozen=True)
class Composition:
    """A document ready to be laid out: what stands in the corner above the mark, the lines of the mark with 文件 beside them, the lines of
    number and 签发人, all text from the title to the last annex, and the 版记; the organs that sign it and whether a seal is set to it."""

    form: Form
    corner: tuple[Para, ...] = ()
    mark: tuple[str, ...] = ()
    beside: str = ""
    numbered: tuple[Para, ...] = ()
    text: tuple[Para, ...] = ()
    imprint: tuple[Imprint, ...] = ()
    name: str = ""
    issuers: tuple[str, ...] = ()
    sealed: bool = True


class Written(NamedTuple):
    """A file and what became of its faces."""

    data: bytes
    findings: tuple[Finding, ...]


# A space is a little wider than a letter, so that whoever reads the page by its places tells it from none.
SPACE = 0.56


def wide(text: str) -> float:
    """The width of a text in characters: Latin letters and digits are half as wide as Chinese characters."""
    return sum(SPACE if char == " " else 0.5 if "!" <= char <= "~" else 1.0 for char in text)


def mark_size(composition: Composition) -> float:
    """The size of the 发文机关标志 in points, as large as fits: it, and 文件 beside several lines, stand within the 版心."""
    widest = max(map(wide, composition.mark), default=1.0) + wide(composition.beside)
    room = measures.AREA[0] * 0.94 / measures.POINT / widest
    return max(measures.MARK_SMALLEST, min(measures.MARK_LARGEST, round(room, 1)))
