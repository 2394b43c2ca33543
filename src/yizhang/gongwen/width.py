"""Full and half width, and spaces put between characters: two ways of writing the same."""

from __future__ import annotations

from yizhang.gongwen.regex import regex

ASCII_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
SPACES = {ord(space): " " for space in "\u3000\xa0\t\u2002\u2003\u2009"}
NARROW = {**ASCII_WIDE, **SPACES}
WIDE_DIGIT = regex("[\uff10-\uff19]")
# Looking first is worth it: most lines hold none, and translating is slow.
WIDE = regex("[\u3000\xa0\t\u2002\u2003\u2009\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
SPACE = regex(r"\s+")
# A space between two Latin words separates them; any other space in a Chinese line only spreads the characters.
SPREAD = regex(r"(?<![A-Za-z0-9,.;])\s+|\s+(?![A-Za-z0-9])")


def narrow(text: str) -> str:
    """Half-width digits, letters and spaces, character by character, so that places stay the same."""
    return text.translate(NARROW) if WIDE.search(text) else text


def tight(text: str) -> str:
    """Without any space."""
    return SPACE.sub("", text)


def unspread(text: str) -> str:
    """Without the spaces that only spread Chinese characters over a line."""
    return SPREAD.sub("", text)


def spread(text: str) -> bool:
    """Whether every character stands alone, as in “几 个 问 题 的 通 知”."""
    pieces = text.split()
    return len(pieces) > 2 and max(map(len, pieces)) == 1
