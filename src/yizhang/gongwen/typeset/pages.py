"""Pages: texts and lines at their places, in millimetres from the upper left corner of the paper."""

from __future__ import annotations

from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.breaking import Line
from yizhang.gongwen.typeset.parts import Face
from yizhang.law.values import dataclass, field


@dataclass(frozen=True)
class Text:
    """Characters of one face in a row: the upper left corner of the first, and the step from each to the next."""

    text: str
    x: float
    y: float
    step: float
    size: float
    face: Face
    colour: str = measures.BLACK

    @property
    def narrow(self) -> bool:
        """Whether these are half-width characters."""
        return " " <= self.text[0] <= "~"


@dataclass(frozen=True)
class Rule:
    """A level line: its left end, its middle height, its length and thickness."""

    x: float
    y: float
    length: float
    thick: float
    colour: str = measures.BLACK


@dataclass(frozen=True)
class Placed:
    """A picture: its upper left corner, width and height, what is cut off its four sides, and its description."""

    picture: Picture
    x: float
    y: float
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alt: str = ""

    @property
    def whole(self) -> tuple[float, float, float, float]:
        """Where the whole picture would stand from the corner, and its size: only what is not cut off is seen."""
        left, top, right, bottom = self.crop
        width, height = self.width / (1 - left - right), self.height / (1 - top - bottom)
        return -left * width, -top * height, width, height


@dataclass
class Page:
    """A page with what stands on it, in reading order, pictures under the words; `number` is none where nothing is printed."""

    number: int | None
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)

    def set_line(
        self, line: Line, y: float, size: float, *, colour: str = measures.BLACK, left: float = measures.LEFT, tall: float = 0.0
    ) -> None:
        """Put a line with its upper edge at y. Type of the body stands on the pitch of 28 characters, other type on its own. Where pictures
        make the line tall, words stand at its foot; pictures in a line of usual height, or without words, in the middle."""
        cell = measures.cell(size)
        x = left + line.inset * cell
        foot = max(y + tall, y + measures.height(size))
        for text, face, start, step in _segments(line, cell):
            self.texts.append(Text(text, x + start, foot - measures.height(size), step, size, face, colour))
        centred = line.alone or tall <= measures.height(size)
        for piece in line.pieces if line.shown else ():
            if one := piece.shown:
                top = (y + foot - one.height) / 2 if centred else foot - one.height
                self.pictures.append(Placed(one.picture, x, top, one.width, one.height, one.crop, one.alt))
            x += (piece.width + line.stretch) * cell


def _segments(line: Line, cell: float) -> list[tuple[str, Face, float, float]]:
    """Pieces that run on with the same step as one; spaces and a change between Chinese and Latin part them."""
    out: list[tuple[str, Face, float, float]] = []
    at, fresh = 0.0, True
    for piece in line.pieces:
        narrow = " " <= piece.text[0] <= "~"
        step = cell / 2 if narrow else cell * (1 + line.stretch)
        before = out[-1] if out else None
        if piece.shown or not piece.text.strip():
            fresh = True
        elif before and not fresh and not narrow and before[1] is piece.face and not " " <= before[0][0] <= "~" and len(piece.text) == 1:
            out[-1] = (before[0] + piece.text, before[1], before[2], before[3])
        else:
            out.append((piece.text, piece.face, at, step if len(piece.text) == 1 or narrow else cell))
            fresh = len(piece.text) > 1
        at += (piece.width + line.stretch) * cell
    return out
