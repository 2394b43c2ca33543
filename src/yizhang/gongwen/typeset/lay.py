"""A composition on its pages (GB/T 9704 5, 7 and 10)."""

from __future__ import annotations

from yizhang.gongwen.typeset import breaking, measures, table
from yizhang.gongwen.typeset.breaking import Line
from yizhang.gongwen.typeset.figure import lines_taken
from yizhang.gongwen.typeset.head import head
from yizhang.gongwen.typeset.imprint import set_imprint
from yizhang.gongwen.typeset.measures import FOOT, GAP, PITCH, TOP, height
from yizhang.gongwen.typeset.pages import Page, Text
from yizhang.gongwen.typeset.parts import Composition, Face, Form, Para
from yizhang.gongwen.typeset.seal import Seal
from yizhang.gongwen.typeset.table import Cells
from yizhang.law.values import dataclass, field, replace

BARELY = 0.05  # millimetres that rounding may take
OPENING = ("标题", "主送机关")
SIGNING = ("发文机关署名", "签名章", "成文日期")
WITH_SIGNATURE = 2  # lines of text that go to the next page with a 署名 that finds no room (7.3.5.5)


@dataclass
class Laid:
    """The pages, the page each paragraph begins on, whether the 版记 stands on a page of its own, where the next line would stand, where
    each paragraph begins (index of the page, height), and the images of seals."""

    pages: list[Page] = field(default_factory=list)
    begins: dict[int, int] = field(default_factory=dict)
    apart: bool = False
    y: float = TOP
    where: dict[int, tuple[int, float]] = field(default_factory=dict)
    seals: tuple[Seal, ...] = ()


@dataclass(frozen=True)
class Slot:
    """A line or a row to be set: of which paragraph, how tall, with what above and how much room below, whether it stays with the
    next, and how much is free above it at the head of a page too."""

    para: int
    line: Line | Cells
    size: float
    above: float
    new_page: bool
    keep: bool
    tall: float
    gap: float = GAP
    free: float = 0.0


def lay(composition: Composition) -> Laid:
    """Put everything on pages."""
    laid = Laid([Page(1)])
    laid.y = head(composition, laid.pages[0])
    slots = _with_signature([slot for number in range(len(composition.text)) for slot in _slots(number, composition.text)], composition)
    for at, slot in enumerate(slots):
        _set(laid, slot, _kept(slots, at))
    laid.apart = set_imprint(composition, laid.pages, laid.y)
    _number(laid.pages, composition.form)
    return laid


def _slots(number: int, text: tuple[Para, ...]) -> list[Slot]:
    para = text[number]
    if para.cells:
        goes_on = number + 1 < len(text) and bool(text[number + 1].cells)
        return [
            Slot(number, cells, para.size, 0, new_page=False, keep=False, tall=cells.tall, gap=0 if goes_on else GAP)
            for cells in table.row(para)
        ]
    lines = list(breaking.lines(para))
    last = len(lines) - 1
    free = measures.SEAL_LINES * PITCH if para.style == SIGNING[0] and para.above >= measures.SEAL_LINES else 0.0
    return [
        Slot(
            number, line, para.size, para.above if at == 0 else 0, para.new_page and at == 0, para.keep or (at == 0 and last == 1),
            _tall(line, para.size), free=free,
        )
        for at, line in enumerate(lines)
    ]  # fmt: skip


def _tall(line: Line, size: float) -> float:
    """A picture makes a line as tall as several; a small one between words reaches into the gaps above and below."""
    reaches = 0 < line.shown <= measures.IN_LINE and not line.alone
    return lines_taken(line.shown) * PITCH - GAP if line.shown and not reaches else height(size)


def _with_signature(slots: list[Slot], composition: Composition) -> list[Slot]:
    """A 署名 that finds no room takes the last lines of text along: it never stands on a page without any (7.3.5.5)."""
    styles = [composition.text[slot.para].style for slot in slots]
    text = next((at for at, style in enumerate(styles) if style not in OPENING), 0)
    signed = next((at for at, style in enumerate(styles) if style in SIGNING), 0)
    taken = range(max(text + 1, signed - WITH_SIGNATURE), signed)
    # The first line of text stays with the title, so that the first page shows text (7.3.3).
    return [replace(slot, keep=at in taken or (slot.keep and at != text)) for at, slot in enumerate(slots)]


def _kept(slots: list[Slot], at: int) -> float:
    """How much room a line needs with those that stay with it."""
    room, most = slots[at].tall, max(measures.AREA[1] / 2, slots[at].tall + PITCH)  # a tall figure still has its caption
    while slots[at].keep and at + 1 < len(slots) and not slots[at + 1].new_page:
        at += 1
        room += GAP + slots[at].above * PITCH + slots[at].tall
        most = measures.AREA[1] if slots[at].free else most  # 署名 in several rows are not parted where a page holds them
    return min(room, most)


def _set(laid: Laid, slot: Slot, room: float) -> None:
    fresh = laid.y <= TOP + BARELY
    y = laid.y + (0 if fresh and not slot.new_page else slot.above * PITCH)
    if not fresh and (slot.new_page or y + room > FOOT + BARELY):
        y = _turn(laid) + slot.free
    laid.begins.setdefault(slot.para, len(laid.pages))
    laid.where.setdefault(slot.para, (len(laid.pages) - 1, y))
    if isinstance(slot.line, Line):
        laid.pages[-1].set_line(slot.line, y, slot.size, tall=slot.tall)
    else:
        table.draw(laid.pages[-1], slot.line, y)
    laid.y = y + slot.tall + slot.gap


def _turn(laid: Laid) -> float:
    laid.pages.append(Page(len(laid.pages) + 1))
    return TOP


def _number(pages: list[Page], form: Form) -> None:
    """— 1 — under the 版心, odd pages one character from the right, even ones from the left; none on the first page of a letter."""
    size = measures.SMALL
    cell = height(size)
    y = FOOT + measures.NUMBER_BELOW - cell / 2
    for page in pages:
        if page.number is None or (form is Form.LETTER and page.number == 1):
            continue
        digits = str(page.number)
        width = (2 + 1 + len(digits) / 2) * cell
        x = measures.LEFT + (measures.AREA[0] - cell - width if page.number % 2 else cell)
        parts = (("—", 0.0, cell), (digits, 1.5 * cell, cell / 2), ("—", (2 + len(digits) / 2) * cell, cell))
        page.texts += [Text(text, x + at, y, step, size, Face.SONGTI) for text, at, step in parts]
