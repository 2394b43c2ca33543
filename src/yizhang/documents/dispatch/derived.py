"""What the organisation, the opener and the record say about an outgoing document: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yizhang.documents.dispatch.kinds import InNameOf, MeetingKind
from yizhang.law.fieldtype import PostRef
from yizhang.law.org import Opener, Org, Rank

if TYPE_CHECKING:
    from yizhang.documents.dispatch.facts import DepartmentRecord, DispatchRecord, MinutesRecord


class Reviewing(Org, Protocol):
    """An organisation that also names the posts 合法性审核岗 of an organ, and whose portfolio something is."""

    def legality_posts(self, organ: str) -> tuple[str, ...]:
        """The posts of an organ that review legality; for a section of the office, the other posts of the office."""

    def leader_of(self, key: str) -> str | None:
        """The leader whose portfolio has that topic or organ, the mayor's own included."""


def legality_posts(org: Reviewing, opener: Opener, record: DispatchRecord | DepartmentRecord) -> tuple[PostRef, ...] | None:
    """Who may review the legality in the drafting organ; None when nobody holds such a post."""
    return tuple(PostRef(one) for one in org.legality_posts(str(record.drafter))) or None


class Sealing(Org, Protocol):
    """An organisation that also knows its seals, by the matters they were entered by."""

    def seals_of(self, organ: str, kind: str) -> tuple[str, ...]:
        """The seals of that kind that an organ has on record, those in use first."""

    def seal_name(self, seal: str) -> str:
        """What a seal is called; empty for one that is not on record."""

    def seal_called(self, name: str) -> str:
        """The seal of that name; empty when none is on record."""

    def seal_keepers(self, seal: str) -> tuple[str, ...]:
        """Who may put it: its keeper, and who stands in while that is away."""


OFFICIAL, PERSONAL = "公章", "签名章"
SEALED_WITH = {
    InNameOf.GOVERNMENT: ("市政府", OFFICIAL),
    InNameOf.ORDER: ("市政府", PERSONAL),
    InNameOf.BILL: ("市政府", PERSONAL),
    InNameOf.OFFICE: ("市政府办公室", OFFICIAL),
}
"""Whose seal a document carries; orders and bills carry that of their signer (GB/T 9704 7.3.5.3, 读法)."""


def own_seal(org: Sealing, opener: Opener, record: DispatchRecord) -> str | None:
    """The seal in whose name it goes out; None when none is on record."""
    return org.seal_name(next(iter(org.seals_of(*SEALED_WITH[record.in_name_of])), "")) or None


def has_seal(org: Sealing, opener: Opener, record: DispatchRecord) -> bool:
    """Whether that seal is on record, so that its keeper alone puts it, and it is asked for."""
    return own_seal(org, opener, record) is not None


def seal_keepers(org: Sealing, opener: Opener, record: DispatchRecord) -> tuple[PostRef, ...] | None:
    """Who may put it; None while nobody keeps one."""
    return tuple(PostRef(one) for one in org.seal_keepers(org.seal_called(record.seal or ""))) or None


def is_shared(org: Org, opener: Opener, record: DispatchRecord) -> bool:
    """Whether other departments have a say (53.2a)."""
    return bool(record.cosigners)


def deputies(org: Org, opener: Opener, record: DispatchRecord) -> tuple[PostRef, ...] | None:
    """All deputy mayors in charge: of the topic, else of the drafting organ, and of every department that countersigns (50.1b, 读法)."""
    own = org.in_charge(record.topic or "") or org.in_charge(str(record.drafter))
    beside = [seat for one in record.cosigners for seat in org.in_charge(str(one))]
    return tuple(PostRef(seat.removeprefix("post:")) for seat in dict.fromkeys((*own, *beside))) or None


def has_deputies(org: Reviewing, opener: Opener, record: DispatchRecord) -> bool:
    """Whether a deputy mayor reviews. What is in nobody's portfolio answers yes, so that it waits for one (semantics 14)."""
    known = any(org.leader_of(key) for key in (record.topic or "", str(record.drafter)) if key)
    return bool(record.deputies) or not known


def characters(text: str) -> int:
    """Characters of a text with punctuation, without white space (51.1e, 读法)."""
    return sum(not one.isspace() for one in text)


def length(org: Org, opener: Opener, record: DispatchRecord) -> int:
    """Characters of the text; title and annexes are counted apart (51.1e, 读法)."""
    return characters(record.text)


def review_limit(org: Org, opener: Opener, record: DispatchRecord) -> str | None:
    """The limit of the legality review as it was set, in words that a limit reads: 7工作日."""
    return f"{record.review_days}工作日" if record.review_days else None


def is_review_limited(org: Org, opener: Opener, record: DispatchRecord) -> bool:
    """Whether a limit was set for the legality review."""
    return record.review_days is not None


def is_special(org: Org, opener: Opener, record: MinutesRecord) -> bool:
    """Whether the minutes are of a special meeting (50.2b)."""
    return record.meeting is MeetingKind.SPECIAL


def is_of_government(org: Org, opener: Opener, record: MinutesRecord) -> bool:
    """Whether the meeting is one whose decisions are published (29.1a): 全体会议 or 常务会议."""
    return record.meeting in (MeetingKind.PLENARY, MeetingKind.EXECUTIVE)


def deputies_who_attended(org: Org, opener: Opener, record: MinutesRecord) -> tuple[PostRef, ...] | None:
    """The deputy secretaries-general who review: of a special meeting only, those who attended it."""
    return record.attending or None if record.special else None


def has_deputy_secretary(org: Org, opener: Opener, record: MinutesRecord) -> bool:
    """Whether a deputy secretary-general attended."""
    return bool(record.attending)


def mayor_signs(org: Org, opener: Opener, record: MinutesRecord) -> bool:
    """Whether the mayor himself signs the minutes, so that his signature is his agreement (50.2b, 读法)."""
    return record.signer is not None and f"post:{record.signer}" in org.ranked(Rank.MAYOR)


def is_joint(org: Org, opener: Opener, record: DepartmentRecord) -> bool:
    """Whether other departments make it together with the drafting one."""
    return bool(record.joint)


def signer_of_minutes(org: Org, opener: Opener, record: MinutesRecord) -> PostRef | None:
    """Of a special meeting: the leader who chaired, else the one who entrusted the chair (50.2b); None when neither is one."""
    if not record.special:
        return None
    leaders = (*org.ranked(Rank.MAYOR), *org.ranked(Rank.DEPUTY_MAYOR))
    named = (one for one in (record.chair, record.entrusted_by) if one is not None and f"post:{one}" in leaders)
    return next(named, None)
