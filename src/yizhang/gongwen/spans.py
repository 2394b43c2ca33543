"""From blocks to a `Read`: the words as they stand in the text, and the place of the first to the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from yizhang.gongwen.blocks import Block, Source
from yizhang.gongwen.document import Place, Read

T = TypeVar("T")


def lines(blocks: Sequence[Block]) -> str:
    """The words of the blocks, one block a line."""
    return "\n".join(block.text for block in blocks)


def read(value: T, blocks: Sequence[Block], source: Source, sure: int) -> Read[T]:
    """A value read from blocks that stand together. `sure` is kept within 5 and 100."""
    first, last = blocks[0], blocks[-1]
    place = Place(first.paragraph, first.start, last.end, first.look.page, first.look.region)
    return Read(value, source.text[first.start : last.end], place, max(5, min(100, sure)))
