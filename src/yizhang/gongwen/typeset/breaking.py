"""Lines of a paragraph: Chinese characters on their pitch, no punctuation at the wrong end, the lines of running text filled."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.parts import Face, Para, Shown, wide
from yizhang.law.values import dataclass

# GB/T 15834 5.1: what begins no line, and what ends none.
BEGINS_NONE = frozenset("，。、；：？！）》〉」』】〕”’…—·％‰℃,.;:?!)]}%")
ENDS_NONE = frozenset("（《〈「『【〔“‘([{")
# Latin words and figures, ellipses and dashes are not cut.
UNIT = regex(r"[!-~]+|…+|—+|.", 16)
MOST_MOVED = 4


@dataclass(frozen=True)
class Piece:
    """What is not cut: its characters, their face, and their width in characters of the paragraph's size; or a picture."""

    text: str
    face: Face
    width: float
    shown: Shown | None = None


@dataclass(frozen=True)
class Line:
    """A line: its pieces, how far it stands in, and how much wider than its own every step is (both in characters)."""

    pieces: tuple[Piece, ...]
    inset: float
    stretch: float = 0.0

    @property
    def width(self) -> float:
        """In characters."""
        return sum(piece.width for piece in self.pieces) + self.stretch * max(0, len(self.pieces) - 1)

    @property
    def alone(self) -> bool:
        """Whether nothing but pictures stands on it."""
        return all(piece.shown or not piece.text.strip() for piece in self.pieces)

    @property
    def shown(self) -> float:
        """The height of the tallest picture on it in millimetres; zero without one."""
        return max((piece.shown.height for piece in self.pieces if piece.shown), default=0.0)


def lines(para: Para) -> Iterator[Line]:
    """The lines of a paragraph. Breaks in its words are kept: a title comes in its lines."""
    room = measures.CHARACTERS * measures.BODY / para.size if para.size != measures.BODY else float(measures.CHARACTERS)
    for number, pieces in enumerate(_chunks(para)):
        yield from _chunk(pieces, para, room, first=number == 0)


def _chunk(pieces: list[Piece], para: Para, room: float, *, first: bool) -> Iterator[Line]:
    while pieces:
        begin = para.left + (para.first if first else 0)
        measure = room - begin - para.right
        end = _fitting(pieces, measure)
        taken, pieces = pieces[:end], pieces[end:]
        if pieces:
            taken = _without_space(taken)
        yield _set(taken, para, begin, measure, full=bool(pieces) and para.align in ("both", "left"), room=room)
        first = False


def _set(pieces: list[Piece], para: Para, begin: float, measure: float, *, full: bool, room: float) -> Line:
    own = sum(piece.width for piece in pieces)
    if full and len(pieces) > 1:
        return Line(tuple(pieces), begin, max(0.0, measure - own) / (len(pieces) - 1))
    inset = {"center": (room - own) / 2, "right": room - para.right - own}.get(para.align, begin)
    return Line(tuple(pieces), max(0.0, inset))


def _chunks(para: Para) -> list[list[Piece]]:
    out: list[list[Piece]] = [[]]
    for run in para.runs:
        if run.shown:
            out[-1].append(Piece(run.text, run.face, run.shown.width / measures.cell(para.size), run.shown))
            continue
        for at, part in enumerate(run.text.split("\n")):
            if at:
                out.append([])
            out[-1] += [Piece(found[0], run.face, wide(found[0])) for found in UNIT.finditer(part)]
    return out


def _fitting(pieces: list[Piece], measure: float) -> int:
    """How many pieces stand on the line."""
    used, end = 0.0, 0
    while end < len(pieces) and used + pieces[end].width <= measure + 1e-6:
        used += pieces[end].width
        end += 1
    if end == len(pieces):
        return end
    if end == 0:
        return 1 if pieces[0].shown else _cut(pieces, measure)
    for back in range(min(MOST_MOVED, end - 1) + 1):
        at = end - back
        if pieces[at].text[0] not in BEGINS_NONE and pieces[at - 1].text[-1] not in ENDS_NONE:
            return at
    return end


def _cut(pieces: list[Piece], measure: float) -> int:
    """A word longer than the line is cut after all."""
    whole, many = pieces[0], max(1, int(measure / 0.5))
    head, tail = whole.text[:many], whole.text[many:]
    pieces[:1] = [Piece(part, whole.face, wide(part)) for part in (head, tail) if part]
    return 1


def _without_space(pieces: list[Piece]) -> list[Piece]:
    while len(pieces) > 1 and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    return pieces
