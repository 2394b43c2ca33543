"""Who lets a seal be used and who puts it, as the register of seals says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yizhang.law.fieldtype import PostRef
from yizhang.law.org import Opener, Org

if TYPE_CHECKING:
    from yizhang.documents.sealing.facts import SealRequestRecord


class Sealing(Org, Protocol):
    """An organisation that also knows its seals, by the matters they were entered by."""

    def seal_called(self, name: str) -> str:
        """The seal of that name; empty when none is on record."""

    def seal_keepers(self, seal: str) -> tuple[str, ...]:
        """Who may put it: its keeper, and who stands in while that is away."""

    def seal_approvers(self, seal: str) -> tuple[str, ...]:
        """Who lets it be used."""


def keepers(org: Sealing, opener: Opener, record: SealRequestRecord) -> tuple[PostRef, ...] | None:
    """None for a seal that nobody keeps."""
    return tuple(PostRef(one) for one in org.seal_keepers(org.seal_called(record.seal))) or None


def approvers(org: Sealing, opener: Opener, record: SealRequestRecord) -> tuple[PostRef, ...] | None:
    """None for a seal that is not on record."""
    return tuple(PostRef(one) for one in org.seal_approvers(org.seal_called(record.seal))) or None
