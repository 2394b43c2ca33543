"""States that a page shows by colour and shape as well as by words, so that nobody depends on one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Toned:
    """Something that stands in one of several states. `tones`: severity and icon of each, in the order in which they are counted."""

    __slots__ = ()
    tones: ClassVar[Mapping[str, tuple[str, str]]]
    state: str

    @property
    def severity(self) -> str:
        """The colour of the state."""
        return self.tones[self.state][0]

    @property
    def icon(self) -> str:
        """The shape of the state."""
        return self.tones[self.state][1]
