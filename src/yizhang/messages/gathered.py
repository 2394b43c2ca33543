"""Everything that is shown in Chinese and can be shown in another language."""

from __future__ import annotations

from yizhang.locale.declared import declared
from yizhang.locale.messages import Message, wanted
from yizhang.locale.sources import marked


def gathered() -> tuple[Message, ...]:
    """What code and templates mark, then what the rulebook in force declares."""
    return tuple(wanted((*marked(), *declared())))
