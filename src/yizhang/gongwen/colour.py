"""Colours as files write them: RRGGBB."""

from __future__ import annotations


def is_red(colour: str) -> bool:
    """Much red, little else."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50
