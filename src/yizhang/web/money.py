"""Amounts as officials type and read them: 3200万元, 1.5亿元, 9,600; kept in fen, never as floats."""

from __future__ import annotations

import re
from decimal import Decimal

UNITS = {"": 1, "万": 10_000, "亿": 100_000_000}
AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]?)元?")


class NotAnAmount(ValueError):
    """The words name no amount of money; 3200万元, 1.5亿元 and 9600 do."""


def typed_money(words: str) -> int:
    """Fen. Raises NotAnAmount, also for parts of a fen."""
    found = AMOUNT.fullmatch(re.sub(r"[\s,，\u2009]", "", words))
    if not found:
        raise NotAnAmount(words)
    fen = Decimal(found["number"]) * UNITS[found["unit"]] * 100
    if fen != fen.to_integral_value():
        raise NotAnAmount(words)
    return int(fen)


def shown_money(fen: int) -> str:
    """3200万元 when it is whole in 万, else 9600.50元."""
    yuan = Decimal(fen) / 100
    if fen and fen % 1_000_000 == 0:
        return f"{fen // 1_000_000}万元"
    return f"{yuan:.2f}元" if fen % 100 else f"{fen // 100}元"
