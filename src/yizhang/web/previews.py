"""预览: the acts whose consequences can be told before they are done, by the kind of entry they are on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from yizhang.kernel.values import Hand, Input
from yizhang.office.moved import REGISTER
from yizhang.web.foresight import PROCEDURE, Foreseen, foreseen
from yizhang.web.movedlimits import Shifted, foreseen_limits

Preview = Foreseen | Shifted
PREVIEWS: Mapping[str, Callable[..., Preview | None]] = {PROCEDURE: foreseen, REGISTER: foreseen_limits}


def preview(procedure: str, verb: str, given: Input, by: Hand, now: datetime, matter: str = "") -> Preview | None:
    """What the verb would move with these values; None where nothing can be told, or not yet."""
    told = PREVIEWS.get(procedure)
    return told(verb, given, by, now, matter) if told else None
