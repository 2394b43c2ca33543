"""Everything that is shown in Chinese and can be shown in another language."""

from __future__ import annotations

from yizhang.messages.declared import declared
from yizhang.messages.message import Message, wanted
from yizhang.messages.sources import marked


def gathered() -> tuple[Message, ...]:
    """What code and templates mark, then what the editions of the rulebook declare."""
    return tuple(wanted((*marked(), *declared())))
