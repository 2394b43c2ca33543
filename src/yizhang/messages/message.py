"""Messages as they are gathered: an identifier, its plural if it counts, and where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CHINESE = re.compile(r"[\u3400-\u9fff〇]")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")


@dataclass(frozen=True, slots=True)
class Message:
    """What is translated. `plural` is `id` again, since Chinese has none; empty for what does not count. `place`: file or declaration."""

    id: str
    plural: str = ""
    place: str = ""


def wanted(found: Iterable[Message]) -> Iterator[Message]:
    """Those with something to translate: words, or full-width punctuation that stands between words."""
    return (one for one in found if one.id.strip() and (CHINESE.search(one.id) or not one.id.isascii()))


def placeholders(text: str) -> frozenset[str]:
    """The places in a message that are filled when it is shown."""
    return frozenset(PLACEHOLDER.findall(text))
