"""The numbers of GB/T 9704-2012, in millimetres, points and characters, each with its clause."""

from __future__ import annotations

POINT = 25.4 / 72  # millimetres
# 5.1, 5.2.1: paper, 天头, 订口 and 版心.
PAPER = (210.0, 297.0)
TOP, LEFT = 37.0, 28.0
AREA = (156.0, 225.0)
RIGHT, BOTTOM = PAPER[0] - LEFT - AREA[0], PAPER[1] - TOP - AREA[1]
FOOT = TOP + AREA[1]
# 5.2.3: 22 lines of 28 characters fill the 版心. The last line ends on its lower edge: the gap is then nearly the 7/8 of 3.2.
LINES, CHARACTERS = 22, 28
BODY, TITLE, SMALL = 16.0, 22.0, 14.0  # 3号 2号 4号
PITCH = (AREA[1] - BODY * POINT) / (LINES - 1)
GAP = PITCH - BODY * POINT
CELL = AREA[0] / CHARACTERS
IN_LINE = PITCH - 1.0  # of a picture between characters, so that it meets none of the next line
# What a word processor is told: the pitch in twentieths of a point at which the 22nd line still stands on the page, and the grid's step.
TWIPS = 579
# 7.2.4, 10.1, 10.2: the upper edge of the 发文机关标志 from the upper edge of the paper.
MARK_TOP = {"文件": TOP + 35.0, "信函": 30.0, "命令": TOP + 20.0, "纪要": TOP + 35.0}
# No size is given (7.2.4): as large as the name allows, and no larger.
MARK_LARGEST, MARK_SMALLEST = 52.0, 24.0
# 7.2.7: under the 发文字号.
RED_LINE_BELOW, RED_LINE_THICK = 4.0, 0.5
# 10.1: red double lines of a letter.
LETTER_LINE, LETTER_LINE_BELOW, LETTER_LINE_FROM_FOOT = 170.0, 4.0, 20.0
# 7.3.5.1: lines kept free above the 署名, so that a seal of 4.5 cm reaches to within one line of the text.
SEAL_LINES = 2
# 7.3.5.1: seals do not touch, and as many stand in a row as the 版心 holds; the diameter is that of a government's seal (国发〔1999〕25号).
SEAL, SEALS_APART, SEALS_A_ROW = 45.0, 1.5, 3
# 7.4.1: lines of the 版记.
IMPRINT_THICK, IMPRINT_THIN, IMPRINT_ROW = 0.35, 0.25, 8.5
# 7.5: the dashes of the page number under the lower edge of the 版心.
NUMBER_BELOW = 7.0
RED, BLACK = "FF0000", "000000"


def height(points: float) -> float:
    """Of a character of that size, in millimetres."""
    return points * POINT


def cell(points: float) -> float:
    """The step of characters of that size, in millimetres: of the body on the grid, of others their own."""
    return CELL if points == BODY else height(points)
