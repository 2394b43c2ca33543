"""Finding matters by words, numbers, organs, people: what the search page shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yizhang.kernel.values import Hand

NOTHING: Mapping[str, Any] = {"hits": (), "total": 0, "facets": (), "chips": ()}
BRACKETS = str.maketrans("［］[]()（）【】〈〉<>", "〔〕〔〕〔〕〔〕〔〕〔〕〔〕")


def find(words: str, conditions: Mapping[str, str], by: Hand, now: datetime) -> Mapping[str, Any]:
    """What the hand may see and that meets words and conditions."""
    return NOTHING


def marked(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, those that were looked for marked."""
    wanted = [re.escape(one) for one in words.split() if one]
    if not wanted:
        return ((text, False),)
    pieces = re.split(f"({'|'.join(wanted)})", text)
    return tuple((piece, bool(at % 2)) for at, piece in enumerate(pieces) if piece)
